/** Present bar: the buttons at the foot of a slide, for whoever leads: all that keys do, and where the meeting is. */
{
  const { make } = Reflections;

  Reflections.PresentBar = class {
    constructor(app, screen) {
      Object.assign(this, { app, screen });
      this.element = this.make();
    }

    make() {
      this.place = make("span", "ir-present__place");
      this.kept = make("a", "ir-present__kept");
      this.back = this.makeButton("Back", () => this.screen.turn(-1));
      this.onward = this.makeButton("Next", () => this.screen.forward());
      this.time = this.makeButton("Start the timer", () => this.screen.toggleTimer());
      this.full = this.makeButton("Full screen", () => this.screen.toggleFull());
      this.end = make("a", "ir-present__button", "End");
      this.handouts = this.makeButton("Hand-outs", () => window.print());
      this.letters = this.makeButton("", () => this.screen.setLetters(!this.screen.hasLetters));
      this.letters.title = "Single letters and digits as keys: B, ., T, 1 to 4, D, X";
      const tools = [
        this.makeButton("Blank", () => this.screen.setBlank(true)),
        this.makeButton("Notes", () => this.screen.openNotes()),
        this.makeButton("Light/dark", () => this.screen.changeGround()),
        this.letters,
        this.handouts,
        this.full,
        this.end,
      ];
      const bar = make("div", "ir-present__bar", this.back, this.onward, this.place, this.time, this.screen.tally.element, this.kept, ...tools);
      bar.setAttribute("role", "group");
      bar.setAttribute("aria-label", "Present");
      return bar;
    }

    makeButton(text, press) {
      const button = make("button", "ir-present__button", text);
      button.type = "button";
      button.addEventListener("click", press);
      return button;
    }

    update() {
      const { app } = this;
      const { slide, slides, at, timer, tally, hasLetters, isOfGovernors, packed } = this.screen;
      make.text(this.place, `${at + 1} of ${slides.length}`);
      this.back.setAttribute("aria-disabled", String(at === 0));
      this.onward.setAttribute("aria-disabled", String(at === slides.length - 1));
      tally.element.hidden = slide.kind !== "rating";
      this.handouts.hidden = slide.kind === "rating"; // there the bar is full
      tally.word(slide.audience);
      this.time.hidden = !slide.timer;
      make.text(this.time, timer.action);
      make.text(this.letters, `Shortcuts: ${hasLetters ? "on" : "off"}`);
      this.letters.setAttribute("aria-pressed", String(hasLetters));
      this.end.href = app.href(isOfGovernors ? "together" : "session/ended" + (packed && "=" + packed));
      this.updateKept(app.store.state);
    }

    /** What is wrong with keeping, in a few words, since everyone can read them; the screens to which they lead say more. */
    updateKept({ kind, sentence }) {
      const { screen } = this;
      const isSaved = kind === "saved" || kind === "none";
      const isKept = screen.isOfGovernors || !screen.session || screen.counts.canKeep;
      this.kept.hidden = isSaved && isKept;
      make.text(this.kept, isSaved ? "Counts are not kept" : kind === "memory" ? "Not saved on this device" : "Look at what is kept");
      this.kept.href = isSaved ? this.end.href : this.app.href("keep");
      this.kept.title = isSaved ? "An audit is here, and no review has begun: end the meeting and present it again to begin one." : sentence;
    }
  };
}
