/**
 * Tallying: cards or hands as they are counted in a meeting, as a group's counts, and what they show. Pure. Two counts of
 * one question stand side by side: the first, and one after talking.
 */
Reflections.tallying = {
  /** Which key counts which answer, in the order of the answers: the letters that stand on paper and on cards. */
  keys: ["1", "2", "3", "4", "d", "x"],

  /** The keys that stand for another: for "we don't know" a question mark will do. */
  others: { "?": "d", D: "d", X: "x" },

  /** The most that is counted of one answer, as a record holds it. */
  most: 10000,

  turns: ["First count", "After talking"],

  /** "1 1 2 3 3 d" as keys: `{keys}`, or `{error}` with a sentence. Spaces, commas and lines may stand between them. */
  parse(text) {
    const found = Array.from(text.replace(/[\s,;]+/g, ""), (letter) => this.others[letter] || letter);
    const wrong = [...new Set(found.filter((key) => !this.keys.includes(key)))];
    const named = wrong.slice(0, 5).map((key) => `“${key}”`).join(", ");
    return wrong.length
      ? { error: `Key 1, 2, 3 or 4, d for “don’t know” or x for “does not apply”. This is none of them: ${named}.` }
      : { keys: found };
  },

  /** The key that a key press counts; undefined when it counts nothing. */
  keyOf(pressed) {
    const key = this.others[pressed] || pressed;
    return this.keys.includes(key) ? key : undefined;
  },

  counts(keys) {
    const [one, two, three, four, dont_know, does_not_apply] = this.keys.map((key) =>
      Math.min(keys.filter((other) => other === key).length, this.most),
    );
    return { levels: [one, two, three, four], dont_know, does_not_apply };
  },

  total(counts) {
    return Reflections.tally.answered(Reflections.tally.tallyOf(counts));
  },

  /** The id of a count: the same when it is counted again, and another in another meeting. `turn` is 0 or 1. */
  idOf(session, question, turn) {
    return `${session.id}-${turn + 1}-${Reflections.tallying.hash(question)}`;
  },

  /** Ids of questions may be longer than that of a count may be. */
  hash(text) {
    let [one, two] = [5381, 52711];
    for (const letter of text) {
      one = (Math.imul(one, 33) ^ letter.codePointAt(0)) >>> 0;
      two = (Math.imul(two, 31) + letter.codePointAt(0)) >>> 0;
    }
    return one.toString(36) + two.toString(36);
  },

  /** What a count is called: "A two-hour INSET, 22 November 2026, first count". */
  label({ name }, turn, day) {
    const called = Array.from(name).slice(0, 140).join("").trim();
    return [called, Reflections.report.inWords(day), this.turns[turn].toLowerCase()].filter(Boolean).join(", ");
  },

  group({ session, question, turn, counts, now, day }) {
    const id = this.idOf(session, question, turn);
    return { id, question, audience: session.audience, how: "hands", label: this.label(session, turn, day), made: now, counts };
  },

  /** What a review has of a question's counts in this meeting: `[first, second]`, each counts or undefined. */
  counted(record, session, question) {
    const { groups = [] } = record || {};
    const found = [0, 1].map((turn) => groups.find(({ id }) => id === this.idOf(session, question, turn)));
    return found.map((group) => group && group.question === question && group.counts);
  },

  /** What a review has of a meeting: how many questions were counted in it; and how many priorities and actions there are. */
  outcome({ groups, priorities, actions }, { id }) {
    const counted = groups.filter((group) => group.id.startsWith(`${id}-`)).map(({ question }) => question);
    return { counted: new Set(counted).size, priorities: priorities.length, actions: actions.length };
  },

  /** Put a count into a review. One that doesn't ask the question asks it from now on. */
  count(review, group, { bank, session }, now) {
    return Reflections.review.count(this.asking(review, group.question, { bank, session }), group, now);
  },

  /** A review that has a question: in leadership's words where it is asked them, else as those were asked who came. */
  asking(review, question, { bank, session }) {
    if (review.questions.some(({ id }) => id === question)) {
      return review;
    }
    const known = bank.question(question);
    const { audience } = review.respondent;
    const asked = bank.asked(known, bank.isAsked(question, audience) ? audience : session.audience);
    const questions = [...review.questions, asked].sort((one, other) => bank.place(one.id) - bank.place(other.id));
    return { ...review, questions };
  },

  /** Whether counts may be seen: one or two people, who are not leaders, could be told from them. */
  mayShow(counts, audience) {
    return audience === Reflections.QuestionBank.leadership || this.total(counts) >= 3 || this.total(counts) === 0;
  },

  /** What counts show, in one sentence: "24 counted: from level 1 to level 4; 3 don’t know." */
  sentence(counts) {
    const all = Reflections.tally.countsOf(Reflections.tally.tallyOf(counts));
    const { low, high } = Reflections.tally.described(all);
    const levels = low === undefined ? "nobody chose a level" : low === high ? `all at level ${low}` : `from level ${low} to level ${high}`;
    const others = [
      [counts.dont_know, counts.dont_know === 1 ? "1 doesn’t know" : `${counts.dont_know} don’t know`],
      [counts.does_not_apply, counts.does_not_apply === 1 ? "1 says that it does not apply" : `${counts.does_not_apply} say that it does not apply`],
    ].flatMap(([count, text]) => (count ? [text] : []));
    return `${all.answered} counted: ${[levels, ...others].join("; ")}.`;
  },

  /** Questions by how far the last counts of each lie apart, the widest first; those without counts come last. */
  bySpread(questions, countsOf) {
    const spread = (id) => {
      const last = countsOf(id).filter(Boolean).pop();
      return last ? Reflections.tally.described(Reflections.tally.countsOf(Reflections.tally.tallyOf(last))).spread : -1;
    };
    return [...questions].sort((one, other) => spread(other) - spread(one));
  },
};
