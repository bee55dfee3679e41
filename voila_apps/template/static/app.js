// Shows the board once Voilà's scripts have drawn it, and says so in words until then.
"use strict";

window.voila_finish = () => {
  document.getElementById("loading")?.remove();
  const cells = document.getElementById("rendered_cells");
  if (cells) cells.hidden = false;
};
window.cellLoaded = true;

window.addEventListener("load", () => {
  const patience = 20000;
  setTimeout(() => {
    const late = document.getElementById("late");
    if (late) late.hidden = false;
  }, patience);
});
