/**
 * Change: what moved between the records of several terms, and what became of their actions. Pure. Each record is
 * brought to today's questions first, so that a question meets the one that has replaced it. A level is compared with a
 * level alone, question by question: don't know and does not apply are no numbers, and nothing is summed up or
 * averaged.
 *
 * | kind | at the last two points at which the question was asked |
 * |---|---|
 * | up, down, same | two levels; `isStalled` when it is the same and was judged not good enough |
 * | open | no two levels to compare |
 * | new | it is asked now, and no earlier record asks it |
 * | gone | it is not asked now; `standing` tells whether this site still asks it |
 */
{
  /** As many terms as a reader takes in at a glance. */
  const MOST_POINTS = 3;

  const KINDS = ["up", "down", "same", "open", "new", "gone"];

  /** A record as one point in time. */
  class Point {
    constructor(record, bank) {
      const { record: carried, told } = Reflections.carryOver(record, bank);
      this.record = record;
      this.actions = carried.actions;
      this.audience = record.respondent.audience;
      this.questions = new Map(carried.questions.map((question) => [question.id, question]));
      this.answers = Reflections.audit.answers(carried);
      this.asked = this.askedThen(new Map(told.merged.map(({ from, into }) => [from, into])));
    }

    /** The questions in the words that they had then, by what they are today. */
    askedThen(homes) {
      const asked = new Map();
      this.record.questions.forEach((question) => {
        const home = homes.get(question.id) || question.id;
        if (home === question.id || !asked.has(home)) {
          asked.set(home, question);
        }
      });
      return asked;
    }

    asks(question) {
      return this.questions.has(question);
    }

    answer(question) {
      return this.answers.get(question) || {};
    }

    label() {
      const { kind, changed, site, id } = this.record;
      return { kind, audience: this.audience, changed, edition: site.edition, id };
    }
  }

  const isSame = (one, other) => Reflections.merge.isSame([one.ask, one.signs], [other.ask, other.signs]);

  /** Whose words a question's are compared with: ours, or today's for another audience, which always had its own. */
  const wordsNow = (then, last, question) =>
    then.audience === last.audience ? last.asked.get(question) : then.questions.get(question);

  class Change {
    constructor(record, bank, today) {
      const records = [...earlierOf(record), record].map((one) => new Point(one, bank));
      this.bank = bank;
      this.today = today;
      this.points = records.slice(-MOST_POINTS);
      this.older = records.slice(0, -MOST_POINTS);
      this.last = records[records.length - 1];
    }

    rows() {
      const latest = new Map();
      [...this.points].reverse().forEach(({ questions }) =>
        questions.forEach((question, id) => latest.has(id) || latest.set(id, question)),
      );
      const questions = [...latest.values()];
      return questions
        .sort((one, other) => this.bank.place(one.id) - this.bank.place(other.id))
        .map((question) => this.row(question));
    }

    row({ id, code, ask, part }) {
      const kind = this.kind(id);
      return {
        ...{ question: id, code, ask, part, kind, standing: this.bank.standing({ id }) },
        ratings: this.points.map((point) => point.answer(id).rating),
        asked: this.points.map((point) => point.asks(id)),
        isStalled: kind === "same" && this.last.answer(id).good_enough === false,
        ...this.rewording(id),
      };
    }

    kind(question) {
      const asking = this.points.filter((point) => point.asks(question));
      if (!this.last.asks(question)) {
        return "gone";
      }
      if (asking.length === 1) {
        return this.older.some((point) => point.asks(question)) ? "open" : "new";
      }
      return this.move(...asking.slice(-2).map((point) => point.answer(question).rating));
    }

    move(was, is) {
      if (![was, is].every(Reflections.audit.isLevel)) {
        return "open";
      }
      return ["down", "same", "up"][Math.sign(is - was) + 1];
    }

    /** Whether a question had other words at a point before, and what was asked then; "" when only signs differ. */
    rewording(question) {
      const isOther = (then) => !isSame(then.asked.get(question), wordsNow(then, this.last, question));
      const before = this.last.asks(question) ? this.points.slice(0, -1).reverse() : [];
      const then = before.find((point) => point.asks(question) && isOther(point));
      const was = then && then.asked.get(question).ask;
      const isAskOther = then && was !== wordsNow(then, this.last, question).ask;
      return { reworded: Boolean(then), was: isAskOther ? was : "" };
    }

    /** Each action of earlier points once, as it was last written, with the point at which it was first planned. */
    actions() {
      const found = new Map();
      this.points.slice(0, -1).forEach(({ actions }, place) =>
        actions.forEach((action) => {
          const { point } = found.get(action.id) || { point: place };
          found.set(action.id, { action, point });
        }),
      );
      const here = new Map(this.last.actions.map((action) => [action.id, action]));
      return [...found.values()].map(({ action: before, point }) => {
        const action = here.get(before.id) || before;
        return { action, point, state: this.state(action), isHere: here.has(before.id) };
      });
    }

    state({ status, by }) {
      const isOpen = status !== "done" && status !== "stopped";
      return isOpen && by && by < this.today ? "overdue" : status;
    }
  }

  /** A record's earlier ones, oldest first. */
  const earlierOf = ({ earlier = [] }) => {
    const key = ({ changed, id, revision }) => [changed, id, String(revision).padStart(10, "0")].join(" ");
    return [...earlier].sort((one, other) => (key(one) < key(other) ? -1 : 1));
  };

  const counted = (rows) =>
    Object.fromEntries(KINDS.map((name) => [name, rows.filter(({ kind }) => kind === name).length]));

  Reflections.change = {
    /**
     * What changed: `{points: [{kind, audience, changed, edition, id}], left, parts: [{id, name, rows}], counts,
     * actions: [{action, point, state, isHere}]}`. The last point is the record itself; `left` older records are not
     * shown, nor are their actions. Without `today`, such as 2027-01-31, no action is overdue.
     */
    over(record, bank, { today } = {}) {
      const change = new Change(record, bank, today);
      const rows = change.rows();
      return {
        points: change.points.map((point) => point.label()),
        left: change.older.length,
        parts: Reflections.audit.byPart(rows).map(({ id, name, questions }) => ({ id, name, rows: questions })),
        counts: counted(rows),
        actions: change.actions(),
      };
    },

    /** An audit or a review that asks the same afresh, with what is here as the last of its earlier records. */
    nextTerm(record, { bank, id, now }) {
      const { kind, school, respondent, earlier = [] } = record;
      const isAsked = bank.select(respondent.audience, record.choice).length > 0; // else another site or edition chose it
      const own = { bank, id, now, school, choice: isAsked ? record.choice : { kind: "full" } };
      const next = kind === "review" ? Reflections.review.start(own) : Reflections.audit.start({ ...own, ...respondent });
      return Reflections.review.addEarlier(next, [...earlier, record], now);
    },

    /** Add an earlier term's action to the plan, the last of it. One that is there already stays as it is. */
    takeOver(record, action, now) {
      const isAsked = record.questions.some(({ id }) => id === action.question);
      const taken = { ...action, question: isAsked ? action.question : "" };
      return Reflections.plan.restore(record, taken, record.actions.length, now);
    },
  };
}
