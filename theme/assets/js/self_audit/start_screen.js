/**
 * Start: who answers, and which questions. An audit that is there already comes first, with the way back into it. A link
 * can choose beforehand: `#start/occasion=termly-review`, `#start/parts=vision`, `#start/audience=governors`.
 */
Reflections.StartScreen = class {
  constructor(app) {
    this.app = app;
    this.title = "Self-audit";
    this.element = Reflections.element("div", "ir-start");
    this.back = Reflections.element("section", "ir-start__back");
    this.form = Reflections.element("form", "ir-start__form");
    this.form.noValidate = true;
    this.formHeading = Reflections.element("h2", "ir-part__heading", "Begin");
    this.audiences = this.makeAudiences();
    this.choice = new Reflections.ChoiceForm(app.bank, (questions) => this.tellSize(questions));
    this.school = Reflections.make.field("start-school", "Your school’s name", "It stands on what you print. You may leave it out.", "off");
    this.name = Reflections.make.field("start-respondent", "Your name or initials", "Only if you want them on your copy. Leave it empty for pupils.", "off");
    this.size = Reflections.element("p", "ir-start__size");
    this.size.setAttribute("role", "status");
    this.begin = Reflections.element("button", "ir-button", "Begin");
    this.begin.type = "submit";
    this.form.append(this.formHeading, this.audiences, this.choice.element, this.school.element, this.name.element, this.size, this.begin);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.open = Reflections.element("section", "ir-start__open");
    this.open.append(
      Reflections.element("h2", "ir-part__heading", "Go on with a copy"),
      app.opening.makeField(),
      ...[
        ["together", "Bring several people’s audits together"],
        ["session", "Plan a meeting, and present it"],
      ].map(([route, text]) => Reflections.make("p", "", Reflections.make.link(app.href(route), text))),
    );
    const toKeyed = Reflections.make.link(app.href("key-in"), "Go on with them");
    this.keyed = Reflections.make("p", "ir-note", "Paper sheets are typed in here, and not brought in yet. ", toKeyed, ".");
    this.element.append(this.back, this.keyed, this.form, this.open);
  }

  makeAudiences() {
    const { make } = Reflections;
    const raters = this.app.bank.raters.map(({ id, name, summary }) => make.radio("audience", id, name, summary).element);
    const fields = make("fieldset", "ir-choice", make("legend", "ir-choice__legend", "Who is answering?"), ...raters);
    fields.addEventListener("change", () => this.choice.offer(this.audience(), this.choice.value()));
    return fields;
  }

  audience() {
    return this.form.querySelector("input[name=audience]:checked").value;
  }

  show(argument) {
    const { audience, choice } = this.read(argument);
    const inputs = Array.from(this.form.querySelectorAll("input[name=audience]"));
    (inputs.find(({ value }) => value === audience) || inputs[0]).checked = true;
    this.choice.offer(this.audience(), choice);
  }

  /** What a link chose beforehand. */
  read(argument) {
    const [name, value = ""] = argument.split("=");
    if (name === "occasion") {
      const occasion = this.app.bank.occasions.find(({ id }) => id === value);
      return occasion ? { audience: occasion.audience, choice: { kind: "occasion", occasion: value } } : {};
    }
    if (name === "parts") {
      return { choice: { kind: "parts", parts: value.split(",") } };
    }
    return name === "audience" ? { audience: value } : {};
  }

  tellSize(questions) {
    const all = questions.length;
    this.size.textContent = all
      ? "Rating takes about " + Reflections.ChoiceForm.time(all * this.app.bank.scale.minutes) + ". You can stop at any time and come back."
      : "";
  }

  async submit() {
    if (!this.choice.check() || (this.app.record && !(await this.mayReplace()))) {
      return;
    }
    const record = Reflections.audit.start({
      bank: this.app.bank,
      audience: this.audience(),
      choice: this.choice.value(),
      school: this.school.input.value.trim(),
      name: this.name.input.value.trim(),
      id: this.app.newId(),
      now: this.app.now(),
    });
    this.app.begin(record);
  }

  /** Another audit takes the place of the one that is here, which is never lost without a word. An empty one may go. */
  async mayReplace() {
    const { record, opening } = this.app;
    return Reflections.StartScreen.isEmpty(record) || opening.replacing.mayGo(this.askAbout(record));
  }

  askAbout(record) {
    return {
      title: "Begin another audit?",
      text: [`Here now: ${this.app.opening.replacing.describe(record)}. A browser keeps one at a time.`],
      advice: ["Keep a copy of it, and you can open it again later."],
      go: "Begin another",
    };
  }

  update() {
    const { record } = this.app;
    this.formHeading.textContent = record ? "Begin another" : "Begin";
    this.begin.disabled = this.app.store.isReadOnly;
    this.back.hidden = !record;
    this.keyed.hidden = !this.app.hasKeyed;
    if (record) {
      this.back.replaceChildren(...this.makeBack(record));
    }
  }

  makeBack(record) {
    const { answered, all, next } = Reflections.audit.progress(record, this.app.bank);
    const at = this.app.store.at && record.questions.some(({ id }) => id === this.app.store.at) ? this.app.store.at : next;
    const isMeeting = this.app.store.at.startsWith("present/");
    const onward = Reflections.element("a", "ir-button", isMeeting ? "Go on with the meeting" : answered < all || at ? "Go on where you were" : "See the results");
    onward.href = this.app.href(isMeeting ? this.app.store.at : at ? "question/" + at : "results");
    return [
      Reflections.element("h2", "ir-part__heading", "Welcome back"),
      Reflections.element("p", "ir-start__facts", this.app.opening.replacing.describe(record) + "."),
      onward,
    ];
  }
};

/** Whether nothing is in a record that could be lost: a review may have audits and counts before anything is agreed. */
Reflections.StartScreen.isEmpty = (record) =>
  Reflections.audit.isEmpty(record) && ["audits", "groups", "took_part", "earlier"].every((name) => !(record[name] || []).length);
