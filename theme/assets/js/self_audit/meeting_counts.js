/**
 * Meeting counts: what is counted, chosen and planned while a meeting is presented. What nobody has been shown yet is in the
 * window's history alone; what was shown goes into the review.
 */
Reflections.MeetingCounts = class {
  constructor(app, screen) {
    Object.assign(this, { app, screen, keeping: new Reflections.TallyKeeping(app) });
  }

  keyOf(question) {
    return `${this.turnOf(question)} ${question}`;
  }

  turnOf(question) {
    return this.screen.meeting.turns[question] || 0;
  }

  keysOf(question) {
    const draft = this.screen.meeting.drafts[this.keyOf(question)];
    return typeof draft === "string" ? Reflections.tallying.parse(draft).keys || [] : [];
  }

  putKeys(question, keys) {
    this.screen.remember({ drafts: { ...this.screen.meeting.drafts, [this.keyOf(question)]: keys.join(" ") } });
    this.screen.update();
    this.screen.say(`${keys.length} counted.`);
  }

  /** What was shown of a question: first and second count, as they are kept, or, where they can't be, as this window has them. */
  counted(question) {
    const kept = Reflections.tallying.counted(this.app.record, this.screen.session, question);
    return kept.map((counts, turn) => counts || this.screen.meeting.loose[`${turn} ${question}`]);
  }

  /** How many were counted last: shown already, or so far. */
  total(question) {
    const last = this.counted(question).filter(Boolean).pop();
    return last ? Reflections.tallying.total(last) : this.keysOf(question).length;
  }

  /** Whether what is counted and chosen now is kept. */
  get canKeep() {
    return this.keeping.canKeep;
  }

  reveal(question) {
    const turn = this.turnOf(question);
    const key = this.keyOf(question);
    const keys = this.keysOf(question);
    const { session } = this.screen;
    const counts = Reflections.tallying.counts(keys);
    const { bank } = this.app;
    const edit = (review, now) => {
      const group = Reflections.tallying.group({ session, question, turn, counts, now, day: this.app.today() });
      return Reflections.tallying.count(review, group, { bank, session }, now);
    };
    const isKept = this.keeping.change(session, edit);
    const drafts = { ...this.screen.meeting.drafts, [key]: "" };
    this.screen.remember({ drafts, loose: { ...this.screen.meeting.loose, [key]: counts } });
    this.screen.update();
    const isShown = Reflections.tallying.mayShow(counts, session.audience);
    this.screen.say((isShown ? Reflections.tallying.sentence(counts) : "") + (isKept ? "" : " This count is not kept."));
  }

  countAgain(question) {
    this.screen.remember({ turns: { ...this.screen.meeting.turns, [question]: 1 } });
    this.screen.goTo(this.placeOf("rating", question));
  }

  /** Count again what was counted, beginning with what is there. */
  correct(question, turn) {
    const keys = this.keysFor(this.numbersOf(this.counted(question)[turn]));
    this.screen.remember({
      turns: { ...this.screen.meeting.turns, [question]: turn },
      drafts: { ...this.screen.meeting.drafts, [`${turn} ${question}`]: keys.join(" ") },
    });
    this.screen.goTo(this.placeOf("rating", question));
  }

  placeOf(kind, question) {
    return this.screen.slides.findIndex((slide) => slide.kind === kind && slide.question === question);
  }

  // ---- Counting from a slide that lists what was rated

  /** Count a question, or see what was counted; then Next leads back to the slide from which it was chosen. */
  countFrom(question) {
    const kind = this.counted(question).some(Boolean) ? "reveal" : "rating";
    this.screen.remember({ from: { step: this.screen.slide.step, question } });
    this.screen.goTo(this.placeOf(kind, question));
  }

  /** Whether a slide belongs to the question that was chosen from a list. */
  isFrom({ question }) {
    const { from } = this.screen.meeting;
    return Boolean(from) && question === from.question;
  }

  /** Where Next leads: from the last slide of such a question back to the list, else on. */
  get nextPlace() {
    const { slide, slides, at, meeting } = this.screen;
    const isLast = this.isFrom(slide) && !(slides[at + 1] && this.isFrom(slides[at + 1]));
    const back = isLast ? slides.findIndex(({ step, rated }) => rated && step === meeting.from.step) : -1;
    return back < 0 ? at + 1 : back;
  }

  // ---- Choosing and planning

  prioritise(question, isChosen) {
    const { session } = this.screen;
    const { bank } = this.app;
    const edit = (review, now) => {
      const asking = Reflections.tallying.asking(review, question, { bank, session });
      return isChosen ? Reflections.plan.choose(asking, question, now) : Reflections.plan.unchoose(asking, question, now);
    };
    const isDone = this.keeping.change(session, edit);
    this.screen.say(isDone ? (isChosen ? "It is a priority now." : "It is no priority any more.") : "That can’t be kept here.");
  }

  plan(form, action) {
    if (!action.what) {
      form.elements.what.focus();
      return;
    }
    const id = this.app.newId();
    const isDone = this.keeping.change(this.screen.session, (review, now) => Reflections.plan.add(review, { id, ...action }, now));
    this.screen.say(isDone ? "Added to the plan." : "That can’t be kept here.");
    const next = this.screen.stage.querySelector(".ir-slide__input--what");
    if (next) {
      next.focus();
    }
  }

  numbersOf(counts) {
    return Reflections.tally.tallyOf(counts).slice(0, Reflections.tallying.keys.length);
  }

  keysFor(numbers) {
    return Reflections.tallying.keys.flatMap((key, at) => new Array(numbers[at]).fill(key));
  }
};
