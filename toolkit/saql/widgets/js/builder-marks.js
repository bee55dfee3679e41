// Drawn signs that only the plan builder needs, on the same grid as the shared icons.

import { svg } from "./dom.js";

const PATHS = {
  calendar: "M5 6h14v14H5zM5 10.500h14M9 3v4M15 3v4",
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  list: "M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01",
  thread: "M6 6h.01M12 12h.01M18 18h.01M6 6c6 0 0 6 6 6s0 6 6 6",
  timeline: "M4 6h9M8 12h9M12 18h8",
  money: "M4 7h16v10H4zM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
  document: "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5",
  pencil: "M4 20l1-4L16 5l3 3L8 19z",
  download: "M12 4v11M7 10.500l5 5 5-5M5 20h14",
};

/** A sign by name, hidden from screen readers; `back` and `forward` turn with the direction. */
export function mark(name) {
  return svg(
    "svg",
    { class: `icon sign-${name}`, viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: PATHS[name] ?? "" }),
  );
}
