/**
 * Which questions: all, the short self-audit, those of an occasion, or those of chosen parts, each with how many there are
 * and how long rating them takes. `value()` gives the choice as the record has it.
 */
Reflections.ChoiceForm = class {
  constructor(bank, onChange) {
    this.bank = bank;
    this.onChange = onChange;
    this.element = Reflections.element("fieldset", "ir-choice");
    this.legend = Reflections.element("legend", "ir-choice__legend", "Which questions?");
    this.kinds = new Map();
    this.occasion = Reflections.element("select", "ir-choice__select");
    this.occasion.setAttribute("aria-label", "Occasion");
    this.parts = Reflections.element("div", "ir-choice__parts");
    this.parts.setAttribute("role", "group");
    this.parts.setAttribute("aria-label", "Chosen parts");
    this.error = Reflections.element("p", "ir-open__error");
    this.error.setAttribute("role", "alert");
    this.error.id = "choice-error";
    this.parts.setAttribute("aria-describedby", this.error.id);
    this.element.append(
      this.legend,
      ...this.makeKind("short", "The short self-audit"),
      ...this.makeKind("full", "All questions"),
      ...this.makeKind("occasion", "For an occasion", this.occasion),
      ...this.makeKind("parts", "Chosen parts", this.parts),
    );
    this.element.addEventListener("change", () => this.changed());
  }

  makeKind(kind, name, more) {
    const { element: label, input, size } = Reflections.make.radio("choice", kind, name);
    this.kinds.set(kind, { label, input, size, more });
    return more ? [label, more] : [label];
  }

  /** What there is for an audience; `chosen` is a choice of the record's, kept where this audience has it. */
  offer(audience, chosen = { kind: "short" }) {
    this.audience = audience;
    this.offerOccasions(chosen);
    this.offerParts(chosen);
    this.kinds.forEach(({ label, size }, kind) => {
      const all = this.count(kind === "occasion" || kind === "parts" ? undefined : { kind });
      label.hidden = all === 0 || (kind === "occasion" && !this.occasion.length);
      size.textContent = all === undefined ? "" : this.tell(all);
    });
    this.select(chosen.kind);
    this.changed();
  }

  offerOccasions(chosen) {
    const own = this.bank.occasions.filter(({ audience }) => audience === this.audience);
    this.occasion.replaceChildren(
      ...own.map(({ id, name }) => new Option(name + ", " + this.tell(this.count({ kind: "occasion", occasion: id })), id)),
    );
    if (chosen.kind === "occasion" && own.some(({ id }) => id === chosen.occasion)) {
      this.occasion.value = chosen.occasion;
    }
  }

  offerParts(chosen) {
    const ticked = new Set(chosen.kind === "parts" ? chosen.parts : []);
    const offered = this.bank.parts.filter(({ id }) => this.count({ kind: "parts", parts: [id] }));
    this.parts.replaceChildren(this.error, ...offered.map((part) => this.makePart(part, ticked)));
  }

  makePart({ id, name }, ticked) {
    const label = Reflections.element("label", "ir-choice__part");
    const input = Reflections.element("input", "ir-choice__input");
    input.type = "checkbox";
    input.value = id;
    input.checked = ticked.has(id);
    label.append(input, Reflections.element("span", "", name + ", " + this.tell(this.count({ kind: "parts", parts: [id] }))));
    return label;
  }

  /** A kind that this audience lacks gives way to the first that it has. */
  select(kind) {
    const isOffered = (each) => this.kinds.has(each) && !this.kinds.get(each).label.hidden;
    const first = Array.from(this.kinds.keys()).find(isOffered);
    const chosen = this.kinds.get(isOffered(kind) ? kind : first);
    if (chosen) {
      chosen.input.checked = true;
    }
  }

  changed() {
    this.kinds.forEach(({ input, label, more }) => more && (more.hidden = !input.checked || label.hidden));
    this.error.textContent = "";
    this.onChange(this.questions());
  }

  /** Whether there are questions in what is chosen; if not, it is said where it can be mended. */
  check() {
    const isEmpty = !this.questions().length;
    if (isEmpty) {
      this.error.textContent = "Choose at least one part.";
      this.parts.querySelector("input").focus();
    }
    return !isEmpty;
  }

  value() {
    const { value } = this.element.querySelector("input[name=choice]:checked") || { value: "full" };
    if (value === "occasion") {
      return { kind: value, occasion: this.occasion.value };
    }
    if (value === "parts") {
      return { kind: value, parts: Array.from(this.parts.querySelectorAll("input:checked"), (box) => box.value) };
    }
    return { kind: value };
  }

  /** The questions of what is chosen. */
  questions() {
    return this.bank.select(this.audience, this.value());
  }

  count(choice) {
    return choice && this.bank.select(this.audience, choice).length;
  }

  tell(all) {
    return all + (all === 1 ? " question, " : " questions, ") + Reflections.ChoiceForm.time(all * this.bank.scale.minutes);
  }

  /** Minutes as people say them: "24 minutes", "1 hour 40 minutes". */
  static time(minutes) {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    const told = [];
    if (hours) {
      told.push(hours + (hours === 1 ? " hour" : " hours"));
    }
    if (rest || !hours) {
      told.push(rest + (rest === 1 ? " minute" : " minutes"));
    }
    return told.join(" ");
  }
};
