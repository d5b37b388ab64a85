/**
 * Tally keeping: where what a meeting counts, chooses and plans is kept. That is a review. Where none is here yet one begins;
 * an audit that is here becomes one of those in it, and only after asking.
 */
Reflections.TallyKeeping = class {
  constructor(app) {
    this.app = app;
  }

  /** Change the review by `edit(review, now)`; false when there is none, or it can't be changed in this window. */
  async change(session, edit) {
    const isThere = this.app.isReview || (await this.begin(session));
    if (!isThere) {
      return false;
    }
    return this.app.change((record, now) => edit(this.holding(record, session, now), now)) !== false;
  }

  /** A review in which a session is kept: its own plan of another one stays. */
  holding(record, session, now) {
    return record.session ? record : Reflections.session.keep(record, session, now);
  }

  async begin(session) {
    const { app } = this;
    if (!app.opening.canOpen()) {
      return false;
    }
    if (!app.record) {
      return app.store.replace(this.makeReview(session)) !== false;
    }
    if ((await app.ask(this.askAbout(app.record))) !== "begin") {
      return false;
    }
    await app.screens.together.bringing.begin();
    return app.isReview;
  }

  makeReview(session) {
    const { bank } = this.app;
    const review = Reflections.review.start({ bank, id: this.app.newId(), choice: this.choiceOf(session), now: this.app.now() });
    return { ...review, session };
  }

  choiceOf({ focus: { kind, about } }) {
    const choices = { occasion: { kind, occasion: about }, part: { kind: "parts", parts: [about] }, priorities: { kind: "short" } };
    const choice = choices[kind];
    return this.app.bank.select("leadership", choice).length ? choice : { kind: "short" };
  }

  askAbout(record) {
    return {
      title: "Begin a review, to keep this in?",
      text: [
        `Here now: ${this.app.opening.replacing.describe(record)}.`,
        "What a meeting counts and agrees is kept in a review. The audit that is here becomes one of those in it, whole and unchanged, and “Undo” under “Together” brings it back.",
      ],
      choices: [
        { id: "begin", label: "Begin a review", primary: true },
        { id: "", label: "Go on without keeping it" },
      ],
    };
  }
};
