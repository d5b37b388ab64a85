/**
 * The form of one question: shows the answer that the audit has, and changes it at once. "Good enough?" is asked once a
 * level is chosen.
 */
Reflections.RateForm = class {
  constructor(app, element) {
    this.app = app;
    this.element = element;
    this.id = element.dataset.question;
    const own = (selector) => Array.from(element.querySelectorAll(selector));
    this.ratings = own(".ir-rate__levels input");
    this.judge = element.querySelector(".ir-rate__judge");
    this.judgements = own(".ir-rate__judge input");
    this.texts = own("textarea");
    this.ask = element.querySelector(".ir-rate__ask");
    this.signs = own(".ir-rate__levels > .ir-rate__choice .ir-rate__sign");
    this.others = own(".ir-rate__choice--other").map((choice) => ({
      value: choice.querySelector("input").value,
      name: choice.querySelector(".ir-rate__name"),
      sign: choice.querySelector(".ir-rate__sign"),
    }));
    this.earlier = Reflections.element("div", "ir-rate__earlier");
    element.querySelector(".ir-rate__levels").after(this.earlier);
    this.ratings.forEach((input) => input.addEventListener("change", () => this.rate(input.value)));
    this.judgements.forEach((input) => input.addEventListener("change", () => this.judgeBy(input.value === "true")));
    this.texts.forEach((area) => area.addEventListener("input", () => this.write(area)));
    this.foldHelp();
  }

  /** Where to look and who worked on it are there at a press, and go as they came. */
  foldHelp() {
    const help = this.element.querySelector(".ir-rate__help");
    const button = this.app.makeButton("Where to look, and who worked on this", () => fold(!help.hidden), true);
    const fold = (folded) => {
      help.hidden = folded;
      button.setAttribute("aria-expanded", String(!folded));
    };
    help.id = this.id + "-help";
    help.querySelectorAll("h3").forEach((heading) => heading.setAttribute("aria-level", "2")); // here below an h1
    button.setAttribute("aria-controls", help.id);
    button.classList.add("ir-rate__more");
    help.before(button);
    fold(true);
  }

  /** The question in the words in which this audit asks it. */
  word({ ask, signs, earlier }, scale) {
    this.ask.textContent = ask;
    this.others.forEach(({ value, name, sign }) => {
      name.textContent = scale[value].name;
      sign.textContent = scale[value].meaning;
    });
    this.judge.querySelector("legend").textContent = scale.good_enough;
    this.signs.forEach((sign, place) => {
      sign.textContent = signs[place];
    });
    const [last] = (earlier || []).slice(-1);
    this.earlier.hidden = !last;
    this.earlier.replaceChildren(...(last ? this.tellEarlier(last) : []));
  }

  tellEarlier({ edition, ask, signs }) {
    const list = Reflections.element("ol", "ir-rate__list");
    list.append(...signs.map((sign) => Reflections.element("li", "", sign)));
    return [Reflections.element("p", "", "This question has been reworded since edition " + (edition || "unknown") + ". It read: " + ask), list];
  }

  rate(value) {
    const rating = /^[1-4]$/.test(value) ? Number(value) : value;
    const wasAsked = !this.judge.hidden;
    this.app.change((record, now) => Reflections.audit.rate(record, this.id, rating, now));
    if (!wasAsked && !this.judge.hidden) {
      this.judge.scrollIntoView({ block: "nearest" }); // what is asked next must be seen
    }
  }

  judgeBy(goodEnough) {
    this.app.change((record, now) => Reflections.audit.judge(record, this.id, goodEnough, now));
  }

  write(area) {
    const { text } = area.dataset;
    this.app.change((record, now) => Reflections.audit.write(record, this.id, text, area.value, now));
  }

  update() {
    const answer = Reflections.audit.answer(this.app.record, this.id);
    const { isReadOnly } = this.app.store;
    this.ratings.forEach((input) => {
      input.checked = input.value === String(answer.rating);
      input.disabled = isReadOnly;
    });
    this.judge.hidden = typeof answer.rating !== "number";
    this.judgements.forEach((input) => {
      input.checked = input.value === String(answer.good_enough);
      input.disabled = isReadOnly;
    });
    this.texts.forEach((area) => {
      const text = answer[area.dataset.text] || "";
      if (area.value !== text) {
        area.value = text;
      }
      area.readOnly = isReadOnly;
    });
  }
};
