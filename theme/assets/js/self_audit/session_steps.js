/**
 * Session steps: the running order as a list that can be changed. Where a text or a number is changed the list stays, so that
 * nobody's focus goes; where steps move, come or go it is made again, and the focus stays with the step.
 */
{
  const { make } = Reflections;

  let made = 0;

  Reflections.SessionSteps = class {
    /** `edit(edit, {isSmall, told})` changes the session. */
    constructor(app, room, edit) {
      Object.assign(this, { app, room, edit });
      this.element = make("ol", "ir-session__steps");
      this.rows = [];
    }

    show(session) {
      this.session = session;
      this.rows = session.steps.map((step, at) => this.makeRow(step, at));
      this.element.replaceChildren(...this.rows.map(({ element }) => element));
      this.updateTimes(session);
    }

    /** Also while somebody writes. */
    updateTimes(session) {
      this.session = session;
      Reflections.session.times(session).forEach(({ from, to }, at) => make.text(this.rows[at].time, `${from} to ${to}`));
    }

    disable(isDisabled) {
      this.element.querySelectorAll("input, select, textarea, button").forEach((control) => {
        control.disabled = isDisabled;
      });
    }

    // ---- A step

    makeRow(step, at) {
      const time = make("p", "ir-session__time");
      const name = make("h4", "ir-session__name", step.name);
      const kind = make("p", "ir-session__kind", this.about(step));
      const head = make("div", "ir-session__what", name, kind);
      const { field, limit } = this.makeMinutes(step, at);
      const element = make("li", "ir-session__step", time, head, field, this.makeTools(step, at), limit, this.makeMore(step, at, { name, kind }));
      return { element, time };
    }

    /** What it shows, and what of it. */
    about({ shows, questions, about }) {
      const cases = this.room.case_studies.find(({ id }) => id === about);
      const study = this.room.studies.find(({ id }) => id === about);
      const codes = questions.map((id) => (this.app.bank.question(id) || { code: id }).code).join(", ");
      return [Reflections.session.kinds[shows], codes, (cases || study || { name: "" }).name].filter(Boolean).join(": ");
    }

    field(text, control, className = "") {
      made += 1;
      control.id = "session-field-" + made;
      const label = make("label", "ir-session__label", text);
      label.htmlFor = control.id;
      return make("div", "ir-session__field " + className, label, control);
    }

    input(type, value, change) {
      const input = make(type === "textarea" ? "textarea" : "input", "ir-field__input");
      if (type !== "textarea") {
        input.type = type;
      }
      input.value = value;
      input.autocomplete = "off";
      input.addEventListener("change", () => change(input));
      return input;
    }

    makeMinutes(step, at) {
      const { limits } = Reflections.SessionSteps;
      const number = new Reflections.SessionNumber({ ...limits, change: (minutes) => this.change(at, { minutes }) });
      number.put(step.minutes);
      number.input.setAttribute("aria-label", `Minutes for ${step.name}`);
      return { field: this.field("Minutes", number.input, "ir-session__minutes"), limit: number.limit };
    }

    change(at, changes) {
      this.edit((session) => Reflections.session.change(session, at, changes), { isSmall: true });
    }

    makeTools(step, at) {
      const { steps } = this.session;
      const tool = (text, key, isPossible, press) => {
        const button = this.app.makeButton(text, press, true);
        button.classList.add("ir-session__tool");
        button.setAttribute("aria-label", `${text}: ${step.name}`);
        button.setAttribute("aria-disabled", String(!isPossible));
        button.dataset.key = key;
        return button;
      };
      const move = (by) => this.move(at, by);
      return make(
        "div",
        "ir-session__tools",
        tool("Up", "up", at > 0, () => move(-1)),
        tool("Down", "down", at < steps.length - 1, () => move(1)),
        tool("Remove", "remove", true, () => this.remove(at)),
      );
    }

    move(at, by) {
      const to = at + by;
      if (to >= 0 && to < this.session.steps.length) {
        this.edit((session) => Reflections.session.move(session, at, by), {});
        this.focus(to, by < 0 ? "up" : "down");
        this.app.say(`${this.session.steps[to].name}: now ${to + 1} of ${this.session.steps.length}.`);
      }
    }

    remove(at) {
      const { name } = this.session.steps[at];
      this.edit((session) => Reflections.session.remove(session, at), { told: `Removed: ${name}.` });
      this.focus(Math.min(at, this.session.steps.length - 1), "remove");
    }

    focus(at, key) {
      const row = this.rows[at];
      const target = row && row.element.querySelector(`[data-key="${key}"]`);
      if (target) {
        target.focus();
      }
    }

    // ---- What can be changed besides

    makeMore(step, at, { name, kind }) {
      const words = (key, text, most) => {
        const type = key === "name" ? "text" : "textarea";
        const input = this.input(type, step[key], (changed) => {
          this.change(at, { [key]: changed.value.trim() });
          make.text(key === "name" ? name : kind, key === "name" ? changed.value.trim() : kind.textContent);
        });
        input.maxLength = most;
        return this.field(text, input);
      };
      const chosen = (changes) => {
        this.change(at, changes);
        make.text(kind, this.about({ ...this.session.steps[at], ...changes }));
      };
      return make(
        "details",
        "ir-session__more",
        make("summary", "ir-session__summary", "Change the words" + (step.shows === "rating" ? " and questions" : ""), make("span", "ir-hidden", ` of ${step.name}`)),
        words("name", "Name", 200),
        words("purpose", "What it is for", 600),
        words("say", Reflections.session.isProjected(step) ? "What the room is to do, as it is said and projected" : "What you could say", 1200),
        words("ready", "To have ready, one thing a line", 1200),
        ...this.makeChoice(step, chosen),
      );
    }

    makeChoice(step, chosen) {
      const lists = { "case study": this.room.case_studies, study: this.room.studies };
      if (lists[step.shows]) {
        const select = make("select", "ir-field__input", ...lists[step.shows].map(({ id, name }) => new Option(name, id, false, id === step.about)));
        select.addEventListener("change", () => chosen({ about: select.value }));
        return [this.field(step.shows === "study" ? "Which study" : "Which case study", select)];
      }
      return step.shows === "rating" ? [this.makeQuestions(step, chosen)] : [];
    }

    /** All that can be asked of those who come, by part; those that are asked already come in their order. */
    makeQuestions(step, chosen) {
      const { bank } = this.app;
      const all = bank.select(this.session.audience, { kind: "full" });
      let ids = step.questions;
      const boxes = all.map(({ id, code, ask }) => {
        const box = make("input", "ir-choice__input");
        Object.assign(box, { type: "checkbox", checked: ids.includes(id) });
        box.addEventListener("change", () => {
          ids = box.checked ? [...ids, id] : ids.filter((other) => other !== id);
          chosen({ questions: ids });
        });
        return make("label", "ir-session__question", box, make("span", "", make("span", "ir-code", code), " ", ask));
      });
      const fits = Reflections.session.fits(step.minutes, bank.scale);
      const hint = make("p", "ir-field__hint", `${fits} fit into ${step.minutes} minutes, two minutes each. A few that are talked through are worth more than many that are not.`);
      return make("fieldset", "ir-session__questions", make("legend", "ir-session__label", "Questions"), hint, ...boxes);
    }
  };

  Reflections.SessionSteps.limits = {
    min: 1,
    max: 180,
    otherwise: 1,
    least: "1 minute is the least for one step.",
    most: "180 minutes is the most for one step.",
  };
}
