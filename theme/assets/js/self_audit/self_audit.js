/**
 * The self-audit: one page whose hash says which screen shows, such as `#question/vision-shared`. It holds what all
 * screens share: the questions, the store that keeps the audit, and ways to change it, to say something and to ask.
 *
 * A screen has a `title`, an `element`, `show(argument)`, called when its route is entered, and `update()`, called when
 * the audit or its state of keeping changed while the screen shows.
 */
Reflections.setQuestions = function (json) {
  Reflections.questionData = JSON.parse(json);
};

Reflections.SelfAudit = class {
  constructor(element) {
    this.element = element;
    this.bank = new Reflections.QuestionBank(Reflections.questionData);
    this.store = this.makeStore();
    this.makeFrame();
    this.opening = new Reflections.Opening(this);
    this.screens = this.makeScreens();
    this.form.remove(); // each question's form comes back when it is its turn
    this.store.onChange(() => this.update());
    window.addEventListener("hashchange", () => this.follow());
    window.addEventListener("beforeunload", (event) => this.warn(event));
    this.store.open();
    this.carryOver();
    this.follow();
  }

  makeStore() {
    return new Reflections.Store({
      getStorage: () => window.localStorage,
      key: "reflections:" + this.bank.data.site.id + ":v1",
      tab: this.newId(),
      schema: this.bank.data.record_schema,
      listen: (handler) => window.addEventListener("storage", handler),
    });
  }

  makeScreens() {
    return {
      start: new Reflections.StartScreen(this),
      choose: new Reflections.ChooseScreen(this),
      questions: new Reflections.OverviewScreen(this),
      question: new Reflections.QuestionScreen(this),
      results: new Reflections.ResultsScreen(this),
      plan: new Reflections.PlanScreen(this),
      keep: new Reflections.KeepScreen(this),
      print: new Reflections.PrintScreen(this),
    };
  }

  get record() {
    return this.store.record;
  }

  /* The frame: the way between screens, what is kept, what was just done, and the screen. */

  makeFrame() {
    const own = (name) => document.querySelector(name);
    this.masthead = own(".ir-masthead");
    this.preface = own(".ir-body > .ir-prose");
    this.form = this.element.querySelector(".ir-audit__form");
    this.frame = this.element.querySelector(".ir-audit__app");
    this.bar = this.makeBar();
    this.banner = Reflections.element("div", "ir-audit__banner");
    this.told = new Reflections.Told();
    this.heading = Reflections.element("h1", "ir-audit__heading");
    this.heading.tabIndex = -1;
    this.place = Reflections.element("div", "ir-audit__screen");
    this.voice = Reflections.element("p", "ir-hidden");
    this.voice.setAttribute("role", "status");
    const notices = Reflections.element("div", "ir-audit__notices");
    notices.append(this.banner, this.told.element);
    this.frame.append(this.bar, notices, this.heading, this.place, this.voice);
    this.frame.hidden = false;
    document.documentElement.classList.add("ir-has-self-audit");
  }

  makeBar() {
    const bar = Reflections.element("div", "ir-audit__bar");
    const nav = Reflections.element("nav", "ir-audit__nav");
    nav.setAttribute("aria-label", "Self-audit");
    const list = Reflections.element("ul", "ir-audit__tabs");
    this.tabs = new Map();
    [
      ["questions", "Questions"],
      ["results", "Results"],
      ["plan", "Plan"],
      ["keep", "Keep and print"],
    ].forEach(([route, name]) => {
      const item = document.createElement("li");
      const link = Reflections.element("a", "ir-audit__tab", name);
      link.href = this.href(route);
      item.append(link);
      list.append(item);
      this.tabs.set(route, link);
    });
    nav.append(list);
    this.progress = Reflections.element("p", "ir-audit__progress");
    this.saved = Reflections.element("p", "ir-audit__saved");
    this.saved.setAttribute("role", "status");
    bar.append(nav, this.progress, this.saved);
    return bar;
  }

  /* Routes */

  href(route) {
    return "#" + route;
  }

  go(route) {
    if (window.location.hash === this.href(route)) {
      this.follow();
    } else {
      window.location.hash = this.href(route);
    }
  }

  /** The screen that a hash asks for, and what it is told; the skip link's hash asks for none. */
  readHash() {
    const [name, ...rest] = decodeURIComponent(window.location.hash.slice(1)).split("/");
    return { name: name || (this.record ? "" : "start"), argument: rest.join("/") };
  }

  follow() {
    const { name, argument } = this.readHash();
    if (name && !Object.hasOwn(this.screens, name) && this.screen && document.getElementById(name)) {
      window.history.replaceState(null, "", this.href(this.route));
      return;
    }
    const known = Object.hasOwn(this.screens, name) ? name : "start";
    const needsAudit = known !== "start" && known !== "keep";
    this.show(needsAudit && !this.record ? "start" : known, argument);
  }

  show(name, argument) {
    const first = !this.screen;
    this.name = name;
    this.route = name + (argument && "/" + argument);
    this.screen = this.screens[name];
    this.heading.hidden = name === "start";
    this.screen.show(argument);
    this.place.replaceChildren(this.screen.element);
    this.frame.dataset.screen = name;
    this.update();
    document.title = this.screen.title + " – " + this.bank.data.site.name;
    if (!first) {
      this.told.leave(this.route);
      this.enter();
    }
  }

  /** A new screen begins at its heading, for eyes and for screen readers. */
  enter() {
    const target = this.name === "start" ? document.getElementById("main") : this.heading;
    target.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  /* What the screens ask for */

  /** An audit begins; its first question is the first screen. */
  begin(record) {
    if (this.store.replace(record) !== false) { // else another window was quicker, and the banner says so
      this.go("question/" + record.questions[0].id);
    }
  }

  /** Change the audit by `edit(record, now)`. With `told` a line says what was done, and `undo`, an edit, takes it back. */
  change(edit, { told, undo } = {}) {
    const done = this.store.change((record) => edit(record, this.now()), { at: this.store.at });
    if (done !== false && told) {
      this.told.show(told, undo && (() => this.change(undo, { told: "Undone." })));
    }
    return done;
  }

  say(text) {
    this.voice.textContent = text;
  }

  ask(question) {
    return new Reflections.Dialog(question).ask();
  }

  download(name, type, text) {
    const link = document.createElement("a");
    const url = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
    link.href = url;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }

  now() {
    return new Date().toISOString().replace(/\.\d+Z$/, "Z");
  }

  today() {
    const day = new Date();
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  newId() {
    const bytes = window.crypto.getRandomValues(new Uint8Array(12));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /* Keeping up */

  /** What was kept under an earlier edition is led over into this one. */
  carryOver() {
    if (!this.record || this.store.isReadOnly) {
      return;
    }
    const { record, told } = Reflections.carryOver(this.record, this.bank);
    if (record !== this.record && JSON.stringify(record) !== JSON.stringify(this.record)) {
      this.store.change((old) => Reflections.carryOver(old, this.bank).record, { at: this.store.at });
    }
    this.carried = told;
    if (this.opening.hasNews()) {
      this.told.show("Some questions are asked in other words now than when you answered. “Keep and print” says which.");
    }
  }

  update() {
    const { record } = this;
    if (!record && this.screen && this.name !== "start" && this.name !== "keep") {
      this.go("start");
      return;
    }
    this.masthead.hidden = this.name !== "start";
    this.preface.hidden = this.name !== "start" || Boolean(record); // one who comes back has read it
    this.bar.hidden = !record;
    this.tabs.forEach((link, route) => {
      const isHere = route === this.name || (route === "questions" && ["question", "choose"].includes(this.name));
      link.toggleAttribute("aria-current", isHere || (route === "keep" && this.name === "print"));
      if (link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", route === this.name ? "page" : "true");
      }
    });
    if (record) {
      const { answered, all } = Reflections.audit.progress(record, this.bank);
      this.tellProgress(answered + " of " + all + " answered");
    }
    this.updateState();
    if (this.screen) {
      this.screen.update();
      this.heading.textContent = this.screen.title;
    }
  }

  /** Progress is seen at any time, and heard when it grows; not at once with the question, which is heard then. */
  tellProgress(text) {
    if (this.progress.textContent && this.progress.textContent !== text) {
      this.say(text);
    }
    this.progress.textContent = text;
  }

  /** Whether the answers are kept is seen at any time; when they are not, it stands above everything. */
  updateState() {
    const { kind, sentence } = this.store.state;
    const isCalm = kind === "saved" || kind === "none";
    const shown = kind === "saved" ? sentence : "";
    if (this.saved.textContent !== shown) {
      this.saved.textContent = shown;
    }
    if (isCalm) {
      this.banner.replaceChildren();
      this.bannerText = "";
    } else if (this.bannerText !== sentence) {
      this.bannerText = sentence;
      this.banner.replaceChildren(this.makeBanner(sentence));
    }
  }

  makeBanner(sentence) {
    const alert = Reflections.element("div", "ir-audit__alert");
    alert.setAttribute("role", "alert");
    alert.append(Reflections.element("p", "ir-audit__alert-text", sentence));
    if (this.store.isReadOnly && this.store.state.kind !== "damaged") {
      alert.append(this.makeButton("Continue here", () => this.takeOver()));
    }
    const link = Reflections.element("a", "ir-audit__link", this.record ? "Keep a copy" : "What can be done");
    link.href = this.href("keep");
    alert.append(link);
    return alert;
  }

  takeOver() {
    this.store.takeOver();
    this.enter();
    this.say("You can go on in this window.");
  }

  makeButton(text, press, quiet = false) {
    const button = Reflections.element("button", "ir-button" + (quiet ? " ir-button--quiet" : ""), text);
    button.type = "button";
    button.addEventListener("click", press);
    return button;
  }

  /** Leaving loses what is in memory alone. */
  warn(event) {
    if (this.store.isOnlyHere && this.kept !== this.record.revision) {
      event.preventDefault();
      event.returnValue = "";
    }
  }
};

Reflections.register("self-audit", Reflections.SelfAudit);
