/**
 * Bringing: takes a batch of files into the review that is here, or begins a review with them. It is one change, told with
 * a way back.
 */
Reflections.Bringing = class {
  constructor(app, screen) {
    this.app = app;
    this.screen = screen;
    this.last = undefined; // what the last batch brought, in sentences
    this.plans = []; // those of reviews whose audits were taken in: nothing keeps them, so they are here until the page goes
  }

  /** A window that only shows what goes on in another one brings nothing in. */
  canBring() {
    return this.app.opening.canOpen();
  }

  /** Bring files in, after whatever is being opened; when the promise is kept, that is done. */
  take(files) {
    const { opening } = this.app;
    const take = () => this.takeNow(files);
    opening.last = opening.last.then(take, take);
    return opening.last;
  }

  /** Begin without any file. */
  begin() {
    return this.take([]);
  }

  /**
   * Bring in audits that were made here, as `[{name, record}]`. `undone` is called when they are taken back; with it, that can
   * be done also where nothing was here before.
   */
  takeRecords(found, undone) {
    const { opening } = this.app;
    const take = () => this.trying(() => this.takeFound(found, undone));
    opening.last = opening.last.then(take, take);
    return opening.last;
  }

  takeNow(files) {
    return this.trying(() => this.takeAll(files));
  }

  async trying(take) {
    try {
      await take();
    } catch (error) {
      console.error("Reflections: files could not be brought in.", error);
      this.app.told.show("The files could not be brought in. Nothing was changed.");
    }
  }

  async takeAll(files) {
    const { app } = this;
    if (!this.canBring()) {
      app.told.show("This window only shows what goes on elsewhere. Choose “Continue here” first.");
      return;
    }
    this.screen.tellProgress(files.length > 12 ? `Reading ${files.length} files …` : "");
    const found = await Reflections.gathering.read(files, { schema: app.bank.data.record_schema, bank: app.bank });
    this.screen.tellProgress("");
    await this.takeFound(found);
  }

  async takeFound(found, undone) {
    const { app } = this;
    while (app.asking) {
      await app.asking; // reading may take a while, and a dialog may have come up meanwhile
    }
    await (app.isReview ? this.add(found, undone) : this.start(found, undone));
  }

  // ---- Into the review that is here

  async add(found, undone) {
    const { record, bank } = this.app;
    const read = found.filter((file) => file.record);
    const here = Reflections.packed.unpack(record).map((audit) => ({ audit }));
    const fates = await this.settle(here, Reflections.gathering.items(read));
    const batch = this.batchOf(record, fates, found);
    const { added, replaced, groups, reviews } = batch;
    if (!added.length && !replaced.length && !groups.length) {
      this.tell(batch);
      return;
    }
    const what = { audits: [...added, ...replaced].map(({ audit }) => audit), reviews };
    const next = this.bring(record, what, fates);
    if (next.over) {
      this.tell({ ...batch, ...Reflections.Bringing.nothing, over: next.over });
      return;
    }
    const edit = (current, now) => (current === record ? next : Reflections.gathering.bring(current, what, bank, now));
    const undo = (current, now) => Reflections.gathering.takeBack(current, batch, bank, now);
    this.remember(batch);
    const told = Reflections.gathered.headline(batch);
    if (this.app.change(edit, { told, undo, undone }) === false) {
      this.giveUp();
    } else {
      this.screen.showWhatCame();
    }
  }

  settle(here, copies) {
    Object.assign(this, { asked: 0, takesAll: false, leavesAll: false });
    return Reflections.gathering.settle(here, copies, (question) => this.mayTake(question));
  }

  batchOf(review, fates, found) {
    const reviews = found.filter(({ record }) => record && record.kind === "review");
    const { groups } = Reflections.gathering.newGroups(review, reviews);
    const failed = found.filter(({ error }) => error);
    const since = review.audits.map(({ changed }) => changed).sort().pop() || "";
    return { ...fates, failed, reviews, groups, since, tookPart: review.took_part };
  }

  /** The review with what came, and with a `plan` to begin with; or `{over}`, why that is too much. */
  bring(review, { plan, ...what }, { all }) {
    const { bank } = this.app;
    const { mostAudits } = Reflections.review;
    if (all.length > mostAudits) {
      return { over: `These would be ${all.length} audits, and a review holds ${mostAudits} at most. Nothing was added.` };
    }
    const held = Reflections.gathering.bring(review, what, bank, this.app.now());
    const next = plan ? Reflections.broughtPlans.copy(held, plan, bank, this.app.now()) : held;
    const [fault] = Reflections.record.faults(next, bank.data.record_schema);
    const isTooMuch = fault || Reflections.record.isTooLarge(Reflections.record.toJson(next)); // no copy of it could be opened
    return isTooMuch ? { over: "Together they hold more than a review can. Nothing was added." } : next;
  }

  // ---- A review begins

  async start(found, undone) {
    const { app } = this;
    const own = app.record && !Reflections.audit.isEmpty(app.record) ? app.record : undefined;
    const reviews = found.filter(({ record }) => record && record.kind === "review");
    const base = reviews.length === 1 ? reviews[0] : undefined; // a kept review goes on, with all that was agreed in it
    const read = found.filter((file) => file.record && file !== base);
    const { here, copies } = this.placesOf(own, base, read);
    const fates = await this.settle(here, copies);
    const review = this.withEarlier(base ? base.record : this.makeReview(own, fates.all), own);
    const audits = fates.all.map(({ audit }) => audit);
    const mine = own && audits.find(({ id }) => id === own.id);
    const plan = this.planOf(mine, review);
    const batch = { ...this.batchOf(review, fates, found), base, plan, begins: true };
    const isAny = base || batch.added.length || batch.groups.length || !found.length;
    const others = { audits, plan, reviews: reviews.filter((one) => one !== base) };
    const next = isAny ? this.bring(review, others, fates) : {};
    if (next.over || !isAny) {
      this.tell({ ...batch, ...(next.over && Reflections.Bringing.nothing), over: next.over, begins: false });
      return;
    }
    await this.put(next, { ...batch, own: Boolean(own), isPlanLeft: this.isPlanLeft(mine, next) }, own, undone);
  }

  /** What somebody planned in this browser is a review's draft, unless that has a plan. */
  planOf(mine, review) {
    const { isPlanned } = Reflections.broughtPlans;
    return mine && isPlanned(mine) && !isPlanned(review) ? mine : undefined;
  }

  isPlanLeft(mine, review) {
    const { isPlanned, lacking } = Reflections.broughtPlans;
    return Boolean(mine) && isPlanned(lacking(review, mine, this.app.bank));
  }

  /** What is there before the files: a review that one of them holds, and the audit in this browser. */
  placesOf(own, base, read) {
    const mine = own ? [{ name: "", audit: own, isOwn: true }] : [];
    const { packed } = Reflections;
    const here = base ? packed.unpack(base.record).map((audit) => ({ name: base.name, audit })) : [];
    const isThere = own && here.some(({ audit }) => audit.id === own.id);
    const copies = Reflections.gathering.items(read);
    return isThere ? { here, copies: [...mine, ...copies] } : { here: [...here, ...mine], copies };
  }

  makeReview(own, all) {
    const { bank } = this.app;
    const school = own && own.school.trim() ? own.school : Reflections.Bringing.schoolOf(all.map(({ audit }) => audit));
    const choice = own ? own.choice : undefined;
    const review = Reflections.review.start({ bank, id: this.app.newId(), school, choice, now: this.app.now() });
    return own && own.session ? { ...review, session: own.session } : review; // the meeting that is planned goes on
  }

  /** Earlier reviews that were opened beside somebody's audit stay, if there is room. Earlier audits are their own. */
  withEarlier(review, own) {
    const earlier = ((own && own.earlier) || []).filter(({ kind }) => kind === "review");
    const { length } = [...earlier, ...(review.earlier || [])];
    const fits = earlier.length > 0 && length <= Reflections.record.mostEarlier;
    return fits ? Reflections.review.addEarlier(review, earlier, this.app.now()) : review;
  }

  /** The review takes the place of what was here, which "Undo" brings back. */
  async put(review, batch, own, undone) {
    const { app } = this;
    const before = app.record && { record: app.record, told: app.carried };
    const last = this.last;
    if (!(await this.mayWrite())) {
      return;
    }
    this.remember(batch, review);
    if (!this.canBring() || !app.opening.put(Reflections.carryOver(review, app.bank))) {
      this.last = last;
      this.giveUp();
      return;
    }
    if (own && app.store.setMine) {
      app.store.setMine(own.id);
    }
    const opened = app.record;
    const takeBack = before ? () => app.opening.takeBack(before, opened) : undone && (() => this.unbegin(opened));
    const takeAllBack = async () => {
      await takeBack();
      if (undone && (app.record ? app.record.id : "") === (before ? before.record.id : "")) {
        undone();
      }
    };
    app.told.show(Reflections.gathered.headline(batch), takeBack && takeAllBack);
    this.screen.showWhatCame();
  }

  /** Nothing was here before. What was done with the review since stays. */
  unbegin({ id, revision }) {
    const { record, store, told } = this.app;
    const isAsBegun = record && record.id === id && record.revision === revision;
    const isGone = isAsBegun && !store.isReadOnly && store.wipe();
    told.show(isGone ? "Undone." : "That can’t be undone any more: the review has been changed since.");
  }

  /** What is stored and can't be read goes only after asking. */
  async mayWrite() {
    const { opening, store } = this.app;
    if (store.state.kind !== "damaged") {
      return true;
    }
    const isMeant = await opening.replacing.mayReplace(undefined, {});
    if (isMeant && store.state.kind === "damaged") {
      store.discardDamaged();
    }
    return isMeant;
  }

  // ---- Asking and telling

  /** Whether another copy may have the place of one that is here. */
  async mayTake(question) {
    if (question.standing === "newer" && this.takesAll) {
      return true;
    }
    const answer = this.leavesAll ? "" : await this.app.ask(this.askAbout(question));
    this.asked += 1;
    this.takesAll = this.takesAll || answer === "all";
    this.leavesAll = this.leavesAll || answer === "none";
    return answer === "take" || answer === "all";
  }

  askAbout({ item, place, standing, newer }) {
    const isNewer = standing === "newer";
    const which = item.isOwn ? "the one in this browser" : "the one in the file";
    const all = isNewer && newer > 1 ? [{ id: "all", label: `Take all ${newer} newer copies` }] : [];
    const none = !isNewer && this.asked ? [{ id: "none", label: "Leave this and all others" }] : []; // there may be hundreds
    const take = isNewer ? "Take the newer copy" : item.isOwn ? "Take the one in this browser" : "Take the one in the file";
    return {
      title: isNewer ? "Take the newer copy of this audit?" : "Which copy of this audit counts?",
      text: [
        `${this.placeOf(place)}: ${this.describe(place.audit)}.`,
        `${this.placeOf(item)}: ${this.describe(item.audit)}.`,
        isNewer ? Reflections.Replacing.compare(item.audit, place.audit, which) : Reflections.Replacing.apart,
      ],
      choices: [{ id: "take", label: take, primary: isNewer }, ...all, ...none, { id: "", label: "Leave it as it is" }],
    };
  }

  placeOf({ name, isOwn }) {
    return isOwn ? "In this browser" : name ? "In " + this.quote(name) : "Here now";
  }

  /** A name is given away only where names show. */
  describe(audit) {
    const { record, isReview, opening } = this.app;
    const isNamed = isReview && Reflections.review.showsNames(record);
    const { respondent } = audit;
    return opening.replacing.describe(isNamed ? audit : { ...audit, respondent: { ...respondent, name: "" } });
  }

  quote(name) {
    return `“${this.app.opening.replacing.isolated(name)}”`;
  }

  /** Nothing was changed. */
  tell(batch) {
    this.remember(batch);
    this.app.told.show(Reflections.gathered.headline(batch));
    this.screen.showWhatCame();
  }

  giveUp() {
    this.last = undefined;
    this.app.told.show("Another window has just changed what is here, so nothing was brought in.");
    this.app.update();
  }

  remember(batch, review = this.app.record) {
    const { site } = this.app.bank.data;
    const quote = (name) => this.quote(name);
    const audits = [...batch.added, ...batch.replaced].map(({ audit }) => `${audit.id} ${audit.revision}`);
    this.rememberPlans(batch, review);
    this.last = {
      id: review ? review.id : "",
      marks: [...audits, ...batch.groups.map(({ id }) => id)],
      sentences: Reflections.gathered.sentences(batch, { school: review ? review.school : "", site, quote }),
    };
  }

  rememberPlans({ reviews, base }, review) {
    const found = reviews.filter((one) => one !== base && Reflections.broughtPlans.isPlanned(one.record));
    const ids = new Set(found.map(({ record }) => record.id));
    const here = this.plans.filter(({ into, record }) => review && into === review.id && !ids.has(record.id));
    const more = review ? found.map(({ name, record }) => ({ into: review.id, label: `The review in ${this.quote(name)}`, record })) : [];
    this.plans = [...here, ...more];
  }

  /** The plans of reviews that were brought into the one that is here: `[{label, record}]`. */
  get plansOfReviews() {
    const { record, isReview } = this.app;
    return isReview ? this.plans.filter(({ into }) => into === record.id) : [];
  }

  /** What the last batch brought, unless that was taken back, or something else is here now. */
  get batch() {
    const { record } = this.app;
    if (!this.last || this.last.id !== (record ? record.id : "")) {
      return undefined;
    }
    const { audits = [], groups = [] } = record || {};
    const here = new Set([...audits.map(({ id, revision }) => `${id} ${revision}`), ...groups.map(({ id }) => id)]);
    return !this.last.marks.length || this.last.marks.some((mark) => here.has(mark)) ? this.last : undefined;
  }
};

/** The school that most audits name. */
Reflections.Bringing.schoolOf = (audits) => {
  const counts = new Map();
  const schools = audits.map(({ school }) => school.trim()).filter(Boolean);
  schools.forEach((school) => counts.set(school, (counts.get(school) || 0) + 1));
  return [...counts.keys()].reduce((most, school) => (counts.get(school) > (counts.get(most) || 0) ? school : most), "");
};

Reflections.Bringing.nothing = { added: [], replaced: [], same: [], older: [], declined: [], groups: [], reviews: [], base: undefined };
