/**
 * Report part: what all parts of the report make themselves of. It may belong to another document than the page's; all
 * that people wrote goes in as text.
 *
 * In a section of the report, `title` is its heading, and `content()` gives what stands below.
 */
Reflections.ReportPart = class {
  constructor(document, parts) {
    Object.assign(this, { document, ...parts });
    this.isReview = this.record.kind === "review";
    this.scale = { ...this.bank.scale, none: Reflections.led.words[this.record.kind].none };
  }

  // ---- A question and its answer

  /** Whether a question is to stand here, where only one may. */
  isWanted({ question }) {
    return !this.only || question === this.only;
  }

  /** A question with its code, and what follows on the same line. */
  named({ code, ask }, ...more) {
    return this.make("span", "ir-report__named", this.make("span", "ir-report__code", code), " ", ask, ...more);
  }

  level({ rating }) {
    const level = this.scale.levels[rating - 1];
    return level ? `${rating}, ${level.name}` : Reflections.chart.instead(rating, this.scale);
  }

  /** The judgement with its mark; nothing where there is no level. */
  judged(row) {
    const kind = Reflections.chart.kind(row);
    return kind ? [Reflections.chart.mark(kind), " ", Reflections.chart.answers[kind]] : [];
  }

  date(text) {
    return Reflections.report.inWords(text);
  }

  // ---- Elements

  /**
   * A heading with what stands below it. On paper it is held together with the paragraph or question that comes first,
   * since Firefox would leave it alone at the foot of a sheet; a list or a table may be too long for that.
   */
  block(title, first, ...rest) {
    const heading = this.make("h3", "ir-report__subheading", title);
    const isShort = ["P", "SECTION"].includes(first.nodeName);
    const top = isShort ? [this.make("div", "ir-report__together", heading, first)] : [heading, first];
    return this.make("section", "ir-report__block", ...top, ...rest);
  }

  /** Names with what they are; those without a value are left out. */
  facts(pairs) {
    const said = pairs.filter(([, value]) => value && value.length);
    const fact = ([name, value]) =>
      this.make("div", "ir-report__fact", this.make("dt", "", name), this.make("dd", "", ...[value].flat()));
    return this.make("dl", "ir-report__facts", ...said.map(fact));
  }

  /**
   * A table whose cells are lists of nodes and texts; the first of a row is its header. On narrow screens each row is a
   * card with the columns' names in it, so the roles are written out: some browsers forget them then.
   */
  table(title, heads, rows, kind) {
    return this.grouped(title, heads, [["", rows]], kind);
  }

  /** The same with rows in groups, `[[name, rows]]`. */
  grouped(title, heads, groups, kind) {
    const head = this.is("row", "tr", "", ...heads.map((text) => this.scoped("col", text)));
    const body = groups.map(([name, rows]) =>
      this.is(
        "rowgroup",
        "tbody",
        "",
        ...(name ? [this.groupHead(name, heads.length)] : []),
        ...rows.map((row) => this.tableRow(heads, row)),
      ),
    );
    const caption = this.make("caption", "ir-report__caption", title);
    return this.is(
      "table",
      "table",
      "ir-report__table ir-report__table--" + kind,
      caption,
      this.is("rowgroup", "thead", "", head),
      ...body,
    );
  }

  groupHead(name, width) {
    const made = this.scoped("rowgroup", name);
    made.colSpan = width;
    return this.is("row", "tr", "ir-report__group", made);
  }

  tableRow(heads, [first, ...rest]) {
    const cells = rest.map((cell, place) => this.cell(heads[place + 1], cell));
    return this.is("row", "tr", "", this.scoped("row", ...first), ...cells);
  }

  scoped(scope, ...content) {
    const made = this.is(scope === "col" ? "columnheader" : "rowheader", "th", "", ...content);
    made.scope = scope;
    return made;
  }

  cell(head, content) {
    const made = this.is("cell", "td", "", ...content);
    made.dataset.head = head.endsWith("?") ? head : head + ":";
    return made;
  }

  is(role, ...what) {
    const made = this.make(...what);
    made.setAttribute("role", role);
    return made;
  }

  /** A new element with a class, if any, and what is in it: nodes, and texts, which stay texts. */
  make(tag, className, ...content) {
    const made = this.document.createElement(tag);
    if (className) {
      made.className = className;
    }
    made.append(...content);
    return made;
  }
};
