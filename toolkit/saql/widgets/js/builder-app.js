// What the parts of the builder share: the plan, the guide, the findings, and where one is.

import { stepsOf } from "./builder-embed.js";
import { byId } from "./builder-plan.js";
import { screenOf } from "./builder-step.js";

/** The field that a finding speaks of, without what lies inside it. */
export function fieldName(finding) {
  return (finding.field ?? "").split(".")[0];
}

/** What every part of the builder reads: the plan, the guide, the findings, where one is. */
export function openApp(session) {
  const { guide, overview, only = null } = session.state.extra;
  const steps = stepsOf(guide, only);
  const first = { view: "step", section: steps[0].section, q: 0 };
  const place = `route:${(only ?? []).join()}`;
  const app = {
    session,
    guide,
    only,
    steps,
    place,
    ...overview,
    numbers: byId(overview.numbers),
    totals: byId(overview.totals),
    advice: session.advice,
    language: session.state.language,
    direction: session.state.direction,
    placeRows: new Map(guide.places.map((row) => [row[0], row])),
    route: (only ? session.view[place] : session.view.route) ?? first,
    both: session.view.both ?? false,
    // The item that was just added: its empty fields are not complained about until it is left.
    fresh: null,
    width: "",
    narrow: false,
    get plan() {
      return session.plan;
    },
    get planLanguage() {
      return session.plan.about.language === "en" ? "en" : "ar";
    },
  };
  app.findingsIn = (section, item) => app.advice.filter((one) => one.section === section && (item === undefined || one.item === item));
  app.findingsOf = (section, item, field) => app.findingsIn(section).filter((one) => (one.item || null) === item && fieldName(one) === field);
  app.examplesFor = (section, list, field) => {
    const key = [section, list, field].filter(Boolean).join(".");
    const box = list && app.route.view === "item" ? session.get([section, list, app.route.id])?.box : "";
    return guide.examples[`${key}.${box}`] ?? guide.examples[key] ?? null;
  };
  app.titleOfSection = (section) => guide.steps.find((one) => one.section === section)?.title ?? section;
  app.listScreen = (step, list) => screenOf(step, { list: list.name });
  app.goToItem = ({ section, list, item }) => app.go({ view: "item", section, list, id: item.id, q: 0 });
  app.goToLevel = (level) => {
    const [section, name] = level.split(".");
    const step = guide.steps.find((one) => one.section === section);
    app.go({ view: "step", section, q: screenOf(step, { list: name }) });
  };
  app.goToWriting = () => {
    const last = session.view.writing ?? first;
    app.go(last);
  };
  return app;
}
