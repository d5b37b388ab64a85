/**
 * Question: one at a time, in the words of whoever answers. The forms are those that the page was built with; each is
 * moved here when it is its turn.
 */
Reflections.QuestionScreen = class {
  constructor(app) {
    this.app = app;
    this.element = Reflections.element("div", "ir-asking");
    this.place = Reflections.element("div", "ir-asking__form");
    const change = Reflections.make.link(app.href("choose"), "change the questions");
    this.missing = Reflections.make("p", "ir-asking__missing", "This question is not in your audit. You can ", change, ".");
    this.steps = Reflections.element("nav", "ir-asking__steps");
    this.steps.setAttribute("aria-label", "Questions");
    this.previous = Reflections.element("a", "ir-button ir-button--quiet", "Previous");
    this.next = Reflections.element("a", "ir-button", "Next");
    this.clear = app.makeButton("Clear this answer", () => this.clearAnswer(), true);
    this.steps.append(this.previous, this.next);
    this.element.append(this.place, this.missing, Reflections.make("div", "ir-asking__foot", this.steps, this.clear));
    this.forms = new Map();
    app.form.querySelectorAll(".ir-rate").forEach((element) => {
      const form = new Reflections.RateForm(app, element);
      this.forms.set(form.id, form);
    });
  }

  /** The questions that can be answered here: a review's in the order in which its views were last sorted. */
  questions() {
    const { record, bank, order } = this.app;
    const questions = record.questions.filter(({ id }) => this.forms.has(id) && bank.standing({ id }) === "current");
    const place = ({ id }) => (order.includes(id) ? order.indexOf(id) : order.length);
    return this.app.isReview ? questions.sort((one, other) => place(one) - place(other)) : questions;
  }

  show(id) {
    const questions = this.questions();
    const place = questions.findIndex((question) => question.id === id);
    const question = questions[place];
    this.id = question && id;
    this.clear.hidden = !question;
    this.missing.hidden = Boolean(question);
    this.title = question ? "Question " + (place + 1) + " of " + questions.length + ": " + question.part.name : "Question";
    this.place.replaceChildren();
    this.lead(questions, place);
    if (question) {
      const form = this.forms.get(id);
      form.word(question, this.app.bank.scaleFor(this.app.record.respondent.audience));
      this.place.append(...this.makeVoices(question), form.element);
      this.app.store.remember(id);
    }
  }

  lead(questions, place) {
    const before = questions[place - 1];
    const after = questions[place + 1];
    this.previous.textContent = before ? "Previous" : "All questions";
    this.previous.href = this.app.href(before ? "question/" + before.id : "questions");
    this.next.textContent = after ? "Next" : "See the results";
    this.next.href = this.app.href(after ? "question/" + after.id : "results");
    this.next.hidden = place < 0;
  }

  /** In a review, what everyone chose stands above what is agreed. */
  makeVoices(question) {
    if (!this.app.isReview) {
      return [];
    }
    this.voices = this.voices || new Reflections.VoicesPanel(this.app);
    this.voices.show(question);
    return [this.voices.element];
  }

  update() {
    if (this.id && this.app.isReview) {
      this.voices.update();
    }
    if (this.id) {
      this.forms.get(this.id).update();
      this.clear.disabled = this.app.store.isReadOnly;
      this.clear.setAttribute("aria-disabled", String(!this.holdsSomething())); // it keeps the focus once it was pressed
    }
  }

  answer() {
    return Reflections.audit.answer(this.app.record, this.id);
  }

  holdsSomething() {
    return Object.keys(this.answer()).length > 1;
  }

  clearAnswer() {
    if (!this.holdsSomething()) {
      return;
    }
    const { id } = this;
    const answer = this.answer();
    this.app.change((record, now) => Reflections.audit.clearAnswer(record, id, now), {
      told: "The answer was cleared.",
      undo: (record, now) => Reflections.audit.restoreAnswer(record, answer, now),
    });
  }
};
