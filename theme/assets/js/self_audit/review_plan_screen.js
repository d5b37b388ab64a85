/**
 * The plan screen of a review: what its audits planned before they came together stands below the plan, and can be copied
 * into it.
 */
{
  const { make } = Reflections;

  Reflections.ReviewPlanScreen = class extends Reflections.PlanScreen {
    constructor(app) {
      super(app);
      this.items = new Map();
      this.list = make("ul", "ir-brought__list");
      this.others = make("p", "ir-plan__lede");
      this.brought = make(
        "section",
        "ir-plan__section ir-brought",
        make("h2", "ir-plan__heading", "Plans that came in"),
        make("p", "ir-plan__lede", "Made by one person, or in another review, before you met. What you copy stands behind what is in your plan; nothing is written over."),
        this.list,
        this.others,
      );
      this.lists.actions.element.after(this.brought);
    }

    update() {
      super.update();
      const plans = this.app.isReview ? Reflections.broughtPlans.of(this.app.record, this.app.mine) : { shown: [], others: [] };
      const { length } = plans.others;
      const { bringing } = this.app.screens.together;
      const ofReviews = bringing.plansOfReviews.map(({ label, record }) => ({ label, plan: record }));
      const all = [...plans.shown.map((plan) => ({ plan })), ...ofReviews];
      this.brought.hidden = !all.length && !length;
      this.others.hidden = !length;
      this.others.textContent = `${length} more, not by leaders: to be copied once names show, under “Together”.`;
      this.draw(all);
    }

    /** An item stays for as long as its audit is here: its button may have the focus. */
    draw(plans) {
      const items = plans.map((each) => this.item(each));
      if (items.some(({ element }, place) => this.list.children[place] !== element) || items.length !== this.list.children.length) {
        this.list.replaceChildren(...items.map(({ element }) => element));
      }
      items.forEach((item) => this.updateItem(item));
    }

    /** Of an audit, or of a review, which has a `label` of its own. */
    item({ plan, label }) {
      const item = this.items.get(plan.id) || this.makeItem();
      this.items.set(plan.id, item);
      return Object.assign(item, { audit: plan, label });
    }

    makeItem() {
      const item = { who: make("b", ""), facts: make("span", "") };
      item.copy = this.app.makeButton("Copy into this plan", () => this.copy(item), true);
      item.element = make("li", "ir-brought__plan", make("p", "ir-brought__facts", item.who, item.facts), item.copy);
      return item;
    }

    updateItem({ audit, label: name, who, facts, copy }) {
      const { record, bank, mine, store } = this.app;
      const isAll = !Reflections.broughtPlans.isPlanned(Reflections.broughtPlans.lacking(record, audit, bank));
      const label = name || this.app.screens.together.people.labelOf(audit.id);
      make.text(who, label + (audit.id === mine ? " (yours)" : ""));
      make.text(facts, `: ${Reflections.broughtPlans.inWords(audit)}${isAll ? ". All of it is in this plan." : "."}`);
      copy.setAttribute("aria-label", `Copy into this plan: ${label}`);
      copy.disabled = store.isReadOnly;
      copy.setAttribute("aria-disabled", String(isAll)); // it keeps the focus once it was pressed
    }

    copy({ audit }) {
      const { app } = this;
      const { broughtPlans } = Reflections;
      const more = broughtPlans.lacking(app.record, audit, app.bank);
      const step = {};
      const edit = (before, now) => Object.assign(step, { before, after: broughtPlans.copy(before, audit, app.bank, now) }).after;
      if (broughtPlans.isPlanned(more)) {
        app.change(edit, {
          told: `Copied into the plan: ${broughtPlans.inWords(more)}.`,
          undo: (record, now) => broughtPlans.takeBack(record, step, now),
        });
      }
    }
  };
}
