// Shows the board once Voilà's scripts have drawn it, and says so in words until then.
"use strict";

// Voilà hangs its shell on the body; the board belongs into the page's main part.
const bringIn = () => {
  const shell = document.getElementById("main");
  const content = document.getElementById("content");
  if (shell && content && shell.parentElement === document.body) content.append(shell);
};
new MutationObserver(bringIn).observe(document.body, { childList: true });

window.voila_finish = () => {
  document.getElementById("loading")?.remove();
  const cells = document.getElementById("rendered_cells");
  if (cells) cells.hidden = false;
  bringIn();
};
window.cellLoaded = true;

window.addEventListener("load", () => {
  const patience = 20000;
  setTimeout(() => {
    const late = document.getElementById("late");
    if (late) late.hidden = false;
  }, patience);
});
