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
