// The live view: organisations by sections or lessons, and what the room gets wrong most. It
// refreshes itself; the projector's mode is large and names no person.

import { fill, h, svg } from "./dom.js";
import { fold } from "./folding.js";
import { every, load, nothing, steadily } from "./trainer-frame.js";
import { clock, n, t } from "./words.js";

const EVERY = 4000;
const PAGE = 40;
const WALL_PAGE = 16;
const WALL_LEAST = 4;

// Each state has a shape of its own, drawn, since fonts draw such signs differently or not at all.
const SHAPES = {
  done: () => [svg("circle", { cx: 12, cy: 12, r: 10 }), svg("path", { class: "cut", d: "M7 12.500l3.500 3.500L17 9" })],
  progress: () => [svg("circle", { cx: 12, cy: 12, r: 9, class: "ring" }), svg("path", { d: "M12 3a9 9 0 0 0 0 18z" })],
  stuck: () => [svg("path", { d: "M12 2L23 21H1z" }), svg("path", { class: "cut", d: "M12 9v5M12 17.500h.01" })],
  empty: () => [svg("circle", { cx: 12, cy: 12, r: 9, class: "ring" })],
};

function sign(state) {
  return svg("svg", { class: "trainer-sign", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, SHAPES[state]());
}

function stateWords() {
  return { done: t("done"), progress: t("in progress"), stuck: t("stuck on a check"), empty: t("not begun") };
}

export function liveTab(desk, main) {
  const place = h("div", { class: "trainer-live" });
  main.append(place);
  let refresh = null;
  const again = async () => {
    const found = await load(desk, place, "live", {}, (now) => {
      if (refresh && place.childElementCount) refresh(now);
      else {
        fill(place);
        refresh = view(desk, place, now);
      }
    });
    if (found) refresh?.looked();
  };
  void again();
  const end = every(EVERY, again);
  return () => {
    end();
    if (document.fullscreenElement) void document.exitFullscreen();
  };
}

function view(desk, place, found) {
  let live = found;
  let page = 0;
  let wall = false;
  const words = stateWords();
  const groups = () => live.groups;
  const chosen = () => groups().find((one) => one.id === desk.session.view.live) ?? groups()[0];
  const search = h("input", { type: "search", class: "input", dir: "auto", autocomplete: "off", "aria-label": t("Search by organisation"), placeholder: t("Search by organisation") });
  const stuckFirst = h("input", { type: "checkbox", class: "check" });
  const pick = h("select", { class: "input" });
  const matrix = h("div", { class: "trainer-matrix-place" });
  const wrong = h("div", { class: "trainer-wrong" });
  const fresh = h("p", { class: "muted" });
  const told = h("div", { role: "status" });
  const heard = h("p", { class: "visually-hidden", role: "status", "aria-live": "polite" });
  const pages = h("div", { class: "trainer-pages" });
  const shell = h("div", { class: "trainer-wall", tabindex: "-1" });
  const title = h("h2", { class: "trainer-wall-title" });
  const full = h("button", { type: "button", class: "button", "aria-pressed": "false" }, t("Projector"));

  const rows = () => {
    const asked = fold(search.value);
    const all = live.organisations.filter((one) => wall || fold(one.name).includes(asked));
    if (stuckFirst.checked && !wall) all.sort((a, b) => stuck(b) - stuck(a));
    return all;
  };
  const stuck = (one) => chosen().columns.filter((column) => state(one, column) === "stuck").length;
  const state = (one, column) => one.cells[column.id] ?? "empty";
  const size = () => (wall ? fits : PAGE);
  let fits = WALL_PAGE;
  const turn = (step) => {
    const last = Math.max(0, Math.ceil(rows().length / size()) - 1);
    page = Math.min(last, Math.max(0, page + step));
    show();
  };
  const cell = (one, column) => {
    const now = state(one, column);
    const check = now === "stuck" ? (one.stuck[column.id] ?? "") : "";
    const part = one.shares[column.id] ?? "";
    return h(
      "td",
      { "data-state": now, title: check ? `${words[now]}: ${check}` : words[now] },
      check && !wall ? h("button", { type: "button", class: "trainer-stuck", "data-state": now, "data-steady": `${one.id} ${column.id}`, onclick: () => tell(one, column, check) }, sign(now), h("span", { class: "visually-hidden" }, words[now])) : sign(now),
      part ? h("span", { class: "trainer-share" }, part) : null,
      check && !wall ? null : h("span", { class: "visually-hidden" }, words[now], check ? `: ${check}` : ""),
    );
  };
  const tell = (one, column, check) => fill(told, h("p", { class: "notice warning" }, h("strong", { dir: "auto" }, `${one.name} · ${column.words}`), h("span", { dir: "auto" }, check)));
  const show = () => steadily(matrix, draw);
  const draw = () => {
    const group = chosen();
    const all = rows();
    const count = Math.max(1, Math.ceil(all.length / size()));
    page = Math.min(page, count - 1);
    const now = all.slice(page * size(), (page + 1) * size());
    const totals = group.columns.map((column) => live.organisations.filter((one) => state(one, column) === "done").length);
    fill(
      matrix,
      now.length
        ? h(
            "table",
            { class: "trainer-matrix" },
            h("caption", { class: "visually-hidden" }, group.words),
            h("thead", {}, h("tr", {}, h("th", { scope: "col", class: "trainer-corner" }, t("Organisation")), group.columns.map((column) => h("th", { scope: "col", title: column.words }, h("span", {}, column.words))))),
            h("tbody", {}, now.map((one) => h("tr", {}, h("th", { scope: "row", dir: "auto", title: one.name }, h("span", {}, one.name)), group.columns.map((column) => cell(one, column))))),
            h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, t("Done")), totals.map((total) => h("td", {}, String(total))))),
          )
        : nothing(live.organisations.length ? t("No organisation matches this search.") : t("No organisation has been entered yet.")),
    );
    const earlier = h("button", { type: "button", class: "button small", disabled: page === 0, onclick: () => turn(-1) }, t("Previous"));
    const later = h("button", { type: "button", class: "button small", disabled: page >= count - 1, onclick: () => turn(1) }, t("Next"));
    fill(pages, count > 1 ? [earlier, h("span", {}, t("%(from)s to %(to)s of %(all)s", { from: page * size() + 1, to: page * size() + now.length, all: all.length })), later] : null);
    const said = fill(title, group.words).textContent;
    shell.setAttribute("aria-label", said);
    fill(
      wrong,
      h("h3", {}, t("What the room gets wrong most")),
      live.wrong.length
        ? h("ol", { class: "trainer-wrong-list" }, live.wrong.slice(0, wall ? 3 : 8).map((one) => h("li", {}, h("span", { class: "trainer-wrong-count" }, n("%(n)d organisation", "%(n)d organisations", one.organisations)), h("span", { dir: "auto" }, one.words))))
        : h("p", { class: "muted" }, t("Nothing stands out.")),
    );
    fit();
  };
  // On the wall a page is as many rows as the screen holds.
  const fit = () => {
    const row = matrix.querySelector("tbody tr")?.offsetHeight ?? 0;
    const over = shell.scrollHeight - shell.clientHeight;
    if (!wall || !row || over <= 2 || fits <= WALL_LEAST) return;
    const shown = matrix.querySelectorAll("tbody tr").length;
    fits = Math.max(WALL_LEAST, shown - Math.ceil(over / row));
    show();
  };
  const resized = () => {
    if (!place.isConnected) return removeEventListener("resize", resized);
    if (!wall) return undefined;
    fits = WALL_PAGE;
    return show();
  };
  addEventListener("resize", resized);
  const fillPick = () => {
    fill(pick, groups().map((one) => h("option", { value: one.id }, one.words)));
    pick.value = chosen().id;
  };
  const enter = (on) => {
    wall = on;
    page = 0;
    fits = WALL_PAGE;
    shell.classList.toggle("on", on);
    full.setAttribute("aria-pressed", String(on));
    fill(full, on ? t("Leave the projector's view") : t("Projector"));
    show();
    if (on) shell.focus({ preventScroll: true });
  };
  full.addEventListener("click", async () => {
    if (wall) {
      if (document.fullscreenElement) await document.exitFullscreen();
      return enter(false);
    }
    enter(true);
    try {
      await shell.requestFullscreen();
    } catch {
      // Where a browser refuses the whole screen, the view still fills the window.
    }
    return undefined;
  });
  const left = () => !document.fullscreenElement && wall && enter(false);
  shell.addEventListener("fullscreenchange", left);
  shell.addEventListener("keydown", (event) => {
    if (event.target.matches("input, select")) return;
    if (event.key === "PageDown" || event.key === " ") (event.preventDefault(), turn(1));
    else if (event.key === "PageUp") (event.preventDefault(), turn(-1));
    else if (event.key === "Escape" && wall && !document.fullscreenElement) enter(false);
  });
  pick.addEventListener("change", () => {
    desk.session.setView({ live: pick.value });
    page = 0;
    fits = WALL_PAGE;
    show();
  });
  search.addEventListener("input", () => ((page = 0), show()));
  stuckFirst.addEventListener("change", show);
  const legend = h("ul", { class: "trainer-legend", "aria-label": t("What the signs mean") }, Object.entries(words).map(([name, said]) => h("li", { "data-state": name }, sign(name), said)));
  fill(shell, title, h("div", { class: "trainer-tools trainer-live-tools" }, h("label", { class: "field" }, h("span", { class: "label" }, t("What to show")), pick), h("div", { class: "trainer-search" }, search), h("label", { class: "check-label" }, stuckFirst, t("Stuck first")), full), legend, h("div", { class: "trainer-scroll", role: "region", tabindex: "0", "aria-label": t("Progress of the organisations") }, matrix), told, h("div", { class: "trainer-live-foot" }, pages, fresh), wrong, heard);
  fill(place, shell);
  fillPick();
  show();
  const looked = () => fill(fresh, t("Looked at %(time)s; refreshes by itself", { time: clock() }));
  looked();
  const take = (next) => {
    const before = doneCount(live);
    const same = JSON.stringify(live.groups) === JSON.stringify(next.groups);
    live = next;
    if (!same && document.activeElement !== pick) fillPick();
    show();
    const change = doneCount(live) - before;
    if (change > 0) fill(heard, n("%(n)d more part is done.", "%(n)d more parts are done.", change));
  };
  return Object.assign(take, { looked });
}

function doneCount(live) {
  return live.organisations.reduce((sum, one) => sum + Object.values(one.cells).filter((state) => state === "done").length, 0);
}
