/**
 * Session sheet: the facilitator's page of a meeting, on two sides of A4. It is all that is printed of the planner.
 */
{
  const { make } = Reflections;

  const LETTERS = 420; // of what to say, at most, so that two hours fit on two sides

  Reflections.SessionSheet = class {
    constructor(app, room) {
      Object.assign(this, { app, room });
      this.element = make("article", "ir-facilitator");
    }

    show(session) {
      const occasion = this.room.occasions.find(({ id }) => session.focus.kind === "occasion" && id === session.focus.about);
      this.element.replaceChildren(
        make("h2", "ir-facilitator__title", session.name),
        make("p", "ir-facilitator__facts", this.facts(session, occasion)),
        ...this.list("Beforehand", occasion ? occasion.before : []),
        this.table(session),
        ...this.list("To print", Reflections.session.sheets(session, this.known).map((sheet) => this.sheet(sheet))),
        ...this.list("Afterwards", occasion ? occasion.after : []),
        make("p", "ir-facilitator__keys", this.sayKeys()),
      );
    }

    /** What counts an answer is as tallying has it, and so as cards and paper do. */
    sayKeys() {
      const others = Reflections.tallying.keys.slice(4).join(" and ");
      return `Keys: arrows or Page Down and Page Up turn; B or . blanks; T starts the timer; 1 to 4, ${others} count.`;
    }

    get known() {
      return { bank: this.app.bank, room: this.room };
    }

    facts(session, occasion) {
      const tables = Reflections.session.tables(session);
      const all = Reflections.session.total(session);
      const facts = [`${all} minutes`, `${session.people} people`, `about ${tables} ${tables === 1 ? "table" : "tables"} of six`];
      return [...facts, occasion && `led by: ${occasion.leads}`].filter(Boolean).join(" · ");
    }

    sheet({ name, copies }) {
      return copies ? `${name}, ${copies} ${copies === 1 ? "copy" : "copies"}` : name;
    }

    list(heading, items) {
      const made = () => make("ul", "ir-facilitator__list", ...items.map((item) => make("li", "", item)));
      return items.length ? [make("section", "ir-facilitator__part", make("h3", "ir-facilitator__heading", heading), made())] : [];
    }

    table(session) {
      const times = Reflections.session.times(session);
      const head = (text) => {
        const cell = make("th", "", text);
        cell.scope = "col";
        return cell;
      };
      const rows = session.steps.map((step, at) => this.row(step, times[at]));
      return make(
        "table",
        "ir-facilitator__table",
        make("caption", "ir-facilitator__heading", "Running order"),
        make("thead", "", make("tr", "", ...["Minutes", "Part", "What you could say", "To have ready"].map(head))),
        make("tbody", "", ...rows),
      );
    }

    row(step, { from, to }) {
      const name = make("th", "", step.name, ...this.codes(step));
      name.scope = "row";
      const say = [step.purpose && make("p", "ir-facilitator__purpose", step.purpose), step.say && make("p", "", this.short(step.say))].filter(Boolean);
      const ready = step.ready ? step.ready.split("\n").map((thing) => make("p", "", thing)) : [];
      return make("tr", "", make("td", "ir-facilitator__clock", `${from} to ${to}`), name, make("td", "", ...say), make("td", "", ...ready));
    }

    codes({ questions, about }) {
      const codes = questions.map((id) => (this.app.bank.question(id) || { code: id }).code);
      const shown = [...this.room.case_studies, ...this.room.studies].find(({ id }) => id === about);
      const text = [codes.join(", "), shown ? shown.name : ""].filter(Boolean).join(", ");
      return text ? [make("span", "ir-facilitator__codes", text)] : [];
    }

    short(text) {
      return Reflections.slides.short(text, LETTERS);
    }
  };
}
