/** Report, results: each part as a chart and as a table, where the answers lead, and by which rules. */
Reflections.ReportResults = class extends Reflections.ReportPart {
  get title() {
    return "Results";
  }

  content() {
    const { parts } = this.profile;
    return [
      this.make("p", "ir-report__text", this.sayAnswered()),
      ...parts.map((part) => this.part(part)),
      ...this.groups(),
      this.workedOut(),
    ];
  }

  sayAnswered() {
    const { answered, all } = this.profile;
    const open = all - answered;
    const rest = open ? "; " + open + (open === 1 ? " is" : " are") + " still open." : ".";
    const have = this.isReview ? "agreed" : (answered === 1 ? "has" : "have") + " an answer";
    return `${answered} of ${all} questions ${have}${rest}`;
  }

  part(part) {
    return part.counts.blank < part.counts.all ? this.begun(part) : this.unbegun(part);
  }

  /** A part in which nothing is answered has no picture yet, as on the screen. */
  unbegun({ name, rows, counts: { all } }) {
    const number = all === 1 ? "Its one question is" : `Its ${all} questions are`;
    const codes = rows.map(({ code }) => code).join(", ");
    return this.block(name, this.make("p", "ir-report__text", `${number} not ${this.isReview ? "agreed" : "answered"} yet: ${codes}.`));
  }

  begun(part) {
    const chart = Reflections.chart.profile(part, this.scale, { href: this.href });
    const rows = part.rows.map((row) => [[this.named(row)], [this.level(row)], this.judged(row)]);
    const table = this.table(
      `${part.name}: ${part.counts.all - part.counts.blank} of ${part.counts.all} ${this.isReview ? "agreed" : "answered"}`,
      ["Question", "Level", "Good enough?"],
      rows,
      "profile",
    );
    return this.make(
      "div",
      "ir-report__part",
      this.block(part.name, this.make("div", "ir-report__chart", chart), table),
    );
  }

  groups() {
    const { groups } = this.profile;
    return [
      ["strength", "Strengths", "None so far."],
      ["not_good_enough", "Not good enough yet", "Nothing so far."],
      ["find_out", "To find out", "Nothing so far."],
      ["good_enough", "Good enough for now"],
      ["not_judged", "Not judged yet"],
      ...(this.isReview ? [["blank", "Not agreed yet"]] : []),
    ]
      .filter(([id, , none]) => groups[id].length || none)
      .map(([id, title, none]) =>
        this.block(title, groups[id].length ? this.list(groups[id]) : this.make("p", "ir-report__text", none)),
      );
  }

  list(rows) {
    const led = (row) =>
      row.rating === "dont_know" || row.rating === undefined ? [] : [" ", this.make("span", "ir-report__led", this.level(row))];
    const item = (row) => this.make("li", "ir-report__item", this.named(row, ...led(row)));
    return this.make("ul", "ir-report__list", ...rows.map(item));
  }

  workedOut() {
    const { rules, example } = Reflections.report;
    const block = this.block(
      "How this is worked out",
      this.make(
        "p",
        "ir-report__text",
        "Each question goes to one place, by two things that you said: the level, and whether that is good enough for you now.",
      ),
      this.make("ul", "ir-report__rules", ...rules(this.scale, this.isReview).map((text) => this.make("li", "", text))),
      this.make("h4", "ir-report__ask", "An example"),
      ...example(this.scale).map((text) => this.make("p", "ir-report__text", text)),
    );
    block.classList.add("ir-report__block--whole");
    return block;
  }
};
