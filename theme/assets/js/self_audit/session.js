/**
 * The session: a meeting as it is planned, and every edit of that. Pure. A session is a plain JSON value that no edit
 * changes; what it may hold is said in theme/record.schema.json.
 *
 * It begins as a running order that an author wrote for an occasion. Where it is to be about something else, the running
 * order nearest in length is taken, in its own words, with other questions.
 */
Reflections.setRoom = function (json) {
  Reflections.roomData = JSON.parse(json);
};

Reflections.session = {
  /** What a step can show, and what it is called where one is added. */
  kinds: {
    words: "Words on the screen",
    "case study": "A case study",
    study: "Figures of a study",
    rating: "Questions to rate in silence",
    task: "A task for small groups",
    priorities: "Choosing priorities",
    plan: "Making the plan",
    pause: "A break",
  },

  /** Whether what is said in a step is projected, too: the others show something else. */
  isProjected({ shows }) {
    return !["case study", "study", "rating"].includes(shows);
  },

  /** How many minutes one case study takes to be read, for whom a step is added. */
  minutesOf: { words: 5, "case study": 10, study: 5, rating: 10, task: 15, priorities: 10, plan: 15, pause: 5 },

  /** How many sit at a table. */
  table: 6,

  /** How many questions a step may have, so that a record can keep it. */
  mostQuestions: 60,

  /**
   * A session for so many minutes and people about a `focus`, `{kind, about}`: an "occasion", a "part", or the
   * "priorities" of `record`. `audience` says in whose words; an occasion has its own.
   */
  propose({ focus, minutes, people, audience }, { bank, room, record, id }) {
    const running = this.runningOrder(focus, minutes, audience, room);
    const who = focus.kind === "occasion" ? running.audience : audience;
    const pool = this.pool(focus, who, { bank, record });
    const length = minutes || this.total(running);
    const steps = this.scaled(running.steps, length).map((step) => this.filled(step, pool, { bank, room, focus }));
    return { id, name: this.nameOf(focus, running, bank), minutes: length, people, audience: who, focus, steps };
  },

  /** An occasion's own running order, or the nearest in length that leads from rating to priorities; without any, none. */
  runningOrder({ kind, about }, minutes, audience, room) {
    const own = room.occasions.find(({ id }) => kind === "occasion" && id === about);
    const shows = ({ steps }, what) => steps.some((step) => step.shows === what);
    const apt = room.occasions.filter((one) => shows(one, "rating") && shows(one, "priorities"));
    const fits = apt.length ? apt : room.occasions;
    const far = (one) => Math.abs(this.total(one) - minutes) + (one.audience === audience ? 0 : 45);
    return own || fits.reduce((best, one) => (far(one) < far(best) ? one : best), fits[0]);
  },

  nameOf({ kind, about }, running, bank) {
    const part = bank.parts.find(({ id }) => id === about);
    return { occasion: running.name, part: part ? part.name : running.name, priorities: "Our priorities, a term on" }[kind];
  },

  /** The ids of the questions that a session may take, most wanted first. */
  pool({ kind, about }, audience, { bank, record }) {
    const isAsked = (id) => bank.isAsked(id, audience);
    const choices = {
      occasion: () => bank.select(audience, { kind: "occasion", occasion: about }).map(({ id }) => id),
      part: () => bank.select(audience, { kind: "parts", parts: [about] }).map(({ id }) => id),
      priorities: () => this.lastPriorities(record).filter(isAsked),
    };
    const pool = choices[kind]();
    return pool.length ? pool : bank.select(audience, { kind: "short" }).map(({ id }) => id);
  },

  /** What was chosen in a record, or else in the latest of its earlier ones that chose anything. */
  lastPriorities(record) {
    const { earlier = [] } = record || {};
    const records = record ? [record, ...[...earlier].reverse()] : [];
    const found = records.find(({ priorities }) => priorities.length);
    return found ? found.priorities.map(({ question }) => question) : [];
  },

  /** Steps stretched or shortened to so many minutes in all, each at least one; what is lost by rounding is shared out. */
  scaled(steps, minutes) {
    const all = steps.reduce((sum, step) => sum + step.minutes, 0);
    const exact = steps.map((step) => (step.minutes * minutes) / all);
    const rounded = exact.map((value) => Math.min(Math.max(Math.floor(value), 1), 180));
    const byLoss = exact.map((value, at) => at).sort((one, other) => (exact[other] % 1) - (exact[one] % 1) || one - other);
    let left = minutes - rounded.reduce((sum, value) => sum + value, 0);
    byLoss.forEach((at) => {
      const step = left > 0 && rounded[at] < 180 ? 1 : 0;
      rounded[at] += step;
      left -= step;
    });
    return steps.map((step, at) => ({ ...step, minutes: rounded[at] }));
  },

  /** A step of a running order as a session has it, with as many questions as fit, or a case study that goes with them. */
  filled({ shows, name, minutes, purpose, say, ready }, pool, { bank, room, focus }) {
    const questions = shows === "rating" ? pool.slice(0, this.fits(minutes, bank.scale)) : [];
    const about = shows === "case study" ? this.caseFor(pool, { bank, room, focus }) : "";
    return { shows, name, minutes, purpose, say, ready: ready.join("\n"), questions, about };
  },

  /** How many questions can be rated in silence in so many minutes; one at least, and no more than a step may have. */
  fits(minutes, scale) {
    return Math.min(Math.max(Math.floor(minutes / scale.minutes), 1), this.mostQuestions);
  },

  /** The case study that helps with most of some questions; else one of the part that it is about, or the first. */
  caseFor(questions, { bank, room, focus }) {
    const named = questions.flatMap((id) => bank.caseStudies(id).map((one) => one.id));
    const count = ({ id }) => named.filter((one) => one === id).length;
    const [first] = room.case_studies;
    const own = room.case_studies.find(({ characteristic }) => characteristic === focus.about) || first;
    const best = room.case_studies.reduce((most, one) => (count(one) > count(most) ? one : most), own);
    return best ? best.id : "";
  },

  /** A step to add: with nothing in it but what its kind needs. */
  blank(shows, { bank, room, focus, audience }) {
    const pool = shows === "rating" ? this.pool(focus, audience, { bank }) : [];
    const about = { "case study": () => this.caseFor([], { bank, room, focus }), study: () => (room.studies[0] || { id: "" }).id };
    const step = { shows, name: this.kinds[shows], minutes: this.minutesOf[shows], purpose: "", say: "", ready: [] };
    return { ...this.filled(step, pool, { bank, room, focus }), about: about[shows] ? about[shows]() : "" };
  },

  // ---- Edits

  add(session, step, at = session.steps.length) {
    return { ...session, steps: Reflections.plan.inserted(session.steps, step, at) };
  },

  change(session, at, changes) {
    return { ...session, steps: session.steps.map((step, place) => (place === at ? { ...step, ...changes } : step)) };
  },

  move(session, at, by) {
    return { ...session, steps: Reflections.plan.moved(session.steps, session.steps[at], by) };
  },

  remove(session, at) {
    return { ...session, steps: session.steps.filter((step, place) => place !== at) };
  },

  // ---- What follows from it

  total({ steps }) {
    return steps.reduce((sum, { minutes }) => sum + minutes, 0);
  },

  /** From which minute to which each step goes. */
  times({ steps }) {
    let from = 0;
    return steps.map(({ minutes }) => {
      from += minutes;
      return { from: from - minutes, to: from };
    });
  },

  /** The ids of the questions that are rated, each once. */
  questions({ steps }) {
    return [...new Set(steps.flatMap(({ questions }) => questions))];
  },

  /** The case studies that are read, and their sheets: `[{name, url}]`. */
  caseStudies({ steps }, room) {
    const ids = new Set(steps.filter(({ shows }) => shows === "case study").map(({ about }) => about));
    return room.case_studies.filter(({ id }) => ids.has(id)).map(({ id, name, sheet }) => ({ id, name, url: sheet }));
  },

  /** How many tables there are. */
  tables({ people }) {
    return Math.max(Math.round(people / this.table), 1);
  },

  /** What to print: `[{name, url, copies}]`, with how many of each; 0 where that doesn't follow from the people. */
  sheets(session, { bank, room }) {
    const { people, focus } = session;
    const occasion = room.occasions.find(({ id }) => focus.kind === "occasion" && id === focus.about);
    const cases = this.caseStudies(session, room).map((one) => ({ ...one, copies: Math.ceil(people / 2) }));
    const shown = new Set(session.steps.map(({ shows }) => shows));
    const more = room.sheets.more.filter(({ printed_for }) => shown.has(printed_for));
    const copiesFor = { rating: people, plan: this.tables(session) };
    const extras = occasion ? occasion.extras.filter(({ url }) => !more.some((one) => one.url === url)) : [];
    return [
      ...(occasion ? [{ name: "The questions to hand out, and the running order", url: occasion.sheet, copies: people }] : this.ratingSheets(session, { bank, room })),
      ...cases,
      ...more.map(({ name, url, printed_for }) => ({ name, url, copies: copiesFor[printed_for] })),
      ...extras.map((one) => ({ ...one, copies: 0 })),
    ].map(({ name, url, copies }) => ({ name, url, copies }));
  },

  /** The sheets of the parts that its questions are about. */
  ratingSheets(session, { bank, room }) {
    const { audience, people } = session;
    const parts = new Set(this.questions(session).map((id) => (bank.question(id) || {}).part));
    return bank.parts
      .filter(({ id }) => parts.has(id) && (room.sheets.parts[id] || []).includes(audience))
      .map(({ id, name }) => ({ name: `${name}: to rate on paper`, url: `../worksheets/${id}-audit-${audience}.html`, copies: people }));
  },

  /** Keep a session in a record, or with undefined take it out. */
  keep({ session: before, ...record }, session, now) {
    return Reflections.audit.changed(record, session ? { session } : {}, now);
  },
};
