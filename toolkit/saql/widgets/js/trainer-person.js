// One person or organisation: entering, changing, moving, replacing, and the personal code.

import { fill, h } from "./dom.js";
import { form } from "./trainer-form.js";
import { action, confirmed, opened } from "./trainer-frame.js";
import { t } from "./words.js";

const LANGUAGES = () => [
  ["ar", t("Arabic")],
  ["en", t("English")],
];

/** A dialog that adds a person and shows the code. */
export function personAdding(desk, found, again) {
  opened(desk, t("Add a person"), (close) => {
    const made = h("div");
    const fields = [
      { name: "person_name", words: t("Name"), required: true, most: 200 },
      { name: "role", words: t("Role"), kind: "choice", empty: null, value: "participant", options: Object.entries(desk.session.state.extra.roles) },
      { name: "organisation", words: t("Organisation"), kind: "choice", empty: t("None (a coach or trainer)"), options: found.organisations.map((one) => [one.id, one.name]), hint: t("A participant belongs to one organisation; a coach or trainer to none.") },
      { name: "language", words: t("Language"), kind: "choice", empty: null, value: "ar", options: LANGUAGES() },
    ];
    const send = async (values, key) => {
      const answer = await desk.ask("add_person", { ...values, key });
      fill(made, codeShown(answer));
      again();
    };
    return [form(desk, "person", fields, { send, words: t("Add"), done: t("Added."), cancel: close }), made];
  });
}

function codeShown({ name, code }) {
  return h("div", { class: "notice good", role: "status" }, h("span", { dir: "auto" }, t("The code of %(name)s:", { name })), h("strong", { class: "trainer-code", dir: "ltr" }, code));
}

/** A dialog with all that can be done for a person. */
export function personDialog(desk, found, person, again) {
  opened(desk, person.name, (close) => {
    const renewed = h("div");
    const code = h("div", { class: "trainer-buttons" });
    const showCode = () =>
      fill(
        code,
        person.code ? h("details", {}, h("summary", {}, t("Show the code")), h("strong", { class: "trainer-code", dir: "ltr" }, person.code)) : null,
        action(person.code ? t("Give a new code") : t("Give a code"), async () => {
          if (person.code && !(await confirmed(desk, { title: t("Give a new code?"), text: t("The earlier code of %(name)s stops working at once, and whoever is signed in with it is signed out. Nothing that was written is lost.", person), yes: t("Give a new code"), danger: false }))) return;
          const answer = await desk.ask("new_code", { person: person.id });
          fill(renewed, codeShown(answer));
          person.code = answer.code;
          showCode();
          again();
        }),
        person.code
          ? action(
              t("Revoke the code"),
              async () => {
                if (!(await confirmed(desk, { title: t("Revoke the code?"), text: t("%(name)s is signed out and cannot sign in until there is a new code. Nothing that was written is lost.", person), yes: t("Revoke the code") }))) return;
                await desk.ask("revoke_code", { person: person.id });
                person.code = "";
                showCode();
                again();
              },
              { look: "danger" },
            )
          : null,
      );
    showCode();
    const fields = [
      { name: "person_name", words: t("Name"), required: true, most: 200, value: person.name },
      person.role === "participant" ? { name: "organisation", words: t("Organisation"), kind: "choice", empty: null, value: person.organisation, options: found.organisations.map((one) => [one.id, one.name]), hint: t("Whoever moves works on the new organisation's plan; the earlier plan stays with its organisation.") } : null,
      { name: "language", words: t("Language"), kind: "choice", empty: null, value: person.language, options: LANGUAGES() },
    ].filter(Boolean);
    const send = async (values) => {
      const moved = values.organisation && values.organisation !== person.organisation;
      const there = found.organisations.find((one) => one.id === values.organisation)?.name ?? "";
      if (moved && !(await confirmed(desk, { title: t("Move to another organisation?"), text: t("%(name)s will work on the plan of %(organisation)s and no longer on the present one.", { name: person.name, organisation: there }), yes: t("Move"), danger: false }))) throw new Error(t("Nothing was changed."));
      await desk.ask("change_person", { person: person.id, ...values });
      again();
      close();
    };
    const parts = [form(desk, `person-${person.id}`, fields, { send, words: t("Save"), done: t("Saved."), clear: false })];
    if (person.active) parts.push(h("h3", {}, t("Personal code")), code, renewed);
    if (person.active && person.role === "participant") parts.push(replacing(desk, person, again, renewed));
    parts.push(h("div", { class: "trainer-buttons" }, activity(desk, person, again, close)));
    return parts;
  });
}

function replacing(desk, person, again, shown) {
  const fields = [
    { name: "person_name", words: t("Name of the new person"), required: true, most: 200 },
    { name: "language", words: t("Language"), kind: "choice", empty: null, value: person.language, options: LANGUAGES() },
  ];
  const send = async (values, key) => {
    const sure = await confirmed(desk, { title: t("Replace this person?"), text: t("%(new)s takes the place of %(name)s and works on the same plan. The code of %(name)s stops working; attendance and tests so far stay in the records.", { new: values.person_name, name: person.name }), yes: t("Replace"), danger: false });
    if (!sure) throw new Error(t("Nothing was changed."));
    fill(shown, codeShown(await desk.ask("replace_person", { person: person.id, ...values, key })));
    again();
  };
  return h("details", {}, h("summary", {}, t("Replace with another person of the same organisation")), form(desk, `replace-${person.id}`, fields, { send, words: t("Replace"), look: "" }));
}

function activity(desk, person, again, close) {
  if (!person.active) {
    return action(t("Make active again"), async () => {
      await desk.ask("change_person", { person: person.id, active: true });
      again();
      close();
    });
  }
  return action(
    t("Make inactive"),
    async () => {
      if (!(await confirmed(desk, { title: t("Make this person inactive?"), text: t("The code of %(name)s stops working and the person leaves the lists. What was written, attendance and tests stay in the records.", person), yes: t("Make inactive") }))) return;
      await desk.ask("change_person", { person: person.id, active: false });
      again();
      close();
    },
    { look: "danger" },
  );
}

/** A dialog that adds or renames an organisation. */
export function organisationDialog(desk, organisation, again) {
  opened(desk, organisation ? organisation.name : t("Add an organisation"), (close) => {
    const fields = [
      { name: "ar", words: t("Name in Arabic"), most: 200, value: organisation?.names.ar },
      { name: "en", words: t("Name in English"), most: 200, value: organisation?.names.en },
    ];
    const send = async (values, key) => {
      await desk.ask(organisation ? "rename_organisation" : "add_organisation", { ...values, key, organisation: organisation?.id });
      again();
      close();
    };
    return form(desk, `organisation-${organisation?.id ?? "new"}`, fields, { send, words: t("Save"), done: t("Saved."), cancel: close });
  });
}
