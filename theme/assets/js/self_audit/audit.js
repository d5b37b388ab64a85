/**
 * The audit: one respondent's answers, and every edit of them. Pure: a record is a plain JSON value that is never
 * changed; each edit gives a new one, whose `revision` is one higher and which changed at `now` (UTC, whole seconds). The
 * present moment and a new audit's id are arguments.
 *
 * An answer stands in the record only while it holds something: a rating, evidence or a note. Without a rating it is
 * blank. "Is that good enough?" judges a level, so it goes when the rating is no longer one. An edit of a question that
 * the audit doesn't have is a mistake of ours, and throws.
 */
Reflections.audit = {
  ratings: [1, 2, 3, 4, "dont_know", "does_not_apply"],

  /** A new audit of what somebody chose to answer. */
  start({ bank, audience, choice, school = "", name = "", id, now }) {
    const { site } = bank.data;
    return {
      format: "inclusion-reflections",
      version: 1,
      kind: "audit",
      id,
      revision: 0,
      made: now,
      changed: now,
      site: { id: site.id, name: site.name, edition: site.edition },
      school,
      respondent: { audience, name },
      choice,
      questions: bank.select(audience, choice),
      answers: [],
      priorities: [],
      actions: [],
    };
  },

  /** A record with some of its keys changed: what every edit ends with. */
  changed(record, changes, now) {
    return { ...record, ...changes, revision: record.revision + 1, changed: now };
  },

  isLevel(rating) {
    return typeof rating === "number";
  },

  isAnswered(answer) {
    return answer.rating !== undefined;
  },

  /** Whether there is anything in an answer that could be lost. */
  holdsSomething(answer) {
    return this.isAnswered(answer) || Boolean(answer.evidence || answer.note);
  },

  /** Whether nothing was answered, chosen or planned. */
  isEmpty({ answers, priorities, actions }) {
    return [answers, priorities, actions].every((list) => !list.length);
  },

  /** A record's answers by question. */
  answers(record) {
    return new Map(record.answers.map((answer) => [answer.question, answer]));
  },

  /** The answer to a question; `{question}` when there is none. */
  answer(record, question) {
    return record.answers.find((answer) => answer.question === question) || { question };
  },

  /** Give a rating, or with undefined take it back. */
  rate(record, question, rating, now) {
    if (rating !== undefined && !this.ratings.includes(rating)) {
      throw new Error(`${rating} is no rating.`);
    }
    return this.revise(record, question, { rating }, now);
  },

  /** Say whether a level is good enough; with undefined leave that open. */
  judge(record, question, isGoodEnough, now) {
    return this.revise(record, question, { good_enough: isGoodEnough }, now);
  },

  /** Write the "evidence" or the "note" of an answer. */
  write(record, question, field, text, now) {
    if (field !== "evidence" && field !== "note") {
      throw new Error(`An answer has no text called "${field}".`);
    }
    return this.revise(record, question, { [field]: text }, now);
  },

  clearAnswer(record, question, now) {
    return this.putAnswer(record, { question }, now);
  },

  revise(record, question, changes, now) {
    return this.putAnswer(record, { ...this.answer(record, question), ...changes }, now);
  },

  /** Put back an answer that was cleared. What was answered or written since stays. */
  restoreAnswer(record, answer, now) {
    const since = this.answer(record, answer.question);
    const { good_enough, ...before } = answer;
    const judged = since.rating === undefined || since.rating === answer.rating ? { good_enough } : {};
    return this.putAnswer(record, { ...before, ...judged, ...since }, now);
  },

  /** Put an answer in the place of the one that is there. */
  putAnswer(record, answer, now) {
    this.mustHave(record, answer.question);
    const answers = this.answers(record).set(answer.question, this.tidy(answer));
    return this.changed(record, { answers: this.inOrder(record.questions, answers) }, now);
  },

  mustHave(record, question) {
    if (!record.questions.some(({ id }) => id === question)) {
      throw new Error(`The audit doesn't have the question "${question}".`);
    }
  },

  /** An answer without keys that say nothing. */
  tidy({ question, rating, good_enough, evidence, note }) {
    return {
      question,
      ...(rating !== undefined && { rating }),
      ...(good_enough !== undefined && this.isLevel(rating) && { good_enough }),
      ...(evidence && { evidence }),
      ...(note && { note }),
    };
  },

  /** The answers of a Map that hold something, in the order of some questions. */
  inOrder(questions, answers) {
    return questions
      .map(({ id }) => answers.get(id))
      .filter((answer) => answer !== undefined && this.holdsSomething(answer));
  },

  /** Answer another choice of questions. Those about which something is written or planned stay, as they were asked. */
  rechoose(record, bank, choice, now) {
    const before = new Map(record.questions.map((question) => [question.id, question]));
    const selected = bank.select(record.respondent.audience, choice);
    const isSelected = new Set(selected.map(({ id }) => id));
    const isInUse = this.inUse(record);
    const kept = record.questions.filter(({ id }) => isInUse.has(id) && !isSelected.has(id));
    const questions = [...selected.map((question) => before.get(question.id) || question), ...kept];
    if (choice.kind !== "occasion") {
      questions.sort((one, other) => bank.place(one.id) - bank.place(other.id));
    }
    return this.changed(record, { choice, questions, answers: this.inOrder(questions, this.answers(record)) }, now);
  },

  /** The ids of the questions about which a record says anything. */
  inUse({ answers, priorities, actions }) {
    return new Set([...answers, ...priorities, ...actions].map(({ question }) => question));
  },

  /** Change what an audit says of its school or of who answers. */
  tellAbout(record, { school = record.school, name = record.respondent.name }, now) {
    return this.changed(record, { school, respondent: { ...record.respondent, name } }, now);
  },

  /** How far an audit has come, by part, and the `next` question to rate; only what this site still asks counts. */
  progress(record, bank) {
    const answers = this.answers(record);
    const isOpen = ({ id }) => !this.isAnswered(answers.get(id) || { question: id });
    const current = record.questions.filter((question) => bank.standing(question) === "current");
    const next = current.find(isOpen);
    return {
      ...this.count(current, isOpen),
      parts: this.byPart(current).map(({ id, name, questions }) => ({
        id,
        name,
        ...this.count(questions, isOpen),
        questions: questions.map((question) => question.id),
      })),
      next: next && next.id,
    };
  },

  count(questions, isOpen) {
    return { answered: questions.length - questions.filter(isOpen).length, all: questions.length };
  },

  /** Asked questions by part, in the order in which their parts come first: `[{id, name, questions}]`. */
  byPart(questions) {
    const parts = new Map();
    questions.forEach((question) => {
      const { id, name } = question.part;
      parts.set(id, parts.get(id) || { id, name, questions: [] }).get(id).questions.push(question);
    });
    return [...parts.values()];
  },
};
