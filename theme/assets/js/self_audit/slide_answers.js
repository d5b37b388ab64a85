/**
 * Slide answers: what can be pressed and written on slides, and what was counted. `meeting` is the present screen, which knows
 * the counts and keeps them.
 */
{
  const { make, slideParts: parts } = Reflections;

  Reflections.SlideAnswers = class {
    constructor(app, meeting) {
      Object.assign(this, { app, meeting });
    }

    makeButton(text, press) {
      const button = make("button", "ir-slide__button", text);
      button.type = "button";
      button.addEventListener("click", press);
      return button;
    }

    names(audience) {
      const scale = this.app.bank.scaleFor(audience);
      return [...this.app.bank.scale.levels.map(({ name }) => name), scale.dont_know.name, scale.does_not_apply.name];
    }

    // ---- Counting

    /** What else one may choose, and how many are counted. */
    rating({ question, audience }) {
      const [dontKnow, doesNotApply] = this.names(audience).slice(4);
      const others = [
        ["d", dontKnow],
        ["x", doesNotApply],
      ].map(([key, name]) => make("span", "ir-slide__other", make("span", "ir-slide__mark", key), name));
      return [make("p", "ir-slide__others", ...others, make("span", "ir-slide__counted", this.sayCounted(question)))];
    }

    sayCounted(question) {
      const { length } = this.meeting.keysOf(question);
      const turn = this.meeting.turnOf(question) ? "after talking" : "";
      return length || turn ? [`${length} counted`, turn].filter(Boolean).join(" ") : "";
    }

    /** What was rated on paper is counted from here, a question at a time; what was counted is shown again. */
    rated({ rated }) {
      const buttons = rated.map(({ question, code, counted }) => {
        const button = this.makeButton(counted ? `${code}: ${counted}` : code, () => this.meeting.countFrom(question));
        button.setAttribute("aria-label", counted ? `${code}: ${counted} counted` : `Count ${code}`);
        return button;
      });
      return [make("p", "ir-slide__tools", make("span", "ir-slide__tool-name", "Count:"), ...buttons)];
    }

    /** Nothing shows before it is asked for; then both counts, if there are two. */
    reveal(slide) {
      const { question } = slide;
      const counts = this.meeting.counted(question);
      const { length } = this.meeting.keysOf(question);
      const pending = length ? [this.makePending(question, length)] : [];
      return [...(counts.some(Boolean) ? this.makeSpread(slide, counts, length) : []), ...pending];
    }

    makePending(question, length) {
      const show = this.makeButton("Show the spread", () => this.meeting.reveal(question));
      show.classList.add("ir-slide__show");
      return make("p", "ir-slide__pending", make("span", "", `${length} counted`), " ", show);
    }

    makeSpread(slide, counts, length) {
      const seen = counts.map((each) => (each && Reflections.tallying.mayShow(each, slide.audience) ? each : undefined));
      if (counts.some((each, turn) => each && !seen[turn])) {
        return [make("p", "ir-slide__lead", "Fewer than three were counted, so the spread is not shown: it would tell who chose what.")];
      }
      const shown = seen.flatMap((each, turn) => (each ? [{ turn, counts: each }] : []));
      return [this.makeTable(slide, shown), ...shown.map((each) => this.saySpread(each, shown.length > 1)), ...(length ? [] : [this.makeTools(slide, counts)])];
    }

    saySpread({ turn, counts }, isOfTwo) {
      const name = isOfTwo ? `${Reflections.tallying.turns[turn]}: ` : "";
      return make("p", "ir-slide__sentence", name + Reflections.tallying.sentence(counts));
    }

    makeTable({ audience, title }, shown) {
      const tallies = shown.map(({ counts }) => Reflections.tally.tallyOf(counts).slice(0, 6));
      const most = Math.max(...tallies.flat(), 1);
      const rows = this.names(audience).map((name, at) => {
        const label = make("th", "ir-slide__label", ...(at < 4 ? [make("span", "ir-slide__mark", String(at + 1)), " "] : []), name);
        label.scope = "row";
        const bars = tallies.map((tally, place) => this.makeBar(tally[at] / most, shown[place].turn, at));
        const numbers = tallies.map((tally) => make("td", "ir-slide__number", String(tally[at])));
        return make("tr", at < 4 ? "" : "ir-slide__unlevelled", label, make("td", "ir-slide__drawn", ...bars), ...numbers);
      });
      const heads = ["", "", ...shown.map(({ turn }) => Reflections.tallying.turns[turn])];
      const head = make("thead", shown.length > 1 ? "" : "ir-hidden", make("tr", "", ...heads.map((text) => this.makeHead(text))));
      return make("table", "ir-slide__chart ir-slide__spread" + (shown.length > 1 ? " ir-slide__spread--two" : ""), make("caption", "ir-hidden", `How many chose each level: ${title}`), head, make("tbody", "", ...rows));
    }

    makeHead(text) {
      const head = make(text ? "th" : "td", "ir-slide__head", text);
      if (text) {
        head.scope = "col";
      }
      return head;
    }

    makeBar(share, turn, at) {
      return parts.bar(share, (turn ? " ir-slide__bar--second" : "") + (at < 4 ? "" : " ir-slide__bar--other"));
    }

    makeTools({ question }, [first, second]) {
      const last = second ? 1 : 0;
      const again = this.makeButton("Count again, after talking", () => this.meeting.countAgain(question));
      const correct = this.makeButton("Correct this count", () => this.meeting.correct(question, last));
      return make("p", "ir-slide__tools", ...(first && !second ? [again] : []), correct);
    }

    // ---- Choosing and planning

    choose({ question, code }) {
      const { record, isReview } = this.app;
      if (!this.meeting.canKeep) {
        return [];
      }
      const isChosen = isReview && Boolean(Reflections.plan.priority(record, question));
      const button = this.makeButton("Priority", () => this.meeting.prioritise(question, !isChosen));
      button.setAttribute("aria-pressed", String(isChosen));
      button.setAttribute("aria-label", `Priority: ${code}`);
      button.dataset.question = question;
      return [button];
    }

    /** A first step in one line: what, who, by when. */
    plan({ question }) {
      const form = make("form", "ir-slide__form");
      const field = (name, text, type = "text") => {
        const input = make("input", `ir-slide__input ir-slide__input--${name}`);
        Object.assign(input, { type, name, autocomplete: "off", maxLength: name === "what" ? 400 : 100 });
        return make("label", "ir-slide__field", make("span", "ir-slide__name", text), input);
      };
      const add = make("button", "ir-slide__button", "Add to the plan");
      add.type = "submit";
      form.append(field("what", "What we do"), field("who", "Who starts"), field("by", "By when", "date"), add);
      form.noValidate = true;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const [what, who, by] = ["what", "who", "by"].map((name) => form.elements[name].value.trim());
        this.meeting.plan(form, { question, what, who, by });
      });
      return [form];
    }
  };
}
