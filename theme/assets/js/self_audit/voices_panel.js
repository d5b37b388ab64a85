/**
 * Voices panel: above the form in which a team puts down what it agrees, what everyone chose, and who sees it otherwise.
 * Nothing in it can change what anybody answered. Names, and what somebody noted, stand here only when names are on.
 */
Reflections.VoicesPanel = class {
  constructor(app) {
    this.app = app;
    this.ask = Reflections.make("p", "ir-voices__ask");
    this.table = new Reflections.ViewsTable(app.bank.scale);
    this.spread = Reflections.make("p", "ir-voices__spread");
    this.voices = Reflections.make("div", "ir-voices__named");
    this.counting = Reflections.make("div", "ir-voices__counting");
    this.agreed = Reflections.make("p", "ir-voices__agreed");
    this.element = Reflections.make(
      "div",
      "ir-voices",
      this.ask,
      this.makePart("What everyone chose", this.table.element, this.spread, this.voices, this.counting),
      this.makePart("What do you agree?", this.agreed, this.makeDebate()),
    );
  }

  makePart(title, ...content) {
    return Reflections.make("section", "ir-voices__part", Reflections.make("h2", "ir-voices__heading", title), ...content);
  }

  makeDebate() {
    this.debate = Reflections.make("input", "ir-voices__box");
    this.debate.type = "checkbox";
    this.debate.autocomplete = "off"; // Firefox would tick it again after a reload; the record says what is so
    this.debate.addEventListener("change", () => this.mark(this.debate.checked));
    return Reflections.make("label", "ir-voices__debate", this.debate, Reflections.make("span", "", "This caused debate"));
  }

  /** Show what was chosen for a question of the review. */
  show(question) {
    this.question = question;
    this.element.dataset.characteristic = question.part.id;
    this.ask.replaceChildren(Reflections.make("span", "ir-code", question.code), " ", question.ask);
    this.group = new Reflections.GroupForm(this.app, { question: question.id });
    this.counting.replaceChildren(this.group.element);
  }

  update() {
    const { app } = this;
    const { id } = this.question;
    const views = Reflections.ViewsTable.viewsOf(app);
    const row = views.byQuestion.get(id);
    const voices = this.voicesOf(row);
    this.table.draw(row, views);
    Reflections.make.text(this.spread, Reflections.ViewsTable.sayRow(row, views, app.bank.scale));
    this.drawVoices(voices);
    Reflections.make.text(this.agreed, this.sayAgreed(row, voices));
    this.debate.checked = app.record.debates.includes(id);
    this.debate.disabled = app.store.isReadOnly;
    this.group.update();
  }

  // ---- Who said what, when names are on

  /** Found out once for as long as nobody's answer changes: somebody may be typing. */
  voicesOf(row) {
    const { record, bank } = this.app;
    if (!Reflections.review.showsNames(record)) {
      return [];
    }
    if (this.row !== row) {
      Object.assign(this, { row, known: Reflections.views.voices(record, bank, row.question) });
    }
    return this.known;
  }

  drawVoices(voices) {
    const text = JSON.stringify(voices);
    if (this.drawn !== text) {
      this.drawn = text;
      const said = Reflections.audit.ratings.flatMap((rating) => this.makeNamed(rating, voices));
      const notes = voices.filter(({ note }) => note).map((voice) => this.makeNote(voice));
      this.voices.replaceChildren(...this.makeList("Who chose what", said), ...this.makeList("Notes", notes));
    }
  }

  makeList(label, items) {
    const list = Reflections.make("ul", "ir-voices__list", ...items);
    return items.length ? [Reflections.make("p", "ir-label", label), list] : [];
  }

  /** "2, Growing: AB, CD" */
  makeNamed(rating, voices) {
    const names = voices.filter((voice) => voice.rating === rating).map((voice) => this.makeName(voice));
    const level = this.app.bank.scale.levels[rating - 1];
    const said = level ? `${rating}, ${level.name}` : this.app.bank.scale[rating].name;
    const listed = names.flatMap((name, place) => (place ? [", ", name] : [name]));
    return names.length ? [Reflections.make("li", "ir-voices__voice", Reflections.make("b", "", said + ": "), ...listed)] : [];
  }

  makeNote(voice) {
    const note = Reflections.make("bdi", "ir-voices__note", `“${voice.note}”`);
    return Reflections.make("li", "ir-voices__voice", this.makeName(voice), ": ", note);
  }

  makeName({ name }) {
    return Reflections.make("bdi", "", name);
  }

  // ---- What is agreed

  sayAgreed(row, voices) {
    const { ViewsTable } = Reflections;
    const answer = Reflections.audit.answer(this.app.record, this.question.id);
    const agreed = ViewsTable.sayAgreed(answer, this.app.bank.scale);
    const isolated = (name) => this.app.opening.replacing.isolated(name);
    const names = (rating) => voices.filter((voice) => voice.rating === rating).map(({ name }) => isolated(name));
    return answer.rating === undefined ? agreed + " It may stay open." : `${agreed} ${ViewsTable.sayDissent(row, answer.rating, names)}`.trim();
  }

  mark(isDebated) {
    const { id } = this.question;
    this.app.change((record, now) => Reflections.review.debate(record, id, isDebated, now));
    this.app.say(isDebated ? "Marked: this caused debate." : "No longer marked as debated.");
  }
};
