/**
 * The frame of the self-audit's screens: the way between them, how far one is, whether it is kept, what was just done, and
 * the heading. What goes wrong with keeping stands above everything until it is mended.
 */
Reflections.AuditFrame = class {
  constructor(app, element) {
    this.app = app;
    this.element = element;
    this.masthead = document.querySelector(".ir-masthead");
    this.breadcrumb = document.querySelector(".ir-breadcrumb");
    this.preface = document.querySelector(".ir-body > .ir-prose");
    this.told = new Reflections.Told(() => this.focus());
    this.banner = Reflections.element("div", "ir-audit__banner");
    this.heading = Reflections.element("h1", "ir-audit__heading");
    this.heading.tabIndex = -1;
    this.place = Reflections.element("div", "ir-audit__screen");
    this.voice = Reflections.element("p", "ir-hidden");
    this.voice.setAttribute("role", "status");
    this.notices = Reflections.make("div", "ir-audit__notices", this.banner, this.told.element);
    this.paper = Reflections.element("div", "ir-audit__paper");
    window.addEventListener("beforeprint", () => this.layOut());
    element.append(this.paper, this.makeBar(), this.notices, this.heading, this.place, this.voice);
    element.hidden = false;
    document.documentElement.classList.add("ir-has-self-audit");
  }

  makeBar() {
    this.tabs = new Map(
      Object.entries({ questions: "All questions", results: "Results", plan: "Plan", together: "Together", keep: "Keep and print" }).map(
        ([route, name]) => [route, this.makeTab(route, name)],
      ),
    );
    const items = Array.from(this.tabs.values(), (link) => Reflections.make("li", "", link));
    const nav = Reflections.make("nav", "ir-audit__nav", Reflections.make("ul", "ir-audit__tabs", ...items));
    nav.setAttribute("aria-label", "Self-audit");
    this.progress = Reflections.element("p", "ir-audit__progress");
    this.saved = Reflections.element("p", "ir-audit__saved");
    this.saved.setAttribute("role", "status");
    this.bar = Reflections.make("div", "ir-audit__bar", nav, this.progress, this.saved);
    return this.bar;
  }

  makeTab(route, name) {
    const link = Reflections.make("a", "ir-audit__tab", name);
    link.href = this.app.href(route);
    return link;
  }

  show(screen) {
    this.place.replaceChildren(screen);
    this.element.dataset.screen = this.app.name;
    this.placeTold(this.app.name === "start");
  }

  /** What was just done is in sight at once: on the start above the introduction. It moves only if it must: it is read out. */
  placeTold(isStart) {
    const { element } = this.told;
    const place = isStart ? this.preface.parentNode : this.notices;
    if (element.parentNode !== place) {
      place.insertBefore(element, isStart ? this.preface : null);
    }
  }

  /** What some screens have for paper stands there in their place; from another screen it would be out of date. */
  layOut() {
    const make = Reflections.paper[this.app.name];
    this.paper.replaceChildren(...(make ? [make(this.app)] : []));
  }

  /** A new screen begins at its heading, for eyes and for screen readers; the start has the page's own. */
  enter() {
    this.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  /** Where no screen can be shown, this says why. */
  fail(sentence) {
    this.place.replaceChildren(Reflections.make("p", "ir-audit__alert", sentence));
  }

  focus(options) {
    const { entry, heading } = this.app.screen;
    const target = entry || heading || (this.heading.hidden ? document.getElementById("main") : this.heading);
    target.focus(options);
  }

  say(text) {
    this.voice.textContent = text;
  }

  update() {
    const { record, bank, name, screen } = this.app;
    const isStart = name === "start";
    this.masthead.hidden = this.breadcrumb.hidden = !isStart; // so that a question's answers are in sight together
    this.preface.hidden = !isStart || Boolean(record); // one who comes back has read it
    this.heading.hidden = isStart || Boolean(screen.heading); // a slide has its own
    this.heading.textContent = screen.title;
    this.bar.hidden = !record;
    this.tabs.forEach((link, route) => this.markTab(link, route, name));
    this.tellProgress(record ? this.inWords(Reflections.audit.progress(record, bank)) : "");
    this.updateState();
  }

  /** A tab is the page itself, or the part of the self-audit that one is in. */
  markTab(link, route, name) {
    const within = { question: "questions", choose: "questions", change: "together", "key-in": "together", session: "together", print: "keep" };
    if (route === name) {
      link.setAttribute("aria-current", "page");
    } else if (route === within[name]) {
      link.setAttribute("aria-current", "true");
    } else {
      link.removeAttribute("aria-current");
    }
  }

  /** Progress is seen at any time, and heard when it grows; not at once with the question, which is heard then. */
  tellProgress(text) {
    if (this.progress.textContent && this.progress.textContent !== text) {
      this.say(text);
    }
    this.progress.textContent = text;
  }

  inWords({ answered, all }) {
    return answered + " of " + all + (this.app.isReview ? " agreed" : " answered");
  }

  /** Whether the answers are kept is seen at any time; when they are not, it stands above everything. */
  updateState() {
    const { kind, sentence } = this.app.store.state;
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
    if (this.app.store.isReadOnly && this.app.store.state.kind !== "damaged") {
      alert.append(this.app.makeButton("Continue here", () => this.app.takeOver()));
    }
    const link = Reflections.element("a", "ir-audit__link", this.app.record ? "Keep a copy" : "What can be done");
    link.href = this.app.href("keep");
    alert.append(link);
    return alert;
  }
};
