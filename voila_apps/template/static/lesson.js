// Brings a lesson's exercises and questions to life: asks the room for a kernel that has run the
// notebook, puts what its cells give into their places, and then loads the widgets' scripts.
"use strict";

(() => {
  const article = document.querySelector(".lesson-text");
  const slots = [...document.querySelectorAll(".lesson-slot")];
  const words = document.getElementById("lesson-words").dataset;
  const contents = document.querySelector(".lesson-contents");
  if (contents && matchMedia("(max-width: 60rem)").matches) contents.open = false;
  if (!slots.length) return;

  const tell = (slot, text) => {
    const line = document.createElement("p");
    line.className = "lesson-trouble";
    line.setAttribute("role", "status");
    line.lang = document.documentElement.lang;
    line.dir = document.documentElement.dir;
    line.textContent = text;
    slot.querySelector(".lesson-opening")?.replaceWith(line);
  };

  const ask = async () => {
    const body = new URLSearchParams(new FormData(document.getElementById("lesson-kernel")));
    for (let failures = 0; failures < 4; ) {
      try {
        const answer = await fetch(article.dataset.kernel, { method: "POST", body });
        if (!answer.ok) throw new Error(String(answer.status));
        const found = await answer.json();
        if (found.outputs) return found;
        const place = words.queue.replace("%(place)s", found.place);
        for (const line of document.querySelectorAll(".lesson-opening-words")) line.textContent = place;
        await new Promise((go) => setTimeout(go, 500));
      } catch {
        failures += 1;
        await new Promise((go) => setTimeout(go, 1500 * failures));
      }
    }
    return null;
  };

  const put = (slot, outputs) => {
    if (!outputs) {
      tell(slot, words.broken);
      return;
    }
    slot.querySelector(".lesson-opening")?.remove();
    for (const output of outputs) {
      const place = document.createElement("div");
      place.className = "jp-OutputArea-child";
      const script = document.createElement("script");
      script.type = "application/vnd.voila.cell-output+json";
      script.textContent = JSON.stringify(output);
      place.append(script);
      slot.append(place);
    }
  };

  const load = (config) => {
    const data = document.createElement("script");
    data.id = "jupyter-config-data";
    data.type = "application/json";
    data.textContent = JSON.stringify(config);
    document.body.append(data);
    // Voilà's script begins with the page's load event, which may be long past.
    const listen = window.addEventListener;
    window.addEventListener = (name, act, ...rest) => {
      if (name === "load" && document.readyState === "complete") setTimeout(() => act(new Event("load")));
      else listen.call(window, name, act, ...rest);
    };
    for (const address of document.querySelectorAll('link[rel="preload"][as="script"]')) {
      if (address.dataset.remote !== undefined) continue;
      const script = document.createElement("script");
      script.src = address.href;
      script.async = false;
      document.body.append(script);
    }
  };

  ask().then((found) => {
    for (const slot of slots) {
      if (found) put(slot, found.outputs[slot.dataset.cell]);
      else tell(slot, words.failed);
    }
    if (found && Object.values(found.outputs).some((outputs) => outputs?.length)) load(found.config);
  });
})();
