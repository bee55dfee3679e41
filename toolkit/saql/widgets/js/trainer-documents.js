// Documents: each with its formats and languages, and the certificates with who earned them.

import { fill, h } from "./dom.js";
import { fold } from "./folding.js";
import { action, card, confirmed, keep, load, newKey, nothing, notice, segments, table } from "./trainer-frame.js";
import { n, t } from "./words.js";

const PAGE = 60;

export function documentsTab(desk, main) {
  const parts = [
    ["all", t("Documents")],
    ["certificates", t("Certificates")],
  ];
  const chosen = segments(desk, "documents", parts, (part, place) => {
    const [name, draw] = part === "all" ? ["documents", drawDocuments] : ["certificates", drawCertificates];
    const again = () => load(desk, place, name, {}, (found) => draw(desk, place, found, again));
    void again();
  });
  fill(main, chosen.element);
  chosen.start();
}

function drawDocuments(desk, place, found) {
  let spoken = desk.session.view.documents_language ?? desk.session.state.language;
  const languages = h("div", { class: "trainer-segments", role: "group", "aria-label": t("Language of the documents") });
  const showLanguages = () => {
    for (const button of languages.children) button.setAttribute("aria-pressed", String(button.dataset.language === spoken));
  };
  for (const [one, words] of [["ar", t("In Arabic")], ["en", t("In English")]]) {
    languages.append(h("button", { type: "button", class: "button small", "data-language": one, onclick: () => ((spoken = one), desk.session.setView({ documents_language: one }), showLanguages()) }, words));
  }
  showLanguages();
  const about = (one) => ({ document: one.name, language: spoken, title: title.value.trim(), address: location.origin, ...chosen(one) });
  const chosen = (one) => (one.asks ? { [one.asks]: picks.get(one.name).value } : {});
  const row = (one) =>
    h(
      "li",
      { class: "trainer-document" },
      h("div", {}, h("h3", {}, one.title), one.about ? h("p", { class: "hint" }, one.about) : null, one.asks ? asked(one) : null),
      h("div", { class: "trainer-buttons" }, one.formats.map((format) => action(format.toUpperCase(), async () => {
        keep(await desk.ask("make", { ...about(one), format }));
        desk.say(t("Made: look in your downloads."));
      }, { label: `${one.title}: ${format.toUpperCase()}` }))),
    );
  const asked = (one) => {
    const options = one.asks === "agenda" ? desk.session.state.extra.syllabus.agendas.map((each) => [each.id, each.name]) : [["", t("Blank, for everybody")], ...found.organisations];
    const pick = h("select", { class: "input" }, options.map(([value, words]) => h("option", { value }, words)));
    picks.set(one.name, pick);
    return h("label", { class: "field" }, h("span", { class: "label" }, one.asks === "agenda" ? t("For which day") : t("Whose plan")), pick);
  };
  const picks = new Map();
  const kept = `saql:desk:${desk.session.state.scope}:title`;
  const title = h("input", { class: "input", type: "text", dir: "auto", maxlength: 200, autocomplete: "off", value: recalled(kept) ?? found.title });
  title.addEventListener("input", () => recalled(kept, title.value));
  fill(
    place,
    h("label", { class: "field trainer-search" }, h("span", { class: "label" }, t("Name of the workshop")), h("span", { class: "hint" }, t("It stands at the head of every document.")), title),
    found.waiting ? h("div", { class: "trainer-tools" }, notice("warning", found.waiting), h("button", { type: "button", class: "button", onclick: () => desk.session.setView({ tab: "learning", learning: "grading" }) }, t("Go to grading"))) : null,
    h("div", { class: "trainer-tools" }, h("p", { class: "hint" }, t("Each document is made from the room's data as it is now.")), languages),
    h("ul", { class: "trainer-documents" }, found.documents.map(row)),
  );
}

function recalled(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(name, value);
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function drawCertificates(desk, place, found, again) {
  const key = { attendance: newKey(), completion: newKey() };
  let shown = PAGE;
  const list = h("div");
  const search = h("input", { type: "search", class: "input", dir: "auto", autocomplete: "off", "aria-label": t("Search by name or organisation"), placeholder: t("Search by name or organisation") });
  const issue = (kind) => {
    const ready = found.people.filter((one) => one[kind.id].earned && !one[kind.id].number);
    const words = n("Issue to %(n)d person who earned it", "Issue to %(n)d people who earned it", ready.length);
    return card(
      kind.name,
      h("ul", { class: "trainer-bullets" }, kind.rule.map((one) => h("li", {}, one))),
      h("p", { class: "trainer-counts" }, t("Earned: %(earned)s · issued: %(issued)s", { earned: found.people.filter((one) => one[kind.id].earned).length, issued: found.people.filter((one) => one[kind.id].number).length })),
      ready.length
        ? action(
            words,
            async () => {
              if (!(await confirmed(desk, { title: words, text: t("Each certificate gets a number that anybody can verify. A certificate that was issued can be revoked."), yes: t("Issue"), danger: false }))) return;
              await desk.ask("issue", { kind: kind.id, people: ready.map((one) => one.id), key: key[kind.id] });
              key[kind.id] = newKey();
              await again();
            },
            { look: "primary" },
          )
        : null,
    );
  };
  const cell = (kind) => (row) => {
    const one = row[kind.id];
    if (one.number) {
      return h(
        "span",
        { class: "trainer-taken" },
        h("span", { class: "tag", "data-state": "good" }, t("Issued")),
        h("span", { dir: "ltr", class: "trainer-certificate-number" }, one.number),
        action(t("Revoke"), async () => {
          if (!(await confirmed(desk, { title: t("Revoke this certificate?"), text: t("The number %(number)s of %(name)s is no longer valid. Take the printed sheet back if you can.", { number: one.number, name: row.name }), yes: t("Revoke") }))) return;
          await desk.ask("revoke_certificate", { number: one.number });
          await again();
        }, { look: "small quiet danger", label: t("Revoke %(number)s", { number: one.number }) }),
      );
    }
    if (one.earned) return h("span", { class: "tag", "data-state": "good" }, t("Earned"));
    return h("span", {}, h("span", { class: "tag", "data-state": "off" }, t("Not yet")), h("ul", { class: "trainer-bullets small" }, one.lacks.map((lack) => h("li", {}, lack))));
  };
  const show = () => {
    const rows = found.people.filter((one) => fold(`${one.name} ${one.organisation}`).includes(fold(search.value)));
    fill(
      list,
      rows.length
        ? table([{ words: t("Name"), cell: (row) => h("bdi", {}, row.name) }, { words: t("Organisation"), cell: (row) => h("bdi", {}, row.organisation) }, ...found.kinds.map((kind) => ({ words: kind.name, cell: cell(kind) }))], rows.slice(0, shown), { caption: t("Certificates") })
        : nothing(found.people.length ? t("Nobody matches this search.") : t("Nobody has been entered yet. Import a roster, or add people one by one.")),
      rows.length > shown ? h("button", { type: "button", class: "button", onclick: () => ((shown += 4 * PAGE), show()) }, t("Show more")) : null,
    );
  };
  search.addEventListener("input", show);
  show();
  fill(place, found.warning ? notice("warning", found.warning) : null, h("div", { class: "trainer-columns" }, found.kinds.map(issue)), h("div", { class: "trainer-tools" }, h("div", { class: "trainer-search" }, search)), list);
}
