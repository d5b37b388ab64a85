/**
 * Facets: by what a list can be narrowed, and what is chosen. Pure: they know entries of the catalogue and the text of a
 * hash, and nothing of the page. Values within a facet are alternatives; facets among each other must all hold.
 *
 * A state is `{q, chosen, shown}`: the words that were typed, a Map from a facet's id to the Set of chosen values, and how
 * many results are shown. In the hash it reads `#q=attendance&characteristic=vision&phase=primary`. A facet may stand
 * there more than once, because the names of authorities may have any sign in them.
 */
Reflections.facets = {
  /** How many results are shown at first, and how many each "Show more" adds; how many a hash can ask for. */
  step: 24,
  most: 240,

  /** The state that a hash tells of. A hash that leads to a part of a page (`#vision`) tells of none. */
  read(hash) {
    const state = { q: "", chosen: new Map(), shown: this.step };
    new URLSearchParams(hash.replace(/^#/, "")).forEach((value, name) => {
      if (name === "q") {
        state.q = value;
      } else if (name === "shown") {
        state.shown = Math.min(Math.max(parseInt(value, 10) || 0, this.step), this.most);
      } else if (value) {
        state.chosen.set(name, (state.chosen.get(name) || new Set()).add(value));
      }
    });
    return state;
  },

  /** The hash of a state; empty when nothing is typed or chosen. */
  write(state) {
    const pairs = new URLSearchParams();
    if (state.q) {
      pairs.append("q", state.q);
    }
    state.chosen.forEach((values, facet) => values.forEach((value) => pairs.append(facet, value)));
    if (pairs.toString() && state.shown > this.step) {
      pairs.append("shown", state.shown);
    }
    return pairs.toString() && "#" + pairs;
  },

  /** The values that an entry has in a facet. Its group is a facet too. */
  values(entry, facet) {
    return facet === "group" ? [entry.group] : (entry.facets && entry.facets[facet]) || [];
  },

  /** The facets in which values are chosen, none of which an entry has. */
  missed(entry, chosen) {
    const facets = [];
    chosen.forEach((values, facet) => {
      if (values.size && !this.values(entry, facet).some((value) => values.has(value))) {
        facets.push(facet);
      }
    });
    return facets;
  },

  /** Whether an entry has a chosen value in each facet in which some are chosen. */
  matches(entry, chosen) {
    return !this.missed(entry, chosen).length;
  },

  /**
   * For each of some facets, by id: how many entries each of its values would show, if that value alone were chosen there
   * and what is chosen in the others stayed. So an entry counts in all facets, or in the only one that keeps it out.
   */
  count(entries, chosen, facets) {
    const counts = new Map(facets.map((facet) => [facet, new Map()]));
    entries.forEach((entry) => {
      const missed = this.missed(entry, chosen);
      const open = missed.length ? facets.filter((facet) => missed.length === 1 && missed[0] === facet) : facets;
      open.forEach((facet) => this.add(counts.get(facet), this.values(entry, facet)));
    });
    return counts;
  },

  add(counts, values) {
    values.forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
  },

  /** Whether there is a choice: two values or more, of which one would leave fewer than all. */
  canNarrow(counts, all) {
    return counts.size > 1 && Array.from(counts.values()).some((count) => count < all);
  },
};

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
    this.done = this.makeButton("ir-facets__done", "", () => this.fold(true) || onDone());
    this.fields.append(...this.facets.map((facet) => facet.element), this.done);
    this.element.append(Reflections.element("h2", "ir-facets__heading", "Filter"), this.button, this.fields);
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.closeOnEscape());
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
