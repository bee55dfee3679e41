// The trainer's window: follows the slides and moves them; a clock and the time that has passed.
"use strict";

(() => {
  const all = [...document.querySelectorAll(".notes-one")];
  const rtl = document.documentElement.dir === "rtl";
  const { deck } = document.body.dataset;
  const begun = `saql:deck-begun:${deck}`;
  let at = 1;
  let from = stored() || restart();

  const say = window.joinDeck(deck, (message) => {
    if (message.at) show(message.at, message.step ?? 0);
  });

  function show(to, step) {
    at = to;
    all.forEach((one) => one.toggleAttribute("hidden", Number(one.dataset.slide) !== at));
    const one = all[at - 1];
    // A slide without notes of its own shows those of the whole lesson.
    document.querySelector(".notes-whole").open = one?.dataset.told === "0";
    const now = one?.querySelector(".notes-slide");
    for (const part of now?.querySelectorAll("[data-step]") ?? []) part.classList.toggle("later", Number(part.dataset.step) > step);
    document.querySelector(".deck-count").textContent = `${at} / ${all.length}`;
  }

  function stored() {
    try {
      const found = Number(localStorage.getItem(begun));
      return found && Date.now() - found < 4 * 3600 * 1000 ? found : 0;
    } catch {
      return 0;
    }
  }

  function restart() {
    const now = Date.now();
    try {
      localStorage.setItem(begun, String(now));
    } catch {
      // Then the time counts from this load of the page.
    }
    return now;
  }

  const two = (number) => String(number).padStart(2, "0");
  function tick() {
    const now = new Date();
    document.querySelector(".notes-clock").textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    const seconds = Math.max(0, Math.floor((now - from) / 1000));
    document.querySelector(".notes-elapsed").textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  }

  addEventListener("keydown", (event) => {
    const asked = window.deckKey(event, rtl);
    if (!asked || !(asked.move || asked.to || asked.black)) return;
    event.preventDefault();
    if (asked.to) say({ to: Math.min(asked.to, all.length) });
    else say(asked);
  });
  for (const button of document.querySelectorAll("[data-move]")) button.addEventListener("click", () => say({ move: Number(button.dataset.move) }));
  document.querySelector("[data-restart]").addEventListener("click", () => {
    from = restart();
    tick();
  });
  show(1, 0);
  tick();
  setInterval(tick, 1000);
  say({ ask: true });
})();
