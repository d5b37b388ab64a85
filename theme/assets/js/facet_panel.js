/**
 * The panel of facets: a fieldset for each that can narrow the list, with a checkbox and a count for each value. Narrow
 * screens fold it behind a button. `onChange` is called with what is chosen, `onDone` when it was folded to see the list.
 */
Reflections.FacetPanel = class {
  constructor(facets, onChange, onDone) {
    this.element = Reflections.element("section", "ir-facets");
    this.element.setAttribute("aria-label", "Filter");
    this.button = this.makeButton("ir-facets__button", "Filter", () => this.fold(this.isOpen()));
    this.button.setAttribute("aria-controls", "facets");
    this.fields = Reflections.element("div", "ir-facets__fields");
    this.fields.id = "facets";
    this.facets = facets.map((facet) => new Reflections.Facet(facet, () => onChange(this.chosen())));
    this.done = this.makeButton("ir-facets__done", "", () => {
      this.fold(true);
      onDone();
    });
    this.fields.append(...this.facets.map((facet) => facet.element), this.done);
    this.element.append(Reflections.element("h2", "ir-facets__heading", "Filter"), this.button, this.fields);
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.closeOnEscape());
    this.element.hidden = true; // until it is known what there is to choose
    this.fold(true);
  }

  makeButton(name, text, press) {
    const button = Reflections.element("button", name, text);
    button.type = "button";
    button.addEventListener("click", press);
    return button;
  }

  isOpen() {
    return this.button.getAttribute("aria-expanded") === "true";
  }

  fold(folded) {
    this.element.classList.toggle("ir-facets--folded", folded);
    this.button.setAttribute("aria-expanded", String(!folded));
  }

  closeOnEscape() {
    if (this.button.offsetParent && this.isOpen()) {
      this.fold(true);
      this.button.focus();
    }
  }

  chosen() {
    return new Map(this.facets.map((facet) => [facet.id, facet.chosen()]).filter(([, values]) => values.size));
  }

  /** Show what can be chosen among `entries` while `chosen` is, and say what the list then shows. */
  update(entries, chosen, found) {
    const ids = this.facets.map(({ id }) => id);
    const totals = Reflections.facets.count(entries, new Map(), ids);
    const counts = chosen.size ? Reflections.facets.count(entries, chosen, ids) : totals;
    this.facets.forEach((facet) => {
      facet.update(totals.get(facet.id), counts.get(facet.id), chosen.get(facet.id) || new Set(), entries.length);
    });
    const number = Array.from(chosen.values()).reduce((sum, values) => sum + values.size, 0);
    this.button.textContent = number ? "Filter (" + number + ")" : "Filter";
    this.done.textContent = "Show " + found;
    this.element.hidden = this.facets.every((facet) => facet.element.hidden);
  }

  /** Put the focus where one chooses. */
  focus() {
    const first = this.facets.find((facet) => !facet.element.hidden);
    (this.button.offsetParent || !first ? this.button : first.element.querySelector("input")).focus();
  }
};

/** One facet of the panel. Of many values it shows the most frequent ones at first, all in the catalogue's order. */
Reflections.Facet = class {
  constructor({ id, name, values }, onChange) {
    this.id = id;
    this.few = 8;
    this.isWhole = false;
    this.element = Reflections.element("fieldset", "ir-facet");
    this.values = values.map((value) => this.makeValue(value));
    this.all = Reflections.element("button", "ir-facet__all");
    this.all.type = "button";
    this.all.addEventListener("click", () => this.showAll());
    this.element.append(Reflections.element("legend", "ir-facet__name", name));
    this.element.append(...this.values.map(({ label }) => label), this.all);
    this.element.addEventListener("change", onChange);
  }

  makeValue({ id, name }) {
    const label = Reflections.element("label", "ir-facet__value");
    const box = Reflections.element("input", "ir-facet__box");
    const count = Reflections.element("span", "ir-facet__count");
    box.type = "checkbox";
    box.name = this.id;
    box.value = id;
    box.autocomplete = "off"; // Firefox would tick it again after a reload; the hash says what is chosen
    const text = Reflections.element("span", "ir-facet__text", name.charAt(0).toUpperCase() + name.slice(1) + " ");
    text.append(count);
    label.append(box, text);
    return { id, label, box, count };
  }

  chosen() {
    return new Set(this.values.filter(({ box }) => box.checked).map(({ id }) => id));
  }

  /** `totals` and `counts` say how many each value shows by itself, and beside what is chosen in other facets. */
  update(totals, counts, ticked, all) {
    const shown = this.select(totals, ticked);
    this.element.hidden = !ticked.size && !Reflections.facets.canNarrow(totals, all);
    this.values.forEach(({ id, label, box, count }) => {
      box.checked = ticked.has(id);
      label.hidden = !shown.has(id);
      label.classList.toggle("ir-facet__value--none", !counts.get(id));
      count.textContent = "(" + (counts.get(id) || 0).toLocaleString("en-GB") + ")";
    });
    this.all.hidden = shown.size >= totals.size;
    this.all.textContent = "Show all " + totals.size;
    this.again = () => this.update(totals, counts, ticked, all);
  }

  /** The values to show: those that entries have; of many the most frequent, and the chosen ones always. */
  select(totals, ticked) {
    const ids = Array.from(totals.keys());
    const few = this.isWhole || ids.length <= this.few + 2 ? ids.length : this.few;
    const frequent = ids.sort((one, other) => totals.get(other) - totals.get(one)).slice(0, few);
    return new Set([...frequent, ...ticked]);
  }

  showAll() {
    const hidden = this.values.filter(({ label }) => label.hidden);
    this.isWhole = true;
    this.again();
    hidden.find(({ label }) => !label.hidden).box.focus();
  }
};
