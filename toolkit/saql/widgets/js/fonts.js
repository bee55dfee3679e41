// The boards' font where the page has none (JupyterLab, stock Voilà): from this computer, or from
// the kernel. Text is shown in the system's font until then, and for good where neither has it.

const ASKED = Symbol.for("saql.fonts");

/** Sees to the font that `model` names; asks the kernel at most once for a page. */
export async function provideFont(model) {
  const family = model.get("font");
  if (!family || window[ASKED] || !document.fonts || provided(family)) return;
  window[ASKED] = true;
  if (await installed(family)) return;
  const take = (message, buffers) => {
    if (message?.type !== "fonts") return;
    model.off("msg:custom", take);
    message.weights.forEach((weight, n) => {
      const face = new FontFace(message.family, buffers[n], { weight: String(weight) });
      face.load().then(() => document.fonts.add(face)).catch(() => {});
    });
  };
  model.on("msg:custom", take);
  model.send({ type: "fonts" });
}

const provided = (family) => [...document.fonts].some((face) => face.family.replace(/["']/g, "") === family);

async function installed(family) {
  try {
    await new FontFace("saql-installed", `local("${family}")`).load();
    return true;
  } catch {
    return false;
  }
}
