/** Which questions, once an audit has begun: more or fewer of them. What was answered stays. */
Reflections.ChooseScreen = class {
  constructor(app) {
    this.app = app;
    this.title = "Change the questions";
    this.element = Reflections.element("form", "ir-start__form");
    this.choice = new Reflections.ChoiceForm(app.bank, () => undefined);
    this.button = Reflections.element("button", "ir-button", "Use these questions");
    this.button.type = "submit";
    const note = "Questions that you have answered stay, whatever you choose. To answer for somebody else, begin another audit: others are asked in words of their own.";
    this.element.append(Reflections.element("p", "", note), this.choice.element, this.button);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
  }

  show() {
    this.choice.offer(this.app.record.respondent.audience, this.app.record.choice);
  }

  submit() {
    const choice = this.choice.value();
    const before = this.app.record.choice;
    if (this.choice.check()) {
      const edit = (to) => (record, now) => Reflections.audit.rechoose(record, this.app.bank, to, now);
      this.app.change(edit(choice), { told: "The questions were changed.", undo: edit(before) });
      this.app.go("questions");
    }
  }

  update() {
    this.button.disabled = this.app.store.isReadOnly;
  }
};
