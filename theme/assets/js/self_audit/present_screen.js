/**
 * Present: the slides of a session, or of a review for governors, one at a time and as large as the window. Keys and clickers
 * turn them; a bar at the foot has the same for a pointer and for Tab. Nothing of the presenter's own answers shows.
 *
 * Where the meeting is stands in the address, and what is not kept yet, such as half a count, beside it in the window's
 * history: a page that is loaded again goes on where it was, even where nothing can be stored.
 */
{
  const { make } = Reflections;

  const FORWARD = ["ArrowRight", "ArrowDown", "PageDown", " "];
  const BACK = ["ArrowLeft", "ArrowUp", "PageUp"];
  const DOWN = ["ArrowDown", "PageDown", " "];
  const UP = ["ArrowUp", "PageUp"];

  const ARROW = 40; // pixels, as browsers scroll
  const PAGE = 0.875; // of what is in sight
  const NOTES = 0.6; // of it, at most, for the notes below a slide

  Reflections.PresentScreen = class {
    constructor(app, room, draft) {
      Object.assign(this, { app, room, draft, at: 0, slides: [], ground: "" });
      this.counts = new Reflections.MeetingCounts(app, this);
      this.answers = new Reflections.SlideAnswers(app, this.counts);
      this.status = make("p", "ir-hidden");
      this.status.setAttribute("role", "status");
      this.timer = new Reflections.Timer({ keep: (timer) => this.remember({ timer }), say: (text) => this.say(text), onTick: () => this.tick() });
      this.tally = new Reflections.TallyForm({
        bank: app.bank,
        keys: () => this.counts.keysOf(this.slide.question),
        put: (keys) => this.counts.putKeys(this.slide.question, keys),
      });
      this.notes = new Reflections.NotesWindow({
        name: "ir-notes",
        press: (event) => this.press(event),
        choose: (question) => this.counts.countFrom(question),
        count: (numbers) => this.counts.putKeys(this.slide.question, this.counts.keysFor(numbers)),
      });
      this.stage = make("div", "ir-present__stage");
      this.stage.addEventListener("click", (event) => this.click(event));
      this.blank = make("div", "ir-present__blank");
      this.blank.hidden = true;
      this.blank.addEventListener("click", () => this.setBlank(false));
      this.paper = make("div", "ir-handouts");
      this.bar = new Reflections.PresentBar(app, this);
      this.hasLetters = true;
      this.sheet = make("div", "ir-present__screen", this.stage, this.timer.element, this.bar.element);
      this.element = make("div", "ir-present", this.sheet, this.notes.panel, this.blank, this.status, this.paper);
      document.addEventListener("keydown", (event) => this.isShown && this.press(event));
      window.addEventListener("resize", () => this.isShown && this.fit());
      document.fonts.ready.then(() => this.isShown && this.fit());
      window.addEventListener("beforeprint", () => this.isShown && this.makePaper());
    }

    get isShown() {
      return this.app.screen === this;
    }

    get slide() {
      return this.slides[this.at];
    }

    get title() {
      return this.slide ? this.slide.title : "Present";
    }

    get heading() {
      return this.stage.querySelector(".ir-slide__title");
    }

    // ---- Which slides, and where

    /** `7`, `7/<a link's plan>` or `governors/3`. */
    show(argument) {
      const [first, second = ""] = argument.split("/");
      this.isOfGovernors = first === "governors";
      this.packed = this.isOfGovernors ? "" : second;
      this.meeting = this.recall();
      this.deck = this.isOfGovernors ? {} : this.findSession();
      this.slides = this.makeSlides();
      const number = Number.parseInt(this.isOfGovernors ? second : first, 10) || 1;
      this.at = Math.min(Math.max(number - 1, 0), this.slides.length - 1);
      this.drawn = undefined;
      this.setBlank(false);
      this.remember({});
    }

    findSession() {
      const { record } = this.app;
      if (!this.packed) {
        return record && record.session ? { session: record.session } : { error: "No meeting is planned here yet." };
      }
      return this.draft.unpack(this.packed, this.meeting.id);
    }

    get session() {
      return this.deck.session;
    }

    makeSlides() {
      const { record, bank } = this.app;
      if (this.isOfGovernors && this.app.isReview) {
        return Reflections.slidesGovernors.of(record, { bank, today: this.app.today() });
      }
      if (this.session) {
        const isHere = (question) => this.counts.total(question) > 0;
        return Reflections.slides.of(this.session, { bank, room: this.room, record, isHere }).map((slide) => this.withCounts(slide));
      }
      const error = this.deck.error || "There is no review here yet. Bring several people’s audits together first.";
      return [{ kind: "words", step: 0, title: "Nothing to present", lead: error, texts: [], name: "", say: "", purpose: "", ready: "" }];
    }

    withCounts(slide) {
      if (slide.kind === "reveal") {
        return { ...slide, isCounted: this.counts.counted(slide.question).some(Boolean) };
      }
      return slide.rated ? { ...slide, rated: slide.rated.map((each) => ({ ...each, counted: this.counts.total(each.question) })) } : slide;
    }

    get route() {
      if (this.isOfGovernors) {
        return `present/governors/${this.at + 1}`;
      }
      return `present/${this.at + 1}${this.packed ? "/" + this.packed : ""}`;
    }

    /** What this window was in the middle of; of another meeting it is nothing. */
    recall() {
      const { meeting } = window.history.state || {};
      const { record } = this.app;
      const isSame = meeting && (this.packed ? meeting.packed === this.packed : record && record.session && meeting.id === record.session.id);
      return { drafts: {}, turns: {}, loose: {}, ...(isSame ? meeting : {}) };
    }

    remember(changes) {
      const id = this.session ? this.session.id : "";
      this.meeting = { ...this.meeting, ...changes, id, packed: this.packed };
      window.history.replaceState({ meeting: this.meeting }, "", this.app.href(this.route));
      this.app.route = this.route;
      if (this.app.record && this.session && !this.packed) {
        this.app.store.remember(this.route);
      }
    }

    turn(by) {
      this.goTo(this.at + by);
    }

    goTo(at) {
      const to = Math.min(Math.max(at, 0), this.slides.length - 1);
      if (to !== this.at) {
        this.at = to;
        this.remember(this.counts.isFrom(this.slide) ? {} : { from: undefined });
        this.update();
        document.title = this.title + " – " + this.app.bank.data.site.name;
        this.heading.focus({ preventScroll: true });
        this.element.scrollTo(0, 0);
        this.stage.scrollTo(0, 0);
      }
    }

    forward() {
      const isReady = this.slide.kind === "reveal" && this.counts.keysOf(this.slide.question).length;
      if (isReady) {
        this.counts.reveal(this.slide.question);
      } else {
        this.goTo(this.counts.nextPlace);
      }
    }

    // ---- Drawing

    update() {
      this.settle();
      this.take(this.makeSlides());
      this.draw();
      this.bar.update();
      this.fit(); // the bar may have another height now
      this.notes.show(this.notesOf(this.slide));
    }

    /** Counting and choosing add slides and take some away: the one that shows stays, and the address has its new number. */
    take(slides) {
      const at = Reflections.slides.placeIn(slides, this.slides, this.at);
      const hasMoved = at !== this.at;
      Object.assign(this, { slides, at });
      if (hasMoved) {
        this.remember({});
      }
    }

    /** Once the plan is kept, the address need not hold it. */
    settle() {
      const { record, store } = this.app;
      if (this.packed && record && record.session && this.session && record.session.id === this.session.id && store.state.kind === "saved") {
        this.draft.forget(this.session);
        this.deck = { session: record.session };
        this.packed = "";
        this.remember({});
      }
    }

    /** A slide is made again only when something on it is another: somebody may be writing in it. */
    draw() {
      const { slide, app } = this;
      const { question } = slide;
      const own = question ? [this.counts.keysOf(question).length, this.counts.turnOf(question), this.counts.counted(question)] : [];
      const chosen = app.isReview && slide.kind === "choose" ? app.record.priorities : [];
      const drawn = JSON.stringify([this.at, slide, own, chosen, this.counts.canKeep]);
      if (drawn !== this.drawn) {
        const held = this.stage.contains(document.activeElement) ? document.activeElement : undefined;
        this.drawn = drawn;
        this.stage.replaceChildren(Reflections.slide(slide, this.answers));
        this.timer.offer(slide.timer, this.meeting.timer);
        this.refocus(held);
      }
    }

    /** The letters are as large as there is room for, and never smaller than the least; what is too much then moves closer. */
    fit() {
      const { sizes } = Reflections.PresentScreen;
      const made = this.stage.firstChild;
      const isFit = (size) => {
        sizes.forEach((name) => made.classList.toggle("ir-slide--" + name, name === size));
        return this.stage.scrollHeight <= this.stage.clientHeight;
      };
      sizes.find(isFit);
    }

    refocus(held) {
      if (held) {
        const again = held.dataset.question && this.stage.querySelector(`button[data-question="${held.dataset.question}"]`);
        (again || this.heading).focus({ preventScroll: true });
      }
    }

    notesOf(slide) {
      const next = this.slides[this.counts.nextPlace];
      const names = slide.kind === "rating" ? this.answers.names(slide.audience) : [];
      return {
        slide,
        next: next ? [next.name !== next.title && next.name, next.code, next.title].filter(Boolean).join(": ") : "That is the last.",
        place: `${this.at + 1} of ${this.slides.length}`,
        timer: this.timer.element.hidden ? "" : this.timer.element.textContent,
        counts: names.length ? { names, numbers: this.counts.numbersOf(Reflections.tallying.counts(this.counts.keysOf(slide.question))) } : undefined,
      };
    }

    makePaper() {
      this.paper.replaceChildren(...Reflections.handouts.make(Reflections.handouts.of(this.slides), this.answers));
    }

    // ---- What can be pressed

    say(text) {
      this.status.textContent = "";
      this.status.textContent = text;
    }

    tick() {
      if (this.isShown && this.slide && this.notes && this.notes.isOpen) {
        this.notes.show(this.notesOf(this.slide));
      }
    }

    toggleTimer() {
      this.timer.toggle();
      this.bar.update();
    }

    setBlank(isBlank) {
      this.blank.hidden = !isBlank;
      this.say(isBlank ? "The screen is blank. Any key brings it back." : "");
    }

    changeGround() {
      const isDark = this.ground ? this.ground === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
      this.ground = isDark ? "light" : "dark";
      this.element.dataset.ground = this.ground;
    }

    async toggleFull() {
      try {
        await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
      } catch {
        this.say("This browser doesn’t let the page fill the screen. Press F11.");
      }
    }

    openNotes() {
      if (this.notes.isOpen || this.notes.open()) {
        this.notes.togglePanel(false);
        this.notes.window.focus();
      } else {
        this.notes.togglePanel();
        this.say("This browser opened no second window, so the notes stand below the slide. Tab leads to them, and arrows scroll there.");
      }
      this.notes.show(this.notesOf(this.slide));
      this.showPanel();
    }

    /** Most slides fill the window: notes that were called for come into sight, and the slide stays in sight above them. */
    showPanel() {
      const { panel } = this.notes;
      this.element.scrollTo(0, panel.hidden ? 0 : Math.min(panel.offsetHeight, this.element.clientHeight * NOTES));
    }

    // ---- Keys

    click(event) {
      if (event.target === this.stage || event.target.closest(".ir-slide")) {
        const isControl = event.target.closest("a, button, input, select, textarea, label");
        isControl || this.heading.focus({ preventScroll: true });
      }
    }

    /** Whoever speaks to the computer turns single letters off, lest a word should do what nobody meant. */
    setLetters(isOn) {
      this.hasLetters = isOn;
      this.bar.update();
      this.fit(); // the bar may have another height now
      this.say(isOn ? "Shortcuts are on: B, T, 1 to 4, D and X are keys." : "Shortcuts are off: letters and digits do nothing. Arrows and Page Down still turn.");
    }

    /** Whoever writes keeps all keys, but in a number there is no use for a clicker's; a button keeps those that press it. */
    press(event) {
      const { key, target } = event;
      const isTurned = target.type === "number" && ["PageDown", "PageUp"].includes(key);
      const isWritten = target.matches && target.matches("input, select, textarea") && !isTurned;
      const isPressed = target.matches && target.matches("a, button") && [" ", "Enter"].includes(key);
      if (this.app.asking || event.ctrlKey || event.altKey || event.metaKey || isWritten) {
        return;
      }
      if (!this.blank.hidden && key !== "Tab") {
        event.preventDefault();
        this.setBlank(false);
      } else if (!isPressed && this.act(key)) {
        event.preventDefault();
      }
    }

    /**
     * At a great zoom a slide is taller than the window: keys that go up or down scroll it first, and turn at its end. Gives
     * what scrolls then; where the slide is in sight as a whole nothing does, not even to the notes below it, unless
     * somebody is in these.
     */
    scrolling(key) {
      const { stage, element, sheet } = this;
      const isInNotes = this.notes.panel.contains(document.activeElement);
      const isTall = isInNotes || stage.scrollHeight > stage.clientHeight + 1 || sheet.offsetHeight > element.clientHeight + 1;
      const below = ({ scrollHeight, clientHeight, scrollTop }) => scrollHeight - clientHeight - scrollTop > 1;
      if (isTall && DOWN.includes(key)) {
        return [stage, element].find(below);
      }
      return isTall && UP.includes(key) ? [element, stage].find(({ scrollTop }) => scrollTop > 0) : undefined;
    }

    scroll(box, key) {
      const far = key.startsWith("Arrow") ? ARROW : box.clientHeight * PAGE;
      box.scrollBy(0, UP.includes(key) ? -far : far);
    }

    /** Whether a key does something here. */
    act(key) {
      const { slide } = this;
      if (key.length === 1 && key !== " " && !this.hasLetters) {
        return false;
      }
      const box = this.scrolling(key);
      const acts = [
        [box, () => this.scroll(box, key)],
        [FORWARD.includes(key), () => this.forward()],
        [BACK.includes(key), () => this.turn(-1)],
        [key === "Home", () => this.goTo(0)],
        [key === "End", () => this.goTo(this.slides.length - 1)],
        [["b", "B", "."].includes(key), () => this.setBlank(true)],
        [["t", "T"].includes(key), () => this.toggleTimer()],
        [key === "Enter" && slide.kind === "reveal" && this.counts.keysOf(slide.question).length > 0, () => this.counts.reveal(slide.question)],
      ];
      const found = acts.find(([is]) => is);
      if (found) {
        found[1]();
      }
      return Boolean(found) || (slide.kind === "rating" && this.tally.press(key));
    }
  };

  /** How large a slide's letters may be, the largest first; "plain" is the least that is readable from the back. */
  Reflections.PresentScreen.sizes = ["huge", "large", "plain", "dense"];
}
