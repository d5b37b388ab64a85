/**
 * Chart: one part of a profile as SVG, with a row for each question and a place for each level. It is drawn from the same
 * rows as the table beside it. What a mark says is in its shape, so it needs no colour: a filled circle is good enough,
 * a hatched diamond isn't, a ring was not judged. What is no level has a place of its own, in words.
 *
 * Places across are percentages and sizes are `em`, so the letters keep their size at every width. The drawing stands in
 * presentation attributes: it is right where no stylesheet of the site is, as in a kept file. Whatever the letters' spacing,
 * nothing runs into anything: each line of the key stands alone, and the levels' names give way to their numbers.
 */
Reflections.chart = {
  /** Heights in `em`. */
  head: 2.75,
  line: 2.6,
  keyLine: 1.3,

  /** Where the middle of what is no level lies, and of level 1; how far apart the levels are. In per cent of the width. */
  aside: 91.5,
  first: 19.5,
  apart: 18,

  /** How many letters one line takes beside the levels on a screen of 320 pixels. */
  letters: 9,

  /**
   * A part of `Reflections.profile` as an SVG element. With `href`, which gives a question's address, it is a list of
   * links to the questions. Without, it is one picture, and the table beside it is what is read aloud.
   */
  profile(part, scale, { href } = {}) {
    const kinds = ["yes", "no", "open"].filter((kind) => part.rows.some((row) => this.kind(row) === kind));
    const body = this.head + this.line * part.rows.length;
    const size = { width: "100%", height: body + this.keyLine * kinds.length + "em" };
    const role = href ? { role: "list", "aria-label": part.name } : { role: "img", "aria-label": part.name + ", drawn from the table" };
    const chart = this.make("svg", { class: "ir-profile__chart", fill: "currentColor", ...size, ...role });
    chart.append(this.names(scale), ...part.rows.map((row, place) => this.row(row, this.head + this.line * place, scale, href)));
    chart.append(this.key(kinds, body));
    return chart;
  },

  /** What a screen reader says of a row: "V1, level 3, Usual, good enough". */
  words({ code, rating, good_enough }, scale) {
    const level = scale.levels[rating - 1];
    const said = level ? ["level " + rating, level.name, this.judgement({ rating, good_enough })] : [this.instead(rating, scale)];
    return [code, ...said].join(", ");
  },

  /** What stands in the place of a level; a review's scale has other words for `none`. */
  instead(rating, scale) {
    return rating === undefined ? scale.none || "Not answered" : scale[rating].name;
  },

  judgement(row) {
    return { yes: "good enough", no: "not good enough", open: "not judged yet" }[this.kind(row)] || "";
  },

  /** The answer to "good enough?", by the mark. */
  answers: { yes: "Yes", no: "No", open: "Not judged yet" },

  /** Which mark a row has: "yes", "no" or "open"; none where there is no level. */
  kind({ rating, good_enough }) {
    return typeof rating !== "number" ? "" : good_enough === undefined ? "open" : good_enough ? "yes" : "no";
  },

  /** The mark of a row, or of a kind, to stand beside words. */
  mark(kind) {
    const mark = this.make("svg", { class: "ir-profile__mark", viewBox: "-12 -12 24 24", width: "1.25em", height: "1.25em" });
    mark.setAttribute("aria-hidden", "true");
    mark.append(this.shape(kind));
    return mark;
  },

  // ---- Rows

  row(row, top, scale, href) {
    const shown = this.make("g", { "aria-hidden": "true" });
    const middle = top + this.line / 2;
    shown.append(this.across(top), this.text(row.code, "0.5em", middle, { class: "ir-profile__code", "font-weight": "700" }));
    /* A space parts the two texts for whoever reads the text and not the drawing. */
    shown.append(" ", ...(this.kind(row) ? this.places(row, middle) : [this.said(row, middle, scale)]));
    return href ? this.link(row, top, scale, href, shown) : shown;
  },

  /** Named by its answer; the words that are drawn are not read a second time. */
  link(row, top, scale, href, shown) {
    const item = this.make("g", { role: "listitem" });
    const link = this.make("a", { class: "ir-profile__link", href: href(row.question), "aria-label": this.words(row, scale) });
    const place = { x: "2", y: top + 0.1 + "em", width: "99%", height: this.line - 0.2 + "em", rx: "4", fill: "none", "pointer-events": "all" };
    const rings = ["halo", "ring"].map((name) => this.make("rect", { class: "ir-profile__" + name, ...place }));
    link.append(...rings, shown);
    item.append(link);
    return item;
  },

  across(top) {
    const y = top + "em";
    return this.make("line", { class: "ir-profile__rule", x1: "0", x2: "100%", y1: y, y2: y, stroke: "currentColor", "stroke-width": "1" });
  },

  /** The four places of a row, with the mark at the level that was chosen. */
  places(row, middle) {
    return [1, 2, 3, 4].map((level) => {
      const isChosen = level === row.rating;
      const place = this.make("svg", { x: this.at(level), y: middle + "em", overflow: "visible", width: "1.5em", height: "1.5em", viewBox: "0 0 24 24" });
      place.append(isChosen ? this.shape(this.kind(row)) : this.make("circle", { class: "ir-profile__place", r: "2" }));
      return place;
    });
  },

  /** Don't know and does not apply stand right of level 4; "Not answered" lies where a level could be. */
  said({ rating }, middle, scale) {
    const text = this.instead(rating, scale);
    return rating === undefined
      ? this.text(text, this.at(1), middle, { class: "ir-profile__blank", "font-style": "italic", dx: "-0.5em" })
      : this.lines(text, this.aside + "%", middle, { class: "ir-profile__aside" });
  },

  /** Drawn around 0,0, 20 wide. */
  shape(kind) {
    const shape = this.make("g", { class: "ir-profile__shape ir-profile__shape--" + kind, stroke: "currentColor", "stroke-width": "2.5" });
    shape.append(
      ...{
        yes: [this.make("circle", { r: "8.5" })],
        no: [
          this.make("path", { d: "M0-10.500 10.500 0 0 10.500-10.500 0z", fill: "none" }),
          this.make("path", { d: "M-7.500-3 3 7.500M-5.250-5.250 5.250 5.250M-3-7.500 7.500 3", "stroke-width": "2" }),
        ],
        open: [this.make("circle", { r: "8.5", fill: "none" })],
      }[kind],
    );
    return shape;
  },

  // ---- Above and below the rows

  names(scale) {
    const names = this.make("g", { class: "ir-profile__names", "aria-hidden": "true" });
    scale.levels.forEach(({ name }, place) => {
      const at = { "text-anchor": "middle" };
      names.append(this.text(place + 1, this.at(place + 1), 0.75, { ...at, "font-weight": "700" }), this.text(name, this.at(place + 1), 2, at));
    });
    this.watch.observe(names);
    return names;
  },

  /**
   * The names of the levels are left out where they would be closer than a letter, as on a phone in somebody's own spacing:
   * their numbers stay, and the table has the words. What is left out still has its size, so that it can come back.
   */
  watch: new ResizeObserver((entries) =>
    entries.forEach(({ target }) => {
      const names = [...target.querySelectorAll(":nth-child(even)")];
      const boxes = names.map((name) => name.getBBox());
      const isClose = boxes.some(({ x }, place) => place && x - boxes[place - 1].x - boxes[place - 1].width < 6);
      names.forEach((name) => name.setAttribute("visibility", isClose ? "hidden" : "visible"));
    }),
  ),

  key(kinds, top) {
    const key = this.make("g", { class: "ir-profile__key", "aria-hidden": "true" });
    kinds.forEach((kind, place) => {
      const middle = top + this.keyLine * (place + 0.6);
      const mark = this.make("svg", { x: "1.1em", y: middle + "em", overflow: "visible", width: "1.25em", height: "1.25em", viewBox: "0 0 24 24" });
      mark.append(this.shape(kind));
      key.append(mark, this.text({ yes: "Good enough", no: "Not good enough", open: "Not judged yet" }[kind], "2.1em", middle));
    });
    return key;
  },

  // ---- Making

  /** Where a level lies. */
  at(level) {
    return this.first + this.apart * (level - 1) + "%";
  },

  text(text, x, middle, more) {
    const made = this.make("text", { x, y: middle + 0.35 + "em", ...more });
    made.textContent = text;
    return made;
  },

  /** A text in the middle of one line or two. */
  lines(text, x, middle, more) {
    const [first, second] = this.halves(text);
    const made = this.text("", x, middle, { "text-anchor": "middle", ...more });
    const add = (line, shift) => {
      const part = this.make("tspan", { x, y: middle + 0.35 + shift + "em" });
      part.textContent = line;
      made.append(part);
    };
    add(first + (second ? " " : ""), second ? -0.55 : 0);
    if (second) {
      add(second, 0.55);
    }
    return made;
  },

  /** A text in two parts of nearly the same length; one that is short, or a single word, stays whole. */
  halves(text) {
    const words = text.split(" ");
    const ways = words.map((word, place) => [words.slice(0, place).join(" "), words.slice(place).join(" ")]).slice(1);
    const longest = (halves) => Math.max(...halves.map(({ length }) => length));
    return text.length <= this.letters || !ways.length ? [text] : ways.sort((one, other) => longest(one) - longest(other))[0];
  },

  make(tag, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  },
};
