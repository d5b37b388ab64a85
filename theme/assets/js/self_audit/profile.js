/**
 * The profile: what an audit shows, worked out from its record. Pure. There is no sum and no average in it: a row is one
 * question with its answer, and each row of a question that is still asked is in one group.
 *
 * | group | rating | "good enough for us now?" |
 * |---|---|---|
 * | strength | level 3 or 4 | yes |
 * | good_enough | level 1 or 2 | yes |
 * | not_good_enough | any level | no |
 * | not_judged | any level | not said |
 * | find_out | don't know | |
 * | does_not_apply | does not apply | |
 * | blank | none, whatever evidence or note there is | |
 */
Reflections.profile = {
  groups: ["strength", "good_enough", "not_good_enough", "not_judged", "find_out", "does_not_apply", "blank"],

  /** The lowest level of the strengths. */
  strong: 3,

  /** The groups of answers that are no level; any other is blank. */
  unlevelled: new Map([
    ["dont_know", "find_out"],
    ["does_not_apply", "does_not_apply"],
  ]),

  /**
   * A record as rows, by part and by group, with counts. Rows of questions that this site no longer asks, or never did,
   * are `elsewhere`, if there is an answer, and count nowhere.
   */
  of(record, bank) {
    const answers = Reflections.audit.answers(record);
    const rows = record.questions.map((asked) => this.row(asked, answers.get(asked.id) || {}, bank.standing(asked)));
    const current = rows.filter(({ standing }) => standing === "current");
    return {
      parts: Reflections.audit.byPart(current).map((part) => this.part(part)),
      groups: this.grouped(current),
      answered: current.filter(({ group }) => group !== "blank").length,
      all: current.length,
      elsewhere: rows.filter(({ standing, question }) => standing !== "current" && answers.has(question)),
    };
  },

  row(asked, answer, standing) {
    const { rating, good_enough, evidence = "", note = "" } = answer;
    const { id, code, ask, part, signs, earlier = [] } = asked;
    const sign = Reflections.audit.isLevel(rating) ? signs[rating - 1] : "";
    const group = this.group(answer);
    return { question: id, code, ask, part, rating, sign, good_enough, evidence, note, group, standing, earlier };
  },

  /** The group that an answer belongs to. */
  group({ rating, good_enough }) {
    if (!Reflections.audit.isLevel(rating)) {
      return this.unlevelled.get(rating) || "blank";
    }
    if (good_enough === undefined) {
      return "not_judged";
    }
    if (!good_enough) {
      return "not_good_enough";
    }
    return rating >= this.strong ? "strength" : "good_enough";
  },

  part({ id, name, questions: rows }) {
    return { id, name, rows, counts: this.counts(rows) };
  },

  counts(rows) {
    const count = (rating) => rows.filter((row) => row.rating === rating).length;
    return {
      levels: [1, 2, 3, 4].map(count),
      dont_know: count("dont_know"),
      does_not_apply: count("does_not_apply"),
      blank: count(undefined),
      all: rows.length,
    };
  },

  /** Rows by group, in the audit's order; but what is furthest from good enough, and the greatest strength, come first. */
  grouped(rows) {
    const groups = Object.fromEntries(this.groups.map((name) => [name, rows.filter(({ group }) => group === name)]));
    groups.not_good_enough.sort((one, other) => one.rating - other.rating);
    groups.strength.sort((one, other) => other.rating - one.rating);
    return groups;
  },
};
