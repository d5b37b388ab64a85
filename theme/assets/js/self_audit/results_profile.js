/**
 * Results profile: the chart of one part of a profile, and beside it the table from whose rows it is drawn. The signs stand
 * in the lists below, so that a row of the table stays about as high as a row of the chart.
 */
Reflections.ResultsProfile = class {
  constructor(app, part) {
    this.app = app;
    this.words = Reflections.led.words[app.record.kind];
    this.scale = { ...app.bank.scale, none: this.words.none }; // what the chart says where there is no answer
    const chart = Reflections.chart.profile(part, this.scale, { href: (id) => app.href("question/" + id) });
    this.element = Reflections.make(
      "div",
      "ir-audit-results__beside",
      Reflections.make("div", "ir-audit-results__chart", chart),
      this.makeTable(part),
    );
  }

  /** The roles are written out, since some browsers forget them when a table is laid out as a grid. */
  makeTable({ name, rows }) {
    const heads = ["Question", this.words.head, "Good enough?", "Evidence"].map((text) => this.makeHead("col", text));
    const table = this.makeAs(
      "table",
      "table",
      Reflections.make("caption", "ir-hidden", `${name}: ${this.words.caption}, question by question`),
      this.makeAs("rowgroup", "thead", this.makeAs("row", "tr", ...heads)),
      this.makeAs("rowgroup", "tbody", ...rows.map((row) => this.makeRow(row))),
    );
    table.className = "ir-audit-results__table";
    return table;
  }

  makeRow(row) {
    return this.makeAs(
      "row",
      "tr",
      this.makeHead("row", ...Reflections.make.question(this.app, row.question, row)),
      this.makeAnswer(row),
      this.makeCell("Good enough?", this.sayJudgement(row)),
      this.makeCell("Evidence", row.evidence ? "Yes" : "None"),
    );
  }

  makeAnswer({ rating }) {
    const level = this.scale.levels[rating - 1];
    const { name } = this.scale[rating] || { name: this.words.none };
    const words = level ? `Level ${rating}, ${level.name}` : name;
    const answer = this.makeAs("cell", "td", words);
    answer.className = "ir-audit-results__level" + (rating === undefined ? " ir-audit-results__level--none" : "");
    return answer;
  }

  sayJudgement(row) {
    return Reflections.chart.answers[Reflections.chart.kind(row)] || "–";
  }

  /** On narrow screens the head of the column stands in the cell, for the eye alone. */
  makeCell(head, text) {
    const cell = this.makeAs("cell", "td", text);
    cell.dataset.head = head;
    return cell;
  }

  makeHead(scope, ...content) {
    const head = this.makeAs(scope === "col" ? "columnheader" : "rowheader", "th", ...content);
    head.scope = scope;
    return head;
  }

  makeAs(role, tag, ...content) {
    const made = Reflections.make(tag, "", ...content);
    made.setAttribute("role", role);
    return made;
  }
};
