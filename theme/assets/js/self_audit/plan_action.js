/** Plan action: a small form. */
Reflections.PlanAction = class extends Reflections.PlanEntry {
  get said() {
    return "The action";
  }

  get gone() {
    return "The action was deleted.";
  }

  make() {
    this.serves = Reflections.make("p", "ir-plan__led");
    this.fields = {
      what: this.makeText("what", "What we will do"),
      who: this.makeField("input", "who", "Who sees to it", { hint: "A role, not a pupil’s name", maxLength: 10000 }),
      status: this.makeStatus(),
      by: this.makeDate("by", "By when"),
      review: this.makeDate("review", "Look at it again on"),
      how: this.makeText("how", "How we will know", "What someone would see or hear, and where"),
    };
    [this.fields.what, this.fields.how].forEach(({ element }) => element.classList.add("ir-plan__field--wide"));
    return [this.serves, this.makeForm("ir-plan__form")];
  }

  makeStatus() {
    const field = this.makeField("select", "status", "Status", {});
    const options = Object.entries(Reflections.report.STATUSES).map(([value, name]) => new Option(name, value));
    field.input.append(...options);
    return field;
  }

  /** What is odd about a date stands under it. */
  makeDate(name, label) {
    const field = this.makeField("input", name, label, { type: "date", min: "2000-01-01", max: "2099-12-31" });
    field.remark = Reflections.make("p", "ir-plan__remark");
    field.element.append(field.remark);
    this.describe(field.input, field.remark, "remark");
    field.input.addEventListener("blur", () => this.leave(name));
    return field;
  }

  update(action, place, all) {
    this.action = action;
    super.update(action, "action " + (place + 1), place, all);
    Reflections.make.text(this.heading, "Action " + (place + 1));
    this.updateServes(action.question);
    this.remark("by");
    this.remark("review");
  }

  updateServes(question) {
    const asked = this.app.record.questions.find(({ id }) => id === question);
    this.serves.hidden = !asked;
    Reflections.make.text(this.serves, asked ? `For ${asked.code}: ${asked.ask}` : "");
    this.element.dataset.characteristic = asked ? asked.part.id : "";
  }

  focus() {
    this.fields.what.input.focus();
  }

  // ---- Dates

  /** What another window made of the date comes in when nobody is at it any more; what is left odd is announced. */
  leave(name) {
    this.fill(this.fields[name].input, this.action[name]);
    if (this.remark(name)) {
      this.app.say(this.fields[name].remark.textContent);
    }
  }

  /** Say what is odd about a date; while somebody types nothing is odd yet. Whether that was news. */
  remark(name) {
    const { input, remark } = this.fields[name];
    const before = remark.textContent;
    Reflections.make.text(remark, input === document.activeElement ? "" : this.sayOdd(name, input));
    return remark.textContent !== before;
  }

  sayOdd(name, { validity, value }) {
    if (validity.badInput) {
      return "This date is not complete, so it is not kept." + this.sayKept(name);
    }
    if (!validity.valid) {
      return "This date is not kept: its year is not between 2000 and 2099." + this.sayKept(name);
    }
    const isOpen = ["not_started", "under_way"].includes(this.action.status);
    return isOpen && value && value < this.app.today() ? "This date has passed." : "";
  }

  /** The date that was there before stays in the record, though the field shows it no longer. */
  sayKept(name) {
    const date = this.action[name];
    return date && ` Kept is ${Reflections.report.inWords(date)}.`;
  }

  // ---- Edits

  /** Half a date, or one of the year 20 on the way to 2027, is not kept. */
  save(name, value) {
    if (!this.fields[name].remark || this.fields[name].input.validity.valid) {
      this.change((record, now) => Reflections.plan.change(record, this.id, { [name]: value }, now));
    }
  }

  moveIn(record, by, now) {
    return Reflections.plan.move(record, this.id, by, now);
  }

  removeFrom(record, now) {
    return Reflections.plan.remove(record, this.id, now);
  }

  putBackIn(record, action, place, now) {
    return Reflections.plan.restore(record, action, place, now);
  }
};
