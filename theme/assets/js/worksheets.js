/**
 * Worksheets: narrows their list to for whom they are and what they are about, one choice of each. What is chosen stands
 * in the hash, such as `#for=governors&about=vision`, so that going back, a bookmark and a link keep it. Sheets for everyone
 * are for each audience too.
 */
Reflections.Worksheets = class {
  constructor(element) {
    this.element = element;
    this.groups = [
      new Reflections.Choice("for", "Who is it for?", "Any group", JSON.parse(element.dataset.whom)),
      new Reflections.Choice("about", "What is it about?", "Anything", JSON.parse(element.dataset.about)),
    ];
    this.entries = this.readEntries();
    this.parts = Array.from(element.querySelectorAll(".ir-sheets"));
    this.status = Reflections.element("p", "ir-results__status");
    this.status.setAttribute("role", "status");
    this.groups.forEach((group) => {
      group.onChange = (isStep) => this.choose(isStep);
    });
    element.querySelector(".ir-chooser").append(...this.groups.map((group) => group.element), this.status);
    window.addEventListener("hashchange", () => this.followHash());
    this.take(Reflections.facets.read(window.location.hash));
    this.lead();
  }

  /**
   * Who followed a link to some of the sheets has come for these, and not for the choices above them, which would fill a
   * phone's screen; going back, the browser knows the place.
   */
  lead() {
    const [visit] = performance.getEntriesByType("navigation");
    if (this.chosen().size && visit && visit.type === "navigate") {
      this.status.scrollIntoView();
    }
  }

  /** The sheets as facets know entries, each with its place in the list. */
  readEntries() {
    const everyone = this.groups[0].ids;
    return Array.from(this.element.querySelectorAll("[data-about]"), (place) => {
      const whom = place.closest(".ir-sheets").dataset.for;
      return { place, facets: { for: whom === "everyone" ? everyone : [whom], about: [place.dataset.about] } };
    });
  }

  /** What is chosen, as facets know it. */
  chosen() {
    return new Map(this.groups.filter((group) => group.value()).map((group) => [group.id, new Set([group.value()])]));
  }

  /** Something was chosen; `isStep` makes it one that going back leads over. */
  choose(isStep) {
    this.writeHash(isStep);
    this.update();
  }

  writeHash(isStep) {
    const state = { q: "", chosen: this.chosen(), shown: 0 };
    const address = window.location.href.split("#")[0] + Reflections.facets.write(state);
    window.history[isStep ? "pushState" : "replaceState"](window.history.state, "", address);
  }

  take({ chosen }) {
    this.groups.forEach((group) => group.set(chosen.get(group.id) || new Set()));
    this.update();
  }

  /** A hash that leads to what is shown, or elsewhere on the page as the skip link's does, leaves what is chosen as it is. */
  followHash() {
    const target = document.getElementById(window.location.hash.slice(1));
    if (target && this.chosen().size && !target.closest("[hidden]")) {
      this.writeHash(false);
      return;
    }
    this.take(Reflections.facets.read(window.location.hash));
    if (target) {
      target.scrollIntoView();
    }
  }

  update() {
    const chosen = this.chosen();
    const counts = Reflections.facets.count(this.entries, chosen, ["for", "about"]);
    const shown = this.entries.filter((entry) => this.show(entry, chosen)).length;
    this.parts.forEach((part) => {
      part.hidden = !part.querySelector("[data-about]:not([hidden])");
    });
    this.groups.forEach((group) => group.tell(counts.get(group.id)));
    this.say(shown);
    Reflections.Contents.follow();
  }

  /** Show a sheet or hide it; gives whether it is shown. */
  show(entry, chosen) {
    entry.place.hidden = !Reflections.facets.matches(entry, chosen);
    return !entry.place.hidden;
  }

  say(shown) {
    const names = this.groups.map((group) => group.name()).filter(Boolean);
    const all = this.entries.length + (this.entries.length === 1 ? " worksheet" : " worksheets");
    const found = shown ? shown + " of " + all + ": " + names.join(", ") + "." : "No worksheet fits " + names.join(" and ") + ". Choose another.";
    this.status.textContent = names.length ? found : all + ".";
  }
};

/**
 * One choice of the chooser: a fieldset of radio buttons, the first of which chooses nothing. `onChange` is told whether
 * going back should lead over it: a walk through the group with the arrow keys is one step.
 */
Reflections.Choice = class {
  constructor(id, legend, any, values) {
    this.id = id;
    this.ids = values.map(([value]) => value);
    this.names = new Map(values);
    this.element = Reflections.element("fieldset", "ir-facet ir-chooser__group ir-part--screen");
    this.values = [["", any], ...values].map(([value, name]) => this.makeValue(value, name));
    const list = Reflections.element("div", "ir-chooser__values");
    list.append(...this.values.map(({ label }) => label));
    this.element.append(Reflections.element("legend", "ir-facet__name", legend), list);
    this.element.addEventListener("keydown", (event) => {
      this.isArrow = event.key.startsWith("Arrow");
    });
    this.element.addEventListener("focusout", (event) => {
      this.isWalking = this.isWalking && this.element.contains(event.relatedTarget);
    });
    this.element.addEventListener("change", () => this.change());
  }

  makeValue(value, name) {
    const label = Reflections.element("label", "ir-facet__value ir-chooser__value");
    const radio = Reflections.element("input", "ir-facet__box");
    const count = Reflections.element("span", "ir-facet__count");
    radio.type = "radio";
    radio.name = this.id;
    radio.value = value;
    radio.autocomplete = "off"; // Firefox would choose it again after a reload; the hash says what is chosen
    const text = Reflections.element("span", "ir-facet__text", name + " ");
    text.append(count);
    label.append(radio, text);
    return { value, label, radio, count };
  }

  change() {
    const isStep = !(this.isArrow && this.isWalking);
    this.isWalking = this.isArrow;
    this.isArrow = false;
    this.onChange(isStep);
  }

  value() {
    return this.values.find(({ radio }) => radio.checked).value;
  }

  /** The name of what is chosen, if anything is. */
  name() {
    return this.names.get(this.value());
  }

  /** Choose the first of some values that this group has, or nothing. */
  set(values) {
    const first = this.ids.find((id) => values.has(id)) || "";
    this.values.forEach(({ value, radio }) => {
      radio.checked = value === first;
    });
  }

  /** Say how many sheets each value would show beside what is chosen in the other group. */
  tell(counts) {
    this.values.filter(({ value }) => value).forEach(({ value, label, count }) => {
      const number = counts.get(value) || 0;
      label.classList.toggle("ir-facet__value--none", !number);
      count.textContent = "(" + number + ")";
    });
  }
};

Reflections.register("worksheets", Reflections.Worksheets);
