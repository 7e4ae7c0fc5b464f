// A passkey that was refused or not found: allauth's scripts tell the console only, a person reads it on the page.

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.querySelector("#passkey-refused").hidden = false;
});
