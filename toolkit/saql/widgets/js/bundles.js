// Bundles of edits of one section: each goes to the kernel whole, under a key of its own.

import { at, same } from "./edits.js";

const MAX_BUNDLE = 60000;

/** The bundle that takes the next edits of a section; a new one where none is open. */
export function openBundle(drafts, section) {
  const last = drafts.entries.findLast((entry) => entry.section === section && !entry.sealed);
  if (last && last.size < MAX_BUNDLE && drafts.mine(last)) return last;
  if (last) seal(drafts, last);
  const key = `${Date.now().toString(36)}-${drafts.tab}-${Math.random().toString(36).slice(2, 10)}`;
  const entry = { key, by: drafts.tab, section, edits: [], size: 0, at: Date.now(), sealed: false };
  drafts.entries.push(entry);
  return entry;
}

/** Adds an edit; a new value of the field that was written last takes the place of its old one. */
export function addEdit(entry, one) {
  const last = entry.edits.findLastIndex((found) => found.op !== "set" || same(found.path, one.path));
  if (one.op === "set" && last >= 0 && entry.edits[last].op === "set") entry.edits[last].value = one.value;
  else entry.edits.push(one);
  entry.size += JSON.stringify(one.value ?? one.item ?? "").length;
}

/** Closes a bundle for sending; false where another tab has taken it over. */
export function seal(drafts, entry) {
  if (!drafts.mine(entry)) {
    // Another tab has taken it over and sends it.
    drafts.entries = drafts.entries.filter((found) => found !== entry);
    return false;
  }
  entry.sealed = true;
  drafts.put(entry);
  return true;
}

/** What was typed is stored in its read form («٥» is stored as 5): later edits of the same field
 *  saw that form, as far as the kernel is concerned. */
export function rebase(drafts, entry, content) {
  for (const { path, value, op } of entry.edits) {
    if (op !== "set") continue;
    for (const later of drafts.entries) {
      if (later.section !== entry.section) continue;
      for (const one of later.edits) {
        if (one.op === "set" && same(one.path, path) && same(one.base, value)) {
          one.base = at(content, path) ?? null;
        }
      }
    }
  }
}

/** Takes out what was typed in a clashing field after the refused edit: it belongs to the clash. */
export function takeLater(drafts, section, path) {
  let value;
  for (const entry of drafts.entries) {
    if (entry.section !== section || !entry.edits.some((e) => e.op === "set" && same(e.path, path))) continue;
    value = entry.edits.findLast((e) => e.op === "set" && same(e.path, path)).value;
    entry.edits = entry.edits.filter((e) => !(e.op === "set" && same(e.path, path)));
    drafts.put(entry);
  }
  return value;
}

/** The texts that a person typed in a bundle. */
export function textsOf(entry) {
  return entry.edits
    .map((one) => one.value ?? best(one.item))
    .filter((value) => typeof value === "string" && value.trim());
}

const best = (item) => item?.text?.ar || item?.text?.en || "";
