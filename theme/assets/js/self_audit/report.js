/**
 * The report: a record, what it shows and its plan, as one article to read and to print. It is what the print screen
 * shows, and the whole of a kept file, so it may belong to another document than the page's. All that people wrote goes
 * in as text. `theme/assets/css/self_audit/report.css` is all the style that it has.
 */
Reflections.report = class extends Reflections.ReportPart {
  /**
   * The report as an `article`, with those `sections` that are asked for, in that order: "about", "audit", "results",
   * "plan", and those of several people's audits, which come with the scripts for them. `today` is the date that stands
   * on each sheet, `name` what the report is called, `only` the one question that is to stand there. With `href` the charts lead to the questions; without it, nothing
   * leads out of the file.
   */
  static build(document, { record, profile, bank, today, sections, only, href, name = Reflections.report.nameOf(record) }) {
    const report = new Reflections.report(document, { record, profile, bank, today, only, href, name });
    const content = sections.map((name) => report.section(name));
    return report.make("article", "ir-report", report.running(), report.head(), ...content);
  }

  static nameOf({ kind }) {
    return kind === "review" ? "Review" : "Self-audit";
  }

  /** The sections of all that is in a record. */
  static all({ kind }) {
    return kind === "review" ? ["people", "results", "plan", "views"] : ["about", "results", "plan", "audit"];
  }

  /** "2026-11-22", or a moment, as "22 November 2026"; an edition such as "2026-11" as "November 2026". */
  static inWords(date) {
    const [year, month, day] = date.slice(0, 10).split("-");
    const name = Reflections.report.MONTHS[month - 1];
    return name ? [day && Number(day), name, year].filter(Boolean).join(" ") : date;
  }

  /** The rules by which a question goes into a group, in plain words. A review lists what isn't agreed yet, too. */
  static rules(scale, isReview = false) {
    const [one, two, three, four] = scale.levels.map(({ name }) => name);
    return [
      `Level 3 (${three}) or 4 (${four}), and good enough: a strength.`,
      `Level 1 (${one}) or 2 (${two}), and good enough: good enough for now. It is neither a strength nor a worry.`,
      "Any level, and not good enough: it goes on the short list, lowest level first. Your own judgement puts it there, and not the level alone.",
      "A level without a judgement: not judged yet.",
      `“${scale.dont_know.name}”: to find out. It doesn’t count as a low level.`,
      `“${scale.does_not_apply.name}”${isReview ? "" : ", or no answer yet"}: it stays in its table and goes nowhere else.`,
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

  /** School and date at the head of each sheet; the first page says them to whoever listens. */
  running() {
    const { school } = this.record;
    const line = this.make(
      "p",
      "ir-report__running",
      [Reflections.jsonSchema.straight(school), this.name, this.date(this.today)].filter(Boolean).join(" · "),
    );
    line.setAttribute("aria-hidden", "true");
    return line;
  }

  head() {
    const { school } = this.record;
    return this.make(
      "header",
      "ir-report__head",
      this.make("h1", "ir-report__title", school ? this.name + ": " + school : this.name),
    );
  }

  section(name) {
    const { document, record, profile, bank, today, only, href } = this;
    const section = new Reflections.report.SECTIONS[name](document, { record, profile, bank, today, only, href });
    const heading = section.title ? [this.make("h2", "ir-report__heading", section.title)] : []; // else it has several
    return this.make("section", "ir-report__section ir-report__section--" + name, ...heading, ...section.content());
  }
};

Reflections.report.SECTIONS = {
  about: Reflections.ReportAbout,
  audit: Reflections.ReportAudit,
  results: Reflections.ReportResults,
  plan: Reflections.ReportPlan,
};

Reflections.report.MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

Reflections.report.STATUSES = { not_started: "Not started", under_way: "Under way", done: "Done", stopped: "Stopped" };
