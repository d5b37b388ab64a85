/**
 * Tally keeping: where what a meeting counts, chooses and plans is kept. That is a review. Where nothing is here yet one
 * begins; an audit that is here becomes one of those in it, and only after asking. That is asked before a meeting is
 * presented, never while everyone looks at the screen, and tells nothing of the audit.
 */
Reflections.TallyKeeping = class {
  constructor(app) {
    this.app = app;
  }

  /** Whether there is a review, or one may begin. */
  get canKeep() {
    const { app } = this;
    return app.isReview || (!app.record && app.opening.canOpen());
  }

  /** Change the review by `edit(review, now)`; false when there is none, or it can't be changed in this window. */
  change(session, edit) {
    const isThere = this.app.isReview || this.begin(session);
    return isThere && this.app.change((record, now) => edit(this.holding(record, session, now), now)) !== false;
  }

  /** A review in which a session is kept: its own plan of another one stays. */
  holding(record, session, now) {
    return record.session ? record : Reflections.session.keep(record, session, now);
  }

  begin(session) {
    return this.canKeep && this.app.store.replace(this.makeReview(session)) !== false;
  }

  /** Whether there is something to ask before a meeting is presented. */
  get mustAsk() {
    const { record, isReview, opening } = this.app;
    return Boolean(record) && !isReview && opening.canOpen();
  }

  /** Ask it: true when the meeting may be presented now. */
  async ask() {
    const { app } = this;
    const answer = await app.ask(Reflections.TallyKeeping.question);
    if (answer === "begin") {
      await app.screens.together.bringing.begin();
    }
    return answer === "begin" ? app.isReview : answer === "present";
  }

  makeReview(session) {
    const { bank } = this.app;
    const review = Reflections.review.start({ bank, id: this.app.newId(), choice: this.choiceOf(session), now: this.app.now() });
    return { ...review, session };
  }

  choiceOf({ focus: { kind, about } }) {
    const choices = { occasion: { kind, occasion: about }, part: { kind: "parts", parts: [about] }, priorities: { kind: "short" } };
    const choice = choices[kind];
    return this.app.bank.select(Reflections.QuestionBank.leadership, choice).length ? choice : { kind: "short" };
  }
};

/** The projector may be on already, so the audit is not described. */
Reflections.TallyKeeping.question = {
  title: "Begin a review, to keep what is counted?",
  text: [
    "What a meeting counts and chooses is kept in a review. The audit in this browser becomes one of those in it, whole and unchanged, and “Undo” brings it back.",
    "Without a review counts can be shown, but not kept, and no priority can be chosen.",
  ],
  choices: [
    { id: "begin", label: "Begin a review", primary: true },
    { id: "present", label: "Present without keeping" },
    { id: "", label: "Cancel" },
  ],
};
