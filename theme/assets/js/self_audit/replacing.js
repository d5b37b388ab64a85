/**
 * Replacing: whether another audit may take the place of the one that is here. Nobody's work goes without a question that
 * describes both, and offers a copy first.
 */
Reflections.Replacing = class {
  constructor(app) {
    this.app = app;
  }

  /** Whether nobody's work is in the way, or whoever is here says that it may go. `words` tell where the other comes from. */
  async mayReplace(record, words) {
    const isDamaged = this.app.store.state.kind === "damaged";
    if (!this.app.record && !isDamaged) {
      return true;
    }
    const question = isDamaged ? this.askAboutDamaged() : this.askAbout(record, words);
    let answer = await this.app.ask(question);
    while (answer === "keep") {
      const name = isDamaged ? Reflections.copies.keepDamaged(this.app) : Reflections.copies.keep(this.app, "html");
      answer = await this.app.ask({
        ...question,
        text: [`Kept as “${name}”: look among your downloads.`, ...question.text],
      });
    }
    return answer === "replace";
  }

  askAboutDamaged() {
    return {
      title: "Replace what is stored here?",
      text: ["What is stored in this browser can’t be read. The file takes its place."],
      choices: this.choices("First download what is stored"),
    };
  }

  askAbout(record, { where, which }) {
    const here = this.app.record;
    return {
      title: "Replace the audit that is here?",
      text: [
        `Here now: ${this.describe(here)}.`,
        `${where}: ${this.describe(record)}.`,
        Reflections.Replacing.compare(record, here, which),
      ],
      choices: this.choices("First keep a copy of what is here"),
    };
  }

  choices(keep) {
    return [
      { id: "keep", label: keep, primary: true },
      { id: "replace", label: "Replace it" },
      { id: "", label: "Cancel" },
    ];
  }

  /** Who, how far and when: "Leadership at Hill School (JB), 12 of 40 answered, changed on 22 November 2026 at 10:31". */
  describe(record) {
    const { bank } = this.app;
    const { answered, all } = Reflections.audit.progress(Reflections.carryOver(record, bank).record, bank);
    const { audience, name } = record.respondent;
    const known = bank.audiences.find(({ id }) => id === audience);
    const [at, by] = [record.school, name].map((text) => this.isolated(text));
    const isReview = record.kind === "review";
    const what = isReview ? "A review" : known ? known.name : audience;
    const views = isReview ? ` of ${record.audits.length} ${record.audits.length === 1 ? "audit" : "audits"}` : "";
    const when = new Date(record.changed).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
    const far = `${answered} of ${all} ${isReview ? "agreed" : "answered"}`;
    return what + views + (at && " at " + at) + (by && ` (${by})`) + `, ${far}, changed on ${when}`;
  }

  /** A name in a sentence: also one in Arabic letters, or with signs that turn them, leaves the words around it alone. */
  isolated(text) {
    const name = Reflections.jsonSchema.straight(text);
    return /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u.test(name) ? `\u2068${name}\u2069` : name;
  }
};

/** How another audit, `which`, stands to the one that is here, in words. Each change counts its revision up. */
Reflections.Replacing.compare = (other, here, which) => {
  if (other.id !== here.id) {
    return "They are two different audits.";
  }
  return {
    same: "They are the same audit, and nothing differs between them.",
    newer: `They are the same audit, and ${which} is the newer of the two.`,
    older: `They are the same audit, and ${which} is the older of the two: what was changed since then would go.`,
    apart: Reflections.Replacing.apart,
  }[Reflections.packed.standing(other, here)];
};

Reflections.Replacing.apart =
  "They are the same audit, and each was changed apart from the other: neither of the two holds everything.";
