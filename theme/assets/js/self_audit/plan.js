/**
 * The plan: the priorities that were chosen, what helps and hinders each, and the actions. Pure: each edit takes a record
 * and gives a new one. An edit of an action that isn't there, or for a question that the audit doesn't have, is a mistake
 * of ours, and throws. What two tabs may both have done (choosing the same priority) may be done again, and is done once.
 */
Reflections.plan = {
  /** What an action has beside its id, and what stands there before anybody fills it in. */
  blankAction: { question: "", what: "", who: "", by: "", how: "", review: "", status: "not_started" },

  statuses: ["not_started", "under_way", "done", "stopped"],

  /** Make a question a priority, the last of them. */
  choose(record, question, now) {
    return this.restorePriority(record, { question, helps: "", hinders: "" }, record.priorities.length, now);
  },

  unchoose(record, question, now) {
    Reflections.audit.mustHave(record, question);
    const priorities = record.priorities.filter((priority) => priority.question !== question);
    return Reflections.audit.changed(record, { priorities }, now);
  },

  /** Put a priority back in its place. Where it was chosen again meanwhile, what was written since stays. */
  restorePriority(record, priority, place, now) {
    Reflections.audit.mustHave(record, priority.question);
    const there = this.priority(record, priority.question);
    const { question } = priority;
    const priorities = there
      ? this.replaced(record.priorities, there, {
          question,
          helps: there.helps || priority.helps,
          hinders: there.hinders || priority.hinders,
        })
      : this.inserted(record.priorities, priority, place);
    return Reflections.audit.changed(record, { priorities }, now);
  },

  /** The priority that a question is, or undefined. */
  priority(record, question) {
    return record.priorities.find((priority) => priority.question === question);
  },

  /** Write what "helps" or "hinders" a priority. A question that is none any more becomes one again: no text is lost. */
  note(record, question, field, text, now) {
    if (field !== "helps" && field !== "hinders") {
      throw new Error(`A priority has no text called "${field}".`);
    }
    const { priorities } = text ? this.choose(record, question, now) : record;
    const before = this.priority({ priorities }, question);
    const written = before ? this.replaced(priorities, before, { ...before, [field]: text }) : priorities;
    return Reflections.audit.changed(record, { priorities: written }, now);
  },

  /** Move a priority down by some places, or up when `by` is negative; never beyond the ends. */
  movePriority(record, question, by, now) {
    const priority = this.priority(record, question);
    if (!priority) {
      throw new Error(`The question "${question}" is no priority.`);
    }
    return Reflections.audit.changed(record, { priorities: this.moved(record.priorities, priority, by) }, now);
  },

  /** Add an action, the last of them. It needs an id; what else it lacks is left blank. */
  add(record, action, now) {
    if (this.find(record, action.id)) {
      throw new Error(`There is an action "${action.id}" already.`);
    }
    return this.restore(record, { ...this.blankAction, ...action }, record.actions.length, now);
  },

  /** Change some keys of an action. */
  change(record, id, changes, now) {
    const before = this.action(record, id);
    const action = this.checked(record, { ...before, ...changes, id });
    return Reflections.audit.changed(record, { actions: this.replaced(record.actions, before, action) }, now);
  },

  remove(record, id, now) {
    const gone = this.action(record, id);
    return Reflections.audit.changed(record, { actions: record.actions.filter((action) => action !== gone) }, now);
  },

  /** Put an action back in its place. One that is there meanwhile stays as it is. */
  restore(record, action, place, now) {
    const checked = this.checked(record, action);
    const actions = this.find(record, action.id) ? record.actions : this.inserted(record.actions, checked, place);
    return Reflections.audit.changed(record, { actions }, now);
  },

  /** Move an action down by some places, or up when `by` is negative; never beyond the ends. */
  move(record, id, by, now) {
    const actions = this.moved(record.actions, this.action(record, id), by);
    return Reflections.audit.changed(record, { actions }, now);
  },

  find(record, id) {
    return record.actions.find((action) => action.id === id);
  },

  action(record, id) {
    const found = this.find(record, id);
    if (!found) {
      throw new Error(`There is no action "${id}".`);
    }
    return found;
  },

  /** An action with all its keys and no other, about a question of the audit or about none. */
  checked(record, { id, question, what, who, by, how, review, status, ...more }) {
    if (!id || Object.keys(more).length || !this.statuses.includes(status)) {
      throw new Error(`This is no action: ${JSON.stringify({ id, status, ...more })}.`);
    }
    if (question) {
      Reflections.audit.mustHave(record, question);
    }
    return { id, question, what, who, by, how, review, status };
  },

  replaced(list, before, after) {
    return list.map((thing) => (thing === before ? after : thing));
  },

  inserted(list, thing, place) {
    return [...list.slice(0, place), thing, ...list.slice(place)];
  },

  moved(list, thing, by) {
    const others = list.filter((other) => other !== thing);
    const place = Math.min(Math.max(list.indexOf(thing) + by, 0), others.length);
    return this.inserted(others, thing, place);
  },

  /** What to do next about a question: the next step of the level that was chosen, `[{what, question}]`, or nothing. */
  suggestions(record, bank, question) {
    const { rating } = Reflections.audit.answer(record, question);
    const { nexts } = bank.question(question) || { nexts: [] };
    const what = Reflections.audit.isLevel(rating) && nexts[rating - 1];
    return what ? [{ what, question }] : [];
  },

  /** Every date of the plan, the first first: `[{date, what, kind: "by" or "review", action}]`, with the whole action. */
  dates(record) {
    return record.actions
      .flatMap((action) => ["by", "review"].map((kind) => ({ date: action[kind], what: action.what, kind, action })))
      .filter(({ date }) => date)
      .sort((one, other) => (one.date < other.date ? -1 : Number(one.date > other.date)));
  },
};
