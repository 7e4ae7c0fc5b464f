// The box that says what an act brings about reads the form anew whenever something in it changes. Lists of choice tell
// jQuery alone of a change, so it is jQuery that is listened to.

const box = document.querySelector("#brings");
if (box) {
  const form = box.closest("form");
  const tell = () => window.htmx.trigger(box, "entered");
  form.addEventListener("input", tell);
  window.django.jQuery(form).on("change", tell);
  tell(); // what is filled in already is told too
}
