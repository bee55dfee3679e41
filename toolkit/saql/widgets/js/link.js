// The line to the kernel: whether it answers, and the way back when it does not.
//
// A short drop is mended by the page's own socket. A longer one, or a server that was started
// again, needs a new kernel, which only a new load of the page gives; what was typed is on the
// device, so loading again loses nothing. JupyterLab is never loaded again by us.

const EVERY = 5000;
const PATIENCE = 6000;
const RETRY = 2500;
const RELOADS = 4;
const SPREAD = 1500;

/** Watches the line of `model`. `onchange(up)` is called when it breaks or is mended.
 *  `mayReload()` says whether the page may load itself again now. */
export function openLink(model, { onchange, onmessage, mayReload, beforeReload }) {
  const link = { up: true, ready: false, stuck: false };
  const kernel = () => model.widget_manager?.kernel ?? null;
  let heard = Date.now();
  let asked = 0;
  let lost = 0;
  let reachable = 0;

  link.send = (message) => {
    try {
      model.send(message);
      if (!asked) asked = Date.now();
      return true;
    } catch {
      broken();
      return false;
    }
  };
  const receive = (message, buffers) => {
    heard = Date.now();
    asked = 0;
    if (!link.up) {
      link.up = true;
      link.stuck = false;
      lost = reachable = 0;
      onchange(true);
    }
    onmessage(message, buffers ?? []);
  };
  model.on("msg:custom", receive);

  const ping = () => {
    if (!link.up && kernel()?.connectionStatus && kernel().connectionStatus !== "connected") return;
    link.send({ type: "ping", at: Date.now() });
  };
  const broken = () => {
    if (!link.up || !link.ready) return;
    link.up = false;
    lost = Date.now();
    reachable = 0;
    onchange(false);
    seek();
  };
  const look = () => {
    if (document.visibilityState === "hidden" || !link.ready) return;
    if (asked && Date.now() - asked > PATIENCE) broken();
    else if (link.up && !asked && Date.now() - heard > EVERY) ping();
  };
  let seeking = 0;
  const seek = async () => {
    clearTimeout(seeking);
    if (link.up || link.closed) return;
    if (await answers()) {
      reachable ||= Date.now();
      const state = kernel()?.connectionStatus;
      // The page gives a kernel up that the server knows no more: no call brings it back.
      const disposed = kernel()?.isDisposed ?? false;
      if (!disposed && state && state !== "connected") kernel().reconnect?.()?.catch?.(() => {});
      asked = 0;
      ping();
      const patience = state === "connected" ? 15000 : 5000;
      if (disposed || Date.now() - reachable > patience || (await ended(kernel()))) again();
    } else reachable = 0;
    seeking = setTimeout(seek, RETRY);
  };
  const again = () => {
    const past = reloads();
    const recent = (past ?? []).filter((time) => Date.now() - time < 120000);
    if (past === null || inLab() || !mayReload() || recent.length >= RELOADS) {
      if (!link.stuck) {
        link.stuck = true;
        onchange(false);
      }
      return;
    }
    reloads([...recent, Date.now()]);
    link.closed = true;
    // A whole room comes back at the same moment: not all in the same second.
    setTimeout(link.reload, Math.random() * SPREAD);
  };
  /** Loads the page again, for a new kernel. */
  link.reload = () => {
    beforeReload();
    location.reload();
  };
  link.canReload = () => !inLab();

  const timer = setInterval(look, 1000);
  const wake = () => {
    if (document.visibilityState === "visible" && link.ready) {
      asked = 0;
      if (link.up) ping();
      else seek();
    }
  };
  const gone = () => broken();
  addEventListener("offline", gone);
  addEventListener("online", wake);
  addEventListener("pageshow", wake);
  document.addEventListener("visibilitychange", wake);
  link.close = () => {
    link.closed = true;
    clearInterval(timer);
    clearTimeout(seeking);
    model.off("msg:custom", receive);
    removeEventListener("offline", gone);
    removeEventListener("online", wake);
    removeEventListener("pageshow", wake);
    document.removeEventListener("visibilitychange", wake);
  };
  return link;
}

function reloads(times) {
  try {
    if (times) sessionStorage.setItem("saql:reloads", JSON.stringify(times));
    return JSON.parse(sessionStorage.getItem("saql:reloads") ?? "[]");
  } catch {
    return null;
  }
}

// Voilà draws with the Lab's own shell, so it is asked about first.
function inLab() {
  return !document.body.dataset.voila && Boolean(document.querySelector(".jp-LabShell, .jp-NotebookPanel"));
}

// Whether the server is there: any answer will do, also one that refuses the question.
async function answers() {
  return (await status(new URL("/health", location.href))) > 0;
}

// Whether the server knows the kernel no more, so that waiting for it is in vain.
async function ended(kernel) {
  if (!kernel?.id || !kernel.serverSettings?.baseUrl) return false;
  return (await status(`${kernel.serverSettings.baseUrl}api/kernels/${kernel.id}`)) === 404;
}

async function status(address) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 2000);
  try {
    return (await fetch(address, { cache: "no-store", signal: stop.signal })).status;
  } catch {
    return 0;
  } finally {
    clearTimeout(timer);
  }
}
