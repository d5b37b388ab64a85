/**
 * Plan list: the priorities or the actions of the plan under a heading, each as an entry of a `Kind`. `name` is the record's
 * list, `key` what an entry is known by there, `removal` what the button says that takes one out, and `none` what is shown
 * while there is none.
 */
Reflections.PlanList = class {
  constructor(screen, { title, name, key, Kind, removal, none }) {
    Object.assign(this, { screen, name, key, Kind, removal, shown: new Map() });
    this.heading = Reflections.make("h2", "ir-plan__heading", title);
    this.heading.tabIndex = -1;
    this.none = Reflections.make("p", "", ...none);
    this.entries = Reflections.make("ol", "ir-plan__list");
    this.element = Reflections.make("section", "ir-plan__section", this.heading, this.none, this.entries);
  }

  /** Begin afresh: another audit may have been opened since, with the same questions in other words. */
  clear() {
    this.shown.clear();
    this.entries.replaceChildren();
  }

  ids(record) {
    return record[this.name].map((entry) => entry[this.key]);
  }

  /** Show the record's entries in their order. What is there stays. */
  update(record) {
    const entries = record[this.name];
    const ids = this.ids(record);
    this.removeOthers(new Set(ids));
    ids.filter((id) => !this.shown.has(id)).forEach((id) => this.shown.set(id, new this.Kind(this, id)));
    this.order(ids.map((id) => this.shown.get(id).element));
    entries.forEach((entry, place) => this.shown.get(ids[place]).update(entry, place, ids.length));
    this.none.hidden = entries.length > 0;
    this.element.querySelectorAll("textarea, input, select, button").forEach((control) => {
      control.disabled = this.screen.app.store.isReadOnly;
    });
  }

  removeOthers(wanted) {
    const gone = [...this.shown].filter(([id]) => !wanted.has(id));
    gone.forEach(([id, { element }]) => {
      element.remove();
      this.shown.delete(id);
    });
  }

  /** Put elements in their order. The one with the focus isn't even moved: the others go before it and after it. */
  order(elements) {
    if (elements.every((element, place) => this.entries.children[place] === element)) {
      return;
    }
    const held = elements.findIndex((element) => element.contains(document.activeElement));
    elements.slice(0, Math.max(held, 0)).forEach((element) => this.entries.insertBefore(element, elements[held]));
    this.entries.append(...elements.slice(held + 1));
  }

  /** Put the focus on an entry's heading, or where there is none, on the list's. */
  focus(id) {
    (this.shown.get(id) || this).heading.focus();
  }
};
