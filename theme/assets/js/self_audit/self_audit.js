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
    this.files = element.dataset;
    this.loading = {};
    this.bank = new Reflections.QuestionBank(Reflections.questionData);
    this.order = []; // ids of a review's questions, as its views were last sorted
    this.store = this.makeStore();
    this.form = element.querySelector(".ir-audit__form");
    this.orderOfWork = this.takeOrderOfWork();
    this.frame = new Reflections.AuditFrame(this, element.querySelector(".ir-audit__app"));
    this.told = this.frame.told;
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
      key: this.key("v1"),
      tab: this.newId(),
      schema: this.bank.data.record_schema,
      listen: (handler) => window.addEventListener("storage", handler),
    });
  }

  /** A key of this site's own in the browser's storage. */
  key(name) {
    return `reflections:${this.bank.data.site.id}:${name}`;
  }

  /** Sheets that are typed in and not brought in are stored beside the audit; whoever types them has a `keying` store. */
  get hasKeyed() {
    try {
      return window.localStorage.getItem(this.key("keying:v1")) !== null;
    } catch {
      return false;
    }
  }

  /** Wipe these sheets, and a meeting that is planned. False when sheets may still be there. */
  wipeDrafts() {
    try {
      ["meeting:v1", "keying:v1"].forEach((name) => window.localStorage.removeItem(this.key(name)));
    } catch {
      return !this.hasKeyed;
    }
    if (this.keying) {
      this.keying.forget();
    }
    return !this.hasKeyed;
  }

  /** The page's section on how a team works, which has its place beside the audits that are brought together. */
  takeOrderOfWork() {
    const section = Reflections.element("section", "ir-prose ir-together__work");
    const heading = document.getElementById("order-of-work"); // however an author words it
    const head = heading && heading.closest(".ir-part__head"); // with a button for a link, which would lead to no screen
    while (head && head.nextElementSibling && !head.nextElementSibling.matches(".ir-part__head")) {
      section.append(head.nextElementSibling);
    }
    if (head) {
      section.prepend(heading);
      head.remove();
    }
    return section;
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

  /* Reviews and meetings: their screens are loaded when they are first needed, as most people answer for themselves alone */

  /** The id of the audit in a review that was made in this browser; else empty. */
  get mine() {
    return this.store.mine;
  }

  get isReview() {
    return Boolean(this.record) && this.record.kind === "review";
  }

  get hasReview() {
    return Boolean(this.screens.together);
  }

  /** What must be loaded before a screen can be shown: "review", "room", which comes after it, or nothing. */
  lacks({ name, argument }) {
    const { ofReviews, ofRoom } = Reflections.SelfAudit;
    const isOfReview = this.isReview || ofRoom.includes(name) || (Object.hasOwn(ofReviews, name) && ofReviews[name](argument));
    return isOfReview && !this.hasReview ? "review" : ofRoom.includes(name) && !this.screens[name] ? "room" : "";
  }

  /** Resolves once the screens of a kind are there. What failed is tried again when it is next needed. */
  load(kind) {
    this.loading[kind] = this.loading[kind] || this.fetch(kind);
    this.loading[kind].catch(() => {
      this.loading[kind] = undefined;
    });
    return this.loading[kind];
  }

  async fetch(kind) {
    const { [kind + "Script"]: script, [kind + "Stylesheet"]: stylesheet } = this.files;
    await Promise.all([Reflections.fetch(script), Reflections.fetchStyle(stylesheet)]);
    Object.assign(this.screens, await Reflections[kind + "Screens"](this));
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
    const [name, ...rest] = window.location.hash.slice(1).split("/"); // ids and names of screens need no decoding
    return { name: name || (this.record ? "" : "start"), argument: rest.join("/") };
  }

  follow() {
    const { name, argument } = this.readHash();
    if (name && !Object.hasOwn(this.screens, name) && this.screen && document.getElementById(name)) {
      window.history.replaceState(null, "", this.href(this.route));
      return;
    }
    const known = this.isScreen(name) && (this.record || this.isOpenToAll(name)) ? name : "start";
    const lacks = this.lacks({ name: known, argument });
    if (lacks) {
      this.load(lacks).then(
        () => this.follow(),
        (error) => this.failToLoad(error),
      );
      return;
    }
    this.show(known, argument);
  }

  failToLoad(error) {
    console.error("Reflections: screens could not be loaded.", error);
    this.frame.fail("A part of this site could not be loaded. Your answers are kept; load this page again.");
  }

  isScreen(name) {
    const { ofReviews, ofRoom } = Reflections.SelfAudit;
    return [this.screens, ofReviews].some((names) => Object.hasOwn(names, name)) || ofRoom.includes(name);
  }

  /** Whether a screen has something to show before there is an audit. */
  isOpenToAll(name) {
    return ["start", "keep", "together", "key-in", ...Reflections.SelfAudit.ofRoom].includes(name);
  }

  /** The screen of a route: a review's questions are those of all who took part, and nobody chooses others. */
  screenOf(name) {
    return this.screens[this.isReview && ["questions", "choose"].includes(name) ? "views" : name];
  }

  show(name, argument) {
    const first = !this.screen;
    this.say("");
    this.name = name;
    this.route = name + (argument && "/" + argument);
    this.screen = this.screenOf(name);
    this.screen.show(argument);
    this.frame.show(this.screen.element);
    this.update();
    document.title = [...new Set([this.screen.title, "Self-audit", this.bank.data.site.name])].join(" – ");
    if (!first) {
      this.told.leave(this.route);
      this.frame.enter();
    }
  }

  /* What the screens ask for */

  /** An audit begins; its first question is the first screen. */
  begin(record) {
    if (this.store.replace(record) !== false) { // else another window was quicker, and the banner says so
      this.told.hide(); // an "Undo" would be one of the audit before
      this.go("question/" + record.questions[0].id);
    }
  }

  /**
   * Change the audit by `edit(record, now)`. With `told` a line says what was done, and `undo`, an edit, takes it back; then
   * `undone` is called.
   */
  change(edit, { told, undo, undone } = {}) {
    const done = this.store.change((record) => edit(record, this.now()), { at: this.store.at });
    if (done !== false && told) {
      const { id } = this.record;
      this.told.show(told, undo && (() => this.undo(undo, { id, told, undone })));
    }
    return done;
  }

  /** Take a change back. Where that can't be done now it can be tried again; another audit is left as it is. */
  undo(edit, { id, told, undone }) {
    if (this.store.isReadOnly) {
      this.told.show(told + " To undo that, choose “Continue here” first.", () => this.undo(edit, { id, told, undone }));
    } else if (!this.isPossible(edit, id)) {
      this.told.show("That can’t be undone any more: it is about a question or an audit that isn’t here now.");
    } else if (this.change(edit, { told: "Undone." }) !== false && undone) {
      undone();
    }
  }

  /** An edit of what is gone throws. */
  isPossible(edit, id) {
    try {
      return Boolean(this.record) && this.record.id === id && Boolean(edit(this.record, this.now()));
    } catch {
      return false;
    }
  }

  say(text) {
    this.frame.say(text);
  }

  /** `asking` is the promise of the answer for as long as somebody is asked. */
  async ask(question) {
    const asking = new Reflections.Dialog(question).ask();
    this.asking = asking;
    const answer = await asking;
    this.asking = this.asking === asking ? undefined : this.asking;
    return answer;
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
    if (!record && this.screen && !this.isOpenToAll(this.name)) {
      this.go("start");
      return;
    }
    if (this.screen && ((this.isReview && !this.hasReview) || this.screen !== this.screenOf(this.name))) {
      this.follow(); // another window has brought audits together, or gone back to one
      return;
    }
    if (this.screen) {
      const held = document.activeElement;
      this.screen.update();
      this.frame.update();
      if (held.matches(":disabled")) {
        this.frame.focus(); // a field that another window took away can't keep the focus
      }
    }
  }

  takeOver() {
    const { id } = this.record || {};
    this.store.takeOver();
    if (!this.record || this.record.id !== id) {
      this.told.hide(); // an "Undo" would be one of the audit before
    }
    this.carryOver();
    this.follow(); // another audit may not have the question that shows
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
    if ((this.store.isOnlyHere && this.kept !== this.record) || (this.keying && this.keying.isOnlyHere)) {
      event.preventDefault();
      event.returnValue = "";
    }
  }
};

/** The routes that only the scripts for reviews can show, by their arguments. */
Reflections.SelfAudit.ofReviews = {
  together: () => true,
  "key-in": () => true,
  change: () => true,
  print: (what) => ["change", "governors"].includes(what),
};

/** The routes of a meeting. */
Reflections.SelfAudit.ofRoom = ["session", "present"];

Reflections.register("self-audit", Reflections.SelfAudit);
