// Small helps for the room's own pages; each page works without them.
"use strict";

// A code from a QR picture stands after "#", which browsers never send to a server.
const code = document.getElementById("code");
if (code) {
  const given = new URLSearchParams(location.hash.slice(1)).get("code");
  if (given) {
    code.value = given;
    history.replaceState(null, "", location.pathname + location.search);
  }
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
