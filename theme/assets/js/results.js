/**
 * Results: entries of the catalogue as a list in the page, under a heading for each group. A long list shows some at
 * first and a button for more. `base` leads to the site's root; entries carry the words to mark in them, if any.
 */
Reflections.Results = class {
  constructor(place, base) {
    this.place = place;
    this.base = base;
  }

  /**
   * Show `groups` in place of what was there, each `{name, quiet, hits, shown, onAll, onMore}`. A hit is `{entry, marks}`.
   * `quiet` hides a heading that only repeats the page's own. The rest of a list that is longer than `shown` is a step
   * away when there is `onAll`, which the button calls; otherwise it follows bit by bit, and `onMore` is told.
   */
  show(groups) {
    this.place.replaceChildren(...groups.map((group) => this.makeGroup(group)));
  }

  makeGroup(group) {
    const part = Reflections.element("section", "ir-results__group");
    const list = Reflections.element("ul", "ir-results__list");
    list.append(...this.makeSome(group.hits, 0, group.shown));
    part.append(this.makeHeading(group), list);
    if (group.hits.length > group.shown) {
      part.append(group.onAll ? this.makeAll(group) : this.makeMore(group, list));
    }
    return part;
  }

  makeHeading({ name, quiet, hits }) {
    const heading = Reflections.element("h2", "ir-results__heading" + (quiet ? " ir-hidden" : ""), name);
    heading.append(" ", Reflections.element("span", "ir-results__number", "(" + hits.length.toLocaleString("en-GB") + ")"));
    return heading;
  }

  makeSome(hits, from, to) {
    return hits.slice(from, to).map(({ entry, marks }) => this.makeResult(entry, marks));
  }

  makeResult(entry, marks) {
    const result = Reflections.element("li", "ir-result");
    const title = Reflections.element("h3", "ir-result__title");
    const link = Reflections.element("a", "ir-result__link");
    const characteristic = Reflections.facets.values(entry, "characteristic")[0];
    if (characteristic) {
      result.dataset.characteristic = characteristic;
    }
    link.href = this.base + entry.url;
    title.append(this.withMarks(link, entry.title, marks));
    result.append(title);
    ["facts", "summary"].filter((name) => entry[name]).forEach((name) => {
      result.append(this.withMarks(Reflections.element("p", "ir-result__" + name), entry[name], marks));
    });
    return result;
  }

  withMarks(element, text, marks) {
    if (marks && marks.length) {
      Reflections.marked(element, text, marks);
    } else {
      element.textContent = text;
    }
    return element;
  }

  makeAll(group) {
    const button = this.makeButton("Show all " + group.hits.length.toLocaleString("en-GB") + " under " + group.name);
    button.addEventListener("click", group.onAll);
    return button;
  }

  makeMore(group, list) {
    const button = this.makeButton(this.more(group));
    button.addEventListener("click", () => this.showMore(group, list, button));
    return button;
  }

  makeButton(text) {
    const button = Reflections.element("button", "ir-results__more", text);
    button.type = "button";
    return button;
  }

  more({ hits, shown }) {
    const rest = hits.length - shown;
    const step = Math.min(rest, Reflections.facets.step);
    return "Show " + step + " more" + (rest > step ? " of " + rest.toLocaleString("en-GB") : "");
  }

  /** The focus goes to the first of those that were added; the button goes when there are no more. */
  showMore(group, list, button) {
    const from = group.shown;
    group.shown += Reflections.facets.step;
    list.append(...this.makeSome(group.hits, from, group.shown));
    list.children[from].querySelector("a").focus();
    if (group.hits.length > group.shown) {
      button.textContent = this.more(group);
    } else {
      button.remove();
    }
    group.onMore(group.shown);
  }
};
