// The slider of the time control, filters that stand open where there is room, and the library that swaps a page in
// place, fetched when a hand nears a control: who only reads does not pay for it. Without script the same links and
// forms work as plain pages.

const DAY = 24 * 60 * 60 * 1000;

function setUpSlider() {
  const box = document.querySelector(".slider[hidden]");
  if (!box) return;
  const first = Date.parse(box.dataset.first);
  const range = box.querySelector("input");
  const told = box.querySelector("output");
  const language = document.documentElement.lang;
  const words = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "medium",
    timeZone: "UTC",
    numberingSystem: "latn",
  });
  const day = () => new Date(first + Number(range.value) * DAY);
  const tell = () => {
    told.textContent = words.format(day());
    range.setAttribute("aria-valuetext", told.textContent);
  };
  range.addEventListener("input", tell);
  range.addEventListener("change", () => {
    const asked = document.querySelector("#on");
    asked.value = day().toISOString().slice(0, 10);
    asked.form.requestSubmit();
  });
  tell();
  box.hidden = false;
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

// A browser takes what lies under the column that sticks for visible: move it out.
document.addEventListener("focusin", (event) => {
  if (event.target.closest?.(".scroll thead")) event.target.scrollIntoView({ inline: "nearest", block: "nearest" });
});
for (const near of ["pointerover", "touchstart", "focusin"]) {
  document.addEventListener(near, fetchSwapping, { passive: true });
}
document.addEventListener("htmx:afterSettle", setUp);
setUp();
