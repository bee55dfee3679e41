// Live advice: what the rules found, why it matters, how to mend it, and the way there.

import { calm, fill, h, icon, keyed, uid } from "./dom.js";
import { n, t } from "./words.js";

const ORDER = { E: 0, W: 1, I: 2 };

/** A panel of findings. `reveal(finding)` brings the place on screen and returns the element to
 *  focus (or null); `wanted(finding)` filters. */
export function advicePanel(session, { reveal, wanted = () => true, open = false } = {}) {
  const count = h("span", { class: "advice-count" });
  const list = h("ol", { class: "advice-list" });
  const done = h("p", { class: "advice-done" }, icon("check"), t("Nothing to mend here. Well done."));
  const panel = h(
    "details",
    { class: "advice", open },
    h("summary", {}, icon("idea"), h("span", {}, t("Advice")), count),
    h("p", { class: "hint" }, t("What the program noticed. Your coach may see it differently.")),
    done,
    list,
  );
  const show = () => {
    const found = session.advice.filter(wanted);
    found.sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
    fill(count, found.length ? n("%(n)d point", "%(n)d points", found.length) : t("none"));
    panel.dataset.worst = found[0]?.severity ?? "";
    done.hidden = found.length > 0;
    keyed(
      list,
      found,
      (finding) => JSON.stringify([finding.code, finding.section, finding.item, finding.field, finding.message]),
      (finding) => adviceRow(finding, reveal),
    );
  };
  session.on("advice", show);
  show();
  return panel;
}

/** A short line under a field's item: how many points the advice has for it. */
export function adviceBadge(session, matches, { onclick } = {}) {
  const badge = h("button", { type: "button", class: "advice-badge", onclick, hidden: true });
  const show = () => {
    const found = session.advice.filter(matches);
    badge.hidden = found.length === 0;
    badge.dataset.worst = found.some((finding) => finding.severity === "E") ? "E" : "W";
    const words = n("%(n)d point of advice", "%(n)d points of advice", found.length);
    badge.title = words;
    fill(badge, icon("idea"), h("span", { "aria-hidden": "true" }, String(found.length)), h("span", { class: "visually-hidden" }, words));
  };
  let placed = false;
  const off = session.on("advice", () => {
    placed ||= badge.isConnected;
    if (placed && !badge.isConnected) off();
    else show();
  });
  show();
  return badge;
}

function adviceRow(finding, reveal) {
  const id = uid("advice");
  return h(
    "li",
    { class: "advice-item", "data-severity": finding.severity },
    h("span", { class: "tag", "data-severity": finding.severity }, severity(finding.severity)),
    finding.where ? h("span", { class: "advice-where", dir: "auto" }, finding.where) : null,
    h("p", { class: "advice-message", id, dir: "auto" }, finding.message),
    h(
      "details",
      { class: "advice-more" },
      h("summary", {}, t("Why, and how to mend it")),
      finding.reason ? h("p", { dir: "auto" }, finding.reason) : null,
      finding.mend ? h("p", { dir: "auto" }, finding.mend) : null,
    ),
    reveal
      ? h("button", { type: "button", class: "button small", "aria-describedby": id, onclick: () => takeThere(reveal(finding)) }, t("Take me there"))
      : null,
  );
}

/** Scrolls to a place, focuses it and marks it for a moment. */
export function takeThere(element) {
  if (!element) return;
  const target = element.matches("input, textarea, select, button, [tabindex]")
    ? element
    : (element.querySelector("textarea, input, select, button") ?? element);
  element.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  target.focus({ preventScroll: true });
  element.classList.add("found");
  setTimeout(() => element.classList.remove("found"), 2600);
}

function severity(code) {
  return { E: t("Must be mended"), W: t("Worth a look"), I: t("An idea") }[code] ?? code;
}
