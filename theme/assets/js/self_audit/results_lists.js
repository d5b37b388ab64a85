/**
 * Results lists: the questions by what their answers say, each with the answer that led there. What is not good enough can
 * be chosen as a priority where it stands.
 */
Reflections.ResultsLists = class {
  constructor(screen) {
    this.screen = screen;
    this.app = screen.app;
    this.boxes = new Map();
    this.sections = Reflections.ResultsLists.groups.map((group) => this.makeSection(group));
    this.makeOnward(this.byId().not_good_enough);
  }

  /** How many priorities are chosen; more than three get a gentle sentence. */
  static sayChosen(number) {
    const more = " Two or three are easier to carry through; the others can wait for the next round.";
    const few = ["No priority is chosen yet.", "One priority is chosen."][number];
    return few || number + " priorities are chosen." + (number > 3 ? more : "");
  }

  byId() {
    return Object.fromEntries(this.sections.map((section) => [section.id, section]));
  }

  makeSection({ id, title, lede, none }) {
    const list = Reflections.make("ul", "ir-audit-results__list");
    const empty = Reflections.element("p", "ir-audit-results__none");
    return { id, lede, none, list, empty, ...this.screen.makeSection(title, "", list, empty) };
  }

  makeOnward({ element }) {
    const link = Reflections.make.link(this.app.href("plan"), "On to your priorities and the plan");
    this.chosen = Reflections.make("p", "ir-audit-results__chosen");
    this.onward = Reflections.make("p", "", link);
    element.append(this.chosen, this.onward);
  }

  update({ groups, elsewhere }) {
    const blank = this.app.record.kind === "review" ? groups.blank : []; // an audit's are in no list: it may be far from done
    this.sections.forEach((section) => this.updateSection(section, { ...groups, blank, elsewhere }[section.id]));
    this.updateChoice(groups.not_good_enough.length);
  }

  updateSection(section, found) {
    const { ledes, nones } = this.screen.words;
    const rows = found.map((row) => ({ ...row, led: this.sayLed(section.id, row), debated: this.sayDebated(row) }));
    section.line.textContent = ledes[section.id] || section.lede;
    section.empty.textContent = nones[section.id] || section.none || "";
    section.count = rows.length;
    section.element.hidden = !rows.length && !section.none;
    section.empty.hidden = rows.length > 0;
    this.screen.draw(section.list, rows, () => rows.map((row) => this.makeEntry(section.id, row)));
  }

  // ---- Questions

  makeEntry(group, row) {
    const entry = Reflections.make(
      "li",
      "ir-audit-results__entry",
      Reflections.make("p", "ir-audit-results__ask", ...Reflections.make.question(this.app, row.question, row)),
      ...[row.led, row.debated].filter(Boolean).map((text) => Reflections.make("p", "ir-audit-results__led", text)),
      ...this.makeText("Evidence", row.evidence),
      ...(group === "elsewhere" ? this.makeText("Note", row.note) : []), // there is no other screen that shows it
      ...(group === "find_out" ? this.makeWhereToLook(row) : []),
      ...(group === "not_good_enough" ? [this.makeChoice(row)] : []),
    );
    entry.dataset.characteristic = row.part.id;
    return entry;
  }

  /** How its answer led there; where nothing is agreed, how far people are from one another. */
  sayLed(group, row) {
    if (group === "blank") {
      return this.app.hasReview ? Reflections.ViewsTable.sayViews(this.app, row.question) : "";
    }
    return group === "find_out" ? "" : Reflections.led(this.app.bank.scale, row, this.screen);
  }

  sayDebated({ question }) {
    return (this.app.record.debates || []).includes(question) ? "This caused debate." : "";
  }

  makeText(label, text) {
    const name = Reflections.make("b", "", label + ": ");
    return text ? [Reflections.make("p", "ir-audit-results__text", name, text)] : [];
  }

  makeWhereToLook({ question }) {
    const places = this.app.bank.question(question).look_for.map((place) => Reflections.make("li", "", place));
    const label = Reflections.make("p", "ir-label", "Where to look");
    return places.length ? [label, Reflections.make("ul", "ir-audit-results__places", ...places)] : [];
  }

  // ---- Choosing priorities

  makeChoice({ question, code }) {
    const box = Reflections.make("input", "ir-audit-results__box");
    box.type = "checkbox";
    box.autocomplete = "off"; // Firefox would tick it again after a reload; the record says what is chosen
    box.addEventListener("change", () => this.choose(question, code, box.checked));
    this.boxes.set(question, box);
    const name = Reflections.make("span", "", `Choose ${code} as a priority`);
    return Reflections.make("label", "ir-audit-results__choose", box, name);
  }

  choose(question, code, wanted) {
    if (wanted) {
      this.app.change((record, now) => Reflections.plan.choose(record, question, now));
    } else {
      this.unchoose(question, code);
    }
    this.app.say(this.chosen.textContent);
  }

  /** What was written about a priority goes with it, so this can be undone. */
  unchoose(question, code) {
    const { priorities } = this.app.record;
    const place = priorities.findIndex((priority) => priority.question === question);
    this.app.change((record, now) => Reflections.plan.unchoose(record, question, now), {
      told: code + " is no longer a priority.",
      undo: (record, now) => Reflections.plan.restorePriority(record, priorities[place], place, now),
    });
  }

  updateChoice(possible) {
    const chosen = new Set(this.app.record.priorities.map(({ question }) => question));
    this.boxes.forEach((box, question) => {
      box.checked = chosen.has(question);
      box.disabled = this.app.store.isReadOnly;
    });
    this.chosen.hidden = !possible && !chosen.size;
    this.onward.hidden = !chosen.size;
    this.chosen.textContent = Reflections.ResultsLists.sayChosen(chosen.size);
  }
};

/** The groups of a profile as lists, in their order; what has a sentence for `none` is shown also when it is empty. */
Reflections.ResultsLists.groups = [
  {
    id: "strength",
    title: "Strengths",
    lede: "Level 3 or 4, and good enough for you.",
    none: "None so far.",
  },
  {
    id: "not_good_enough",
    title: "Not good enough yet",
    lede: "Lowest level first. Choose two or three to work on first; more at once is hard to keep up, in any school.",
    none: "Nothing so far. A question comes here when you choose its level and say that it is not good enough for now.",
  },
  {
    id: "find_out",
    title: "To find out",
    lede: "What nobody here could say yet, and where to look.",
    none: "Nothing so far.",
  },
  {
    id: "blank",
    title: "Not agreed yet",
    lede: "These stay open for now. The short list and the plan rest on what you agreed.",
  },
  {
    id: "good_enough",
    title: "Good enough for now",
    lede: "Level 1 or 2, and you said that this will do for now.",
  },
  {
    id: "not_judged",
    title: "Not judged yet",
    lede: "These have a level. Is it good enough for you now? Open a question to say.",
  },
  {
    id: "elsewhere",
    title: "Not asked here",
    lede: "Answers that this record holds to questions that this site doesn’t ask, or no longer.",
  },
];
