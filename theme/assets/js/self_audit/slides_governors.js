/**
 * Slides for governors: a review in ten screens at most, for those who were not there. Pure. It names nobody who answered;
 * who may be told apart is for `Reflections.views` to say. Lists show what comes first, and say how much more there is.
 */
Reflections.slidesGovernors = {
  most: 10,

  of(record, { bank, today }) {
    const known = { record, bank, today, views: Reflections.views.of(record, bank), profile: Reflections.profile.of(record, bank) };
    const slides = [this.title, this.agreed, this.strengths, this.toImprove, this.differing, this.unknown, this.priorities, this.plan, this.next];
    return slides
      .flatMap((make) => make.call(this, known))
      .slice(0, this.most)
      .map((slide) => ({ step: 0, name: "", say: "", purpose: "", ready: "", ...slide }));
  },

  title({ record, views, profile, today }) {
    const people = views.people.map(({ name, audits, hands }) => `${name}: ${this.sayPeople(audits, hands)}`);
    const texts = people.length ? people.slice(0, 6) : ["Nobody’s audit has been brought in yet."];
    const lead = `Review, ${Reflections.report.inWords(today)}. ${profile.answered} of ${profile.all} questions are agreed.`;
    return [{ kind: "title", title: record.school || "Our review", lead, texts }];
  },

  sayPeople(audits, hands) {
    return [audits && `${audits} answered alone`, hands && `${hands} were counted`].filter(Boolean).join(", ");
  },

  /** The codes of questions by what was agreed. A number of questions at a level is no grade, and none is made of them. */
  agreed({ profile, bank: { scale } }) {
    const rows = profile.parts.flatMap(({ rows: some }) => some);
    const names = [...scale.levels.map(({ name }, at) => `${at + 1} ${name}`), scale.dont_know.name, "Not agreed yet"];
    const items = [1, 2, 3, 4, "dont_know", undefined].map((rating, at) => {
      const codes = rows.filter((row) => row.rating === rating).map((row) => row.code + (row.good_enough === false ? "*" : ""));
      return { name: names[at], text: this.short(this.some(codes, 24).join(", "), 130) || "–" };
    });
    return [{ kind: "facts", title: "What was agreed", items, foot: "Questions by their codes. An asterisk: not good enough yet. There is no total and no grade." }];
  },

  some(list, most) {
    return list.length > most ? [...list.slice(0, most), `${list.length - most} more`] : list;
  },

  listed(title, rows, say, most = 4) {
    const questions = rows.slice(0, most).map((row) => ({ question: row.question, code: row.code, ask: this.short(row.ask, 150), said: say(row) }));
    const more = rows.length - questions.length;
    return rows.length ? [{ kind: "list", title, questions, foot: more ? `${more} more in the review.` : "" }] : [];
  },

  level({ scale }) {
    return ({ rating }) => (Reflections.audit.isLevel(rating) ? `${rating} ${scale.levels[rating - 1].name}` : "");
  },

  strengths({ profile, bank }) {
    return this.listed("What is strong", profile.groups.strength, this.level(bank));
  },

  toImprove({ profile, bank }) {
    return this.listed("What is not good enough yet", profile.groups.not_good_enough, this.level(bank));
  },

  current({ views }) {
    return views.rows.filter(({ standing }) => standing === "current");
  },

  differing(known) {
    const apart = this.current(known).filter(({ agreement }) => agreement === "apart");
    return this.listed("Where views differ most", Reflections.views.sorted(apart, "spread"), ({ low, high }) => `from level ${low} to level ${high}`);
  },

  unknown(known) {
    const rows = this.current(known).filter(({ all }) => all.dont_know);
    return this.listed("What people don’t know", Reflections.views.sorted(rows, "dont_know"), ({ all }) => `${all.dont_know} of ${all.answered} said so`);
  },

  priorities({ record, profile, bank }) {
    const rows = profile.parts.flatMap(({ rows: some }) => some);
    const chosen = record.priorities.map(({ question }) => {
      const { code, ask } = record.questions.find(({ id }) => id === question);
      return { question, code, ask, rating: (rows.find((row) => row.question === question) || {}).rating };
    });
    const none = [{ kind: "words", title: "Our priorities", lead: "None has been chosen yet.", texts: [] }];
    return chosen.length ? this.listed("Our priorities", chosen, this.level(bank)) : none;
  },

  /** Six actions at most, three a screen. */
  plan({ record }) {
    const shown = record.actions.slice(0, 6).map((action) => Reflections.slides.shortAction(action));
    const pages = Reflections.slides.pagesOf(shown, 3);
    const more = record.actions.length - shown.length;
    return pages.map((actions, at) => ({
      kind: "actions",
      title: "The plan",
      page: Reflections.slides.ofMany(at, pages.length),
      actions,
      foot: more && at === pages.length - 1 ? `${more} more in the plan.` : "",
    }));
  },

  /** The days that come, the first first. */
  next({ record, today }) {
    const dates = Reflections.plan.dates(record).filter(({ date }) => date >= today);
    const say = ({ date, what, kind }) => ({
      name: Reflections.report.inWords(date),
      text: `${kind === "by" ? "To be done" : "We look again"}: ${this.short(what, 70)}`,
    });
    return dates.length ? [{ kind: "facts", title: "What comes next", items: dates.slice(0, 4).map(say), foot: "" }] : [];
  },

  short(text, most) {
    return Reflections.slides.short(text, most);
  },
};
