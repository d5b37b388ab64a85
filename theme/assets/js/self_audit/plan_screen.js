/**
 * Priorities and the action plan. Somebody types here, and every keystroke is a change: what is there stays there. Each
 * priority and each action keeps its elements for as long as it is in the plan; they are filled, added, moved, removed.
 */
Reflections.PlanScreen = class {
  constructor(app) {
    this.app = app;
    this.title = "Priorities and plan";
    this.advice = Reflections.make("p", "ir-plan__lede");
    this.lists = {
      priorities: new Reflections.PlanList(this, "Priorities", Reflections.PlanPriority, [
        this.advice, "None is chosen yet. ", Reflections.make.link()
      ]),
    };
  }
};
