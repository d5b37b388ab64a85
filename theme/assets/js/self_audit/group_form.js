/**
 * Group form: counts raised hands or cards for a question, and lists what was counted. With `question`, an id, it is about
 * that one; else it offers those of the review. The numbers are a group's: they make up no people.
 */
{
  const { make } = Reflections;

  let made = 0;

  /** The answers to count, in the order of a group's numbers. */
  const answersOf = ({ levels, dont_know, does_not_apply }) => [...levels.map(({ name }) => name), dont_know.name, does_not_apply.name];

  const numbersOf = ({ levels, dont_know, does_not_apply }) => [...levels, dont_know, does_not_apply];

  const total = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

  /** The number that somebody wrote; nothing is none. Undefined when it isn't a whole number from 0 to 10,000. */
  const numberOf = (text) => {
    const number = Number(text.trim());
    return /^\s*\d*\s*$/.test(text) && number <= 10000 ? number : undefined;
  };

  Reflections.GroupForm = class {
    constructor(app, { question } = {}) {
      made += 1;
      Object.assign(this, { app, fixed: question, id: "group-" + made, changing: undefined });
      this.last = { audience: app.bank.usualAudience, label: "", question: "" }; // the next count is mostly of the same people
      this.list = make("ul", "ir-group__list");
      this.remark = make("p", "ir-group__hint");
      this.open = app.makeButton(question ? "Count raised hands …" : "Count a question …", () => this.begin(), true);
      this.form = this.makeForm();
      this.open.setAttribute("aria-expanded", "false");
      this.element = make("div", "ir-group", this.list, this.remark, this.open, this.form);
      this.clear();
    }

    // ---- The form

    makeForm() {
      this.audience = this.makeSelect("audience", "Who raised their hands?");
      this.question = this.makeSelect("question", "Which question?");
      this.question.field.hidden = Boolean(this.fixed);
      this.ask = make("p", "ir-group__ask");
      this.error = make("p", "ir-group__error");
      this.error.id = this.id + "-error";
      this.error.setAttribute("role", "alert");
      const keep = make("button", "ir-button", "Keep this count");
      keep.type = "submit";
      keep.setAttribute("aria-describedby", this.id + "-sum"); // heard before it is kept
      const buttons = make("div", "ir-group__buttons", keep, this.app.makeButton("Cancel", () => this.cancel(), true));
      const form = make(
        "form",
        "ir-group__form",
        this.question.field,
        this.audience.field,
        this.ask,
        this.makeNumbers(),
        this.makeLabel(),
        buttons,
      );
      form.noValidate = true; // what is wrong is said in our words
      form.autocomplete = "off";
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.keep();
      });
      return form;
    }

    makeSelect(name, text) {
      const select = make("select", "ir-field__input");
      const label = make("label", "ir-field__label", text);
      select.id = label.htmlFor = `${this.id}-${name}`;
      select.addEventListener("change", () => this.word());
      return { select, field: make("div", "ir-field", label, select) };
    }

    makeNumbers() {
      const legend = make("legend", "ir-group__legend", "How many chose each?");
      this.numbers = answersOf(this.app.bank.scale).map((answer, place) => this.makeNumber(place));
      this.numbers[0].row.append(this.error);
      this.sum = make("p", "ir-group__hint");
      this.sum.id = this.id + "-sum";
      return make("fieldset", "ir-group__numbers", legend, ...this.numbers.map(({ row }) => row), this.sum);
    }

    makeNumber(place) {
      const input = make("input", "ir-group__number");
      const label = make("label", "ir-group__answer");
      const sign = make("p", "ir-group__sign");
      Object.assign(input, { type: "text", inputMode: "numeric", maxLength: 8, autocomplete: "off" });
      input.id = label.htmlFor = `${this.id}-${place}`;
      sign.id = input.id + "-sign";
      input.setAttribute("aria-describedby", sign.id);
      input.addEventListener("input", () => this.tellSum());
      return { input, label, sign, row: make("div", "ir-group__row", input, label, sign) };
    }

    makeLabel() {
      this.label = make("input", "ir-field__input");
      const label = make("label", "ir-field__label", "What shall it be called?");
      const hint = make("p", "ir-field__hint", "Such as “Staff meeting” or “Year 9 council”. You may leave it out.");
      Object.assign(this.label, { type: "text", maxLength: 200, autocomplete: "off", id: this.id + "-label" });
      label.htmlFor = this.label.id;
      hint.id = this.label.id + "-hint";
      this.label.setAttribute("aria-describedby", hint.id);
      return make("div", "ir-field", label, hint, this.label);
    }

    /** Nothing is being written. */
    clear() {
      this.changing = undefined;
      this.error.textContent = "";
      this.numbers.forEach(({ input }) => input.removeAttribute("aria-invalid"));
      this.fold(true);
    }

    fold(isFolded) {
      this.form.hidden = isFolded;
      this.open.hidden = !isFolded;
      this.open.setAttribute("aria-expanded", String(!isFolded));
    }

    begin(group) {
      this.clear();
      this.offer();
      this.changing = group;
      this.fill(group || { ...this.last, counts: Reflections.GroupForm.nobody });
      this.fold(false);
      this.word();
      this.tellSum();
      (group ? this.numbers[0].input : this.fixed ? this.audience.select : this.question.select).focus();
    }

    fill({ question, audience, label, counts }) {
      this.choose(this.question.select, question);
      this.choose(this.audience.select, audience);
      this.label.value = label;
      numbersOf(counts).forEach((number, place) => {
        this.numbers[place].input.value = number ? String(number) : "";
      });
    }

    /** What can't be chosen any more gives way to the first that can. */
    choose(select, value) {
      const place = Array.from(select.options).findIndex((option) => option.value === value);
      select.selectedIndex = Math.max(place, 0);
    }

    cancel() {
      this.clear();
      this.open.focus();
    }

    /** What can be chosen: the review's questions and all audiences. */
    offer() {
      const { record, bank } = this.app;
      const questions = record.questions.map(({ id, code, ask }) => new Option(`${code} ${ask}`, id));
      this.question.select.replaceChildren(...questions);
      this.audience.select.replaceChildren(...bank.audiences.map(({ id, name }) => new Option(name, id)));
    }

    get chosen() {
      return this.fixed || this.question.select.value;
    }

    /** The question and its answers in the words of those who raise their hands, to be read out. */
    word() {
      const { bank, record } = this.app;
      const audience = this.audience.select.value;
      const own = record.questions.find(({ id }) => id === this.chosen);
      const asked = bank.isAsked(this.chosen, audience) ? bank.asked(bank.question(this.chosen), audience) : own;
      const scale = bank.scaleFor(audience);
      const others = [scale.dont_know, scale.does_not_apply];
      this.ask.textContent = asked ? asked.ask : "";
      this.numbers.forEach(({ label, sign }, place) => {
        label.textContent = place < 4 ? `${place + 1} ${bank.scale.levels[place].name}` : others[place - 4].name;
        sign.textContent = place < 4 ? (asked ? asked.signs[place] : "") : others[place - 4].meaning;
      });
    }

    tellSum() {
      const numbers = this.numbers.map(({ input }) => numberOf(input.value));
      this.sum.textContent = numbers.includes(undefined) ? "" : total(numbers) + " in all";
    }

    // ---- Checking and keeping

    keep() {
      const numbers = this.numbers.map(({ input }) => numberOf(input.value));
      const wrong = this.numbers.filter((number, place) => numbers[place] === undefined);
      this.numbers.forEach(({ input }, place) => input.setAttribute("aria-invalid", String(numbers[place] === undefined)));
      if (wrong.length || !total(numbers)) {
        this.refuse(wrong.length ? this.tellWrong(wrong) : "Nothing is counted yet. Put down at least one hand.", wrong[0]);
      } else if (!this.app.record.questions.some(({ id }) => id === this.chosen)) {
        this.refuse("This question is not in the review any more. Choose another one.");
      } else {
        this.count(numbers);
      }
    }

    tellWrong(wrong) {
      const names = wrong.map(({ label }) => `“${label.textContent}”`).join(", ");
      return `${names}: put down a whole number from 0 to 10,000, or nothing.`;
    }

    /** It is said at the number that is to be mended, which may be all that a screen shows of the form. */
    refuse(sentence, { row, input } = this.numbers[0]) {
      this.numbers.forEach((number) => number.input.setAttribute("aria-describedby", number.sign.id));
      input.setAttribute("aria-describedby", `${this.error.id} ${input.id}-sign`);
      row.append(this.error);
      this.error.textContent = sentence;
      input.focus();
    }

    count([one, two, three, four, dont_know, does_not_apply]) {
      const before = this.changing;
      const group = {
        id: before ? before.id : this.app.newId(),
        question: this.chosen,
        audience: this.audience.select.value,
        how: "hands",
        label: this.label.value.trim(),
        made: before ? before.made : this.app.now(),
        counts: { levels: [one, two, three, four], dont_know, does_not_apply },
      };
      const undo = before
        ? (record, now) => Reflections.review.count(record, before, now)
        : (record, now) => Reflections.review.uncount(record, group.id, now);
      const told = (before ? "Changed: " : "Counted: ") + this.name(group) + ".";
      if (this.app.change((record, now) => Reflections.review.count(record, group, now), { told, undo }) !== false) {
        const { options, selectedIndex } = this.question.select;
        const next = before ? options[selectedIndex] : options[selectedIndex + 1] || options[0];
        this.last = { ...group, question: next.value };
        this.clear();
        this.open.focus();
      }
    }

    remove(group) {
      const place = this.app.record.groups.findIndex(({ id }) => id === group.id);
      this.app.change((record, now) => Reflections.review.uncount(record, group.id, now), {
        told: "Removed: " + this.name(group) + ".",
        undo: (record, now) => Reflections.review.restoreGroup(record, group, place, now),
      });
      this.open.focus();
    }

    // ---- What was counted

    /** Also while somebody writes: what was written stays. */
    update() {
      const { record, store } = this.app;
      this.element.querySelectorAll("input, select, button").forEach((control) => {
        control.disabled = store.isReadOnly;
      });
      const shown = [record.groups, record.questions, store.isReadOnly];
      if (!this.shown || shown.some((value, at) => value !== this.shown[at])) {
        this.shown = shown;
        this.showGroups(record);
      }
    }

    showGroups({ groups }) {
      const own = groups.filter(({ question }) => !this.fixed || question === this.fixed);
      const counted = own.filter(({ how }) => how === "hands");
      const left = own.length - counted.length;
      this.list.replaceChildren(...counted.map((group) => this.makeGroup(group)));
      this.remark.textContent = left ? Reflections.GroupForm.tellLeft(left) : "";
    }

    makeGroup(group) {
      const name = this.name(group);
      const tools = ["Change", "Remove"].map((text) => {
        const button = this.app.makeButton(text, () => (text === "Change" ? this.begin(group) : this.remove(group)), true);
        button.setAttribute("aria-label", `${text} ${name}`);
        button.classList.add("ir-group__tool");
        button.disabled = this.app.store.isReadOnly;
        return button;
      });
      return make(
        "li",
        "ir-group__item",
        make("p", "ir-group__name", name),
        this.fixed ? "" : make("p", "ir-group__about", ...this.about(group)),
        make("p", "ir-group__counts", this.inWords(group)),
        make("div", "ir-group__buttons", ...tools),
      );
    }

    about({ question }) {
      const own = this.app.record.questions.find(({ id }) => id === question);
      return own ? Reflections.make.question(this.app, question, own) : [question];
    }

    /** "Staff meeting (Staff), 24 hands": the audience is said once. */
    name({ audience, label, counts }) {
      const { bank, opening } = this.app;
      const known = bank.audiences.find(({ id }) => id === audience);
      const who = known ? known.name : audience;
      const called = opening.replacing.isolated(label);
      const hands = total(numbersOf(counts));
      return `${called ? called + " (" + who + ")" : who}, ${hands} ${hands === 1 ? "hand" : "hands"}`;
    }

    inWords({ audience, counts }) {
      const names = answersOf({ ...this.app.bank.scaleFor(audience), levels: this.app.bank.scale.levels });
      const numbers = numbersOf(counts);
      return names.map((name, place) => numbers[place] + " " + name).join(" · ");
    }
  };

  Reflections.GroupForm.nobody = { levels: [0, 0, 0, 0], dont_know: 0, does_not_apply: 0 };

  Reflections.GroupForm.tellLeft = (left) =>
    left === 1
      ? "One more count stands in place of audits that were taken out before this was sent on."
      : `${left} more counts stand in place of audits that were taken out before this was sent on.`;
}
