/**
 * Brought plans: what the audits of a review planned before they came together, and how that gets into the review's own
 * plan. Pure. The audits stay as they are, and nothing that the review has is written over.
 *
 * A leader's plan is there to be brought in. What anybody else planned is like their notes: it shows with their name alone.
 * Whoever made a plan in this browser (`mine`) sees it anyway.
 */
{
  const { leadership } = Reflections.QuestionBank;

  const isPlanned = ({ priorities, actions }) => priorities.length + actions.length > 0;

  /** The audits that have a plan: those whose plan may be seen, as `shown`, and the `others`. */
  const of = (review, mine = "") => {
    const isNamed = Reflections.review.showsNames(review);
    const mayShow = ({ id, respondent: { audience } }) => isNamed || id === mine || audience === leadership;
    const planned = Reflections.review.audits(review).filter(isPlanned);
    return { shown: planned.filter(mayShow), others: planned.filter((audit) => !mayShow(audit)) };
  };

  /** A plan in numbers: "2 priorities and 1 action". */
  const inWords = ({ priorities, actions }) =>
    [
      [priorities.length, "priority", "priorities"],
      [actions.length, "action", "actions"],
    ]
      .filter(([count]) => count)
      .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
      .join(" and ");

  /** Audits in today's questions, by their value: somebody may be typing. */
  const known = new WeakMap();

  const carried = (audit, bank) => {
    const before = known.get(audit);
    const after = before && before.bank === bank ? before : { bank, ...Reflections.carryOver(audit, bank) };
    known.set(audit, after);
    return after.record;
  };

  /** A priority with what another text says about it, on lines of its own. */
  const joined = (ours, { question, helps, hinders }) => {
    const both = (one, other) => (one.includes(other) ? one : [one, other].filter(Boolean).join("\n"));
    return { question, helps: both(ours.helps, helps), hinders: both(ours.hinders, hinders) };
  };

  const nothing = { helps: "", hinders: "" };

  /** What of an audit's plan a review lacks: priorities as they would stand in it, and actions. */
  const lacking = (review, audit, bank) => {
    const { priorities, actions } = carried(audit, bank);
    const ours = ({ question }) => Reflections.plan.priority(review, question);
    return {
      priorities: priorities
        .map((priority) => joined(ours(priority) || nothing, priority))
        .filter((priority) => !Reflections.merge.isSame(priority, ours(priority))),
      actions: actions.filter(({ id }) => !Reflections.plan.find(review, id)),
    };
  };

  /** Put what a review lacks of an audit's plan into its own, behind what is there. */
  const copy = (review, audit, bank, now) => {
    const more = lacking(review, audit, bank);
    const priorities = new Map([...review.priorities, ...more.priorities].map((priority) => [priority.question, priority]));
    const planned = { priorities: [...priorities.values()], actions: [...review.actions, ...more.actions] };
    const questions = withQuestions({ ...review, ...planned }, carried(audit, bank), bank);
    return Reflections.audit.changed(review, { ...planned, questions }, now);
  };

  /** The questions of a review, with those that its plan is about. */
  const withQuestions = (review, { questions }, bank) => {
    const has = new Set(review.questions.map(({ id }) => id));
    const isMissing = ({ id }) => !has.has(id) && Reflections.audit.inUse(review).has(id);
    const more = questions.filter(isMissing);
    const wider = { ...review, questions: [...review.questions, ...more] };
    return more.length ? Reflections.review.questions(wider, Reflections.review.audits(review), bank) : review.questions;
  };

  /** Take back what made `after` of `before`. What was written since stays. */
  const takeBack = (review, { before, after }, now) => {
    const list = (name, key) => {
      const isCopied = (one) => after[name].includes(one) && !before[name].includes(one);
      const was = (one) => before[name].filter((other) => other[key] === one[key]);
      return review[name].flatMap((one) => (isCopied(one) ? was(one) : [one]));
    };
    return Reflections.audit.changed(review, { priorities: list("priorities", "question"), actions: list("actions", "id") }, now);
  };

  Reflections.broughtPlans = { isPlanned, of, inWords, lacking, copy, takeBack };
}
