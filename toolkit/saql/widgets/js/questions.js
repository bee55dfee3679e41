// Named questions to the kernel: each gets its answer, or a sentence that says why none came.

import { t } from "./words.js";

const PATIENCE = 60000;

/** Opens the questions; `send(message)` says whether a message has left. */
export function openQuestions(send) {
  const waiting = new Map();
  const answered = (message, buffers) => {
    const question = waiting.get(message.id);
    waiting.delete(message.id);
    clearTimeout(question?.timer);
    if (message.ok) question?.resolve({ ...message, buffers });
    else question?.reject(new Error(message.sentence));
  };
  const ask = (name, fields = {}) =>
    new Promise((resolve, reject) => {
      const id = Math.random().toString(36).slice(2);
      const refuse = (sentence) => answered({ id, ok: false, sentence });
      const timer = setTimeout(() => refuse(t("No answer came. Please try again.")), PATIENCE);
      waiting.set(id, { resolve, reject, timer });
      if (!send({ ...fields, type: "ask", id, name })) {
        refuse(t("Not connected. Please try again when the connection is back."));
      }
    });
  return { ask, answered };
}
