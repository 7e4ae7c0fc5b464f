// What script adds: the slider of the time control, filters that stand open where there is room, and pages that change
// in place. The library for the last is fetched when a hand nears a control: who only reads does not pay for it.
// Without script the same links and forms work as plain pages.

const DAY = 24 * 60 * 60 * 1000;
const PAUSE = 400; // milliseconds after which a moved slider counts as set
let sliding = false;

function setUpSlider() {
  const box = document.querySelector(".slider[hidden]");
  if (!box) return;
  const first = Date.parse(box.dataset.first);
  const months = box.dataset.months.split("|"); // the 17th of each month of 2001 as the page writes it
  const range = box.querySelector("input");
  const told = box.querySelector("output");
  const day = () => new Date(first + Number(range.value) * DAY);
  const tell = () => {
    const now = day();
    told.textContent = months[now.getUTCMonth()].replace("17", now.getUTCDate()).replace("2001", now.getUTCFullYear());
    range.setAttribute("aria-valuetext", told.textContent);
  };
  let waiting;
  range.addEventListener("input", tell);
  // Each key press is a change of its own: wait for the last.
  range.addEventListener("change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      sliding = document.activeElement === range;
      const asked = document.querySelector("#on");
      asked.value = day().toISOString().slice(0, 10);
      asked.form.requestSubmit();
    }, PAUSE);
  });
  tell();
  box.hidden = false;
  if (sliding) range.focus({ preventScroll: true });
  sliding = false;
}

function openWide() {
  if (!matchMedia("(min-width: 62rem)").matches) return;
  // The stylesheet shows them already; this says so to those who do not see.
  for (const fold of document.querySelectorAll("details.filter")) fold.open = true;
}

function setUp() {
  setUpSlider();
  openWide();
}

let fetched = false;

function fetchSwapping(event) {
  if (fetched || !event.target.closest?.("[hx-boost]")) return;
  fetched = true;
  const script = document.createElement("script");
  script.src = document.querySelector('meta[name="htmx-address"]').content;
  document.head.append(script);
}

for (const near of ["pointerover", "touchstart", "focusin"]) {
  document.addEventListener(near, fetchSwapping, { passive: true });
}
// Back and forward among pages that changed in place, where the library has not been fetched again since.
window.addEventListener("popstate", (event) => event.state?.htmx && !window.htmx && location.reload());
// A browser takes what lies under the column that sticks, or stands half outside its row, for visible: move it out.
document.addEventListener("focusin", (event) => {
  if (event.target.closest?.(".scroll thead, .tabs")) event.target.scrollIntoView({ inline: "nearest", block: "nearest" });
});
document.addEventListener("htmx:afterSettle", () => {
  setUp();
  if (document.activeElement === document.body) document.querySelector("#main")?.focus({ preventScroll: true });
  document.querySelector("#said").textContent = document.title;
});
setUp();
