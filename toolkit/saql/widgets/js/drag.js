// Dragging list items by a handle, with mouse, pen or finger. Keyboard users have the menu.

import { calm } from "./dom.js";

const EDGE = 70;

/** Makes `handle` drag `card`. `targetAt(element, x, y)` names what lies under the pointer
 *  (any value, null for nowhere); `show(target)` marks it, `drop(target)` does the move. */
export function draggable(handle, card, { targetAt, show, drop }) {
  handle.addEventListener("pointerdown", (start) => {
    if (start.button) return;
    start.preventDefault();
    let target = null;
    let frame = 0;
    let scroll = 0;
    const origin = { x: start.clientX, y: start.clientY + scrollY };
    let last = start;
    handle.setPointerCapture(start.pointerId);

    const place = () => {
      card.style.transform = `translate(${last.clientX - origin.x}px, ${last.clientY + scrollY - origin.y}px)`;
      card.style.pointerEvents = "none";
      const under = document.elementFromPoint(last.clientX, last.clientY);
      target = under ? targetAt(under, last.clientX, last.clientY) : null;
      show(target);
    };
    const step = () => {
      if (scroll) scrollBy(0, scroll);
      place();
      frame = requestAnimationFrame(step);
    };
    const move = (event) => {
      last = event;
      card.classList.add("dragged");
      scroll = event.clientY < EDGE ? -10 : event.clientY > innerHeight - EDGE ? 10 : 0;
      if (!frame) frame = requestAnimationFrame(step);
    };
    const end = (event) => {
      cancelAnimationFrame(frame);
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("pointerup", end);
      handle.removeEventListener("pointercancel", end);
      removeEventListener("keydown", escape, true);
      const dragged = card.classList.contains("dragged");
      card.classList.remove("dragged");
      card.style.transform = "";
      card.style.pointerEvents = "";
      show(null);
      if (dragged && event.type === "pointerup" && target !== null) drop(target);
      if (!calm() && dragged) card.classList.add("settling");
      setTimeout(() => card.classList.remove("settling"), 300);
    };
    const escape = (event) => {
      if (event.key === "Escape") end({ type: "pointercancel" });
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
    addEventListener("keydown", escape, true);
  });
}
