// Adds comfort to pages that are complete without it. No dependency, no request.
"use strict";

const all = (selector, root = document) => root.querySelectorAll(selector);

/** Reads a text out through the page's live region, and shows it where the button cannot. */
function say(text, visibly) {
  const live = document.getElementById("live");
  live.classList.toggle("unseen", !visibly);
  live.textContent = "";
  setTimeout(() => { live.textContent = text; }, 60);
}

/** Copies what is selected: the only way on plain http. */
function copySelection(target) {
  if (target.select) {
    target.focus();
    target.select();
  } else {
    getSelection().selectAllChildren(target);
  }
  return document.execCommand("copy");
}

async function copy(button) {
  const target = document.getElementById(button.dataset.copy);
  const text = target.value ?? target.textContent;
  let copied = false;
  try {
    await navigator.clipboard.writeText(text);
    copied = true;
  } catch {
    copied = copySelection(target);
    if (copied) button.focus();
  }
  const words = copied ? button.dataset.done : button.dataset.failed;
  say(words, !copied);
  if (!copied) return;
  // Where it is recorded the page comes back and says so.
  if (button.form?.hasAttribute("data-record")) return button.form.requestSubmit();
  const label = button.firstChild;
  button.dataset.label ??= label.textContent;
  label.textContent = words + " ";
  button.toggleAttribute("data-copied", true);
  clearTimeout(button.timer);
  button.timer = setTimeout(() => {
    label.textContent = button.dataset.label;
    button.removeAttribute("data-copied");
  }, 2500);
}

// Unit, its seconds, and from how many on it is used: "in 45 days" says more than "next month".
const units = [["year", 31557600, 2], ["month", 2629800, 3], ["day", 86400, 1], ["hour", 3600, 1], ["minute", 60, 1], ["second", 1, 0]];

function relative(date, words) {
  const seconds = (date - Date.now()) / 1000;
  const [unit, length] = units.find(([, each, from]) => Math.abs(seconds) >= each * from);
  return words.format(Math.round(seconds / length), unit);
}

/** Beside the absolute time; mostly instead of it in tables and tags, unless ahead. */
function tellTimes() {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  for (const time of all("time[data-relative]")) {
    const date = Date.parse(time.dateTime);
    if (!date) continue;
    const absolute = time.dataset.absolute ??= time.textContent;
    const inside = time.closest("table:not([data-exact]) *,.tag,aside");
    const short = relative(date, words);
    if (inside) time.title = absolute;
    if (inside && (date < Date.now() || time.closest(".tag,aside"))) {
      time.textContent = short;
      continue;
    }
    const ago = Object.assign(document.createElement("span"), { className: "ago", textContent: `(${short})` });
    time.replaceChildren(inside ? time.dateTime.slice(0, 10) : absolute, " ", ago);
  }
}

/** One box for all of a name in its form. */
function selectAll(box) {
  const boxes = () => [...all("input[type=checkbox]", box.form ?? document)].filter((each) => each.name === box.dataset.selectAll);
  const show = () => {
    const ticked = boxes().filter((each) => each.checked).length;
    box.checked = ticked > 0 && ticked === boxes().length;
    box.indeterminate = ticked > 0 && !box.checked;
  };
  box.addEventListener("change", () => boxes().forEach((each) => { each.checked = box.checked; }));
  (box.form ?? document).addEventListener("change", (event) => event.target === box || show());
  show();
}

all("[data-js]").forEach((element) => { element.hidden = false; });
all("[data-copy]").forEach((button) => button.addEventListener("click", () => copy(button)));
all("[data-print]").forEach((button) => button.addEventListener("click", () => print()));
all("[data-select]").forEach((input) => input.addEventListener("focus", () => input.select()));
all("[data-select-all]").forEach(selectAll);
document.querySelector("[data-focus]")?.focus();
tellTimes();
setInterval(tellTimes, 60000);
