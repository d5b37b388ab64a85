/**
 * Question bank: the site's questions as the self-audit knows them, made of what Python hands over. Pure. Ids come from
 * files that anyone may have written, so everything is looked up in Maps: an id such as `constructor` finds nothing.
 *
 * Each question can be rated; one "in use" is not retired. An "asked" question is one as somebody was asked it,
 * `{id, code, part: {id, name}, ask, signs}`, in the words of their audience.
 */
Reflections.QuestionBank = class {
  constructor(data) {
    this.data = data;
    this.scale = data.scale;
    this.audiences = data.audiences;
    this.parts = data.parts;
    this.occasions = data.occasions;
    this.partNames = new Map(data.parts.map(({ id, name }) => [id, name]));
    this.questions = this.inOrder(data.questions);
    this.byId = new Map(this.questions.map((question) => [question.id, question]));
    this.places = new Map(this.questions.map(({ id }, place) => [id, place]));
    this.cases = new Map(Object.entries(data.case_studies));
    this.replacedBy = new Map(this.questions.flatMap((question) => question.replaces.map((old) => [old, question])));
  }

  /** Questions in the site's order: by part, within each as they came. */
  inOrder(questions) {
    const parts = [...this.partNames.keys()];
    const place = ({ part }) => (this.partNames.has(part) ? parts.indexOf(part) : parts.length);
    return [...questions].sort((one, other) => place(one) - place(other));
  }

  /** The question with an id, in use or retired; undefined when this site has none. */
  question(id) {
    return this.byId.get(id);
  }

  /** The case studies that a question leads to: `[{id, name, summary, url}]`. */
  caseStudies(id) {
    const ids = this.byId.has(id) ? this.byId.get(id).case_studies : [];
    return ids.filter((study) => this.cases.has(study)).map((study) => ({ id: study, ...this.cases.get(study) }));
  }

  isInUse(question) {
    return question.retired === null;
  }

  /** The audiences that can rate something today. */
  get raters() {
    return this.audiences.filter(({ id }) => this.select(id, { kind: "full" }).length);
  }

  /** The id of the audience that a meeting is mostly of: the first that rates and doesn't lead, where there is one. */
  get usualAudience() {
    const ids = this.raters.map(({ id }) => id);
    return ids.find((id) => id !== Reflections.QuestionBank.leadership) || ids[0];
  }

  /** Whether an audience is asked to rate a question today. */
  isAsked(id, audience) {
    const question = this.byId.get(id);
    return Boolean(question) && this.isInUse(question) && question.audiences.includes(audience);
  }

  /** A question in an audience's words, where it has some of its own. */
  asked(question, audience) {
    const { id, code, part } = question;
    const { ask, signs } = new Map(Object.entries(question.wording)).get(audience) || question;
    return { id, code, part: { id: part, name: this.partNames.get(part) || part }, ask, signs: [...signs] };
  }

  /** The answers that are not levels, and what follows a rating, in an audience's words. */
  scaleFor(audience) {
    return new Map(Object.entries(this.scale.wording)).get(audience) || this.scale;
  }

  /** The questions of an audience's choice, as asked: in the site's order, those of an occasion in its own. */
  select(audience, choice) {
    return this.chosen(choice)
      .filter(({ id }) => this.isAsked(id, audience))
      .map((question) => this.asked(question, audience));
  }

  chosen(choice) {
    switch (choice.kind) {
      case "full":
        return this.questions;
      case "short":
        return this.questions.filter(({ short }) => short);
      case "parts":
        return this.questions.filter(({ part }) => choice.parts.includes(part));
      case "occasion":
        return this.ofOccasion(choice.occasion);
      default:
        throw new Error(`There is no choice of questions called "${choice.kind}".`);
    }
  }

  ofOccasion(id) {
    const occasion = this.occasions.find((one) => one.id === id);
    return occasion ? occasion.questions.map((question) => this.byId.get(question)).filter(Boolean) : [];
  }

  /** Where a question stands in the site's order; those that the site lacks come after all others. */
  place(id) {
    return this.places.has(id) ? this.places.get(id) : this.places.size;
  }

  /** The question in use that replaces another, directly or through ones that were replaced in their turn. */
  successor(id) {
    const seen = new Set([id]);
    let question = this.replacedBy.get(id);
    while (question && !this.isInUse(question) && !seen.has(question.id)) {
      seen.add(question.id);
      question = this.replacedBy.get(question.id);
    }
    return question && this.isInUse(question) ? question : undefined;
  }

  /** What has become of an asked question: "current", "retired" (no longer rated here), or "unknown" to this site. */
  standing({ id }) {
    const question = this.byId.get(id);
    if (!question) {
      return "unknown";
    }
    return this.isInUse(question) ? "current" : "retired";
  }
};

/**
 * The id of the audience that answers for the school: reviews ask in its words, and its answers show however few they
 * are. Audiences are content, so `reflect check` refuses content that has none with this id.
 */
Reflections.QuestionBank.leadership = "leadership";
