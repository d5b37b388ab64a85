/**
 * Results: what the answers show, as they grow. All of it comes from `Reflections.profile`; nothing is added up.
 * A block is drawn again only when what it shows has changed, so that whoever reads or ticks there keeps their place.
 */
Reflections.ResultsScreen = class {
  constructor(app) {
    this.app = app;
    this.title = "Results";
    this.drawn = new Map();
    this.progress = Reflections.make("div", "ir-audit-results__progress");
    this.jumps = Reflections.make("ul", "ir-audit-results__jumps");
    this.parts = Reflections.make("div", "ir-audit-results__parts");
    this.lists = new Reflections.ResultsLists(this);
    this.sections = [this.makeProfile(), ...this.lists.sections, this.makeRules()];
    const elements = this.sections.map(({ element }) => element);
    this.body = Reflections.make("div", "", this.makeNav(), ...elements.slice(0, -1));
    this.element = Reflections.make("div", "ir-audit-results", this.progress, this.body, ...elements.slice(-1));
  }

  /** What there is to show comes with `update`. */
  show() {}

  update() {
    if (!this.app.record) {
      return;
    }
    const profile = Reflections.profile.of(this.app.record, this.app.bank);
    this.words = Reflections.led.words[this.app.record.kind];
    this.drawProgress(profile);
    this.draw(this.parts, [this.words, profile.parts], () => profile.parts.map((part) => this.makePart(part)));
    const rules = Reflections.report.rules(this.app.bank.scale, this.app.isReview);
    this.draw(this.rules, rules, () => rules.map((text) => Reflections.make("li", "", text)));
    this.lists.update(profile);
    this.drawJumps();
    this.body.hidden = !profile.answered && !profile.elsewhere.length;
  }

  /** Make the children of `block` again when what it shows has changed. A focus that was inside stays at the block. */
  draw(block, shown, make) {
    const text = JSON.stringify(shown);
    if (this.drawn.get(block) === text) {
      return;
    }
    const held = block.contains(document.activeElement);
    this.drawn.set(block, text);
    block.replaceChildren(...make());
    if (held) {
      block.tabIndex = -1;
      block.focus();
    }
  }

  // ---- What stays

  makeNav() {
    const nav = Reflections.make("nav", "", this.jumps);
    nav.setAttribute("aria-label", "In these results");
    return nav;
  }

  /** A section with its heading, which can take the focus. */
  makeSection(title, lede, ...content) {
    const heading = Reflections.make("h2", "ir-audit-results__heading", title);
    const line = Reflections.make("p", "ir-audit-results__lede", lede);
    const element = Reflections.make("section", "ir-audit-results__section", heading, line, ...content);
    heading.tabIndex = -1;
    heading.id = "results-" + title.toLowerCase().replace(/ /g, "-");
    element.setAttribute("aria-labelledby", heading.id);
    return { title, heading, line, element };
  }

  makeRules() {
    const { example } = Reflections.report;
    const { scale } = this.app.bank;
    this.rules = Reflections.make("ul", "ir-audit-results__rules");
    return this.makeSection(
      "How this is worked out",
      "Each question goes to one place, by two things that you said: the level, and whether that is good enough for you now.",
      this.rules,
      Reflections.make("h3", "ir-audit-results__part-heading", "An example"),
      ...example(scale).map((text) => Reflections.make("p", "", text)),
    );
  }

  // ---- How much is answered

  drawProgress({ parts, groups, answered, all }) {
    const { next } = Reflections.audit.progress(this.app.record, this.app.bank);
    const step = next ? "" : this.findStep(groups);
    const counts = parts.map(({ id, name, counts: { all, blank } }) => ({ id, name, all, answered: all - blank }));
    const none = `Results begin with ${this.words.begin} and grow with each one. You need not finish to see them.`;
    this.draw(this.progress, { words: this.words, counts, answered, all, next, step }, () => [
      Reflections.make("p", "ir-audit-results__sofar", this.sayProgress(answered, all)),
      answered ? this.makeCounts(counts) : Reflections.make("p", "", none),
      ...(next ? [this.makeNext(next, answered)] : []),
      ...(step ? [this.makeStep(step)] : []),
    ]);
  }

  /** What comes once all is answered: the plan, or before that to choose, or before that to judge. */
  findStep({ not_good_enough: short, not_judged: open }) {
    if (this.app.record.priorities.length) {
      return "plan";
    }
    return short.length ? "choose" : open.length ? "judge" : "";
  }

  makeStep(step) {
    if (step === "plan") {
      return Reflections.make("p", "", Reflections.make.link(this.app.href("plan"), "Next: your priorities and the plan"));
    }
    const { not_good_enough: choose, not_judged: judge } = this.lists.byId();
    return step === "choose"
      ? this.makeJump("p", choose.heading, "Next: choose two or three to work on")
      : this.makeJump("p", judge.heading, "Next: say what is good enough for now");
  }

  sayProgress(answered, all) {
    if (!answered) {
      return "There is nothing to show yet, and that is fine.";
    }
    if (answered === all) {
      return (all === 1 ? "The one question is " : `All ${all} questions are `) + this.words.answered + ".";
    }
    return `${answered} of ${all} questions are ${this.words.answered} so far.`;
  }

  makeCounts(counts) {
    const items = counts.map(({ id, name, answered, all }) => {
      const number = Reflections.make("span", "ir-audit-results__number", answered + " of " + all);
      const item = Reflections.make("li", "ir-audit-results__count", Reflections.make("b", "", name), " ", number);
      item.dataset.characteristic = id;
      return item;
    });
    return Reflections.make("ul", "ir-audit-results__counts", ...items);
  }

  makeNext(next, answered) {
    const { code } = this.app.record.questions.find(({ id }) => id === next);
    return Reflections.make("p", "", this.makeWay(answered ? "Go on with" : "Begin with", next, code));
  }

  makeWay(text, question, code) {
    return Reflections.make.link(this.app.href("question/" + question), `${text} question ${code}`);
  }

  // ---- The way to each section

  drawJumps() {
    const shown = this.sections.filter(({ element }) => !element.hidden);
    const names = shown.map(({ title, count }) => title + (count === undefined ? "" : ` (${count})`));
    this.draw(this.jumps, names, () => shown.map(({ heading }, place) => this.makeJump("li", heading, names[place])));
  }

  /** A button and no link: what follows the # in the address is the screen. */
  makeJump(tag, heading, text) {
    const button = Reflections.make("button", "ir-audit-results__jump", text);
    button.type = "button";
    button.addEventListener("click", () => {
      heading.focus({ preventScroll: true });
      heading.scrollIntoView();
    });
    return Reflections.make(tag, "", button);
  }

  // ---- Question by question

  makeProfile() {
    return this.makeSection(
      "Question by question",
      "Nothing is added up: each question stands for itself.",
      this.parts,
    );
  }

  makePart(part) {
    const { all, blank } = part.counts;
    const body = blank < all ? new Reflections.ResultsProfile(this.app, part).element : this.makeUnbegun(part);
    const heading = Reflections.make("h3", "ir-audit-results__part-heading", part.name);
    const element = Reflections.make("section", "ir-audit-results__part", heading, body);
    element.dataset.characteristic = part.id;
    return element;
  }

  /** A part in which nothing is answered has no picture yet. */
  makeUnbegun({ rows: [{ question, code }], counts: { all } }) {
    const number = all === 1 ? "Its one question is" : `Its ${all} questions are`;
    const way = this.makeWay("Begin with", question, code);
    return Reflections.make("p", "ir-audit-results__none", `${number} not ${this.words.answered} yet. `, way);
  }
};
