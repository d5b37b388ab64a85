/**
 * Replacing: whether what is here may go, or another audit take its place. Nobody's work goes without a question that
 * describes both, and offers a copy first.
 */
Reflections.Replacing = class {
  constructor(app) {
    this.app = app;
  }

  /** Whether nobody's work is in the way, or whoever is here says that it may go. `words` tell where the other comes from. */
  async mayReplace(record, words) {
    if (this.isDamaged) {
      return this.mayGo(this.askAboutDamaged());
    }
    return !this.app.record || this.mayGo(this.askAbout(record, words));
  }

  /**
   * Whether what is here may go. A copy comes first: a browser may ask where to, and be told nowhere. Once there is one,
   * going on is the main choice. `advice` is for whoever has none yet.
   */
  async mayGo(question, told = this.isKept ? Reflections.copies.tell(this.app.keptAs) : "") {
    const { title, text, advice = [], keep = "First keep a copy", go } = question;
    const { isKept } = this;
    const answer = await this.app.ask({
      title,
      text: told ? [told, ...text] : [...text, ...advice],
      choices: [
        { id: "keep", label: isKept ? "Keep it again" : keep, primary: !isKept },
        { id: "go", label: go, primary: isKept },
        { id: "", label: "Cancel" },
      ],
    });
    return answer === "keep" ? this.mayGo(question, this.keep()) : answer === "go";
  }

  keep() {
    const { copies } = Reflections;
    return copies.tell(this.isDamaged ? copies.keepDamaged(this.app) : copies.keep(this.app, "html"));
  }

  get isDamaged() {
    return this.app.store.state.kind === "damaged";
  }

  /** Whether what is here now, and nothing older, was the last to be kept. */
  get isKept() {
    const { kept, record, store } = this.app;
    return kept === (this.isDamaged ? store.raw : record);
  }

  askAboutDamaged() {
    return {
      title: "Replace what is stored here?",
      text: ["What is stored in this browser can’t be read. The file takes its place."],
      keep: "First download what is stored",
      go: "Replace it",
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
      keep: "First keep a copy of what is here",
      go: "Replace it",
    };
  }

  /** Whether a record says the very same as what is here. A table may have been changed without its numbers. */
  isHere(record) {
    return !this.isDamaged && Boolean(this.app.record) && Reflections.packed.isSame(record, this.app.record);
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
    same: "They are the same audit, but do not say the same.",
    newer: `They are the same audit, and ${which} is the newer of the two.`,
    older: `They are the same audit, and ${which} is the older of the two: what was changed since then would go.`,
    apart: Reflections.Replacing.apart,
  }[Reflections.packed.standing(other, here)];
};

Reflections.Replacing.apart =
  "They are the same audit, and each was changed apart from the other: neither of the two holds everything.";
