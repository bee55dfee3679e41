// What the kernel says is saved, section by section, and the items that went from it.

import { at } from "./edits.js";

/** Opens what is saved; `content` holds it by section. */
export function openSaved() {
  const content = {};
  const gone = new Map();
  return {
    content,
    take(section, fresh) {
      for (const [list, found] of Object.entries(content[section] ?? {})) {
        if (!Array.isArray(found)) continue;
        for (const item of found) {
          if (item?.id && !at(fresh, [list, item.id])) gone.set(`${section} ${item.id}`, item);
        }
      }
      content[section] = fresh;
    },
    /** The item that a colleague removed while this person wrote in it, as it was seen here. */
    lost(section, [list, id]) {
      if (!Array.isArray(content[section][list]) || at(content[section], [list, id])) return null;
      return gone.get(`${section} ${id}`) ?? null;
    },
  };
}
