/** Questions: all of the audit's, by part, with what was answered, and the way to each. */
Reflections.OverviewScreen = class {
  constructor(app) {
    this.app = app;
    this.title = "All questions";
    this.element = Reflections.element("div", "ir-overview");
  }

  show() {}

  update() {
    const { record, bank } = this.app;
    const progress = Reflections.audit.progress(record, bank);
    const asked = new Map(record.questions.map((question) => [question.id, question]));
    this.element.replaceChildren(
      this.makeOnward(progress),
      ...progress.parts.map((part) => this.makePart(part, asked)),
      ...this.makeElsewhere(record, bank),
    );
  }

  makeOnward({ next, answered }) {
    const first = answered ? "Go on with the next question" : "Begin with the first question";
    const links = [
      [next ? "question/" + next : "results", next ? first : "See the results", "ir-button"],
      ["choose", "Change the questions", "ir-audit__link"],
      ["change", "A new term, and what changed", "ir-audit__link"],
    ];
    return Reflections.make(
      "p",
      "ir-audit__onward",
      ...links.map(([route, text, className]) => Object.assign(Reflections.make("a", className, text), { href: this.app.href(route) })),
    );
  }

  makePart({ id, name, answered, all, questions }, asked) {
    const { make } = Reflections;
    const count = make("span", "ir-overview__count", answered + " of " + all + " answered");
    const items = questions.map((question) => this.makeItem(asked.get(question), this.tell(question)));
    const list = make("ol", "ir-overview__list", ...items);
    const part = make("section", "ir-overview__part", make("h2", "ir-overview__heading", name + " ", count), list);
    part.dataset.characteristic = id;
    return part;
  }

  /** A question that can be answered here is a link. */
  makeItem({ id, code, ask }, status, isCurrent = true) {
    const { make } = Reflections;
    const name = make(isCurrent ? "a" : "span", "ir-overview__link", ask);
    if (isCurrent) {
      name.href = this.app.href("question/" + id);
    }
    const isOpen = isCurrent && !Reflections.audit.isAnswered(this.answer(id));
    const className = "ir-overview__question" + (isOpen ? " ir-overview__question--open" : "");
    return make("li", className, make("span", "ir-code", code), name, make("span", "ir-overview__status", status));
  }

  answer(id) {
    return Reflections.audit.answer(this.app.record, id);
  }

  /** An answer in words. */
  tell(id) {
    const { rating, good_enough: goodEnough, note, evidence } = this.answer(id);
    const { bank } = this.app;
    if (rating === undefined) {
      return note || evidence ? "Not rated yet" : "Not answered yet";
    }
    if (typeof rating === "string") {
      return bank.scaleFor(this.app.record.respondent.audience)[rating].name;
    }
    const judged = goodEnough === undefined ? ", not judged yet" : goodEnough ? ", good enough" : ", not good enough";
    return rating + " " + bank.scale.levels[rating - 1].name + judged;
  }

  /** Questions of an earlier edition or of another site: what was answered stays, and can be read. */
  makeElsewhere(record, bank) {
    const others = record.questions.filter((question) => bank.standing(question) !== "current");
    if (!others.length) {
      return [];
    }
    const { make } = Reflections;
    const items = others.map((question) => {
      const { note } = this.answer(question.id);
      return this.makeItem(question, this.tell(question.id) + (note ? ". " + note : ""), false);
    });
    const list = make("ul", "ir-overview__list", ...items);
    return [make("section", "ir-overview__part", make("h2", "ir-overview__heading", "No longer asked here"), list)];
  }
};
