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
        make("p", "ir-plan__lede", "Made by one person, before you met. What you copy stands behind what is in your plan; nothing is written over."),
        this.list,
        this.others,
      );
      this.lists.actions.element.after(this.brought);
    }

    update() {
      super.update();
      const plans = this.app.isReview ? Reflections.broughtPlans.of(this.app.record, this.app.mine) : { shown: [], others: [] };
      const { length } = plans.others;
      this.brought.hidden = !plans.shown.length && !length;
      this.others.hidden = !length;
      this.others.textContent = `${length} more, not by leaders: to be copied once names show, under “Together”.`;
      this.draw(plans.shown);
    }

    /** An item stays for as long as its audit is here: its button may have the focus. */
    draw(audits) {
      const items = audits.map((audit) => this.item(audit));
      if (items.some(({ element }, place) => this.list.children[place] !== element) || items.length !== this.list.children.length) {
        this.list.replaceChildren(...items.map(({ element }) => element));
      }
      items.forEach((item) => this.updateItem(item));
    }

    item(audit) {
      const item = this.items.get(audit.id) || this.makeItem();
      this.items.set(audit.id, item);
      return Object.assign(item, { audit });
    }

    makeItem() {
      const item = { who: make("b", ""), facts: make("span", "") };
      item.copy = this.app.makeButton("Copy into this plan", () => this.copy(item), true);
      item.element = make("li", "ir-brought__plan", make("p", "ir-brought__facts", item.who, item.facts), item.copy);
      return item;
    }

    updateItem({ audit, who, facts, copy }) {
      const { record, bank, mine, store } = this.app;
      const isAll = !Reflections.broughtPlans.isPlanned(Reflections.broughtPlans.lacking(record, audit, bank));
      const label = this.app.screens.together.people.labelOf(audit.id);
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
