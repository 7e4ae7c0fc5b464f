// Fields that are chosen from a searched list: who hears the page is told what is being chosen, not only the choice.

function nameChoices() {
  for (const box of document.querySelectorAll(".select2-container")) {
    const select = box.previousElementSibling;
    const chosen = box.querySelector(".select2-selection__rendered");
    const column = select?.closest("td")?.className.match(/field-(\w+)/)?.[1];
    const name = select?.labels?.[0] ?? select?.closest("table")?.querySelector(`.column-${column}`);
    if (!name || !chosen) continue;
    name.id ||= `name-of-${select.id}`;
    for (const element of [chosen, box.querySelector(".select2-selection")])
      element.setAttribute("aria-labelledby", `${name.id} ${chosen.id}`);
  }
}

// After the script that makes the choices, which waits for the same moment.
window.django?.jQuery?.(nameChoices);
document.addEventListener("formset:added", () => setTimeout(nameChoices));
