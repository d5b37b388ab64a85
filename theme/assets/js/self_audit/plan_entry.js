/**
 * Plan entry: what a priority and an action have in common. Each stands in a list of the plan, can be moved in it and taken
 * out of it, and has fields that are saved at each keystroke. Its elements stay for as long as it is in the plan.
 *
 * In a kind of entry, `make()` gives what stands below the heading, and `save(name, text)` keeps a field. `said` is what it
 * is called when it was moved, `gone` what is told when it was taken out. `moveIn`, `removeFrom` and `putBackIn` are edits.
 */
Reflections.PlanEntry = class {
  constructor(list, id) {
    Object.assign(this, { list, app: list.screen.app, id, fields: {} });
    this.heading = Reflections.make("h3", "ir-plan__name");
    this.heading.tabIndex = -1;
    this.heading.id = `plan-${list.name}-${id}`;
    this.up = this.makeTool("Move up", () => this.move(-1));
    this.down = this.makeTool("Move down", () => this.move(1));
    this.out = this.makeTool(list.removal, () => this.takeOut());
    const tools = Reflections.make("div", "ir-plan__tools", this.up, this.down, this.out);
    this.element = Reflections.make("li", "ir-plan__item", this.heading, tools);
    this.element.append(...this.make());
  }

  // ---- What it shows

  /** Show the entry as the record has it. At an end a button stays where it is, as the focus may be on it. */
  update(entry, name, place, all) {
    [this.up, this.down, this.out].forEach((tool) => this.nameTool(tool, name));
    this.up.hidden = this.down.hidden = all === 1;
    this.up.setAttribute("aria-disabled", String(place === 0));
    this.down.setAttribute("aria-disabled", String(place === all - 1));
    Object.entries(this.fields).forEach(([field, { input }]) => this.fill(input, entry[field]));
  }

  /** Also while somebody types, as another window's text may have come to theirs; but not into a date before it is whole. */
  fill(input, value) {
    const isHeld = input === document.activeElement && !this.app.store.isReadOnly;
    const isUnderWay = input.type === "date" && (isHeld || !input.validity.valid);
    if (input.value !== value && !isUnderWay) {
      input.value = value;
    }
  }

  // ---- Its place in the list

  ids(record = this.app.record) {
    return this.list.ids(record);
  }

  place() {
    return this.ids().indexOf(this.id);
  }

  /** Move it, unless it is at that end already, and say where it is now. */
  move(by) {
    const place = this.place() + by;
    const all = this.ids().length;
    if (place < 0 || place >= all) {
      this.app.say(`${this.said} is ${by < 0 ? "first" : "last"} already.`);
    } else {
      this.change((record, now) => this.moveIn(record, by, now));
      this.app.say(`${this.said} is now number ${this.place() + 1} of ${all}.`);
    }
  }

  /** Take it out, with an undo, and keep the focus near: at what follows, else what precedes, else the list's heading. */
  takeOut() {
    const [ids, place] = [this.ids(), this.place()];
    const entry = this.app.record[this.list.name][place];
    this.change((record, now) => this.removeFrom(record, now), {
      told: this.gone,
      undo: (record, now) => this.putBackIn(record, entry, place, now),
    });
    this.list.focus(ids[place + 1] || ids[place - 1]);
  }

  /** Change the entry, if it is still there: another window may have taken it out. */
  change(edit, told) {
    this.app.change((record, now) => (this.ids(record).includes(this.id) ? edit(record, now) : record), told);
  }

  // ---- Making

  /** A button of one of several: whose it is, is said to who can't see where it stands. */
  makeTool(text, press) {
    const button = this.app.makeButton("", press, true);
    button.classList.add("ir-plan__tool");
    button.append(Reflections.element("span", "", text), Reflections.element("span", "ir-hidden"));
    return button;
  }

  nameTool(tool, name) {
    Reflections.make.text(tool.lastChild, " " + name);
  }

  /** The fields, named by the entry they belong to. */
  makeForm(className) {
    const elements = Object.values(this.fields).map(({ element }) => element);
    const form = Reflections.make("div", className, ...elements);
    form.setAttribute("role", "group");
    form.setAttribute("aria-labelledby", this.heading.id);
    return form;
  }

  makeText(name, label, hint, rows = 2) {
    return this.makeField("textarea", name, label, { hint, rows, maxLength: 10000 });
  }

  /** A field with its label and, if there is one, its hint. */
  makeField(tag, name, label, { hint, ...more }) {
    const input = Object.assign(Reflections.element(tag, "ir-plan__input"), more);
    const head = Reflections.make("div", "ir-plan__head", Reflections.make("label", "ir-plan__label", label));
    input.id = head.firstChild.htmlFor = `${this.heading.id}-${name}`;
    input.autocomplete = "off"; // Firefox would fill in after a reload what stood there before; the record says what stands
    if (hint) {
      head.append(Reflections.make("p", "ir-plan__hint", hint));
      this.describe(input, head.lastChild, "hint");
    }
    input.addEventListener("input", () => this.save(name, input.value));
    return { element: Reflections.make("div", "ir-plan__field", head, input), input };
  }

  describe(control, element, name) {
    element.id = `${control.id || this.heading.id}-${name}`;
    control.setAttribute("aria-describedby", element.id);
  }
};
