/** Keep changes: a fold that says which of the audit's questions have changed since they were answered. */
Reflections.KeepChanges = class {
  constructor(app) {
    this.app = app;
    this.name = Reflections.make(
      "summary",
      "ir-keep__changes-name",
      "Questions that have changed since they were answered",
    );
    this.body = Reflections.make("div", "ir-keep__changes-body");
    this.element = Reflections.make("details", "ir-note ir-keep__changes", this.name, this.body);
  }

  /** Open while nobody has said yet that they saw it. */
  show() {
    this.element.open = this.app.opening.hasNews();
  }

  update() {
    const { record, bank, carried } = this.app;
    const changes = record ? Reflections.carriedChanges.of(record, bank, carried ? carried.merged : []) : [];
    const key = JSON.stringify(changes);
    this.element.hidden = !changes.length;
    if (key !== this.shown) {
      this.shown = key;
      this.body.replaceChildren(...this.makeKinds(changes), this.makeButtons());
    }
  }

  makeKinds(changes) {
    return Object.entries(Reflections.carriedChanges.kinds).flatMap(([kind, text]) => {
      const items = changes.filter((change) => change.kind === kind).map((change) => this.makeChange(change));
      const list = Reflections.make("ul", "ir-keep__list", ...items);
      return items.length ? [Reflections.make("p", "ir-keep__text", text), list] : [];
    });
  }

  makeChange({ code, lines }) {
    const item = Reflections.make("li", "ir-keep__change", ...lines.map((line) => this.makeLine(line)));
    item.firstChild.prepend(Reflections.make("span", "ir-code", code), " ");
    return item;
  }

  makeLine({ label, text }) {
    const name = label && Reflections.make("b", "ir-keep__label", label + ": ");
    return Reflections.make("p", "ir-keep__line", name, text);
  }

  makeButtons() {
    const onward = Reflections.make.link(this.app.href("questions"), "Go on with the questions");
    const close = this.app.makeButton("Close this", () => this.close(), true);
    return Reflections.make("div", "ir-keep__buttons", onward, close);
  }

  close() {
    this.app.opening.dismiss();
    this.element.open = false;
    this.name.focus();
  }
};
