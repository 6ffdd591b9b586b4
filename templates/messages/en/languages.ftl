## Languages, each in its own words: whoever looks for one finds it so.

language-en = English
language-pt-BR = Português (Brasil)
language-zh-CN = 简体中文
