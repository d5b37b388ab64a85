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
    Reflections.Contents.follow();
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
