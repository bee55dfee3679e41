// Edits of one section's content, applied the way the kernel applies them, but with the person's
// own text winning: this is what the page shows until the kernel has answered.

/** What lies at a path of field names and item ids, or undefined. */
export function at(content, path) {
  let found = content;
  for (const step of path) {
    if (Array.isArray(found)) found = found.find((item) => item?.id === step);
    else if (found && typeof found === "object") found = found[step];
    else return undefined;
  }
  return found;
}

/** Whether two JSON values are equal. */
export function same(one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Applies edits to `content`, in place, in order. An edit that fits nowhere changes nothing. */
export function applyEdits(content, edits) {
  for (const edit of edits) OPERATIONS[edit.op]?.(content, edit);
  return content;
}

const OPERATIONS = {
  set(content, { path, value }) {
    let parent = content;
    for (const step of path.slice(0, -1)) {
      let next = Array.isArray(parent) ? parent.find((item) => item?.id === step) : parent?.[step];
      if (next === undefined && parent && !Array.isArray(parent)) next = parent[step] = {};
      if (next === undefined || next === null) return;
      parent = next;
    }
    if (!Array.isArray(parent)) parent[path[path.length - 1]] = value;
  },
  add(content, { path, item, after }) {
    const items = at(content, path);
    if (!Array.isArray(items) || items.some((found) => found.id === item.id)) return;
    insert(items, structuredClone(item), after);
  },
  remove(content, { path }) {
    const items = at(content, path.slice(0, -1));
    const index = Array.isArray(items) ? items.findIndex((found) => found.id === path.at(-1)) : -1;
    if (index >= 0) items.splice(index, 1);
  },
  move(content, { path, after }) {
    const items = at(content, path.slice(0, -1));
    if (!Array.isArray(items) || after === path.at(-1)) return;
    const index = items.findIndex((found) => found.id === path.at(-1));
    if (index < 0) return;
    const [item] = items.splice(index, 1);
    insert(items, item, after);
  },
};

function insert(items, item, after) {
  const index = after === "" ? -1 : items.findIndex((found) => found.id === after);
  items.splice(after === "" ? 0 : index < 0 ? items.length : index + 1, 0, item);
}
