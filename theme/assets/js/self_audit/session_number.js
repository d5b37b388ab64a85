/**
 * Session number: a field for a whole number within limits. A number that can't be used is put right in the field itself, and a
 * line that describes the field says why; it is always there, since screen readers miss a status that comes with its words.
 */
{
  const { make } = Reflections;

  let made = 0;

  Reflections.SessionNumber = class {
    /** `otherwise` is used where none is given, `least` and `most` say the limits, `change(number)` is told of what is used. */
    constructor({ min, max, otherwise, least, most, change = () => {} }) {
      Object.assign(this, { min, max, otherwise, least, most });
      made += 1;
      this.limit = make("p", "ir-session__limit");
      this.limit.id = "session-limit-" + made;
      this.limit.setAttribute("role", "status");
      this.input = make("input", "ir-field__input ir-session__number");
      Object.assign(this.input, { type: "number", min, max, step: 1, inputMode: "numeric", autocomplete: "off" });
      this.input.setAttribute("aria-describedby", this.limit.id);
      this.input.addEventListener("change", () => {
        this.limit.textContent = "";
        change(this.settle());
      });
    }

    put(number) {
      this.input.value = String(number);
      this.limit.textContent = "";
    }

    /** Gives the number that is used, and has it in the field. */
    settle() {
      const { number, fault } = this;
      if (fault) {
        this.put(number);
        this.limit.textContent = fault;
      }
      return number;
    }

    get number() {
      const { value } = this.input;
      const number = value === "" ? this.otherwise : Math.round(Number(value));
      return Math.min(Math.max(number, this.min), this.max);
    }

    /** What is wrong with the number that was given, or nothing. */
    get fault() {
      const { value } = this.input;
      const given = Number(value);
      if (value === "") {
        return `No number was given, so it is ${this.otherwise}.`;
      }
      if (given < this.min || given > this.max) {
        return given < this.min ? this.least : this.most;
      }
      return Number.isInteger(given) ? "" : `Only whole numbers count, so it is ${this.number}.`;
    }
  };
}
