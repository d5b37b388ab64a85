/**
 * Carry over: brings a record to this site's questions of today, and tells what that did. Pure, and done twice it
 * changes nothing more. No level, evidence or note is lost on the way:
 *
 * - A question whose words have changed for this audience gets today's; those it had stay as `earlier`.
 * - One that is gone or retired, and that another replaces, hands its answer, priority and actions to that other. Where
 *   answers meet, the first that has a rating keeps it, another's goes into the note in words, and texts are joined,
 *   each with the code of its question. The words of the answered ones are `earlier` ones of the successor.
 * - What has no successor that this audience is asked, or would not fit the successor's fields, stays as it is.
 *
 * `told` is `{reworded: [{id, code, was, now}], merged: [{from, into, code}], retired: [{id, code, ask}], unknown: [the
 * same]}`: `was` and `now` are what was asked (equal when only signs have changed), `code` is that of the question that
 * the record had.
 */
{
  /** The most earlier wordings that a question takes. */
  const MOST_EARLIER = 100;

  class CarryOver {
    constructor(record, bank) {
      this.record = record;
      this.bank = bank;
      this.audience = record.respondent.audience;
      this.answers = Reflections.audit.answers(record);
      this.priorities = new Map(record.priorities.map((priority) => [priority.question, priority]));
      const merges = this.groups().map((group) => this.merge(group));
      this.merges = new Map(merges.filter(Reflections.joined.fits).map((merge) => [merge.id, merge]));
      this.homes = new Map([...this.merges.values()].flatMap(({ id, olds }) => olds.map((old) => [old.id, id])));
    }

    /** The questions that one replaces, with that one if the record has it: `[[id, questions in order]]`. */
    groups() {
      const successors = this.record.questions.map((question) => this.successor(question));
      const merging = new Set(successors.filter(Boolean));
      const groups = new Map();
      this.record.questions.forEach((question, i) => {
        const home = successors[i] || question.id;
        if (merging.has(home)) {
          groups.set(home, [...(groups.get(home) || []), question]);
        }
      });
      return [...groups];
    }

    /** The id of the question to which an answer must move, if there is one. */
    successor(question) {
      const isCurrent = this.bank.standing(question) === "current";
      const successor = isCurrent ? undefined : this.bank.successor(question.id);
      return successor && this.bank.isAsked(successor.id, this.audience) ? successor.id : undefined;
    }

    /** What becomes of a group: the question where all of it goes, its answer and its priority. */
    merge([id, questions]) {
      const olds = questions.filter((question) => question.id !== id);
      const own = questions.find((question) => question.id === id);
      return {
        id,
        olds,
        place: (own || olds[0]).id,
        question: this.mergedQuestion(id, own, olds),
        answer: Reflections.joined.answer(id, this.held(questions, this.answers), this.bank.scale),
        priority: Reflections.joined.priority(id, this.held(questions, this.priorities)),
      };
    }

    /** Some questions' answers or priorities, each with its code; without those that have none. */
    held(questions, things) {
      return questions.filter(({ id }) => things.has(id)).map(({ id, code }) => ({ code, ...things.get(id) }));
    }

    mergedQuestion(id, own, olds) {
      const question = own ? this.inTodaysWords(own) : this.bank.asked(this.bank.question(id), this.audience);
      const answered = olds.filter((old) => this.answers.has(old.id));
      return withEarlier(
        question,
        answered.flatMap((old) => [...(old.earlier || []), this.wordsOf(old)]),
      );
    }

    wordsOf({ ask, signs }) {
      return { edition: this.record.site.edition, ask, signs };
    }

    /** A question in today's words, if this audience is asked it today; the same value when nothing has changed. */
    inTodaysWords(question) {
      if (!this.bank.isAsked(question.id, this.audience)) {
        return question;
      }
      const today = this.bank.asked(this.bank.question(question.id), this.audience);
      const isSame = today.code === question.code && isEqual(today.part, question.part) && !isReworded(question, today);
      const earlier = [...(question.earlier || []), ...(isReworded(question, today) ? [this.wordsOf(question)] : [])];
      return isSame ? question : withEarlier(today, earlier);
    }

    home(id) {
      return this.homes.get(id) || id;
    }

    questions() {
      return this.record.questions.flatMap((question) => {
        const merge = this.merges.get(this.home(question.id));
        if (merge) {
          return merge.place === question.id ? [merge.question] : [];
        }
        return [this.inTodaysWords(question)];
      });
    }

    carriedAnswers(questions) {
      const answers = new Map(this.answers);
      this.merges.forEach(({ id, answer }) => answers.set(id, answer));
      return Reflections.audit.inOrder(questions, answers);
    }

    /** The priorities in their order; those that become one stand where the first of them stood. */
    carriedPriorities() {
      const carried = new Map();
      this.record.priorities.forEach((priority) => {
        const merge = this.merges.get(this.home(priority.question));
        carried.set(this.home(priority.question), merge ? merge.priority : priority);
      });
      return [...carried.values()];
    }

    carriedActions() {
      return this.record.actions.map((action) =>
        this.homes.has(action.question) ? { ...action, question: this.home(action.question) } : action,
      );
    }

    /** What a review says of questions beside its answers. Its audits stay as they were kept. */
    carriedViews() {
      const { groups, debates } = this.record;
      return {
        groups: groups.map((group) => (this.homes.has(group.question) ? { ...group, question: this.home(group.question) } : group)),
        debates: [...new Set(debates.map((question) => this.home(question)))],
      };
    }

    site() {
      const { id, name, edition } = this.bank.data.site;
      return this.record.site.id === id ? { id, name, edition } : this.record.site;
    }

    /** The record as it is now, and the same value when nothing has changed. */
    carried(now) {
      const questions = this.questions();
      const changes = {
        site: this.site(),
        questions,
        answers: this.carriedAnswers(questions),
        priorities: this.carriedPriorities(),
        actions: this.carriedActions(),
        ...(this.record.groups && this.carriedViews()), // a review; those of earlier terms are kept without
      };
      const isSame = Object.keys(changes).every((key) => isEqual(this.record[key], changes[key]));
      return isSame ? this.record : Reflections.audit.changed(this.record, changes, now);
    }

    told() {
      const told = { reworded: [], merged: [], retired: [], unknown: [] };
      this.record.questions.forEach((question) => this.tell(told, question));
      return told;
    }

    tell(told, question) {
      const { id, code, ask } = question;
      const standing = this.bank.standing(question);
      if (this.homes.has(id)) {
        told.merged.push({ from: id, into: this.home(id), code });
      } else if (standing !== "current") {
        told[standing].push({ id, code, ask });
      } else if (isReworded(question, this.inTodaysWords(question))) {
        told.reworded.push({ id, code, was: ask, now: this.inTodaysWords(question).ask });
      }
    }
  }

  /**
   * The same JSON, in whatever order its keys stand. Long lists mostly hold the very same values: those are passed by.
   */
  const isEqual = (one, other) => {
    if (Array.isArray(one) && Array.isArray(other)) {
      return one.length === other.length && one.every((part, i) => isEqual(part, other[i]));
    }
    return one === other || canonical(one) === canonical(other);
  };

  const canonical = (value) =>
    JSON.stringify(value, (key, part) =>
      part && typeof part === "object" && !Array.isArray(part) ? Object.entries(part).sort() : part,
    );

  const isReworded = (was, now) => was.ask !== now.ask || !isEqual(was.signs, now.signs);

  /** A question with the words it had before, each once, the latest last. */
  const withEarlier = ({ earlier = [], ...question }, more) => {
    const all = new Map();
    [...earlier, ...more].forEach((words) => {
      all.delete(canonical(words));
      all.set(canonical(words), words);
    });
    return all.size ? { ...question, earlier: [...all.values()].slice(-MOST_EARLIER) } : question;
  };

  /** `now` is the moment of a change; without one a record keeps the time at which somebody last changed it. */
  Reflections.carryOver = (record, bank, now = record.changed) => {
    const passage = new CarryOver(record, bank);
    return { record: passage.carried(now), told: passage.told() };
  };
}
