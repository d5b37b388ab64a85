/**
 * The review: several audits brought together, and every edit of that. Pure, as `Reflections.audit` is, whose edits of
 * answers, and the plan's, work on a review too: there they are what was agreed.
 *
 * No edit changes an audit that is in it. What a review asks follows from its audits: each question that one of them asks
 * today, in leadership's words where leadership is asked it. A question about which something was said or counted stays.
 */
Reflections.review = {
  mostAudits: 400,

  hows: ["hands", "audits"],

  /** A new review. Before there are audits it asks what `choice` does. */
  start({ bank, id, now, audits = [], school = "", choice = { kind: "full" } }) {
    const { site } = bank.data;
    const review = {
      format: Reflections.record.format,
      version: Reflections.record.version,
      kind: "review",
      id,
      revision: 0,
      made: now,
      changed: now,
      site: { id: site.id, name: site.name, edition: site.edition },
      school,
      respondent: { audience: Reflections.QuestionBank.leadership, name: "" },
      choice,
      questions: [],
      answers: [],
      priorities: [],
      actions: [],
      wordings: [],
      audits: [],
      groups: [],
      took_part: [],
      names: false,
      debates: [],
    };
    return { ...review, ...this.holding(review, this.gather(audits), bank) };
  },

  /** Audits that are put together, each once: of several copies the one that counts. In whatever order they come. */
  gather(...lists) {
    const all = new Map();
    lists.flat().forEach((audit) => {
      const known = all.get(this.mustBeAudit(audit).id);
      all.set(audit.id, known ? Reflections.packed.greater(known, audit) : audit);
    });
    return [...all.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  },

  mustBeAudit(record) {
    if (record.kind !== "audit") {
      throw new Error(`This is no audit: ${record.kind}.`);
    }
    return record;
  },

  /** What becomes of a review when it holds some audits, and no others. */
  holding(review, audits, bank) {
    if (audits.length > this.mostAudits) {
      throw new Error(`A review has ${this.mostAudits} audits at most.`);
    }
    const questions = this.questions(review, audits, bank);
    return {
      questions,
      answers: Reflections.audit.inOrder(questions, Reflections.audit.answers(review)),
      debates: Reflections.record.inOrderOf(questions, review.debates),
      ...Reflections.packed.pack(audits),
    };
  },

  /** What a review of some audits asks, in the site's order. */
  questions(review, audits, bank) {
    const { audience } = review.respondent;
    const before = new Map(review.questions.map((question) => [question.id, question]));
    const inItsWords = (question) =>
      bank.isAsked(question.id, audience)
        ? before.get(question.id) || this.inWords(question, question.id, audience, bank)
        : question;
    const asked = this.asked(review, audits, bank);
    const isAsked = new Set(asked.map(({ id }) => id));
    const kept = this.kept(review).filter(({ id }) => !isAsked.has(id));
    return [...asked, ...kept]
      .map(inItsWords)
      .sort((one, other) => bank.place(one.id) - bank.place(other.id) || (one.id < other.id ? -1 : 1));
  },

  /** What audits ask today, each question as the one that stands first has it; without audits, what is chosen. */
  asked(review, audits, bank) {
    if (!audits.length && !review.took_part.length) {
      return bank.select(review.respondent.audience, review.choice);
    }
    const first = new Map();
    this.gather(audits).forEach(({ questions, respondent: { audience } }) =>
      questions.forEach((question) => {
        const id = this.home(question, audience, bank);
        first.has(id) || first.set(id, this.inWords(question, id, audience, bank));
      }),
    );
    return [...first.values()];
  },

  /** The id under which a question is asked today, as `Reflections.carryOver` finds it. */
  home(question, audience, bank) {
    const successor = bank.standing(question) === "current" ? undefined : bank.successor(question.id);
    return successor && bank.isAsked(successor.id, audience) ? successor.id : question.id;
  },

  /** A question under an id, in an audience's words of today; as it was asked, when that audience isn't asked it. */
  inWords({ earlier, ...question }, id, audience, bank) {
    return bank.isAsked(id, audience) ? bank.asked(bank.question(id), audience) : question;
  },

  /** The questions that a review must not lose: something is said of them, or audits that were taken out asked them. */
  kept(review) {
    const used = Reflections.audit.inUse({ ...review, actions: [...review.actions, ...review.groups] });
    const isKept = ({ id }) => used.has(id) || review.debates.includes(id) || review.took_part.length > 0;
    return review.questions.filter(isKept);
  },

  /** The whole audits of a review. */
  audits(review) {
    return Reflections.packed.unpack(review);
  },

  /** An audit of a review, whole; undefined when it isn't there. */
  find(review, id) {
    return this.audits(review).find((audit) => audit.id === id);
  },

  /**
   * How an audit stands to the review: "new", or to the copy that is in it: "same", "newer", "older", or "apart", when each
   * was changed without the other.
   */
  compare(review, audit) {
    const here = this.find(review, audit.id);
    if (!here) {
      return "new";
    }
    const { standing, isSame } = Reflections.packed;
    const way = standing(audit, here);
    return way === "same" && !isSame(audit, here) ? "apart" : way;
  },

  /** Bring audits into a review. One whose id is there takes the place of the one that has it. Names go off with a new one. */
  join(review, audits, bank, now) {
    const joined = this.gather(audits);
    const ids = new Set(joined.map(({ id }) => id));
    const stay = this.audits(review).filter(({ id }) => !ids.has(id));
    const names = review.names && stay.length + joined.length === review.audits.length; // nobody asked a newcomer
    return Reflections.audit.changed(review, { ...this.holding(review, [...stay, ...joined], bank), names }, now);
  },

  /** Take an audit out. */
  leave(review, id, bank, now) {
    if (!this.find(review, id)) {
      throw new Error(`The review doesn't have the audit "${id}".`);
    }
    const stay = this.audits(review).filter((audit) => audit.id !== id);
    return Reflections.audit.changed(review, this.holding(review, stay, bank), now);
  },

  /** Turn names on or off. */
  setNames(review, isOn, now) {
    return Reflections.audit.changed(review, { names: isOn }, now);
  },

  /** Whether everyone gave a name: only then may any be shown. */
  mayName({ audits }) {
    return audits.length > 0 && audits.every(({ respondent }) => respondent.name.trim() !== "");
  },

  showsNames(review) {
    return review.names && this.mayName(review);
  },

  /** Say that a question caused debate, or that it didn't. */
  debate(review, question, isDebated, now) {
    Reflections.audit.mustHave(review, question);
    const others = review.debates.filter((id) => id !== question);
    const debates = Reflections.record.inOrderOf(review.questions, isDebated ? [...others, question] : others);
    return Reflections.audit.changed(review, { debates }, now);
  },

  /** Put down what a group chose. A group with its id that is there gives way to it. */
  count(review, group, now) {
    const checked = this.checked(review, group);
    const before = review.groups.find(({ id }) => id === group.id);
    const groups = before ? Reflections.plan.replaced(review.groups, before, checked) : [...review.groups, checked];
    return Reflections.audit.changed(review, { groups }, now);
  },

  /** A group with all its keys and no other, about a question of the review. */
  checked(review, { id, question, audience, how, label, made, counts, ...more }) {
    Reflections.audit.mustHave(review, question);
    const { levels, dont_know, does_not_apply } = counts;
    const isCount = (count) => Number.isInteger(count) && count >= 0 && count <= 10000;
    const isCounted = levels.length === 4 && [...levels, dont_know, does_not_apply].every(isCount);
    if (!id || Object.keys(more).length || !this.hows.includes(how) || !isCounted) {
      throw new Error(`This is no group: ${JSON.stringify({ id, how, counts, ...more })}.`);
    }
    return { id, question, audience, how, label, made, counts: { levels: [...levels], dont_know, does_not_apply } };
  },

  uncount(review, id, now) {
    const groups = review.groups.filter((group) => group.id !== id);
    if (groups.length === review.groups.length) {
      throw new Error(`There is no group "${id}".`);
    }
    return Reflections.audit.changed(review, { groups }, now);
  },

  /** Put a group back in its place. One that is there meanwhile stays as it is. */
  restoreGroup(review, group, place, now) {
    const isThere = review.groups.some(({ id }) => id === group.id);
    const checked = this.checked(review, group);
    const groups = isThere ? review.groups : Reflections.plan.inserted(review.groups, checked, place);
    return Reflections.audit.changed(review, { groups }, now);
  },

  /** What of a record is kept as an earlier one: what it asked, said and planned. */
  earlierKeys: [
    ...["kind", "id", "revision", "made", "changed", "site", "school", "respondent", "choice"],
    ...["questions", "answers", "priorities", "actions"],
  ],

  /**
   * Put records of earlier terms beside an audit or a review; those that came with them are not taken along. The record
   * itself is no earlier one.
   */
  addEarlier(record, records, now) {
    const { earlier = [] } = record;
    const all = new Map(earlier.map((one) => [one.id, one]));
    records
      .filter(({ id, revision }) => id !== record.id || revision !== record.revision)
      .map((one) => Object.fromEntries(this.earlierKeys.map((key) => [key, one[key]])))
      .forEach((one) => all.set(one.id, all.has(one.id) ? Reflections.packed.greater(all.get(one.id), one) : one));
    if (all.size > Reflections.record.mostEarlier) {
      throw new Error(`A record has ${Reflections.record.mostEarlier} earlier records at most.`);
    }
    return this.withEarlier(record, [...all.values()], now);
  },

  removeEarlier(record, id, revision, now) {
    const { earlier = [] } = record;
    const stay = earlier.filter((one) => one.id !== id || one.revision !== revision);
    return this.withEarlier(record, stay, now);
  },

  withEarlier({ earlier, ...record }, records, now) {
    return Reflections.audit.changed(record, Reflections.record.withEarlier(records), now);
  },

  /**
   * A review to be sent on, under an id of its own: what the views show as numbers stands in it as groups, and no audit
   * nor anybody's name.
   */
  withoutAudits({ earlier = [], ...review }, { bank, id, now }) {
    const whole = { ...review, ...this.holding(review, this.audits(review), bank) };
    const views = Reflections.views.of(whole, bank);
    const hidden = new Set(views.rows.flatMap(({ groups }) => groups.filter(({ isHidden }) => isHidden).map((group) => group.id)));
    return {
      ...whole,
      ...{ id, revision: 0, made: now, changed: now, names: false, wordings: [], audits: [] },
      groups: [...review.groups.filter((group) => !hidden.has(group.id)), ...this.groupsOf(whole, views, { id, now })],
      took_part: this.tookPart(review, bank),
      ...Reflections.record.withEarlier(earlier.filter(({ kind }) => kind === "review")), // an audit is one person's
    };
  },

  /** The views as groups, each with an id that no other review's has. */
  groupsOf(review, views, { id, now }) {
    const isListed = new Set(review.questions.map((question) => question.id));
    const groups = views.rows
      .filter(({ question }) => isListed.has(question))
      .flatMap((row) =>
        this.setsOf(row, views).map(({ audience, counts }) => this.groupOf(row.question, audience, counts, now)),
      );
    return groups.map((group, at) => ({ id: `${id}-${at + 1}`, ...group }));
  },

  groupOf(question, audience, { levels, dont_know, does_not_apply }, now) {
    const counts = { levels: [...levels], dont_know, does_not_apply };
    return { question, audience, how: "audits", label: "", made: now, counts };
  },

  /** The audiences that a row shows apart, and all others together, as far as anybody answered. */
  setsOf(row, { shown }) {
    const apart = row.by.filter(({ isHidden }) => !isHidden);
    const others = shown.filter(({ audience }) => !apart.some((side) => side.audience === audience));
    const rest = { audience: others.length === 1 ? others[0].audience : "", counts: this.restOf(row) };
    return [...apart, rest].filter(({ counts }) => this.sum(counts) > 0);
  },

  /** What everyone chose, but for those who are shown apart; hidden ones have counts of nought. */
  restOf({ everyone, by }) {
    const left = (count) => by.reduce((sum, { counts }) => sum - count(counts), count(everyone));
    return {
      levels: everyone.levels.map((all, at) => left(({ levels }) => levels[at])),
      dont_know: left(({ dont_know }) => dont_know),
      does_not_apply: left(({ does_not_apply }) => does_not_apply),
    };
  },

  sum({ levels, dont_know, does_not_apply }) {
    return [...levels, dont_know, does_not_apply].reduce((sum, count) => sum + count, 0);
  },

  /** How many audits of each audience there were, those that were taken out before among them, in the site's order. */
  tookPart({ took_part, audits }, bank) {
    const counts = new Map(took_part.map((part) => [part.audience, part.audits]));
    audits.forEach(({ respondent: { audience } }) => counts.set(audience, (counts.get(audience) || 0) + 1));
    const order = [...new Set([...bank.audiences.map(({ id }) => id), ...counts.keys()])];
    return order
      .filter((audience) => counts.has(audience))
      .map((audience) => ({ audience, audits: Math.min(counts.get(audience), 10000) }));
  },
};
