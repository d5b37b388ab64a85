/**
 * Session screen: plan a meeting. How long, how many, what about; the running order that follows, to be changed; what to print;
 * and the way to present it. The plan is kept in the audit or review that is here, or, before there is one, in the address and on
 * this device. Once the meeting was held, what came of it comes first.
 */
{
  const { make } = Reflections;

  Reflections.SessionScreen = class {
    constructor(app, room, draft) {
      Object.assign(this, { app, room, draft, session: undefined, isLinked: false, isEnded: false });
      this.title = "Plan a meeting";
      this.steps = new Reflections.SessionSteps(app, room, (edit, how) => this.edit(edit, how));
      this.sheet = new Reflections.SessionSheet(app, room);
      this.outcome = new Reflections.SessionOutcome(app);
      this.keeping = new Reflections.TallyKeeping(app);
      this.error = make("p", "ir-session__error");
      this.error.setAttribute("role", "alert");
      this.form = this.makeForm();
      this.plan = this.makePlan();
      this.kept = new Reflections.SessionKept(app, draft);
      const { introduction, noOccasion } = Reflections.SessionScreen;
      const ask = room.occasions.length ? this.form : make("p", "ir-note", noOccasion); // a plan begins as one of them
      this.element = make(
        "div",
        "ir-session",
        this.outcome.element,
        make("p", "ir-session__introduction", introduction),
        this.kept.element,
        this.error,
        ask,
        this.plan,
        this.sheet.element,
      );
    }

    /** Where whoever comes here begins, if not at the head of the screen. */
    get entry() {
      return this.isEnded && !this.outcome.element.hidden ? this.outcome.heading : undefined;
    }

    // ---- What is asked

    makeForm() {
      const { bank } = this.app;
      this.minutes = make("select", "ir-field__input", ...Reflections.SessionScreen.lengths.map((minutes) => new Option(`${minutes} minutes`, minutes)), new Option("Another length", ""));
      this.own = new Reflections.SessionNumber(Reflections.SessionScreen.limits.minutes);
      this.people = new Reflections.SessionNumber(Reflections.SessionScreen.limits.people);
      this.people.put(24);
      this.focus = make("select", "ir-field__input");
      this.audience = make("select", "ir-field__input", ...bank.raters.map(({ id, name }) => new Option(name, id)));
      this.audience.value = bank.usualAudience;
      this.ownField = this.makeNumberField("own", "How many minutes?", this.own);
      this.audienceField = this.makeField("audience", "Who comes?", this.audience, "The questions are asked in their words.");
      this.suggestion = make("button", "ir-button", "Suggest a running order");
      this.suggestion.type = "submit";
      const form = make(
        "form",
        "ir-session__form",
        this.makeField("focus", "What is it about?", this.focus),
        this.audienceField,
        this.makeField("minutes", "How long is there?", this.minutes),
        this.ownField,
        this.makeNumberField("people", "How many people?", this.people),
        make("div", "ir-session__buttons", this.suggestion),
      );
      form.noValidate = true;
      form.addEventListener("change", (event) => {
        if (event.target === this.focus) {
          this.takeLength();
        }
        this.unfold();
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.suggest();
      });
      return form;
    }

    makeField(id, text, control, said = "") {
      const label = make("label", "ir-field__label", text);
      const hint = make("p", "ir-field__hint", said);
      control.id = label.htmlFor = "session-" + id;
      hint.id = control.id + "-hint";
      if (said) {
        control.setAttribute("aria-describedby", hint.id);
      }
      return make("div", "ir-field", label, ...(said ? [hint] : []), control);
    }

    makeNumberField(id, text, { input, limit }) {
      const field = this.makeField(id, text, input);
      input.before(limit);
      return field;
    }

    /** What it can be about: an occasion, a part, or what was chosen last time. */
    offer({ kind, about } = this.usualFocus()) {
      const { bank, record } = this.app;
      const group = (label, options) => {
        const made = make("optgroup", "", ...options.map(([text, value]) => new Option(text, value)));
        made.label = label;
        return made;
      };
      const rated = new Set(bank.occasions.map(({ id }) => id));
      const occasions = this.room.occasions.filter(({ id }) => rated.has(id)).map(({ id, name }) => [name, `occasion ${id}`]);
      const parts = bank.parts.map(({ id, name }) => [name, `part ${id}`]);
      const last = Reflections.session.lastPriorities(record).length ? [["The priorities that were chosen", "priorities "]] : [];
      const groups = [["An occasion", occasions], ["One subject", parts], ["Last time", last]];
      this.focus.replaceChildren(...groups.filter(([, options]) => options.length).map(([label, options]) => group(label, options)));
      this.focus.value = `${kind} ${about}`;
      if (this.focus.selectedIndex < 0) {
        this.focus.selectedIndex = 0;
      }
    }

    /** What a meeting is about until somebody says otherwise: the occasion that is most like an INSET of two hours. */
    usualFocus() {
      const nearest = Reflections.session.runningOrder({}, 120, this.app.bank.usualAudience, this.room);
      return { kind: "occasion", about: nearest ? nearest.id : "" };
    }

    chosenFocus() {
      const [kind, about] = this.focus.value.split(" ");
      return { kind, about };
    }

    /** An occasion is as long as its author made it, until somebody says otherwise. */
    takeLength() {
      const { kind, about } = this.chosenFocus();
      const occasion = this.room.occasions.find(({ id }) => kind === "occasion" && id === about);
      if (occasion) {
        this.setLength(Reflections.session.total(occasion));
      }
    }

    setLength(minutes) {
      this.minutes.value = Reflections.SessionScreen.lengths.includes(minutes) ? String(minutes) : "";
      this.own.put(minutes);
    }

    unfold() {
      this.ownField.hidden = this.minutes.value !== "";
      this.audienceField.hidden = this.chosenFocus().kind === "occasion";
    }

    fill({ minutes, people, audience, focus }) {
      this.setLength(minutes);
      this.people.put(people);
      this.audience.value = audience;
      this.offer(focus);
      this.unfold();
    }

    suggest() {
      const minutes = this.minutes.value ? Number(this.minutes.value) : this.own.settle();
      const people = this.people.settle();
      const proposed = this.propose({ focus: this.chosenFocus(), minutes, people, audience: this.audience.value });
      this.put(proposed, { told: this.session && "A new running order took the place of the one that was here." });
      this.planHeading.focus();
    }

    propose(asked) {
      const { bank, record } = this.app;
      return Reflections.session.propose(asked, { bank, room: this.room, record, id: this.app.newId() });
    }

    // ---- Where the plan is

    /** Nothing, `occasion=<id>`, or the plan that a link holds; and `ended`, alone or before such a plan, after the meeting. */
    show(argument) {
      const { record } = this.app;
      const plan = argument.replace(/^ended(=|$)/, "");
      this.error.textContent = "";
      this.isEnded = plan !== argument;
      this.isLinked = plan !== "";
      this.session = this.isLinked ? this.readLink(plan) : record && record.session;
      this.offer();
      this.takeLength();
      this.unfold();
      if (this.session) {
        this.fill(this.session);
        this.stay();
      }
      this.drawn = undefined;
    }

    readLink(argument) {
      const [name, about] = argument.split("=");
      if (name === "occasion") {
        const occasion = this.room.occasions.find(({ id }) => id === about);
        const minutes = occasion && Reflections.session.total(occasion);
        return occasion && this.propose({ focus: { kind: "occasion", about }, minutes, people: this.people.settle() });
      }
      const { session, error = "" } = this.draft.unpack(argument);
      this.error.textContent = error;
      return session;
    }

    get packed() {
      return this.draft.pack(this.session);
    }

    get route() {
      return this.isLinked ? "session/" + this.packed : "session";
    }

    /** The address has the plan as it is now, or none once a record keeps it. */
    stay() {
      window.history.replaceState(null, "", this.app.href(this.route));
      this.app.route = this.route;
    }

    canKeep() {
      return Boolean(this.app.record) && !this.app.store.isReadOnly;
    }

    /** Put a plan in the place of the one that is here: in the record, if that is where it is kept, else in the address. */
    put(session, { told, undone } = {}) {
      const before = this.session;
      this.session = session;
      this.isEnded = false;
      this.isLinked = this.isLinked || !this.canKeep();
      if (this.isLinked) {
        const other = this.kept.replace(session, before);
        this.stay();
        if (other) {
          this.kept.tellReplaced(other);
        } else if (told) {
          this.app.told.show(told, before && (() => this.put(before, { told: "Undone." })));
        }
        this.app.update();
      } else {
        const { session: kept } = this.app.record;
        const undo = (record, now) => Reflections.session.keep(record, kept, now);
        this.stay();
        this.app.change((record, now) => Reflections.session.keep(record, session, now), { told, undo: told && undo, undone });
      }
    }

    edit(edit, { isSmall = false, told } = {}) {
      const session = edit(this.session);
      this.drawn = isSmall ? session : this.drawn;
      this.put(session, { told });
    }

    /** A plan from a link becomes the one of the audit or review that is here. Undone, it is still on this device. */
    keep() {
      const { session } = this;
      const before = this.app.record.session;
      const undone = () => {
        this.draft.keep(session);
        this.session = before;
        this.app.update();
      };
      this.isLinked = false;
      this.put(session, { told: before ? "Kept, in place of the plan that was here." : "Kept.", undone });
      this.draft.forget(session);
    }

    // ---- The plan

    makePlan() {
      this.planHeading = make("h2", "ir-session__heading");
      this.planHeading.tabIndex = -1;
      this.name = make("input", "ir-field__input");
      Object.assign(this.name, { type: "text", maxLength: 200, autocomplete: "off" });
      this.name.addEventListener("change", () => this.edit((session) => ({ ...session, name: this.name.value.trim() || session.name }), { isSmall: true }));
      this.total = make("p", "ir-session__total");
      this.total.setAttribute("role", "status");
      this.present = make("a", "ir-button", "Present");
      this.present.addEventListener("click", (event) => this.askFirst(event));
      this.keeper = this.app.makeButton("Keep this plan here", () => this.keep(), true);
      this.sheets = make("ul", "ir-session__sheets");
      this.where = make("p", "ir-session__where");
      return make(
        "section",
        "ir-session__plan",
        this.planHeading,
        make("div", "ir-session__onward", this.present, this.app.makeButton("Print the facilitator’s page", () => window.print(), true), this.keeper),
        this.where,
        this.makeField("name", "What it is called on the first screen", this.name),
        make("h3", "ir-session__subheading", "Running order"),
        this.total,
        this.steps.element,
        this.makeAdding(),
        make("h3", "ir-session__subheading", "To read and to print"),
        this.sheets,
        make("h3", "ir-session__subheading", "A link that holds this plan"),
        this.makeLink(),
      );
    }

    /** Whether a review may begin is asked here, where nothing is projected yet. */
    async askFirst(event) {
      const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey; // another window opens, and this one stays
      if (this.keeping.mustAsk && !isElsewhere) {
        event.preventDefault();
        if (await this.keeping.ask()) {
          this.app.go(this.slidesRoute);
        }
      }
    }

    get slidesRoute() {
      return "present/1" + (this.isLinked ? "/" + this.packed : "");
    }

    makeAdding() {
      this.kind = make("select", "ir-field__input", ...Object.entries(Reflections.session.kinds).map(([id, name]) => new Option(name, id)));
      const add = this.app.makeButton("Add a step", () => this.add(), true);
      return make("div", "ir-session__adding", this.makeField("kind", "Add", this.kind), add);
    }

    add() {
      const { bank } = this.app;
      const { focus, audience } = this.session;
      const step = Reflections.session.blank(this.kind.value, { bank, room: this.room, focus, audience });
      this.edit((session) => Reflections.session.add(session, step), { told: `Added: ${step.name}.` });
      this.steps.focus(this.session.steps.length - 1, "up");
    }

    /** To be copied by hand too: there is no clipboard on an intranet's plain HTTP. */
    makeLink() {
      this.address = make("input", "ir-field__input ir-session__address");
      this.address.readOnly = true;
      this.address.addEventListener("focus", () => this.address.select());
      return this.makeField("link", "Address", this.address, "It holds the plan, and no answer, name or count. Copy it, or keep it as a bookmark.");
    }

    update() {
      const { record } = this.app;
      if (!this.isLinked && record && record.session !== this.session && (record.session || !this.session)) {
        this.session = record.session; // another window changed it, or it was undone
      }
      this.plan.hidden = this.sheet.element.hidden = this.outcome.element.hidden = !this.session;
      this.suggestion.classList.toggle("ir-button--quiet", Boolean(this.session)); // to present is what comes next
      if (this.session) {
        this.outcome.show(this.session, this.isEnded);
        this.updatePlan(this.session);
      }
      this.kept.update(this.session);
      this.steps.disable(this.app.store.isReadOnly && !this.isLinked);
    }

    updatePlan(session) {
      if (session !== this.drawn) {
        this.drawn = session;
        this.steps.show(session);
        this.name.value = session.name;
      } else {
        this.steps.updateTimes(session);
      }
      make.text(this.planHeading, session.name);
      make.text(this.total, this.tellTotal(session));
      this.total.classList.toggle("ir-session__total--over", Reflections.session.total(session) > session.minutes);
      make.text(this.where, this.tellWhere(session));
      this.present.href = this.app.href(this.slidesRoute);
      this.keeper.hidden = !this.isLinked || !this.canKeep();
      this.sheets.replaceChildren(...this.makeSheets(session));
      this.address.value = window.location.href.replace(/#.*/, "") + "#session/" + this.packed;
      this.sheet.show(session);
    }

    tellTotal(session) {
      const total = Reflections.session.total(session);
      const { length } = Reflections.session.questions(session);
      const left = session.minutes - total;
      const said = left > 0 ? `, ${left} to spare` : left < 0 ? `: ${-left} too many` : "";
      const unasked = this.unasked(session);
      const more = unasked ? ` ${unasked} of them can’t be asked here, and will be left out.` : "";
      return `${total} of ${session.minutes} minutes${said}. ${length} ${length === 1 ? "question" : "questions"} to rate.${more}`;
    }

    /** Another site's questions, or another audience's, may stand in a link. */
    unasked(session) {
      return Reflections.session.questions(session).filter((id) => !this.app.bank.isAsked(id, session.audience)).length;
    }

    tellWhere(session) {
      if (!this.isLinked) {
        return `This plan is kept in the ${this.app.isReview ? "review" : "audit"} that is here.`;
      }
      const where = this.draft.has(session) ? "on this device, and in the address of this page" : "in the address of this page alone";
      return `This plan is kept ${where}. What you count begins a review, which keeps it.`;
    }

    makeSheets(session) {
      const sheets = Reflections.session.sheets(session, { bank: this.app.bank, room: this.room });
      const say = ({ copies }) => (copies ? `, ${copies} ${copies === 1 ? "copy" : "copies"}` : "");
      return sheets.map((sheet) => make("li", "ir-session__sheet", make.link(sheet.url, sheet.name), say(sheet)));
    }
  };

  Reflections.SessionScreen.lengths = [60, 90, 120];

  Reflections.SessionScreen.limits = {
    minutes: { min: 5, max: 600, otherwise: 60, least: "5 minutes is the least for a meeting.", most: "600 minutes is the most for a meeting." },
    people: { min: 1, max: 2000, otherwise: 24, least: "1 person is the least for a meeting.", most: "2,000 people is the most for a meeting." },
  };

  Reflections.SessionScreen.noOccasion =
    "There is no running order to begin with: this site has no occasion yet. A plan that somebody sent you as a link opens here all the same.";

  Reflections.SessionScreen.introduction =
    "For whoever leads an INSET or a meeting: a running order to change, something to project, and a way to hear everyone in the room. Nothing leaves this computer.";
}
