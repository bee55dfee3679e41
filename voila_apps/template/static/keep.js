// Keeps a chosen answer on the phone until the room has it, and sends it as soon as it can.
"use strict";

const PREFIX = "saql-answer:";
const RETRY_MS = 3000;

const waiting = () =>
  Object.keys(localStorage)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => ({ name, ...JSON.parse(localStorage.getItem(name)) }));

const cookie = (name) =>
  document.cookie
    .split("; ")
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? "";

// Sends one answer; true once the room has taken it or will never take it. A session that has
// ended (403) keeps the answer until the person has signed in again.
const send = async (answer) => {
  const body = new URLSearchParams({ option: answer.option, key: answer.key, _xsrf: cookie("_xsrf") });
  try {
    const response = await fetch(answer.address, { method: "POST", body, redirect: "manual" });
    return response.type === "opaqueredirect" || [400, 404, 409].includes(response.status);
  } catch {
    return false;
  }
};

const flush = async () => {
  let all = true;
  for (const answer of waiting()) {
    if (await send(answer)) {
      const now = localStorage.getItem(answer.name);
      if (now && JSON.parse(now).key === answer.key) localStorage.removeItem(answer.name);
    } else {
      all = false;
    }
  }
  return all;
};

const form = document.querySelector("form[data-answer]");
const status = document.querySelector("[data-status]");
const say = (word) => {
  if (!status) return;
  status.textContent = status.dataset[word];
  status.dataset.kind = word;
};

let sending = Promise.resolve(true);
let timer = 0;
const sendAll = () => {
  clearTimeout(timer);
  sending = sending.then(flush);
  return sending.then((all) => {
    if (form && status?.dataset.kind) say(all ? "saved" : "waiting");
    for (const note of document.querySelectorAll("[data-unsent]")) note.hidden = all;
    for (const button of document.querySelectorAll("[data-hand-in]")) button.disabled = !all;
    if (!all) timer = setTimeout(sendAll, RETRY_MS);
    return all;
  });
};

if (form) {
  const name = PREFIX + form.dataset.answer;
  const kept = localStorage.getItem(name);
  if (kept) {
    const choice = form.querySelector(`input[value="${CSS.escape(JSON.parse(kept).option)}"]`);
    if (choice) choice.checked = true;
    say("waiting");
  }
  form.addEventListener("change", (event) => {
    if (event.target.name !== "option") return;
    // A room without HTTPS has no crypto.randomUUID.
    const key = [...crypto.getRandomValues(new Uint8Array(12))].map((n) => n.toString(36)).join("-");
    localStorage.setItem(name, JSON.stringify({ address: form.action, option: event.target.value, key }));
    say("saving");
    sendAll();
  });
  form.addEventListener("submit", (event) => {
    if (!waiting().length && !form.querySelector("input[name=option]:checked")) return;
    event.preventDefault();
    sendAll().then((all) => {
      if (all) location.assign(form.dataset.next);
    });
  });
}
addEventListener("online", sendAll);
if (waiting().length) sendAll();

// What somebody types into a form survives a reload until the room has taken it.
const DRAFT = "saql-draft:";
const drafts = [...document.querySelectorAll("form[data-keep]")];
for (const name of Object.keys(localStorage).filter((one) => one.startsWith(DRAFT))) {
  const shown = drafts.some((one) => DRAFT + one.dataset.keep === name);
  if (!shown && JSON.parse(localStorage.getItem(name)).sent) localStorage.removeItem(name);
}
for (const draft of drafts) {
  const name = DRAFT + draft.dataset.keep;
  const fields = () => [...draft.elements].filter((one) => one.name && one.type !== "hidden");
  const read = () =>
    fields()
      .filter((one) => (["radio", "checkbox"].includes(one.type) ? one.checked : one.value))
      .map((one) => [one.name, one.value]);
  const keep = (sent) => localStorage.setItem(name, JSON.stringify({ sent, values: read() }));
  const before = JSON.parse(localStorage.getItem(name) ?? "null");
  if (before && !before.sent && !read().length) {
    for (const field of fields()) {
      const mine = before.values.filter(([one]) => one === field.name).map(([, value]) => value);
      if (["radio", "checkbox"].includes(field.type)) field.checked = mine.includes(field.value);
      else if (mine.length) field.value = mine[0];
    }
  }
  draft.addEventListener("input", () => keep(false));
  draft.addEventListener("submit", () => keep(true));
}
