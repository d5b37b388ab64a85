/**
 * Browse: narrows a page's list by facets. What is chosen stands in the hash, so that going back, a bookmark and a link
 * keep it. While nothing is chosen the page shows its own list, which is all there is without this script.
 */
Reflections.Browse = class {
  constructor(element) {
    const { base, group, one, many } = element.dataset;
    this.element = element;
    this.group = group;
    this.names = { one, many };
    this.main = element.querySelector(".ir-browse__main");
    this.whole = element.querySelector(".ir-browse__whole");
    this.place = Reflections.element("div", "ir-results");
    this.results = new Reflections.Results(this.place, base);
    this.main.prepend(this.makeHead(), this.place);
    this.state = Reflections.facets.read(window.location.hash);
    this.show(!this.isNarrowed());
    this.say(this.isNarrowed() ? "Loading …" : "");
    this.ready = Promise.resolve()
      .then(() => this.load())
      .then(
        () => this.start(),
        (error) => this.fail(error),
      );
  }

  makeHead() {
    this.head = Reflections.element("div", "ir-results__head");
    this.status = Reflections.element("p", "ir-results__status");
    this.status.setAttribute("role", "status");
    this.status.tabIndex = -1;
    this.clear = Reflections.element("button", "ir-results__clear", "Clear filters");
    this.clear.type = "button";
    this.clear.hidden = true;
    this.clear.addEventListener("click", () => this.clearAll());
    this.told = Reflections.element("p", "ir-results__chosen");
    this.head.append(this.status, this.clear, this.told);
    return this.head;
  }

  load() {
    return Reflections.searchData.catalogue().then((catalogue) => this.take(catalogue));
  }

  take({ facets, entries }) {
    this.facets = facets;
    this.hits = entries.filter(({ group }) => group === this.group).map((entry) => ({ entry, marks: [] }));
  }

  start() {
    this.panel = new Reflections.FacetPanel(
      this.facets,
      (chosen) => this.choose(chosen),
      () => this.status.focus(),
    );
    this.element.prepend(this.panel.element);
    this.element.classList.toggle("ir-browse--whole", !this.canNarrow());
    window.addEventListener("hashchange", () => this.followHash());
    this.state.chosen = this.known(this.state.chosen);
    this.update();
  }

  canNarrow() {
    const entries = this.hits.map(({ entry }) => entry);
    const ids = this.facets.map(({ id }) => id);
    const counts = Array.from(Reflections.facets.count(entries, new Map(), ids).values());
    return counts.some((each) => Reflections.facets.canNarrow(each, entries.length));
  }

  fail(error) {
    console.warn("Reflections: the catalogue could not be loaded.", error);
    this.element.classList.add("ir-browse--whole");
    this.show(true);
    this.say("The filters could not be loaded. This is the whole list.");
  }

  /** What is chosen, without facets and values that this site no longer has. */
  known(chosen) {
    const values = new Map(this.facets.map((facet) => [facet.id, new Set(facet.values.map(({ id }) => id))]));
    const kept = Array.from(chosen, ([facet, set]) => [
      facet,
      new Set(Array.from(set).filter((value) => values.has(facet) && values.get(facet).has(value))),
    ]);
    return new Map(kept.filter(([, set]) => set.size));
  }

  isNarrowed() {
    return this.state.chosen.size > 0;
  }

  /** Whether the page shows its own list. */
  isWhole() {
    return !this.isNarrowed();
  }

  choose(chosen) {
    this.state = { ...this.state, chosen, shown: Reflections.facets.step };
    this.writeHash(true);
    this.update();
  }

  clearAll() {
    this.choose(new Map());
    this.panel.focus();
  }

  /** An address of this page, with the state in its hash; `step` makes it one that going back leads over. */
  writeHash(step) {
    const address = window.location.href.split("#")[0] + Reflections.facets.write(this.state);
    if (address !== window.location.href) {
      window.history[step ? "pushState" : "replaceState"](window.history.state, "", address);
    }
  }

  followHash() {
    const { hash } = window.location;
    const state = Reflections.facets.read(hash);
    const target = document.getElementById(hash.slice(1));
    if (target && !this.whole.contains(target)) {
      this.writeHash(false); // the skip link leads to a part of the page that is there anyway
      return;
    }
    this.state = { ...state, chosen: this.known(state.chosen) };
    this.update();
    if (target) {
      target.scrollIntoView();
    }
  }

  /** Show what the state asks for. */
  update() {
    const hits = this.find();
    const matching = hits.filter(({ entry }) => Reflections.facets.matches(entry, this.state.chosen));
    this.show(this.isWhole(matching.length));
    this.results.show(this.isNarrowed() ? this.groupsOf(matching) : []);
    this.panel.update(
      hits.map(({ entry }) => entry),
      this.state.chosen,
      this.counted(matching.length),
    );
    this.clear.hidden = !this.state.chosen.size;
    this.told.textContent = this.tellChosen();
    this.say(this.tell(matching.length, hits.length));
  }

  show(whole) {
    this.whole.hidden = !whole;
    this.place.hidden = whole;
  }

  find() {
    return this.hits;
  }

  groupsOf(hits) {
    return hits.length ? [this.makeGroup(this.names.many, hits)] : [];
  }

  /** A group that goes on as far as one asks. */
  makeGroup(name, hits) {
    const onMore = (shown) => {
      this.state.shown = shown;
      this.writeHash(false);
      this.say(this.tell(hits.length, this.find().length));
    };
    return { name, quiet: name === this.names.many, hits, shown: this.state.shown, onMore };
  }

  counted(number) {
    return number.toLocaleString("en-GB") + " " + (number === 1 ? this.names.one : this.names.many);
  }

  tell(matching, all) {
    if (!this.isNarrowed()) {
      return this.counted(all);
    }
    if (!matching) {
      return "No " + this.names.one + " has all of these. Choose fewer, or clear the filters.";
    }
    const first = matching > this.state.shown ? ", the first " + this.state.shown + " shown" : "";
    return matching.toLocaleString("en-GB") + " of " + this.counted(all) + first;
  }

  /** In words what is chosen, also for paper: "Characteristic: Vision or Commitment. Phase: primary." */
  tellChosen() {
    return this.facets
      .filter(({ id }) => this.state.chosen.has(id))
      .map(({ id, name, values }) => {
        const names = values.filter((value) => this.state.chosen.get(id).has(value.id)).map((value) => value.name);
        return name + ": " + names.join(" or ") + ".";
      })
      .join(" ");
  }

  say(text) {
    if (this.status.textContent !== text) {
      this.status.textContent = text;
    }
  }
};

Reflections.register("browse", Reflections.Browse);

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
    return this.words() ? this.index.search(this.words()) : this.hits;
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
    return (matching < all ? matching.toLocaleString("en-GB") + " of " : "") + this.counted(all) + sought;
  }
};

Reflections.register("search-page", Reflections.SearchPage);
