// Unsent writing, kept on the device until the kernel has acknowledged it.
//
// Each entry is one localStorage record of its own, named by the tab that wrote it, so that two
// tabs never write over each other. A tab that comes adopts the entries of tabs that are gone.
// Should an owner turn out to be only asleep, both send the same key, which is saved once.

const ROLL_CALL = 400;

/** Opens the drafts of one person's one plan.
 *  @param {string} scope what the kernel named this person's plan
 *  @returns {{ tab: string, kept: boolean, entries: object[], clashes: object[] }} and methods */
export function openDrafts(scope, { onadopt = () => {} } = {}) {
  const edits = `saql:edit:${scope}:`;
  const held = `saql:clash:${scope}:`;
  const handed = `saql:tab:${scope}`;
  const tab = handedOver(handed) ?? Math.random().toString(36).slice(2, 10);
  const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(`saql:${scope}`) : null;
  const drafts = { tab, kept: storageWorks(), entries: [], clashes: [] };

  drafts.entries = read(edits).filter((entry) => entry.by === tab);
  drafts.clashes = read(held);

  /** Keeps an entry; says whether the device holds it. */
  drafts.put = (entry) => {
    drafts.kept = write(`${edits}${entry.key}`, { ...entry, by: tab });
    return drafts.kept;
  };
  drafts.drop = (entry) => {
    drafts.entries = drafts.entries.filter((found) => found.key !== entry.key);
    erase(`${edits}${entry.key}`);
  };
  /** Whether the entry is still this tab's to change: another tab may have adopted it. */
  drafts.mine = (entry) => {
    if (!drafts.kept) return true;
    const stored = readOne(`${edits}${entry.key}`);
    return Boolean(stored) && stored.by === tab;
  };
  drafts.hold = (clash) => {
    drafts.clashes = [...drafts.clashes.filter((found) => found.id !== clash.id), clash];
    drafts.kept = write(`${held}${clash.id}`, clash);
  };
  drafts.release = (clash) => {
    drafts.clashes = drafts.clashes.filter((found) => found.id !== clash.id);
    erase(`${held}${clash.id}`);
  };
  drafts.close = () => {
    try {
      if (drafts.entries.length) sessionStorage.setItem(handed, tab);
    } catch {
      // Without a session store the roll-call finds the entries.
    }
  };
  /** Ends without leaving the page, as when a cell runs again: the next board here takes over. */
  drafts.end = () => {
    drafts.close();
    channel?.close();
  };
  drafts.reopen = () => handedOver(handed);

  const orphans = () => read(edits).filter((entry) => entry.by !== tab);
  const adopt = (alive) => {
    const found = orphans().filter((entry) => !alive.has(entry.by));
    for (const entry of found) {
      entry.sealed = true;
      drafts.put(entry);
    }
    drafts.entries = [...found, ...drafts.entries].sort((a, b) => a.at - b.at);
    if (found.length) onadopt();
  };
  if (channel) {
    const alive = new Set();
    channel.onmessage = ({ data }) => {
      if (data?.ask) channel.postMessage({ here: tab });
      if (data?.here) alive.add(data.here);
    };
    if (orphans().length) {
      channel.postMessage({ ask: true });
      setTimeout(() => adopt(alive), ROLL_CALL);
    }
  } else adopt(new Set());
  return drafts;
}

/** What a page remembers for its own next load (a view, a caret); gone with the tab. */
export function remembered(name, value) {
  try {
    if (value === undefined) return JSON.parse(sessionStorage.getItem(`saql:${name}`) ?? "null");
    sessionStorage.setItem(`saql:${name}`, JSON.stringify(value));
  } catch {
    return null;
  }
  return value;
}

function handedOver(name) {
  try {
    const tab = sessionStorage.getItem(name);
    // A duplicated tab copies the session store, so a tab's name lies there between loads only.
    sessionStorage.removeItem(name);
    return tab;
  } catch {
    return null;
  }
}

function storageWorks() {
  const works = write("saql:probe", 1);
  erase("saql:probe");
  return works;
}

function write(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function erase(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing is stored where nothing can be removed.
  }
}

function readOne(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

function read(prefix) {
  const found = [];
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      const name = localStorage.key(index);
      const value = name.startsWith(prefix) ? readOne(name) : null;
      if (value) found.push(value);
    }
  } catch {
    return found;
  }
  return found.sort((a, b) => a.at - b.at);
}
