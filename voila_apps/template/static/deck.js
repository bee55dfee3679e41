// What the slides and the trainer's notes share: the line between them, and the keys.
"use strict";

/** Joins the windows of one lesson: `hear(message)` gets what the others say. */
window.joinDeck = (name, hear) => {
  const place = `saql:deck:${name}`;
  if (typeof BroadcastChannel === "function") {
    const channel = new BroadcastChannel(place);
    channel.onmessage = (event) => hear(event.data);
    return (message) => channel.postMessage(message);
  }
  addEventListener("storage", (event) => {
    if (event.key === place && event.newValue) hear(JSON.parse(event.newValue).message);
  });
  return (message) => {
    try {
      localStorage.setItem(place, JSON.stringify({ message, at: Math.random() }));
    } catch {
      // Without storage the windows go separate ways.
    }
  };
};

/** What a key asks for, by its place on the keyboard, so that it is the same in every language. */
window.deckKey = (event, rtl) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const onControl = event.target.closest?.("a, button, input, select, textarea");
  const { code } = event;
  if (onControl && (code === "Space" || code === "Enter")) return null;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code);
  if (digit) return { digit: digit[1] };
  if (code === "Space") return { move: event.shiftKey ? -1 : 1 };
  const forward = rtl ? "ArrowLeft" : "ArrowRight";
  const back = rtl ? "ArrowRight" : "ArrowLeft";
  const keys = {
    [forward]: { move: 1 },
    [back]: { move: -1 },
    ArrowDown: { move: 1 },
    ArrowUp: { move: -1 },
    PageDown: { move: 1 },
    PageUp: { move: -1 },
    Backspace: { move: -1 },
    Enter: { enter: true },
    NumpadEnter: { enter: true },
    Home: { to: 1 },
    End: { to: Infinity },
    KeyF: { full: true },
    F5: event.shiftKey ? { full: true } : null,
    KeyB: { black: true },
    Period: { black: true },
    Escape: { escape: true },
  };
  // Remotes send plain keys, some of them without a code.
  return keys[code || event.key] ?? (event.key === "." || event.key === "b" ? { black: true } : null);
};
