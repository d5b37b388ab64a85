/** Report, plan: the priorities and the actions. */
Reflections.ReportPlan = class extends Reflections.ReportPart {
  constructor(document, parts) {
    super(document, parts);
    const { parts: current, elsewhere } = this.profile;
    this.rows = new Map([...elsewhere, ...current.flatMap(({ rows }) => rows)].map((row) => [row.question, row]));
  }

  get title() {
    return "Plan";
  }

  content() {
    const { priorities, actions } = this.record;
    const none = (text) => this.make("p", "ir-report__text", text);
    return [
      this.block(
        "Priorities",
        ...(priorities.length ? priorities.map((each) => this.priority(each)) : [none("None has been chosen yet.")]),
      ),
      this.block("Actions", actions.length ? this.actions(actions) : none("None has been written yet.")),
    ];
  }

  priority({ question, helps, hinders }) {
    const row = this.row(question);
    return this.make(
      "section",
      "ir-report__question",
      this.make("h4", "ir-report__ask", this.named(row)),
      this.facts([
        ["Level now", this.level(row) + (row.sign ? ": " + row.sign : "")],
        ["What helps", helps || "Not said yet"],
        ["What hinders", hinders || "Not said yet"],
      ]),
    );
  }

  actions(actions) {
    const heads = ["What", "Who", "By when", "How we will know", "Review", "Status"];
    const rows = actions.map(({ question, what, who, by, how, review, status }) => [
      [...(question ? [this.make("span", "ir-report__code", this.row(question).code), " "] : []), what],
      ...[who, this.date(by), how, this.date(review), Reflections.report.STATUSES[status]].map((text) => [text]),
    ]);
    return this.table("Actions, in order", heads, rows, "actions");
  }

  /** The row of a question; of one that the profile leaves out, what the record says of it. */
  row(question) {
    const asked = this.record.questions.find(({ id }) => id === question);
    return this.rows.get(question) || asked || { code: question, ask: "" };
  }
};
