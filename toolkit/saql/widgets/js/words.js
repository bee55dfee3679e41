// What the page says: texts, plurals and names of fields and codes, sent by the kernel.

let spoken = { language: "en", direction: "ltr", words: {}, plurals: {}, labels: {} };

/** Speak the words of a `state` message from now on. */
export function speak(state) {
  spoken = state;
}

/** The language spoken now: `ar` or `en`. */
export function language() {
  return spoken.language;
}

/** A text in the person's language: `t(id, { time })`. */
export function t(id, values) {
  return filled(spoken.words[id] || id, values);
}

/** A text with a number: `n(one, many, 3)`. */
export function n(one, many, count, values) {
  const forms = spoken.plurals[one];
  const all = { n: count, ...values };
  if (!forms) return filled(count === 1 ? one : many, all);
  const order = ["zero", "one", "two", "few", "many", "other"];
  const form = forms.length === 6 ? order.indexOf(arabicPlurals().select(count)) : count === 1 ? 0 : 1;
  return filled(forms[form] || forms[forms.length - 1], all);
}

/** The name of a section, or of a field: `label("swot")`, `label("swot", "items", "evidence")`. */
export function label(section, list, field) {
  const { sections = {}, fields = {} } = spoken.labels;
  if (field === undefined) return sections[section] ?? section;
  return fields[section]?.[list || ""]?.[field] ?? field;
}

/** The words of a code: `code("PESTEL", "legal")`. */
export function code(list, value) {
  const words = spoken.labels.codes?.[list] ?? {};
  return Object.hasOwn(words, value) ? words[value] : value;
}

/** The codes of a closed list, in its order. */
export function codes(list) {
  return Object.keys(spoken.labels.codes?.[list] ?? {});
}

/** The person's text of a bilingual value, or the other language's where that is empty. */
export function best(text) {
  if (!text) return "";
  const [first, second] = spoken.language === "ar" ? [text.ar, text.en] : [text.en, text.ar];
  return first?.trim() ? first : (second ?? "");
}

/** A clock time, in Western digits. */
export function clock(date = new Date()) {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(date);
}

let rules;
function arabicPlurals() {
  rules ??= new Intl.PluralRules("ar");
  return rules;
}

function filled(text, values) {
  if (!values) return text;
  return text.replace(/%\((\w+)\)[sd]|%%/g, (all, name) => (all === "%%" ? "%" : (values[name] ?? all)));
}
