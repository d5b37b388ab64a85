/**
 * Report, change: what moved since earlier terms, question by question, and what became of their actions. It is what the
 * screen shows, and one sheet of paper: where that is too little, what can be found elsewhere goes first. Nothing is added up.
 */
Reflections.ReportChange = class extends Reflections.ReportPart {
  constructor(document, parts) {
    super(document, parts);
    this.change = Reflections.change.over(this.record, this.bank, { today: this.today });
    this.rows = this.change.parts.flatMap(({ rows }) => rows);
    this.codes = new Map([...this.records()].flatMap(({ questions }) => questions.map(({ id, code }) => [id, code])));
  }

  /** Its heading is the report's own. */
  get title() {
    return "";
  }

  content() {
    const { isShort, actions } = this.fit();
    const said = this.isMixed() || this.change.left ? [this.make("p", "ir-report__text", this.sayPoints())] : [];
    return [
      ...said,
      this.make("ul", "ir-trend__summary", ...this.kinds().map((kind) => this.make("li", "", this.sayKind(kind)))),
      this.questions(isShort),
      ...this.actionsInWords(actions),
    ];
  }

  /** Its blocks stand right below the report's own heading. */
  block(...parts) {
    const block = super.block(...parts);
    block.querySelector("h3").setAttribute("aria-level", "2");
    return block;
  }

  records() {
    return [...(this.record.earlier || []), this.record];
  }

  // ---- In words

  /** When a point is, and whose where that differs, for a narrow column: "14 Jul 2026, review". */
  head(point) {
    return (this.isMixed() ? this.label(point) : this.date(point.changed)).replace(/^(\d+ \w{3})\w*/, "$1");
  }

  label({ kind, audience, changed }) {
    const found = this.bank.audiences.find(({ id }) => id === audience);
    return `${this.date(changed)}, ${kind === "review" ? "review" : found ? found.name : audience}`;
  }

  sayPoints() {
    const { points, left } = this.change;
    const names = points.map((point) => this.label(point)).join("; ");
    return [`From the first to the last: ${names}.`, this.sayLeft(left), this.sayMixed()].filter(Boolean).join(" ");
  }

  sayLeft(left) {
    return left ? `${left} older ${left === 1 ? "record is" : "records are"} not shown.` : "";
  }

  isMixed() {
    return new Set(this.change.points.map(({ kind, audience }) => (kind === "review" ? kind : audience))).size > 1;
  }

  sayMixed() {
    return this.isMixed() ? "They are not all by the same people: a level may differ because others answered." : "";
  }

  /** What happened, with its rows: `[{id, words, rows}]`, without what happened nowhere. */
  kinds() {
    const kinds = Object.entries(Reflections.ReportChange.kinds).map(([id, words]) => ({
      ...{ id, words },
      rows: this.rows.filter((row) => (id === "reworded" ? row.reworded : this.kindOf(row) === id)),
    }));
    return kinds.filter(({ rows }) => rows.length);
  }

  kindOf({ kind, isStalled }) {
    return isStalled ? "stalled" : kind;
  }

  sayKind({ words, rows }) {
    return this.make("span", "", this.make("b", "", `${rows.length} ${words}: `), rows.map(({ code }) => code).join(", "));
  }

  /** What happened to a question. */
  happened(row) {
    const words = Reflections.ReportChange.kinds[this.kindOf(row)];
    return words[0].toUpperCase() + words.slice(1);
  }

  // ---- The table

  questions(isShort) {
    const { points, parts } = this.change;
    const heads = ["Question", ...points.map((point) => this.head(point)), "What happened"];
    const groups = parts.map(({ name, rows }) => [name, rows.map((row) => this.cells(row, isShort))]);
    return this.grouped("Question by question", heads, groups, "change");
  }

  cells(row, isShort) {
    const levels = this.change.points.map((point, place) => [this.sayPoint(row, place)]);
    const happened = this.make("div", "ir-trend__beside", this.trend(row), this.make("span", "", this.happened(row)));
    return [[this.named(row, ...this.wording(row, isShort))], ...levels, [happened]];
  }

  wording({ reworded, was }, isShort) {
    const text = was && !isShort ? "Reworded. It was: " + was : "Reworded.";
    return reworded ? [" ", this.make("span", "ir-trend__was", text)] : [];
  }

  sayPoint({ ratings, asked }, place) {
    const rating = ratings[place];
    const blank = this.change.points[place].kind === "review" ? "Not agreed" : "Not answered";
    return !asked[place] ? "Not asked" : rating === undefined ? blank : this.level({ rating });
  }

  // ---- The trend: the same cells as a drawing, so it isn't read aloud

  trend({ ratings }) {
    const { chart } = Reflections;
    const places = ratings.map((rating, place) => this.place(rating, place));
    const made = chart.make("svg", { class: "ir-trend", viewBox: "0 0 120 56", width: "5.4em", height: "2.5em", fill: "currentColor" });
    made.setAttribute("aria-hidden", "true");
    made.append(
      ...[1, 2, 3, 4].map((level) => this.line("ir-trend__level", [4, this.height(level)], [116, this.height(level)])),
      ...places.slice(1).flatMap((to, place) => this.step(places[place], to)),
      ...places.map((place) => this.mark(place)),
    );
    return made;
  }

  /** Points are spread over the width; two of them as if there were a third. */
  place(rating, place) {
    const isLevel = Reflections.audit.isLevel(rating);
    const sign = rating === "dont_know" ? "?" : "–";
    return { isLevel, x: 16 + place * 44, y: isLevel ? this.height(rating) : 28, text: isLevel ? rating : sign };
  }

  height(level) {
    return 61 - 13 * level;
  }

  /** A line leads from a level to a level alone. */
  step(from, to) {
    return from.isLevel && to.isLevel ? [this.line("ir-trend__step", [from.x, from.y], [to.x, to.y])] : [];
  }

  line(name, [x1, y1], [x2, y2]) {
    return Reflections.chart.make("line", { class: name, x1, y1, x2, y2, stroke: "currentColor" });
  }

  mark({ isLevel, x, y, text }) {
    const { chart } = Reflections;
    const mark = chart.make("g", {});
    const words = chart.make("text", { class: isLevel ? "ir-trend__number" : "ir-trend__none", x, y: y + 5, "text-anchor": "middle" });
    words.textContent = text;
    mark.append(...(isLevel ? [chart.make("circle", { class: "ir-trend__mark", cx: x, cy: y, r: 9 })] : []), words);
    return mark;
  }

  // ---- Earlier actions

  /** What is open stands first. */
  sortedActions() {
    const order = Object.keys(Reflections.ReportChange.states);
    return [...this.change.actions].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  }

  /** "2 overdue, 1 done." */
  sayActions() {
    const { states } = Reflections.ReportChange;
    const counted = Object.keys(states).map((id) => [this.change.actions.filter(({ state }) => state === id).length, states[id]]);
    const said = counted.filter(([count]) => count).map(([count, words]) => `${count} ${words.toLowerCase()}`);
    return said.join(", ") + ".";
  }

  /** On paper each state is a paragraph, in which so many actions are named. */
  actionsInWords(most) {
    if (!most && this.change.actions.length) {
      return [this.block("What was planned before", this.make("p", "ir-report__text", this.sayActions()))];
    }
    const { states } = Reflections.ReportChange;
    const said = Object.entries(states).map(([id, words]) => [words, this.change.actions.filter(({ state }) => state === id)]);
    const items = said.filter(([, actions]) => actions.length).map(([words, actions]) => this.sayState(words, actions, most));
    return items.length ? [this.block("What was planned before", this.make("ul", "ir-trend__actions", ...items))] : [];
  }

  sayState(words, actions, most) {
    const shown = actions.slice(0, most).map(({ action }) => this.sayAction(action, most));
    const more = actions.length - shown.length;
    const all = more ? [...shown, `and ${more} more`] : shown;
    const number = this.make("b", "", `${actions.length} ${words.toLowerCase()}`);
    return this.make("li", "", number, ": " + all.join("; ") + ".");
  }

  /** One that stands alone in its line is cut to fit it. */
  sayAction({ what, by }, most) {
    const letters = most > 1 ? 70 : 50;
    const text = Reflections.ReportViews.shortened(what, letters);
    return (text || "an action") + (by ? ` (by ${this.date(by)})` : "");
  }

  /** With `last`, a head and what stands in that column for an action, there is one more. */
  actionTable(actions, last) {
    const heads = ["What", "Who", "By when", "Where it stands", ...(last ? [last.head] : [])];
    const rows = actions.map((each) => [...this.actionCells(each), ...(last ? [last.cell(each)] : [])]);
    return this.table("Actions of earlier terms", heads, rows, "before");
  }

  actionCells({ action: { question, what, who, by }, state }) {
    const code = this.codes.get(question);
    const named = code ? [this.make("span", "ir-report__code", code), " ", what] : [what];
    return [named, [who], [this.date(by)], [Reflections.ReportChange.states[state]]];
  }

  // ---- One sheet

  /** What there is room for: earlier wordings, then the names of actions, are the first to go. */
  fit() {
    const { ways, sheet } = Reflections.ReportChange;
    return ways.find((way) => this.heightOf(way) <= sheet) || ways[ways.length - 1];
  }

  /** About how high all of it is on paper, in millimetres. */
  heightOf({ isShort, actions }) {
    const { states } = Reflections.ReportChange;
    const rows = this.rows.map(({ ask, reworded, was }) => this.rowHeight(ask.length + (reworded ? 10 : 0) + (isShort ? 0 : was.length)));
    const letters = Object.keys(states).map((id) => {
      const named = this.change.actions.filter(({ state }) => state === id);
      return named.length && 20 + named.slice(0, actions).reduce((sum, { action }) => sum + this.sayAction(action, actions).length, 0);
    });
    const planned = letters.filter(Boolean).map((number) => (actions ? 4.4 * Math.ceil(number / 105) : 1.5));
    const around = [22, 2.6 * this.kinds().length, 5 * this.change.parts.length, planned.length && 10];
    return [...around, ...rows, ...planned].reduce((sum, height) => sum + height, 0);
  }

  rowHeight(letters) {
    return Math.max(8.8, 1.2 + 4.1 * Math.ceil(letters / 42));
  }
};

/** What a sheet has room for, in millimetres. */
Reflections.ReportChange.sheet = 258;

/** How much of wordings and actions stands on a sheet, the most first. */
Reflections.ReportChange.ways = [
  { isShort: false, actions: 6 },
  { isShort: true, actions: 6 },
  { isShort: true, actions: 3 },
  { isShort: true, actions: 1 },
  { isShort: true, actions: 0 },
];

Reflections.ReportChange.kinds = {
  up: "moved up",
  down: "moved down",
  stalled: "stayed, and not good enough yet",
  same: "stayed",
  new: "new",
  gone: "no longer asked",
  open: "can’t be compared",
  reworded: "reworded",
};

Reflections.ReportChange.states = {
  overdue: "Overdue",
  under_way: "Under way",
  not_started: "Not started",
  stopped: "Stopped",
  done: "Done",
};

Reflections.report.SECTIONS.change = Reflections.ReportChange;
