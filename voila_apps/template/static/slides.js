// The slides: one at a time, step by step, by keyboard, remote control, touch or button.
"use strict";

(() => {
  const slides = [...document.querySelectorAll(".slide")];
  const count = document.querySelector(".deck-count");
  const black = document.querySelector(".deck-black");
  const rtl = document.documentElement.dir === "rtl";
  const SMALLEST = 0.6;
  let at = 0;
  let step = 0;
  let digits = "";
  let timer = 0;

  const say = window.joinDeck(document.body.dataset.deck, (message) => {
    if (message.ask) tell();
    if (message.move) move(message.move);
    if (message.to) show(message.to - 1, 0);
    if (message.black) darken();
  });
  const tell = () => say({ at: at + 1, step, black: !black.hidden });

  function show(to, toStep) {
    at = Math.max(0, Math.min(slides.length - 1, to));
    const slide = slides[at];
    const last = Number(slide.dataset.last ?? 0);
    step = Math.max(0, Math.min(last, toStep));
    slides.forEach((one, index) => one.toggleAttribute("hidden", index !== at));
    for (const part of slide.querySelectorAll("[data-step]")) part.classList.toggle("later", Number(part.dataset.step) > step);
    count.textContent = `${at + 1} / ${slides.length}`;
    history.replaceState(null, "", `#${at + 1}`);
    fit(slide);
    tell();
  }

  // A long slide gets smaller letters; one that is longer still can be scrolled.
  function fit(slide) {
    const body = slide.querySelector(".slide-body");
    for (let size = 1; ; size -= 0.05) {
      body.style.setProperty("--fit", size.toFixed(2));
      const whole = slide.scrollHeight <= slide.clientHeight + 1 && body.scrollWidth <= body.clientWidth + 1;
      if (whole || size <= SMALLEST) break;
    }
    slide.scrollTop = 0;
  }

  function move(by) {
    black.hidden = true;
    const slide = slides[at];
    const last = Number(slide.dataset.last ?? 0);
    const room = slide.scrollHeight - slide.clientHeight;
    if (by > 0 && slide.scrollTop < room - 2) {
      slide.scrollTop += slide.clientHeight * 0.8;
      return;
    }
    if (by > 0 && step < last) show(at, step + 1);
    else if (by > 0 && at < slides.length - 1) show(at + 1, 0);
    else if (by < 0 && step > 0) show(at, step - 1);
    else if (by < 0 && at > 0) show(at - 1, Number(slides[at - 1].dataset.last ?? 0));
  }

  function darken() {
    black.hidden = !black.hidden;
    tell();
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  // Digits are gathered for a moment: 1 and 2 make slide 12.
  function gather(digit) {
    clearTimeout(timer);
    digits += digit;
    timer = setTimeout(jump, 800);
  }
  function jump() {
    clearTimeout(timer);
    const wanted = Number(digits);
    digits = "";
    if (wanted) show(wanted - 1, 0);
  }

  addEventListener("keydown", (event) => {
    const asked = window.deckKey(event, rtl);
    if (!asked) return;
    event.preventDefault();
    if (asked.digit) gather(asked.digit);
    else if (asked.enter) digits ? jump() : move(1);
    else if (asked.move) move(asked.move);
    else if (asked.to) show(asked.to - 1, 0);
    else if (asked.full) full();
    else if (asked.black) darken();
    else if (asked.escape) {
      // The browser ends full screen by itself; after that the key leads back to the lesson.
      if (!black.hidden) darken();
      else if (!document.fullscreenElement) location.assign(document.body.dataset.back);
    }
  });
  for (const button of document.querySelectorAll("[data-move]")) button.addEventListener("click", () => move(Number(button.dataset.move)));
  document.querySelector("[data-full]").addEventListener("click", full);
  black.addEventListener("click", darken);

  let touched = null;
  addEventListener("touchstart", (event) => (touched = event.touches.length === 1 ? event.touches[0] : null), { passive: true });
  addEventListener("touchend", (event) => {
    if (!touched) return;
    const end = event.changedTouches[0];
    const across = end.clientX - touched.clientX;
    const along = Math.abs(end.clientY - touched.clientY);
    touched = null;
    if (Math.abs(across) < 50 || along > Math.abs(across)) return;
    move(across < 0 === rtl ? -1 : 1);
  });

  // The bar goes away while nobody moves.
  let rest = 0;
  const awake = () => {
    document.body.classList.remove("resting");
    clearTimeout(rest);
    rest = setTimeout(() => document.body.classList.add("resting"), 4000);
  };
  for (const name of ["pointermove", "pointerdown", "focusin"]) addEventListener(name, awake);
  addEventListener("resize", () => fit(slides[at]));
  document.body.classList.add("live");
  show((Number(location.hash.slice(1)) || 1) - 1, 0);
  document.fonts?.ready.then(() => fit(slides[at]));
  awake();
})();
