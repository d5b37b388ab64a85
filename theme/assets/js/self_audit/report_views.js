/**
 * Report, views: for each question how many chose each level, what was agreed, who saw it otherwise, and whether it caused
 * debate. People are named only where the review shows names. The same numbers go into a table for a spreadsheet.
 */
Reflections.ReportViews = class extends Reflections.ReportPart {
  constructor(document, parts) {
    super(document, parts);
    const { parts: current, elsewhere } = this.profile;
    this.views = Reflections.views.of(this.record, this.bank);
    this.agreed = new Map([...elsewhere, ...current.flatMap(({ rows }) => rows)].map((row) => [row.question, row]));
  }

  get title() {
    return "The views, question by question";
  }

  content() {
    const rows = this.views.rows.filter((row) => this.isWanted(row));
    const current = Reflections.audit.byPart(rows.filter(({ standing }) => standing === "current"));
    const elsewhere = rows.filter(({ standing, all }) => standing !== "current" && all.answered);
    return [
      this.make("p", "ir-report__text", Reflections.ReportViews.intro),
      ...current.map(({ name, questions }) => this.block(name, ...questions.map((row) => this.question(row)))),
      ...(elsewhere.length ? [this.block("Not asked here", ...elsewhere.map((row) => this.question(row)))] : []),
    ];
  }

  question(row) {
    const agreed = this.agreedOf(row);
    return this.make(
      "section",
      "ir-report__question",
      this.make("h4", "ir-report__ask", this.named(row)),
      ...this.counts(row),
      this.facts([
        ["Agreed", this.level(agreed) + (agreed.sign ? ": " + agreed.sign : "")],
        ["Good enough?", this.judged(agreed)],
        ["Otherwise", agreed.rating === undefined ? "" : this.dissent(row, agreed.rating)],
        ["Debate", this.isDebated(row) ? "This caused debate." : ""],
        ["Evidence", agreed.evidence],
        ["Note", agreed.note],
        ["Each view", this.voices(row)],
      ]),
    );
  }

  agreedOf({ question }) {
    return this.agreed.get(question) || {};
  }

  isDebated({ question }) {
    return this.record.debates.includes(question);
  }

  // ---- Numbers

  counts(row) {
    const { levels, dont_know, does_not_apply } = this.scale;
    const heads = ["Who", ...levels.map(({ name }, place) => `${place + 1}, ${name}`), dont_know.name, does_not_apply.name];
    const rows = this.sides(row).map(({ name, counts, isHidden }) => [
      [name + (isHidden ? ": too few to show" : ` (${counts.answered})`)],
      ...[...counts.levels, counts.dont_know, counts.does_not_apply].map((count) => [isHidden ? "" : count || ""]),
    ]); // where nobody chose a level nothing stands, so that the levels that were chosen are seen
    return rows.length ? [this.table(row.code + ": how many chose what", heads, rows, "views")] : [];
  }

  /**
   * Whose numbers stand beside each other at a question: each audience, all who answered on their own, each group. Those who
   * said nothing are left out, and a sum that says the same once more.
   */
  sides({ by, everyone, groups }) {
    const audiences = by.filter(({ counts, isHidden }) => counts.answered || isHidden);
    const isSum = everyone.answered && !audiences.some(({ counts }) => counts.answered === everyone.answered);
    const all = isSum ? [{ name: audiences.length ? "All of these" : this.views.everyone, counts: everyone }] : [];
    return [...audiences, ...all, ...groups.map((group) => ({ ...group, name: this.nameOfGroup(group) }))];
  }

  nameOfGroup({ name, how, label }) {
    return name + (how === "hands" ? ", hands or cards" : "") + (label ? ": " + label : "");
  }

  // ---- Words

  /** As much of a text as so many letters hold, in whole words, if the last isn't a very long one. */
  static shortened(text, most) {
    const letters = Array.from(text);
    const cut = letters.slice(0, most - 1).join("");
    const whole = cut.replace(/[\s,;:]+\S*$/, "");
    return letters.length > most ? (whole.length > cut.length / 2 ? whole : cut).trimEnd() + "…" : text;
  }

  /** "2 of 6 chose 2, Growing; 1 said “We don’t know”." */
  dissent(row, rating) {
    const said = Reflections.views.dissent(row, rating).map(({ rating: other, count, of }, place) => {
      const level = Reflections.audit.isLevel(other);
      const number = place ? count : `${count} of ${of}`;
      return level ? `${number} chose ${this.level({ rating: other })}` : `${number} said “${this.scale[other].name}”`;
    });
    return said.length ? said.join("; ") + "." : "";
  }

  /** How far the views agree, in a few words. */
  agreement({ agreement, low, high }) {
    return {
      none: "None chosen",
      one: `One view: ${low}`,
      same: `All chose ${low}`,
      near: `${low} and ${high}`,
      apart: `From ${low} to ${high}`,
    }[agreement];
  }

  /** Each on a line of its own; nothing unless names show. */
  voices({ question }) {
    return Reflections.views
      .voices(this.record, this.bank, question)
      .map((voice) => this.voice(voice))
      .join("\n");
  }

  voice({ name, note, ...answer }) {
    const said = answer.rating === undefined ? "no answer" : this.level(answer);
    return `${name}: ${said}` + (note && ". " + note);
  }

  // ---- For a spreadsheet

  /** A row for each question and audience. It begins as none of the tables do that can be opened here. */
  static csv(record, bank) {
    const part = new Reflections.ReportViews(undefined, { record, bank, profile: Reflections.profile.of(record, bank) });
    const levels = bank.scale.levels.map(({ name }, place) => `${place + 1}, ${name}`);
    const answers = [...levels, bank.scale.dont_know.name, bank.scale.does_not_apply.name];
    const heads = ["code", "part", "question", "who", ...answers, "blank", "agreed", "good enough", "caused debate"];
    const rows = [heads, ...part.views.rows.flatMap((row) => part.csvRows(row))];
    const line = (cells) => cells.map((cell) => Reflections.csvWriter.cell("", cell)).join(",") + "\r\n";
    return "\uFEFF" + rows.map((cells) => line(Reflections.record.mended(cells))).join("");
  }

  csvRows(row) {
    const agreed = this.agreedOf(row);
    const { rating, good_enough } = agreed;
    const judged = good_enough === undefined ? "" : good_enough ? "yes" : "no";
    return this.sides(row).map(({ name, counts, isHidden }) => [
      ...[row.code, row.part.name, row.ask, name + (isHidden ? ": too few to show" : "")],
      ...[...counts.levels, counts.dont_know, counts.does_not_apply, counts.blank].map((count) => (isHidden ? "" : count)),
      ...[rating === undefined ? "" : this.level(agreed), judged, this.isDebated(row) ? "yes" : ""],
    ]);
  }
};

Reflections.ReportViews.intro =
  "How many chose each level, beside what was agreed. Where fewer than three people would stand alone, their numbers are not shown, since one could tell who said what.";

Reflections.report.SECTIONS.views = Reflections.ReportViews;
