/** Report, people: what a review is about, and who took part, by audience and in numbers alone. */
Reflections.ReportPeople = class extends Reflections.ReportPart {
  get title() {
    return "About this review";
  }

  content() {
    const { school, site, changed } = this.record;
    const { answered, all } = this.profile;
    return [
      this.facts([
        ["School", school || "Not said"],
        ["Date", this.date(this.today)],
        ["Questions", `${site.name}, edition of ${this.date(site.edition)}`],
        ["Agreed", `${answered} of ${all} questions`],
        ["Last changed", this.date(changed)],
      ]),
      this.block("Who took part", ...this.whoTookPart(Reflections.views.of(this.record, this.bank))),
    ];
  }

  /** A table of numbers; hands that were counted stand in a column of their own, if there were any. */
  whoTookPart({ people, leftOut }) {
    if (!people.length) {
      return [this.make("p", "ir-report__text", "Nobody’s audit has been brought in yet.")];
    }
    const hasHands = people.some(({ hands }) => hands);
    const heads = ["Audience", "Answered on their own", ...(hasHands ? ["Counted by hands or cards"] : [])];
    const rows = people.map(({ name, audits, hands }) => [name, audits || "–", ...(hasHands ? [hands || "–"] : [])].map((cell) => [cell]));
    return [this.table("Numbers by audience", heads, rows, "people"), ...this.sayLeftOut(leftOut)];
  }

  /** One or two people could be picked out of any sum in which they are. */
  sayLeftOut(leftOut) {
    const names = leftOut.map(({ name, audits }) => `${name} (${audits})`).join(", ");
    const text = `Not counted in what follows: ${names}. With fewer than three of an audience, one could tell who said what.`;
    return leftOut.length ? [this.make("p", "ir-report__text", text)] : [];
  }
};

Reflections.report.SECTIONS.people = Reflections.ReportPeople;
