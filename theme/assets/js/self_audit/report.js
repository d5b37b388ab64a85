/**
 * The report: a record, what it shows and its plan, as one article to read and to print. It is what the print screen shows,
 * and the whole of a kept file, so it may belong to another document than the page's. All that people wrote goes in as
 * text. `theme/assets/css/self_audit/report.css` is all the style that it has.
 */
Reflections.report = class {
  /**
   * The report as an `article`, with those `sections` that are asked for, in that order: "about", "audit", "results",
   * "plan". `today` is the date that stands on each sheet. With `href` the charts lead to the questions; without it,
   * nothing leads out of the file.
   */
  static build(document, { record, profile, bank, today, sections, href }) {
    const report = new Reflections.report(document, { record, profile, bank, today, href });
    return report.make("article", "ir-report", report.running(), report.head(), ...sections.map((name) => report.section(name)));
  }

  constructor(document, parts) {
    Object.assign(this, { document, ...parts });
    this.scale = this.bank.scale;
    const { parts: current, elsewhere } = this.profile;
    this.rows = new Map([...elsewhere, ...current.flatMap(({ rows }) => rows)].map((row) => [row.question, row]));
  }

  /** "2026-11-22", or a moment, as "22 November 2026"; an edition such as "2026-11" as "November 2026". */
  static inWords(date) {
    const [year, month, day] = date.slice(0, 10).split("-");
    const name = Reflections.report.MONTHS[month - 1];
    return name ? [day && Number(day), name, year].filter(Boolean).join(" ") : date;
  }

  /** The rules by which a question goes into a group, in plain words. */
  static rules(scale) {
    const [one, two, three, four] = scale.levels.map(({ name }) => name);
    return [
      `Level 3 (${three}) or 4 (${four}), and good enough: a strength.`,
      `Level 1 (${one}) or 2 (${two}), and good enough: good enough for now. It is neither a strength nor a worry.`,
      "Any level, and not good enough: it goes on the short list, lowest level first. Your own judgement puts it there, and not the level alone.",
      "A level without a judgement: not judged yet.",
      `“${scale.dont_know.name}”: to find out. It doesn’t count as a low level.`,
      `“${scale.does_not_apply.name}”, or no answer yet: it stays in its table and goes nowhere else.`,
      "There is no total, no average and no grade. They would hide what is strong and what is not, and they invite comparing schools or people, for which these questions were not made.",
    ];
  }

  /** The rules at work on four answers, in two paragraphs. */
  static example({ levels, dont_know: dontKnow }) {
    return [
      `A team answers four questions. The first is at level 4, ${levels[3].name}, and good enough: a strength. The second is at level 2, ${levels[1].name}, and not good enough: it goes on the short list. ` +
        `The third is also at level 2, but good enough for this year, since the team is busy elsewhere: good enough for now. To the fourth they say “${dontKnow.name}”: to find out.`,
      "So they see one strength, one thing to work on, one to leave for now and one to find out. An average of their levels would be between 2 and 3: it would be true of none of the four, and nobody would ask about the last.",
    ];
  }

  // ---- The whole

  /** School and date at the head of each sheet; the first page says them to whoever listens. */
  running() {
    const { school } = this.record;
    const line = this.make("p", "ir-report__running", [school, "Self-audit", this.date(this.today)].filter(Boolean).join(" · "));
    line.setAttribute("aria-hidden", "true");
    return line;
  }

  head() {
    const { school } = this.record;
    return this.make("header", "ir-report__head", this.make("h1", "ir-report__title", school ? "Self-audit: " + school : "Self-audit"));
  }

  section(name) {
    const [title, ...content] = this[name]();
    return this.make("section", "ir-report__section ir-report__section--" + name, this.make("h2", "ir-report__heading", title), ...content);
  }

  // ---- About

  about() {
    const { school, respondent, site, changed } = this.record;
    const who = this.bank.audiences.find(({ id }) => id === respondent.audience);
    return [
      "About this audit",
      this.facts([
        ["School", school || "Not said"],
        ["Date", this.date(this.today)],
        ["Who answered", [who ? who.name : respondent.audience, respondent.name].filter(Boolean).join(": ")],
        ["Questions", `${site.name}, edition of ${this.date(site.edition)}`],
        ["Answered", this.answered()],
        ["Last changed", this.date(changed)],
      ]),
    ];
  }

  answered() {
    const { answered, all, elsewhere } = this.profile;
    const more = elsewhere.length ? `; ${elsewhere.length} more ${elsewhere.length === 1 ? "is" : "are"} not asked here` : "";
    return `${answered} of ${all} questions${more}`;
  }

  // ---- The audit

  audit() {
    return ["The audit", ...this.profile.parts.map(({ name, rows }) => this.block(name, ...rows.map((row) => this.question(row)))), ...this.notAsked()];
  }

  notAsked() {
    const { elsewhere } = this.profile;
    const text = "These questions are no longer asked, or this site doesn’t know them. Their answers are kept, and are not in the results.";
    return elsewhere.length ? [this.block("Not asked here", this.make("p", "ir-report__text", text), ...elsewhere.map((row) => this.question(row)))] : [];
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

  /** On paper alone: boxes to tick and lines to write on. */
  roomToWrite({ evidence, note }) {
    const { levels, dont_know, does_not_apply } = this.scale;
    const choices = [...levels.map(({ name }, place) => place + 1 + " " + name), dont_know.name, does_not_apply.name];
    const boxes = (texts) => this.make("ul", "ir-report__choices", ...texts.map((text) => this.make("li", "ir-report__choice", text)));
    const lines = [[evidence, "Evidence"], [note, "Note"]].filter(([text]) => !text).map(([, name]) => this.make("p", "ir-report__line", name));
    return this.make("div", "ir-report__write", boxes(choices), boxes(["Good enough for now", "Not good enough yet"]), ...lines);
  }

  // ---- Results

  results() {
    const { parts } = this.profile;
    return ["Results", this.make("p", "ir-report__text", this.sayAnswered()), ...parts.map((part) => this.part(part)), ...this.groups(), this.workedOut()];
  }

  sayAnswered() {
    const { answered, all } = this.profile;
    const open = all - answered;
    const rest = open ? "; " + open + (open === 1 ? " is" : " are") + " still open." : ".";
    return `${answered} of ${all} questions ${answered === 1 ? "has" : "have"} an answer${rest}`;
  }

  part(part) {
    const chart = Reflections.chart.profile(part, this.scale, { href: this.href });
    const rows = part.rows.map((row) => [[this.named(row)], [this.level(row)], this.judged(row)]);
    const table = this.table(`${part.name}: ${part.counts.all - part.counts.blank} of ${part.counts.all} answered`, ["Question", "Level", "Good enough?"], rows, "profile");
    return this.make("div", "ir-report__part", this.block(part.name, this.make("div", "ir-report__chart", chart), table));
  }

  groups() {
    const { groups } = this.profile;
    return [
      ["strength", "Strengths", "None so far."],
      ["not_good_enough", "Not good enough yet", "Nothing so far."],
      ["find_out", "To find out", "Nothing so far."],
      ["good_enough", "Good enough for now"],
      ["not_judged", "Not judged yet"],
    ]
      .filter(([id, , none]) => groups[id].length || none)
      .map(([id, title, none]) => this.block(title, groups[id].length ? this.list(groups[id]) : this.make("p", "ir-report__text", none)));
  }

  list(rows) {
    const led = (row) => (row.rating === "dont_know" ? [] : [" ", this.make("span", "ir-report__led", this.level(row))]);
    const item = (row) => this.make("li", "ir-report__item", this.named(row, ...led(row)));
    return this.make("ul", "ir-report__list", ...rows.map(item));
  }

  workedOut() {
    const { rules, example } = Reflections.report;
    return this.block(
      "How this is worked out",
      this.make("p", "ir-report__text", "Each question goes to one place, by two things that you said: the level, and whether that is good enough for you now."),
      this.make("ul", "ir-report__rules", ...rules(this.scale).map((text) => this.make("li", "", text))),
      this.make("h4", "ir-report__ask", "An example"),
      ...example(this.scale).map((text) => this.make("p", "ir-report__text", text)),
    );
  }

  // ---- Plan

  plan() {
    const { priorities, actions } = this.record;
    const none = (text) => this.make("p", "ir-report__text", text);
    return [
      "Plan",
      this.block("Priorities", ...(priorities.length ? priorities.map((each) => this.priority(each)) : [none("None has been chosen yet.")])),
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

  // ---- What all sections use

  /** The row of a question; of one that the profile leaves out, what the record says of it. */
  row(question) {
    const asked = this.record.questions.find(({ id }) => id === question);
    return this.rows.get(question) || asked || { code: question, ask: "" };
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
    return kind ? [Reflections.chart.mark(kind), " ", { yes: "Yes", no: "Not yet", open: "Not said yet" }[kind]] : [];
  }

  date(text) {
    return Reflections.report.inWords(text);
  }

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
    const fact = ([name, value]) => this.make("div", "ir-report__fact", this.make("dt", "", name), this.make("dd", "", ...[value].flat()));
    return this.make("dl", "ir-report__facts", ...said.map(fact));
  }

  /**
   * A table whose cells are lists of nodes and texts; the first of a row is its header. On narrow screens each row is a
   * card with the columns' names in it, so the roles are written out: some browsers forget them then.
   */
  table(title, heads, rows, kind) {
    const head = this.is("row", "tr", "", ...heads.map((text) => this.scoped("col", text)));
    const body = rows.map(([first, ...rest]) => this.is("row", "tr", "", this.scoped("row", ...first), ...rest.map((cell, place) => this.cell(heads[place + 1], cell))));
    const caption = this.make("caption", "ir-report__caption", title);
    return this.is("table", "table", "ir-report__table ir-report__table--" + kind, caption, this.is("rowgroup", "thead", "", head), this.is("rowgroup", "tbody", "", ...body));
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

Reflections.report.MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

Reflections.report.STATUSES = { not_started: "Not started", under_way: "Under way", done: "Done", stopped: "Stopped" };
