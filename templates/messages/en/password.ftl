## Why a new password was refused, and what to do instead

password-too-short = The password needs at least 15 characters. Four or five words that only you would put together are easy to remember.
password-too-long = The password may have at most 1,024 characters (fewer with accents or non-Latin letters). Choose a shorter one.
password-common = This password is on the lists that attackers try first. Choose words or characters that nobody else would put together.
password-made-of-own-words = This password is little more than your name, e-mail address or organisation, which others know too. Add several words that have nothing to do with them.
