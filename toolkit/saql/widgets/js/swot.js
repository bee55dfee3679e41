import { startBoard } from "./page.js";
export function render({ model, el }) {
  return startBoard({ model, el, name: "swot", draw() {} });
}
