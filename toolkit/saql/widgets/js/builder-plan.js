// What the page knows about the plan without asking: finding items, naming them, their relatives.

import { fold } from "./folding.js";
import { best, clock, code } from "./words.js";

const ARABIC = /[\u0600-\u06ff]/;

/** What the kernel says by item id; an id may be a name that every object has. */
export function byId(record) {
  return Object.assign(Object.create(null), record);
}

/** The id under which an item list is known: "goals.items". */
export function levelOf(section, list) {
  return `${section}.${list}`;
}

/** The guide's entry of a list: "goals.items" → its words, questions and parent. */
export function listAt(guide, level) {
  const [section, name] = level.split(".");
  return guide.steps.find((step) => step.section === section)?.lists.find((list) => list.name === name);
}

/** The items of a list. */
export function itemsAt(plan, level) {
  const [section, name] = level.split(".");
  return plan[section]?.[name] ?? [];
}

/** An item and where it lies, or null. */
export function findItem(app, id) {
  if (!id) return null;
  for (const step of app.guide.steps) {
    for (const list of step.lists) {
      const item = (app.plan[step.section]?.[list.name] ?? []).find((one) => one.id === id);
      if (item) return { section: step.section, list: list.name, level: levelOf(step.section, list.name), item };
    }
  }
  return null;
}

/** The field of a list or of a section by name. */
export function fieldOf(guide, section, list, name) {
  const step = guide.steps.find((one) => one.section === section);
  const holder = list ? step?.lists.find((one) => one.name === list) : step;
  return holder?.questions.flatMap((question) => question.fields).find((field) => field.name === name);
}

/** What an item is called: its title in words, or an empty text. */
export function titleOf(app, level, item) {
  const list = listAt(app.guide, level);
  return list ? shown(app, fieldOf(app.guide, ...level.split("."), list.title), item[list.title]) : "";
}

/** An item's number and title, e.g. "O1.2 Raise …"; its kind where it has no title yet. */
export function nameOf(app, level, item) {
  const title = titleOf(app, level, item) || app.guide.nouns[level] || "";
  const number = app.numbers[item.id];
  return number ? `${number} ${title}` : title;
}

/** A field's value as one short text for reading. */
export function shown(app, field, value) {
  if (value === null || value === undefined || value === "" || value === false) return "";
  if (field?.kind === "level") return levelWords(app, field, value);
  if (field?.kind === "pcode") return placeName(app, value);
  if (field?.codes && typeof value === "string") return wordsOf(app, field.codes, value);
  if (Array.isArray(value)) return value.map((one) => shownPart(app, field, one)).filter(Boolean).join(app.language === "en" ? ", " : "، ");
  if (field?.kind === "date") return dateWords(app, value);
  if (field?.kind === "number") return /year$/.test(field.name) ? String(value) : numberWords(value);
  if (field?.kind === "place") return placeWords(app, value);
  if (field?.kind === "ref") {
    const found = findItem(app, value);
    return found ? nameOf(app, found.level, found.item) : "";
  }
  if (typeof value === "object") return best(value).trim();
  if (field?.kind === "person") return lineIn(String(value).trim(), app.language);
  if (value === true) return field?.label ?? "";
  return String(value).trim();
}

/** The reader's part of a name or role written in both languages, "منسّق / Coordinator"; else all. */
export function lineIn(line, language) {
  const parts = line.split(" / ").map((part) => part.trim()).filter(Boolean);
  const arabic = parts.filter((part) => ARABIC.test(part));
  const other = parts.filter((part) => !ARABIC.test(part));
  if (!arabic.length || !other.length) return line;
  return (language === "ar" ? arabic : other).join(" / ");
}

function shownPart(app, field, one) {
  if (field?.kind === "refs") {
    const found = findItem(app, one);
    return found ? nameOf(app, found.level, found.item) : "";
  }
  if (field?.kind === "places") return placeName(app, one);
  if (field?.kind === "milestones") return [one.year, numberWords(one.value)].filter((x) => x !== null && x !== "").join(": ");
  return field?.codes ? wordsOf(app, field.codes, one) : String(one);
}

/** The words of a strength, by its place in the list. */
export function levelWords(app, field, value) {
  return app.guide.codes[field.codes]?.[value]?.[1] ?? String(value);
}

/** The words of a code in one of the guide's lists. */
export function wordsOf(app, list, value) {
  const pair = (app.guide.codes[list] ?? []).find(([one]) => one === value);
  return pair ? pair[1] : code(list, value);
}

/** A number with separators between thousands; text as typed. */
export function numberWords(value) {
  if (typeof value !== "number") return value ?? "";
  return new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 }).format(value);
}

/** A date in words; text as typed where it is no date. */
export function dateWords(app, value) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value ?? "");
  if (!parts) return value ?? "";
  return `${Number(parts[3])} ${app.guide.months[Number(parts[2]) - 1]} ${parts[1]}`;
}

