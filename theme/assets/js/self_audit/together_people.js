/** Together people: who is in, in numbers by audience, and the audits one by one, of which each can be taken out. */
{
  const { make } = Reflections;

  Reflections.TogetherPeople = class {
    constructor(app) {
      this.app = app;
      this.numbers = make("ul", "ir-together__numbers");
      this.rule = make("p", "ir-together__hint");
      this.name = make("summary", "ir-together__fold");
      this.list = make("ul", "ir-together__audits");
      this.fold = make("details", "ir-together__all", this.name, this.list);
      this.fold.addEventListener("toggle", () => this.showAudits());
      this.element = make("div", "", this.numbers, this.rule, this.fold);
    }

    /** There may be hundreds of audits: they are listed anew only when something about them has changed. */
    update() {
      const { record, mine, store } = this.app;
      const shown = [record.audits, record.groups, record.took_part, Reflections.review.showsNames(record), mine, store.isReadOnly];
      if (this.shown && shown.every((value, at) => value === this.shown[at])) {
        return;
      }
      const { length } = record.audits;
      const isOther = !this.shown || this.shown[0].length !== length;
      this.shown = shown;
      this.listed = undefined;
      this.showNumbers();
      this.fold.hidden = !length;
      this.fold.open = this.fold.open || (isOther && length <= 8);
      this.name.textContent = length === 1 ? "The audit" : `The ${length} audits, one by one`;
      this.showAudits();
    }

    /** The list of audits, once somebody wants to see it. */
    showAudits() {
      const { record, isReview } = this.app;
      if (isReview && this.fold.open && this.listed !== this.shown) {
        this.listed = this.shown;
        this.list.replaceChildren(...this.inOrder(record.audits).map((item) => this.makeItem(item)));
      }
    }

    showNumbers() {
      const views = Reflections.ViewsTable.viewsOf(this.app);
      const items = views.people.map((party) =>
        make("li", "ir-together__number", make("b", "", party.name + ": "), Reflections.TogetherPeople.inWords(party)),
      );
      this.numbers.replaceChildren(...items);
      this.rule.textContent = Reflections.ViewsTable.sayLeftOut(views) || Reflections.ViewsTable.rule;
    }

    /** By audience; within one by their ids, which are random: nobody can tell who came first. */
    inOrder(audits) {
      const order = this.app.bank.audiences.map(({ id }) => id);
      const place = ({ respondent: { audience } }) => (order.includes(audience) ? order.indexOf(audience) : order.length);
      const counts = new Map();
      return [...audits]
        .sort((one, other) => place(one) - place(other) || (one.id < other.id ? -1 : 1))
        .map((audit) => {
          const { audience } = audit.respondent;
          counts.set(audience, (counts.get(audience) || 0) + 1);
          return { audit, number: counts.get(audience) };
        });
    }

    /** What the audit with an id is called. */
    labelOf(id) {
      const { audit, number } = this.inOrder(this.app.record.audits).find((item) => item.audit.id === id);
      return this.label(audit, number);
    }

    makeItem({ audit, number }) {
      const label = this.label(audit, number);
      const isOwn = audit.id === this.app.mine;
      const out = this.app.makeButton("Take out", () => this.takeOut(audit.id, label), true);
      out.classList.add("ir-together__out");
      out.setAttribute("aria-label", "Take out " + label);
      out.disabled = this.app.store.isReadOnly;
      return make(
        "li",
        "ir-together__audit",
        make("span", "ir-together__who", make("b", "", label), " ", isOwn ? make("span", "ir-together__own", "yours") : ""),
        make("span", "ir-together__facts", this.mayTell(audit) ? Reflections.TogetherPeople.facts(audit) : ""),
        out,
      );
    }

    /** How much one of one or two answered, and when, is theirs to tell. */
    mayTell({ id, respondent: { audience } }) {
      const { record, mine } = this.app;
      const isOne = ({ respondent }) => respondent.audience === audience;
      const isSafe = Reflections.views.standsApart(audience, record.audits.filter(isOne).length);
      return isSafe || id === mine || Reflections.review.showsNames(record);
    }

    label({ respondent: { audience, name } }, number) {
      const known = this.app.bank.audiences.find(({ id }) => id === audience);
      const what = `${known ? known.name : audience} ${number}`;
      const { replacing } = this.app.opening;
      return Reflections.review.showsNames(this.app.record) ? `${what}, ${replacing.isolated(name)}` : what;
    }

    takeOut(id, label) {
      const { app } = this;
      const audit = Reflections.packed.unpack(app.record).find((one) => one.id === id);
      app.change((record, now) => Reflections.review.leave(record, id, app.bank, now), {
        told: `Taken out: ${label}.`,
        undo: (record, now) => Reflections.review.join(record, [audit], app.bank, now),
      });
      if (this.fold.hidden) {
        app.frame.focus(); // nobody is left
      } else {
        this.name.focus();
      }
    }
  };

  Reflections.TogetherPeople.facts = ({ answers, questions, changed }) => {
    const rated = answers.filter(({ rating }) => rating !== undefined).length;
    return `${rated} of ${questions.length} answered, changed on ${Reflections.TogetherPeople.days.format(new Date(changed))}`;
  };

  /** Made once: to make one takes longer than to write a day. */
  Reflections.TogetherPeople.days = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

  Reflections.TogetherPeople.inWords = ({ audits, hands }) => {
    const counted = hands === 1 ? "1 hand counted" : hands + " hands counted";
    const brought = audits === 1 ? "1 audit" : audits + " audits";
    return audits && hands ? `${brought}, ${counted}` : hands ? counted : brought;
  };
}
