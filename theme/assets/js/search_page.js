/**
 * The search page: the same with a field for words, and with results in groups, the group of the best one first. Groups
 * are a facet as well; a group that is alone goes on as far as one asks.
 */
Reflections.SearchPage = class extends Reflections.Browse {
  constructor(element) {
    super(element);
    this.first = 5;
    this.field = this.makeField();
    this.field.value = this.state.q;
  }

  makeField() {
    const place = Reflections.element("div", "ir-search");
    const label = Reflections.element("label", "ir-search__label", "Search for");
    const field = Reflections.element("input", "ir-search__field");
    place.setAttribute("role", "search");
    place.setAttribute("aria-label", "All of this site");
    label.htmlFor = field.id = "words";
    field.type = "search";
    field.autocomplete = "off";
    field.spellcheck = false;
    field.enterKeyHint = "search";
    field.addEventListener("input", () => this.type());
    field.addEventListener("change", () => this.settle());
    field.addEventListener("keydown", (event) => event.key === "Enter" && this.enter());
    place.append(label, field);
    this.element.before(place);
    return field;
  }

  take({ groups, facets, entries }) {
    this.groups = groups;
    this.facets = [{ id: "group", name: "Kind", values: groups }, ...facets];
    this.hits = entries.map((entry) => ({ entry, marks: [] }));
  }

  /** Facets need the catalogue only; words wait for their index. */
  start() {
    super.start();
    Reflections.searchData.index().then(
      (index) => this.takeIndex(index),
      (error) => this.failWords(error),
    );
  }

  takeIndex(index) {
    this.index = index;
    if (this.words()) {
      this.update();
    }
  }

  failWords(error) {
    console.warn("Reflections: the index could not be loaded.", error);
    this.field.disabled = true;
    this.update();
    this.say("The search for words could not be loaded. What there is can still be filtered.");
  }

  fail(error) {
    super.fail(error);
    this.field.disabled = true;
    this.say("The search could not be loaded. This is a list of all there is.");
  }

  update() {
    if (this.words() && !this.index) {
      this.show(false);
      this.say("Loading …");
    } else {
      super.update();
    }
  }

  words() {
    return this.field && this.field.disabled ? "" : this.state.q.trim();
  }

  isNarrowed() {
    return super.isNarrowed() || this.words() !== "";
  }

  isWhole(matching) {
    return super.isWhole() || !(matching || this.state.chosen.size);
  }

  /** Results follow each letter. The address, which browsers let change only so often, and what is said wait a little. */
  type() {
    this.state = { ...this.state, q: this.field.value, shown: Reflections.facets.step };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), 300);
    if (this.panel) {
      this.update();
    }
  }

  settle() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.writeHash(false);
    this.say(this.pending);
  }

  say(text) {
    this.pending = text;
    if (!this.timer) {
      super.say(text);
    }
  }

  /** On a phone the keyboard lies over the results. */
  enter() {
    this.settle();
    if (window.matchMedia("(pointer: coarse)").matches) {
      this.field.blur();
    }
  }

  followHash() {
    super.followHash();
    this.field.value = this.state.q;
  }

  find() {
    const { hits, instead } = this.words() ? this.index.search(this.words()) : { hits: this.hits, instead: "" };
    this.instead = instead;
    return hits;
  }

  groupsOf(hits) {
    const found = new Map();
    hits.forEach((hit) => {
      const { group } = hit.entry;
      found.set(group, found.get(group) || []).get(group).push(hit);
    });
    const names = new Map(this.groups.map(({ id, name }) => [id, name]));
    const make = (id, own) =>
      found.size === 1 ? this.makeGroup(names.get(id), own) : this.makeStart(id, names.get(id), own);
    return Array.from(found, ([id, own]) => make(id, own));
  }

  /** The best of a group, beside others. */
  makeStart(id, name, hits) {
    return { name, hits, shown: this.first, onAll: () => this.showGroup(id) };
  }

  /** The focus goes on where the list had ended. */
  showGroup(id) {
    this.choose(new Map([...this.state.chosen, ["group", new Set([id])]]));
    this.place.querySelectorAll("a")[this.first].focus();
  }

  tell(matching, all) {
    const sought = this.words() && " for “" + this.words() + "”";
    if (!this.isNarrowed()) {
      return "Everything there is, by kind";
    }
    if (!matching && this.state.chosen.size) {
      return "Nothing was found" + sought + " with these filters. Clear them, or try other words.";
    }
    if (!matching) {
      return "Nothing was found" + sought + ". Check the spelling, or try fewer or other words. Everything there is stands below.";
    }
    const found = (matching < all ? matching.toLocaleString("en-GB") + " of " : "") + this.counted(all);
    return this.instead ? found + " for “" + this.instead + "”; nothing has “" + this.words() + "”" : found + sought;
  }
};

Reflections.register("search-page", Reflections.SearchPage);
