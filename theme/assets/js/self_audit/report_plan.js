/** Report, plan: the priorities and the actions; on paper an empty one has room to write. */
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
    return [
      this.block("Priorities", ...(priorities.length ? priorities.map((each) => this.priority(each)) : this.noPriority())),
      this.block("Actions", ...(actions.length ? [this.actions(actions)] : this.noAction())),
    ];
  }

  noPriority() {
    const lines = [1, 2, 3].flatMap((number) => [`Priority ${number}`, "What helps, and what hinders"]);
    const room = lines.map((name) => this.make("p", "ir-report__line", name));
    return [this.none("None has been chosen yet."), this.make("div", "ir-report__write", ...room)];
  }

  /** Fewer rows where no more would be left of the sheet. Below more than that the table stands on the next one, as a whole. */
  noAction() {
    const heads = ["What", "Who", "By when", "How we will know"];
    const above = this.record.priorities.length + (this.isReview ? 1 : 0); // who took part is as high as a priority
    const length = above === 2 ? 4 : 6;
    const rows = Array.from({ length }, () => heads.map(() => []));
    const room = this.make("div", "ir-report__write", this.table("Actions, in order", heads, rows, "write"));
    return [this.none("None has been written yet."), room];
  }

  none(text) {
    return this.make("p", "ir-report__text ir-report__none", text);
  }

  priority({ question, helps, hinders }) {
    const row = this.row(question);
    return this.make(
      "section",
      "ir-report__question",
      this.make("h4", "ir-report__ask", this.named(row)),
      this.facts([
        ["Level now", this.level(row) + (row.sign ? ": " + row.sign : "")],
        ["What helps", helps || this.notSaid()],
        ["What hinders", hinders || this.notSaid()],
      ]),
    );
  }

  /** On paper a line to write on. */
  notSaid() {
    return [this.make("span", "ir-report__none", "Not said yet"), this.make("span", "ir-report__write ir-report__line")];
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
