/**
 * What changed: records of earlier terms are chosen or dropped here, and what moved since then shows beside what is here.
 * They are kept in the record itself, so that next time they are there. A broken one is named, and the others load.
 */
Reflections.ChangeScreen = class {
  constructor(app) {
    this.app = app;
    this.title = "What changed";
    this.drawn = new Map();
    const { intro, field } = Reflections.ChangeScreen;
    this.field = app.opening.addField(new Reflections.OpeningField("earlier", (files) => this.takeFiles(files), field));
    this.records = Reflections.make("ul", "ir-change__records");
    this.records.setAttribute("aria-label", "Earlier records");
    this.summary = Reflections.make("section", "ir-change__section");
    this.table = Reflections.make("section", "ir-change__section");
    this.actions = Reflections.make("section", "ir-change__section");
    const start = Reflections.make("section", "ir-change__section", this.makeText(intro), this.records, this.field.element);
    this.newTerm = this.makeNewTerm();
    this.element = Reflections.make("div", "ir-change", start, this.summary, this.table, this.actions, this.newTerm);
  }

  show() {
    this.field.clear();
    this.drawn.clear();
  }

  update() {
    const { record } = this.app;
    if (!record) {
      return;
    }
    const { earlier = [] } = record;
    this.updateNewTerm(record);
    this.draw(this.records, [earlier, this.app.store.isReadOnly], () => earlier.map((one) => this.makeRecord(one)));
    this.part = earlier.length ? this.makePart(record) : undefined;
    const { rows, change } = this.part || {};
    const points = change && change.points;
    this.draw(this.summary, [points, rows], () => (rows ? this.makeSummary() : []));
    this.draw(this.table, [points, rows], () => (rows ? this.makeTable() : []));
    this.draw(this.actions, [change && change.actions, this.app.store.isReadOnly], () => (rows ? this.makeActions() : []));
  }

  makePart(record) {
    const { bank } = this.app;
    const profile = Reflections.profile.of(record, bank);
    return new Reflections.ReportChange(document, { record, profile, bank, today: this.app.today() });
  }

  /** Make the children of `block` again when what it shows has changed. A focus that was inside stays with it. */
  draw(block, shown, make) {
    const text = JSON.stringify(shown);
    if (this.drawn.get(block) === text) {
      return;
    }
    const held = block.contains(document.activeElement);
    this.drawn.set(block, text);
    block.replaceChildren(...make());
    if (held) {
      this.settle(block);
    }
  }

  /** At the heading, so that not all that stands below is read out again; what is empty can't hold the focus. */
  settle(block) {
    const place = block.querySelector("h2") || block;
    place.tabIndex = -1;
    if (block.firstChild) {
      place.focus();
    } else {
      this.app.frame.focus();
    }
  }

  makeText(text) {
    return Reflections.make("p", "ir-change__text", text);
  }

  makeHeading(text) {
    return Reflections.make("h2", "ir-part__heading ir-change__heading", text);
  }

  // ---- Earlier records

  makeRecord(earlier) {
    const { answered, all } = Reflections.audit.progress(earlier, this.app.bank);
    const school = earlier.school && earlier.school !== this.app.record.school ? `, of ${this.app.opening.replacing.isolated(earlier.school)}` : "";
    const name = this.nameOf(earlier) + school;
    const number = `${answered} of ${all} ${earlier.kind === "review" ? "agreed" : "answered"}`;
    const button = this.app.makeButton("Take out", () => this.remove(earlier), true);
    button.setAttribute("aria-label", `Take out: ${name}`);
    button.disabled = this.app.store.isReadOnly;
    const text = Reflections.make("span", "ir-change__record-name", Reflections.make("b", "", name), ", " + number);
    return Reflections.make("li", "ir-change__record", text, button);
  }

  nameOf({ kind, respondent, changed }) {
    const found = this.app.bank.audiences.find(({ id }) => id === respondent.audience);
    const who = kind === "review" ? "Review" : `Audit by ${found ? found.name : respondent.audience}`;
    return `${who}, ${Reflections.report.inWords(changed)}`;
  }

  remove(earlier) {
    this.app.change((record, now) => Reflections.review.removeEarlier(record, earlier.id, earlier.revision, now), {
      told: `Taken out: ${this.nameOf(earlier)}.`,
      undo: (record, now) => Reflections.review.addEarlier(record, [earlier], now),
    });
  }

  /** Read files, keep beside the record what is in them, and say which could not be read, or say nothing new. */
  async takeFiles(files) {
    this.field.clear();
    const read = await Promise.all(Array.from(files, (file) => this.read(file)));
    const { record } = this.app;
    if (!record) {
      return;
    }
    const faults = read.filter(({ error }) => error);
    const { added, others } = this.sorted(read.filter((one) => one.record), record);
    const records = added.map((one) => one.record);
    if (this.isTooMuch(record, records)) {
      others.push(...added.map(({ name }) => ({ name, error: "It was left out: with it, no copy could be opened again." })));
    } else if (records.length) {
      const told = records.length === 1 ? `Added: ${this.nameOf(records[0])}.` : `${records.length} earlier records added.`;
      this.app.change((before, now) => Reflections.review.addEarlier(before, records, now), { told });
    }
    const sentences = [...faults, ...others].map(({ name, error }) => `“${name}”: ${error}`);
    if (sentences.length) {
      this.field.fail(sentences.join("\n"));
    }
  }

  /** Whether a record would become larger than a file may be: then there is no way to keep it. */
  isTooMuch(record, records) {
    const next = records.length ? Reflections.review.addEarlier(record, records, this.app.now()) : record;
    return next !== record && Reflections.record.isTooLarge(Reflections.record.toJson(next));
  }

  async read(file) {
    const { record, error = "" } = await this.app.opening.read(file);
    return { name: file.name, record, error: error.replace(" Nothing was changed.", "") };
  }

  /** Which of several records can be added; of the others, why not. */
  sorted(read, { id, revision, earlier = [] }) {
    const here = new Map(earlier.map((one) => [one.id, one]));
    const added = [];
    const others = [];
    for (const { name, record } of read) {
      const known = here.get(record.id);
      const isFull = !known && here.size >= Reflections.record.mostEarlier;
      const error =
        (record.id === id && record.revision === revision && "This is what is open here. Choose those of earlier terms.") ||
        (known && known.revision >= record.revision && "It is there already.") ||
        (this.isOnePersons(record) && "It is one person’s audit. Choose the review of that term.") ||
        (isFull && `It was left out: ${Reflections.record.mostEarlier} earlier records are the most.`);
      if (error) {
        others.push({ name, error });
      } else {
        here.set(record.id, record);
        added.push({ name, record });
      }
    }
    return { added, others };
  }

  /** In a review, what somebody answered alone is nobody else's; an audit of leadership may be the team's, at one laptop. */
  isOnePersons({ kind, respondent }) {
    return this.app.isReview && kind === "audit" && respondent.audience !== Reflections.QuestionBank.leadership;
  }

  // ---- A new term

  makeNewTerm() {
    this.newTermText = this.makeText("");
    this.begin = this.app.makeButton("Begin a new term …", () => this.beginTerm(), true);
    return Reflections.make("section", "ir-change__section ir-change__new", this.makeHeading("A new term"), this.newTermText, this.begin);
  }

  /** With nothing in what is here, there would be nothing to compare a new term with. */
  updateNewTerm(record) {
    const { kind, audits = [], groups = [] } = record;
    this.newTerm.hidden = Reflections.audit.isEmpty(record) && !audits.length && !groups.length;
    this.begin.disabled = this.app.store.isReadOnly;
    Reflections.make.text(this.newTermText, Reflections.ChangeScreen.newTerm[kind].text);
  }

  /** What is here becomes the last of the earlier records of a new audit or review. */
  async beginTerm() {
    const { app } = this;
    const { mostEarlier } = Reflections.record;
    const { about, told, route } = Reflections.ChangeScreen.newTerm[app.record.kind];
    if ((app.record.earlier || []).length >= mostEarlier) {
      app.told.show(`${mostEarlier} earlier records are the most. Take one out first.`);
      return;
    }
    const here = `Here now: ${app.opening.replacing.describe(app.record)}.`;
    if (!(await app.opening.replacing.mayGo({ title: "Begin a new term?", text: [here, about], go: "Begin a new term" }))) {
      return;
    }
    const before = { record: app.record, told: app.carried };
    const next = Reflections.change.nextTerm(app.record, { bank: app.bank, id: app.newId(), now: app.now() });
    if (Reflections.record.isTooLarge(Reflections.record.toJson(next))) {
      app.told.show("With what is here a new one would be too large to be opened again. Take an earlier record out first.");
    } else if (app.opening.canOpen() && app.opening.put(Reflections.carryOver(next, app.bank))) {
      const opened = app.record;
      app.told.show(told, () => app.opening.takeBack(before, opened));
      app.go(route);
    } else {
      app.told.show("Another window has just changed what is here, so no new term was begun.");
    }
  }

  // ---- What moved

  makeSummary() {
    const kinds = this.part.kinds().map((kind) => this.makeKind(kind));
    return [this.makeHeading("In short"), this.makeText(this.part.sayPoints()), ...kinds];
  }

  /** Folded where it is long, or where nothing moved. */
  makeKind({ id, words, rows }) {
    const name = Reflections.make("summary", "ir-change__kind-name", `${rows.length} ${words}`);
    const items = rows.map((row) => Reflections.make("li", "ir-change__item", this.part.named(row, ...this.sayMove(row))));
    const fold = Reflections.make("details", "ir-change__kind", name, Reflections.make("ul", "ir-change__list", ...items));
    fold.open = ["up", "down", "stalled"].includes(id) && rows.length <= 8;
    return fold;
  }

  /** From which level to which, at the last two points that can be compared. */
  sayMove({ kind, ratings, asked }) {
    const [was, is] = ratings.filter((rating, place) => asked[place]).slice(-2);
    const words = `From ${this.part.level({ rating: was })} to ${this.part.level({ rating: is })}`;
    return kind === "up" || kind === "down" ? [" ", Reflections.make("span", "ir-change__move", words)] : [];
  }

  makeTable() {
    return [this.makeHeading("By characteristic"), this.part.questions()];
  }

  // ---- Actions of earlier terms

  makeActions() {
    const all = this.part.sortedActions();
    const head = "This plan";
    const text = all.length ? this.part.sayActions() : "No action was planned in the earlier records.";
    const table = all.length ? [this.part.actionTable(all, { head, cell: (each) => [this.makeTaking(each)] })] : [];
    return [this.makeHeading("What was planned before"), this.makeText(text), ...table];
  }

  /** Only what isn't finished and isn't in the plan can be taken into it. */
  makeTaking({ action, isHere, state }) {
    if (isHere) {
      return "In this plan";
    }
    if (state === "done" || state === "stopped") {
      return "–";
    }
    const button = this.app.makeButton("Take into this plan", () => this.take(action), true);
    button.setAttribute("aria-label", `Take into this plan: ${action.what}`);
    button.disabled = this.app.store.isReadOnly;
    return button;
  }

  take(action) {
    this.app.change((record, now) => Reflections.change.takeOver(record, action, now), {
      told: "The action is in this plan now.",
      undo: (record, now) => Reflections.plan.remove(record, action.id, now),
    });
  }
};

Reflections.ChangeScreen.intro =
  "Choose the copies that you kept in earlier terms, and see what moved since. They are kept with what is open here. Levels are compared question by question, and nothing is added up.";

/** By the kind of a record: what a new term does with it, before and after it has begun. */
Reflections.ChangeScreen.newTerm = {
  audit: {
    text: "Answer the same questions afresh. What you answered and planned this time is kept with it, to be compared.",
    about: "It goes along as an earlier record: its answers and its plan can be seen here, and compared.",
    told: "A new term has begun. What you answered before is kept with it: see “A new term, and what changed”.",
    route: "questions",
  },
  review: {
    text: "Begin a new review, and bring this term’s copies to it. What you agreed and planned this time is kept with it, to be compared.",
    about: "What was agreed and planned in it goes along as an earlier record, and can be compared. The audits in it do not: a copy holds them.",
    told: "A new term has begun. What you agreed before is kept with it. Now bring this term’s copies.",
    route: "together",
  },
};

Reflections.ChangeScreen.field = {
  label: "Add records of earlier terms",
  hint: "One or several .html, .json or .csv files that were kept here. Or drop them anywhere on this page.",
  many: true,
};
