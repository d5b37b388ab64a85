/** Plan priority: the answer that led to it, what helps and hinders, the next step, and who worked on it before. */
Reflections.PlanPriority = class extends Reflections.PlanEntry {
  get said() {
    return this.asked.code;
  }

  get gone() {
    return this.asked.code + " is no longer a priority.";
  }

  /** An entry stays while the record does, and so do its words. */
  get words() {
    return Reflections.led.words[this.app.record.kind];
  }

  make() {
    this.asked = this.app.record.questions.find(({ id }) => id === this.id);
    this.heading.append(...Reflections.make.question(this.app, this.id, this.asked));
    this.element.dataset.characteristic = this.asked.part.id;
    this.led = Reflections.make("p", "ir-plan__led");
    this.fields = {
      helps: this.makeText("helps", "What helps", "People, habits, time: what is already there?", 3),
      hinders: this.makeText("hinders", "What hinders", "What gets in the way, or did the last time?", 3),
    };
    return [this.led, this.makeForm("ir-plan__notes"), ...this.makeSteps(), ...this.makeCases()];
  }

  update(priority, place, all) {
    super.update(priority, this.said, place, all);
    this.nameTool(this.add, "for " + this.said);
    Reflections.make.text(this.led, this.sayLed());
    this.updateStep();
  }

  sayLed() {
    const answer = Reflections.audit.answer(this.app.record, this.id);
    const led = { ...answer, sign: this.asked.signs[answer.rating - 1] };
    return Reflections.led(this.app.bank.scale, led, { words: this.words, isFull: true });
  }

  // ---- The next step

  makeSteps() {
    this.step = Reflections.make("p", "ir-plan__step");
    this.suggestion = Reflections.make("div", "");
    this.suggestion.append(Reflections.make("p", "ir-label", "The next step " + this.words.step), this.step);
    this.take = this.makeTool("", () => this.takeStep());
    this.add = this.makeTool("Add an action of our own", () => this.list.screen.add({ question: this.id }));
    this.describe(this.take, this.step, "step");
    return [this.suggestion, Reflections.make("div", "ir-plan__buttons", this.take, this.add)];
  }

  updateStep() {
    const [step] = Reflections.plan.suggestions(this.app.record, this.app.bank, this.id);
    this.suggestion.hidden = this.take.hidden = !step;
    Reflections.make.text(this.step, step ? step.what : "");
    Reflections.make.text(this.take.firstChild, this.findStep() ? "In the plan: go to it" : "Add this step to the plan");
    this.nameTool(this.take, "for " + this.said);
  }

  /** The action that the step became. */
  findStep() {
    return this.app.record.actions.find(({ question, what }) => question === this.id && what === this.step.textContent);
  }

  takeStep() {
    const there = this.findStep();
    if (there) {
      this.list.screen.lists.actions.shown.get(there.id).focus();
    } else {
      this.list.screen.add({ question: this.id, what: this.step.textContent });
    }
  }

  // ---- Who worked on it

  makeCases() {
    const cases = this.app.bank.caseStudies(this.id).map((each) => this.makeCase(each));
    const label = Reflections.make("p", "ir-label", "Schools that worked on this");
    return cases.length ? [label, Reflections.make("ul", "ir-plan__cases", ...cases)] : [];
  }

  makeCase({ name, summary, url }) {
    const link = Reflections.make.link(url, name);
    link.target = "_blank";
    link.rel = "noopener";
    link.append(Reflections.make("span", "ir-hidden", " (opens in a new tab)"));
    return Reflections.make("li", "", link, ": " + summary);
  }

  // ---- Edits

  save(name, text) {
    this.app.change((record, now) => Reflections.plan.note(record, this.id, name, text, now));
  }

  moveIn(record, by, now) {
    return Reflections.plan.movePriority(record, this.id, by, now);
  }

  removeFrom(record, now) {
    return Reflections.plan.unchoose(record, this.id, now);
  }

  putBackIn(record, priority, place, now) {
    return Reflections.plan.restorePriority(record, priority, place, now);
  }
};
