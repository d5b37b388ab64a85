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
    const place = Reflections.element("p", "ir-audit__onward");
    const onward = Reflections.element("a", "ir-button", next ? (answered ? "Go on with the next question" : "Begin with the first question") : "See the results");
    const change = Reflections.element("a", "ir-audit__link", "Change the questions");
    onward.href = this.app.href(next ? "question/" + next : "results");
    change.href = this.app.href("choose");
    place.append(onward, change);
    return place;
  }

  makePart({ id, name, answered, all, questions }, asked) {
    const part = Reflections.element("section", "ir-overview__part");
    const heading = Reflections.element("h2", "ir-overview__heading", name + " ");
    part.dataset.characteristic = id;
    heading.append(Reflections.element("span", "ir-overview__count", answered + " of " + all + " answered"));
    part.append(heading, this.makeList(questions.map((question) => asked.get(question))));
    return part;
  }

  makeList(questions) {
    const list = Reflections.element("ol", "ir-overview__list");
    questions.forEach((question) => {
      const item = Reflections.element("li", "ir-overview__question");
      const link = Reflections.element("a", "ir-overview__link", question.ask);
      const status = Reflections.element("span", "ir-overview__status", this.tell(question.id));
      link.href = this.app.href("question/" + question.id);
      item.classList.toggle("ir-overview__question--open", !Reflections.audit.isAnswered(this.answer(question.id)));
      item.append(Reflections.element("span", "ir-code", question.code), link, status);
      list.append(item);
    });
    return list;
  }

  answer(id) {
    return Reflections.audit.answer(this.app.record, id);
  }

  /** An answer in words. */
  tell(id) {
    const { rating, good_enough: goodEnough, note, evidence } = this.answer(id);
    const { scale } = this.app.bank;
    if (rating === undefined) {
      return note || evidence ? "Not rated yet" : "Not answered yet";
    }
    if (typeof rating === "string") {
      return this.app.bank.scaleFor(this.app.record.respondent.audience)[rating].name;
    }
    const judged = goodEnough === undefined ? ", not judged yet" : goodEnough ? ", good enough" : ", not good enough";
    return rating + " " + scale.levels[rating - 1].name + judged;
  }

  /** Questions of an earlier edition or of another site: what was answered stays, and can be read. */
  makeElsewhere(record, bank) {
    const others = record.questions.filter((question) => bank.standing(question) !== "current");
    if (!others.length) {
      return [];
    }
    const part = Reflections.element("section", "ir-overview__part");
    const list = Reflections.element("ul", "ir-overview__list");
    others.forEach((question) => {
      const item = Reflections.element("li", "ir-overview__question");
      const text = Reflections.element("span", "ir-overview__link", question.ask);
      const { note } = this.answer(question.id);
      item.append(Reflections.element("span", "ir-code", question.code), text);
      item.append(Reflections.element("span", "ir-overview__status", this.tell(question.id) + (note ? ". " + note : "")));
      list.append(item);
    });
    part.append(Reflections.element("h2", "ir-overview__heading", "No longer asked here"), list);
    return [part];
  }
};
