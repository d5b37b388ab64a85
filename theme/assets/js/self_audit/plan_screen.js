/**
 * Priorities and the action plan. Somebody types here, and every keystroke is a change: what is there stays there. Each
 * priority and each action keeps its elements for as long as it is in the plan; they are filled, added, moved, removed.
 */
Reflections.PlanScreen = class {
  constructor(app) {
    this.app = app;
    this.title = "Priorities and plan";
    this.lists = { priorities: this.makePriorities(), actions: this.makeActions() };
    this.element = Reflections.make(
      "div",
      "ir-plan",
      Reflections.make("p", "ir-plan__lede", "Write about what the school does. Leave pupils’ names out of it."),
      this.lists.priorities.element,
      this.lists.actions.element,
      this.makeOnward(),
    );
  }

  show() {
    this.audit = this.app.record && this.app.record.id;
    Object.values(this.lists).forEach((list) => list.clear());
  }

  update() {
    const { record } = this.app;
    if (!record) {
      return;
    }
    if (record.id !== this.audit) {
      this.show();
    }
    Object.values(this.lists).forEach((list) => list.update(record));
    this.advice.textContent = this.advise(record.priorities.length);
    this.updateCalendar(record);
  }

  // ---- What stays

  makePriorities() {
    const priorities = new Reflections.PlanList(this, {
      title: "Priorities",
      name: "priorities",
      key: "question",
      Kind: Reflections.PlanPriority,
      removal: "Remove",
      none: ["None is chosen yet. ", this.makeLink("results", "Choose priorities from your results")],
    });
    this.advice = Reflections.make("p", "ir-plan__lede");
    priorities.heading.after(this.advice);
    return priorities;
  }

  makeActions() {
    const actions = new Reflections.PlanList(this, {
      title: "Action plan",
      name: "actions",
      key: "id",
      Kind: Reflections.PlanAction,
      removal: "Delete",
      none: ["No action yet. Add the next step from one of your priorities, or write an action of your own."],
    });
    actions.element.append(this.app.makeButton("Add an action", () => this.add({}), true));
    return actions;
  }

  makeOnward() {
    this.dates = Reflections.make("p", "ir-plan__dates");
    this.calendar = this.app.makeButton(
      "Dates for your calendar (.ics)",
      () => Reflections.copies.keep(this.app, "ics"),
      true,
    );
    return Reflections.make(
      "section",
      "ir-plan__section",
      Reflections.make("h2", "ir-plan__heading", "Keep or print this plan"),
      Reflections.make(
        "ul",
        "ir-plan__links",
        Reflections.make("li", "", this.makeLink("keep", "Keep a copy of this plan")),
        Reflections.make("li", "", this.makeLink("print/plan", "Print this plan")),
      ),
      this.dates,
      this.calendar,
    );
  }

  makeLink(route, text) {
    return Reflections.make.link(this.app.href(route), text);
  }

  advise(number) {
    if (number > 3) {
      return Reflections.ResultsLists.sayChosen(number);
    }
    return number ? "The first is the one to begin with." : "Choose two or three to work on first.";
  }

  // ---- The calendar

  updateCalendar(record) {
    const number = Reflections.plan.dates(record).length;
    const stand = number === 1 ? "One date stands" : number + " dates stand";
    this.dates.textContent = number
      ? stand + " in the plan. A calendar such as Outlook opens the file and adds them."
      : "Give an action a date, and you can put it into your calendar from here.";
    this.calendar.hidden = !number;
  }

  // ---- Changes to the plan

  /** Add an action, and put the focus where one writes what it is; a suggestion is written already. */
  add(action) {
    const id = this.app.newId();
    if (this.app.change((record, now) => Reflections.plan.add(record, { ...action, id }, now)) === false) {
      return; // the app says why nothing can be changed here
    }
    if (!action.what) {
      this.lists.actions.shown.get(id).focus();
    }
    this.app.say(`Action ${this.app.record.actions.length} was added to the plan.`);
  }
};