/** A moment in words, by this device's clock: "22 November 2026, 00:33". */
export function momentWords(app, iso) {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return String(iso ?? "");
  return `${at.getDate()} ${app.guide.months[at.getMonth()]} ${at.getFullYear()}${app.language === "en" ? ", " : "، "}${clock(at)}`;
}

/** The name of a governorate or district. */
export function placeName(app, pcode) {
  const row = app.placeRows.get(pcode);
  return row ? (app.language === "ar" ? row[2] : row[3]) : pcode;
}

/** A place's words: what its code names, and what was written beside it. */
export function placeWords(app, place) {
  if (!place) return "";
  return [place.pcode && placeName(app, place.pcode), best(place.text).trim()].filter(Boolean).join(" - ");
}

/** The items above an item, nearest last, along the parent fields of the walk. */
export function ancestors(app, level, item) {
  const chain = [];
  let list = listAt(app.guide, level);
  let here = item;
  while (list?.parent && chain.length < 12) {
    const found = findItem(app, here[list.parent]);
    if (!found) break;
    chain.unshift(found);
    here = found.item;
    list = listAt(app.guide, found.level);
  }
  return chain;
}

/** The lists whose items may hang under this one: [{ level, field }]. */
export function childLists(app, level) {
  const found = [];
  for (const step of app.guide.steps) {
    for (const list of step.lists) {
      const spec = list.parent && list.questions.flatMap((q) => q.fields).find((f) => f.name === list.parent);
      if (spec?.to?.includes(level)) found.push({ level: levelOf(step.section, list.name), field: list.parent });
    }
  }
  return found;
}

/** Every item that names this one in any field, as [{ level, item }]. */
export function mentions(app, id) {
  const found = [];
  for (const step of app.guide.steps) {
    for (const list of step.lists) {
      const refs = list.questions.flatMap((q) => q.fields).filter((f) => f.kind === "ref" || f.kind === "refs");
      for (const item of app.plan[step.section]?.[list.name] ?? []) {
        if (refs.some((f) => [item[f.name]].flat().includes(id))) found.push({ level: levelOf(step.section, list.name), item });
      }
    }
  }
  return found;
}

/** Names of people typed anywhere in the plan, most used first. */
export function people(app) {
  const counts = new Map();
  const note = (name) => name?.trim() && counts.set(name.trim(), (counts.get(name.trim()) ?? 0) + 1);
  for (const step of app.guide.steps) {
    for (const q of step.questions) for (const f of q.fields) if (f.kind === "person") note(app.plan[step.section][f.name]);
    for (const list of step.lists) {
      const fields = list.questions.flatMap((q) => q.fields).filter((f) => f.kind === "person");
      for (const item of app.plan[step.section][list.name] ?? []) for (const f of fields) note(item[f.name]);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** The calendar years of the plan, or none while it has no dates. */
export function planYears(app) {
  const { start, horizon_years: years } = app.plan.about;
  const first = Number(/^(\d{4})-/.exec(start ?? "")?.[1]);
  if (!first || !(years >= 1 && years <= 20)) return [];
  const last = /-01-01$/.test(start) ? first + years - 1 : first + years;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The places whose names begin with, then contain, what was typed. */
export function findPlaces(app, typed, limit = 8) {
  const key = fold(typed)
    .split(" ")
    .map((word) => (word.startsWith("ال") && word.length > 4 ? word.slice(2) : word))
    .join("")
    .replace(/[-'’]/g, "");
  if (!key) return [];
  const ranked = [];
  for (const row of app.guide.places) {
    const keys = row[4].split(" ");
    const rank = keys.some((one) => one.startsWith(key)) ? 0 : keys.some((one) => one.includes(key)) ? 1 : -1;
    if (rank >= 0) ranked.push([rank, row]);
  }
  return ranked.sort((a, b) => a[0] - b[0] || a[1][0].length - b[1][0].length).slice(0, limit).map(([, row]) => row);
}

/** A new, empty item of a list with what is known already; its id comes from the session. */
export function blankItem(app, level, known = {}) {
  const list = listAt(app.guide, level);
  const item = { id: app.session.newId(list.prefix) };
  for (const field of list.questions.flatMap((q) => q.fields)) {
    if (!(field.name in known)) item[field.name] = blankValue(field);
  }
  return { ...item, ...known };
}

function blankValue(field) {
  if (field.kind === "text" || field.kind === "long") return { ar: "", en: "" };
  if (field.kind === "place") return { pcode: "", text: { ar: "", en: "" } };
  if (field.kind === "tick") return false;
  if (["choices", "ticks", "places", "refs", "milestones"].includes(field.kind)) return [];
  if (field.name === "duration") return 1;
  if (field.name === "share") return 100;
  return ["number", "date", "scale", "level"].includes(field.kind) ? null : "";
}
