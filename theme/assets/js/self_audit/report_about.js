/** Report, about: whose audit it is, what was asked, and how much of it is answered. */
Reflections.ReportAbout = class extends Reflections.ReportPart {
  get title() {
    return "About this audit";
  }

  content() {
    const { school, respondent, site, changed } = this.record;
    const who = this.bank.audiences.find(({ id }) => id === respondent.audience);
    return [
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
    const more = elsewhere.length
      ? `; ${elsewhere.length} more ${elsewhere.length === 1 ? "is" : "are"} not asked here`
      : "";
    return `${answered} of ${all} questions${more}`;
  }
};
