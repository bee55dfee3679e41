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

// The menu works by itself; it also closes by Escape and by a touch elsewhere.
for (const menu of document.querySelectorAll(".room-menu")) {
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}
