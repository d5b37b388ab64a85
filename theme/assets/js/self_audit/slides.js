/**
 * Slides: what a projector shows of a session, one thing a screen. Pure. Nothing of a presenter's own answers is here: of a
 * record, only what a review counted, chose and planned.
 *
 * A slide is `{kind, step, name, ...}`: `step` is its place in the running order, `timer` the minutes that it may take. Text
 * is split by how many lines fit. The letters keep their share of the screen's height, so that holds at each size of 16:9.
 *
 * What the room is to do stands on the screen. What a step is for, and what to have ready, is for whoever leads.
 */
Reflections.slides = {
  /** What follows a list that goes on. */
  ofMany: (at, all) => (all > 1 ? `${at + 1} of ${all}` : ""),

  /** All slides of a session. `isHere(question)` says whether the window has a count of it that no review keeps. */
  of(session, { bank, room, record, isHere = () => false }) {
    const isReview = Boolean(record) && record.kind === "review";
    const known = { session, bank, room, record: isReview ? record : undefined, isHere };
    const slides = session.steps.flatMap((step, at) =>
      this.kinds[step.shows].call(this, step, known, at).map((slide) => ({
        step: at,
        name: step.name,
        timer: { key: `step-${at}`, minutes: step.minutes },
        say: step.say,
        purpose: step.purpose,
        ready: step.ready,
        ...slide,
      })),
    );
    return slides.length ? slides : [{ kind: "words", step: 0, name: "", title: session.name, texts: ["This plan has no steps yet."] }];
  },

  kinds: {
    words({ name, say }, { session, bank }, at) {
      return at ? this.said("words", { title: name, say }) : this.said("title", { title: session.name, aim: this.aimOf(session, bank), say });
    },
    pause({ name, say }, known, at) {
      return this.toCount(this.said("pause", { title: name, say }), known, at);
    },
    task(step, known, at) {
      return [...this.toCount(this.tasks(step), known, at), ...this.widest(step, known, at)];
    },
    "case study"(step, { room }) {
      const study = room.case_studies.find(({ id }) => id === step.about);
      return study ? study.parts.flatMap((part) => this.casePart(study, part)) : this.missing(step);
    },
    study(step, { room }) {
      const study = room.studies.find(({ id }) => id === step.about);
      return study ? study.charts.flatMap((chart) => this.ofChart(chart, study)) : this.missing(step);
    },
    rating(step, known) {
      const asked = step.questions.flatMap((id) => this.asked(id, known));
      return asked.length ? asked.flatMap((question) => this.ofQuestion(question, known)) : this.missing(step);
    },
    priorities(step, known) {
      const asked = this.ranked(known);
      const pages = this.pagesOf(asked, 4);
      const choose = pages.map((questions, at) => ({ kind: "choose", title: step.name, heading: "Vote, then press what you chose", page: this.ofMany(at, pages.length), questions }));
      return [...this.tasks(step), ...choose];
    },
    plan(step, known) {
      const { record } = known;
      const chosen = record ? record.priorities : [];
      return [...this.tasks(step), ...chosen.flatMap(({ question }, at) => this.ofPriority(question, at, known))];
    },
  },

  /** What people work at in groups: what it is for helps them, too. */
  tasks({ name, purpose, say }) {
    return this.said("task", { title: name, aim: purpose, say });
  },

  /** What the room is to do, as it is said: a short aim stands above it, a long one goes before it. */
  said(kind, { title, aim = "", say }) {
    const isShort = aim.length <= 170;
    const texts = [isShort ? "" : aim, say].filter(Boolean);
    const pages = this.pages(texts, { lines: 7, letters: 52 });
    const all = pages.length ? pages : [[]];
    return all.map((some, page) => ({ kind, title, lead: page || !isShort ? "" : aim, texts: some }));
  },

  /** What a meeting about one part is about. */
  aimOf({ focus: { kind, about } }, { parts }) {
    const part = kind === "part" && parts.find(({ id }) => id === about);
    return part ? part.summary : "";
  },

  /** While people rest or talk, whoever leads counts what they rated before: the last of such slides says which questions. */
  toCount(slides, known, at) {
    const { steps } = known.session;
    const ids = Reflections.session.questions({ steps: steps.slice(0, at) });
    const rated = ids.flatMap((id) => this.asked(id, known)).map(({ id, code }) => ({ question: id, code }));
    const last = slides.length - 1;
    return slides.map((slide, page) => (rated.length && page === last ? { ...slide, rated } : slide));
  },

  /** Six bars a screen; what the figures leave open stands below the last. */
  ofChart({ title, unit, bars, note }, { name }) {
    const pages = this.pagesOf(bars, 6);
    const most = Math.max(...bars.map(({ value }) => Math.abs(value)));
    const isLast = (at) => at === pages.length - 1;
    return pages.map((some, at) => ({
      ...{ kind: "chart", title, heading: name, unit, most, bars: some },
      ...{ note: isLast(at) ? note : "", page: this.ofMany(at, pages.length) },
    }));
  },

  /** A text that may be of any length, such as one from another site's file, in as many letters as a slide has room for. */
  short(text, most) {
    return Reflections.ReportViews.shortened(text, most);
  },

  shortAction({ what, who, by }) {
    return { what: this.short(what, 130), who: this.short(who, 60), by };
  },

  missing({ name }) {
    return [{ kind: "words", title: name, texts: ["What belongs here is not on this site."] }];
  },

  casePart(study, { name, texts }) {
    const pages = this.pages(texts, { lines: 12, letters: 64 });
    const { characteristic } = study;
    return pages.map((items, at) => ({ kind: "case", title: name, heading: study.name, characteristic, items, page: this.ofMany(at, pages.length) }));
  },

  /** A question in the words of those who come; nothing where they can't be asked it. */
  asked(id, { bank, session: { audience } }) {
    return bank.isAsked(id, audience) ? [bank.asked(bank.question(id), audience)] : [];
  },

  /** The question, its signs to choose from in silence, and, once somebody was counted, what everyone chose. */
  ofQuestion({ id, code, part, ask, signs }, { bank, session, record, isHere }) {
    const about = { question: id, code, title: ask, characteristic: part.id, heading: part.name, audience: session.audience };
    const timer = { key: `question-${id}`, minutes: bank.scale.minutes };
    const isAny = isHere(id) || Reflections.tallying.counted(record, session, id).some(Boolean);
    return [
      { kind: "question", ...about, timer },
      { kind: "rating", ...about, timer, signs, heading: `${part.name}: choose one in silence` },
      ...(isAny ? [{ kind: "reveal", ...about, signs, timer: undefined }] : []),
    ];
  },

  /** All questions that are rated, those first on which views lie furthest apart. */
  ranked(known, until = Infinity) {
    const { session, record } = known;
    const before = { steps: session.steps.slice(0, until) };
    const countsOf = (id) => Reflections.tallying.counted(record, session, id).filter((counts) => this.isSeen(counts, session));
    const ids = Reflections.tallying.bySpread(Reflections.session.questions(before), countsOf);
    return ids.flatMap((id) => this.asked(id, known)).map(({ id, code, ask }) => ({ question: id, code, ask, isCounted: countsOf(id).length > 0 }));
  },

  isSeen(counts, { audience }) {
    return counts !== undefined && Reflections.tallying.mayShow(counts, audience);
  },

  /** After a task the questions on which views lie furthest apart, if any were counted. */
  widest({ name }, known, at) {
    const questions = this.ranked(known, at).filter(({ isCounted }) => isCounted).slice(0, 3);
    return questions.length ? [{ kind: "list", title: "Where we differ most", heading: name, questions }] : [];
  },

  ofPriority(question, at, known) {
    const { record } = known;
    const [asked = record.questions.find(({ id }) => id === question)] = this.asked(question, known);
    const actions = record.actions.filter((action) => action.question === question);
    const pages = this.pagesOf(actions.map((action) => this.shortAction(action)), 2);
    const all = pages.length ? pages : [[]];
    const about = { kind: "plan", title: this.short(asked.ask, 160), code: asked.code, characteristic: asked.part.id, heading: `Priority ${at + 1}`, question };
    return all.map((some, page) => ({ ...about, actions: some, isLast: page === all.length - 1, page: this.ofMany(page, all.length) }));
  },

  /** Where a slide stands once more, or less, is counted and chosen: that adds slides before it, or takes some away. */
  placeIn(slides, before, at) {
    const { step, kind, question } = before[at];
    const isSame = (slide) => slide.step === step && slide.kind === kind && slide.question === question;
    const nth = before.slice(0, at).filter(isSame).length;
    const places = [...slides.keys()].filter((place) => isSame(slides[place]));
    return places.length ? places[Math.min(nth, places.length - 1)] : Math.min(at, slides.length - 1);
  },

  // ---- Splitting

  pagesOf(list, most) {
    const pages = Math.ceil(list.length / most);
    const each = Math.ceil(list.length / pages); // no last one alone
    return Array.from({ length: pages || 0 }, (_, page) => list.slice(page * each, (page + 1) * each));
  },

  linesOf(text, letters) {
    return text.split("\n").reduce((sum, line) => sum + Math.max(Math.ceil(line.length / letters), 1), 0);
  },

  /**
   * Texts in pages of so many lines; a text that is longer than a page is parted between words. No page is much emptier than
   * another: there are as few as can be, and then each is as short as it can be.
   */
  pages(texts, { lines, letters }) {
    const parts = texts.flatMap((text) => this.parted(text, lines * letters * 0.9));
    const full = this.filled(parts, lines, letters);
    const lengths = Array.from({ length: lines }, (_, at) => this.filled(parts, at + 1, letters));
    return lengths.find((pages) => pages.length === full.length) || full;
  },

  filled(texts, lines, letters) {
    const pages = [];
    let left = 0;
    texts.forEach((text) => {
      const height = this.linesOf(text, letters) + 0.5;
      if (!pages.length || height > left) {
        pages.push([]);
        left = lines + 0.5;
      }
      pages[pages.length - 1].push(text);
      left -= height;
    });
    return pages;
  },

  parted(text, most) {
    const parts = [""];
    text.split(/(?<=\s)/).forEach((word) => {
      const last = parts.length - 1;
      const isFull = parts[last] && (parts[last] + word).length > most;
      Array.from({ length: Math.ceil(word.length / most) || 0 }, (_, at) => word.slice(at * most, (at + 1) * most)).forEach((piece, at) => {
        if (at === 0 && !isFull) {
          parts[last] += piece;
        } else {
          parts.push(piece);
        }
      });
    });
    return parts.map((part) => part.trim()).filter(Boolean);
  },
};
