/** Report, the audit: each question with its answer; on paper a blank one has room to write. */
Reflections.ReportAudit = class extends Reflections.ReportPart {
  get title() {
    return "The audit";
  }

  content() {
    const parts = this.profile.parts.map(({ name, rows }) => ({ name, rows: rows.filter((row) => this.isWanted(row)) }));
    return [
      ...parts.filter(({ rows }) => rows.length).map(({ name, rows }) => this.block(name, ...rows.map((row) => this.question(row)))),
      ...(this.only ? [] : this.notAsked()),
    ];
  }

  notAsked() {
    const { elsewhere } = this.profile;
    const text =
      "These questions are no longer asked, or this site doesn’t know them. Their answers are kept, and are not in the results.";
    return elsewhere.length
      ? [
          this.block(
            "Not asked here",
            this.make("p", "ir-report__text", text),
            ...elsewhere.map((row) => this.question(row)),
          ),
        ]
      : [];
  }

  question(row) {
    const isBlank = row.rating === undefined;
    return this.make(
      "section",
      "ir-report__question",
      this.make("h4", "ir-report__ask", this.named(row)),
      this.facts([
        ["Level", this.level(row) + (row.sign ? ": " + row.sign : "")],
        ["Good enough?", this.judged(row)],
        ["Evidence", row.evidence],
        ["Note", row.note],
        ...row.earlier.map(({ edition, ask }) => [`Asked in ${this.date(edition)}`, ask]),
        ["Why here", { retired: "No longer asked", unknown: "Not known to this site" }[row.standing]],
      ]),
      ...(isBlank && row.standing === "current" ? [this.roomToWrite(row)] : []),
    );
  }

  /** On paper alone: boxes to tick, each level with its sign, and lines to write on. */
  roomToWrite({ question, evidence, note }) {
    const { levels, dont_know, does_not_apply } = this.scale;
    const { signs } = this.record.questions.find(({ id }) => id === question);
    const boxes = (texts, more = "") =>
      this.make("ul", "ir-report__choices" + more, ...texts.map((text) => this.make("li", "ir-report__choice", text)));
    const lines = [
      [evidence, "Evidence"],
      [note, "Note"],
    ]
      .filter(([text]) => !text)
      .map(([, name]) => this.make("p", "ir-report__line", name));
    return this.make(
      "div",
      "ir-report__write",
      boxes(
        levels.map(({ name }, place) => `${place + 1}, ${name}: ${signs[place]}`),
        " ir-report__choices--levels",
      ),
      boxes([dont_know.name, does_not_apply.name]),
      boxes(["Good enough for now", "Not good enough yet"]),
      ...lines,
    );
  }
};
