/** Keep stored: what to do where no audit is stored, one that can't be read, or another one than this window had. */
Reflections.KeepStored = class {
  constructor(screen) {
    this.screen = screen;
    this.app = screen.app;
    this.nothing = this.makeNothing();
    this.damaged = this.makeDamaged();
    this.own = this.makeOwn();
    this.elements = [this.nothing, this.damaged, this.own];
  }

  update() {
    const { record, store } = this.app;
    const isDamaged = store.state.kind === "damaged";
    this.nothing.hidden = Boolean(record) || isDamaged;
    this.damaged.hidden = !isDamaged;
    this.own.hidden = !store.own || store.own === record;
    this.lost.textContent = `This window had another ${store.own ? store.own.kind : "audit"}, which is stored nowhere now.`;
  }

  makeNothing() {
    const link = Reflections.make.link(this.app.href("start"), "Start one");
    const [before, after] = ["There is no audit here yet. ", ", or open a copy that you kept."];
    return Reflections.make("p", "ir-keep__text", before, link, after);
  }

  makeDamaged() {
    const heading = "What is stored here can’t be read";
    const text =
      "Nothing has been changed. Download it first: somebody may be able to mend it. Then discard it, or open a copy that you kept in its place.";
    return Reflections.make(
      "div",
      "ir-note ir-keep__damaged",
      Reflections.make("h2", "ir-part__heading ir-keep__heading", heading),
      Reflections.make("p", "ir-keep__text", text),
      this.makeButtons(
        this.app.makeButton("Download it as it is", () => Reflections.copies.keepDamaged(this.app)),
        this.app.makeButton("Discard it …", () => this.discard(), true),
      ),
    );
  }

  /** While the device holds another audit, the one that this window had is nowhere else. */
  makeOwn() {
    const keep = () => this.screen.keep("html", this.app.store.own);
    this.lost = Reflections.make("p", "ir-keep__text");
    return Reflections.make(
      "div",
      "ir-note ir-keep__own",
      this.lost,
      this.makeButtons(this.app.makeButton("Keep a copy of that one", keep)),
    );
  }

  makeButtons(...buttons) {
    return Reflections.make("div", "ir-keep__buttons", ...buttons);
  }

  async discard() {
    const { app } = this;
    const after = app.record
      ? `The ${app.record.kind} in this window is saved in its place.`
      : "If you downloaded it, you still have that file.";
    const answer = await app.ask({
      title: "Discard what is stored?",
      text: ["What is stored in this browser can’t be read, and goes. " + after],
      choices: [
        { id: "afresh", label: "Discard it" },
        { id: "", label: "Cancel" },
      ],
    });
    if (answer) {
      app.store.discardDamaged();
      app.go(app.record ? "keep" : "start");
    }
  }
};
