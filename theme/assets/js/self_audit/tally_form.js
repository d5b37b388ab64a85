/**
 * Tally form: cards or hands as they are keyed or pressed, one after the other. Before they are shown, nothing but how many
 * were counted is on the screen: no number of any level, and not what was counted last.
 */
{
  const { make } = Reflections;

  Reflections.TallyForm = class {
    /** `keys()` gives what is counted so far, `put(keys)` keeps it. */
    constructor({ bank, keys, put }) {
      Object.assign(this, { bank, keys, put });
      this.element = make("div", "ir-tally");
      this.element.setAttribute("role", "group");
      this.element.setAttribute("aria-label", "Count cards or hands");
      this.buttons = Reflections.tallying.keys.map((key) => this.makeButton(key, () => this.add(key)));
      this.undo = this.makeButton("Take back", () => this.takeBack());
      this.element.append(...this.buttons, this.undo);
    }

    makeButton(text, press) {
      const button = make("button", "ir-present__button ir-tally__button", text);
      button.type = "button";
      button.addEventListener("click", press);
      return button;
    }

    /** In the words of those who are asked; first what stands on the button, which is what is said to press it by voice. */
    word(audience) {
      const scale = this.bank.scaleFor(audience);
      const names = [1, 2, 3, 4].map((level) => `Level ${level}`);
      [...names, scale.dont_know.name, scale.does_not_apply.name].forEach((name, at) => {
        this.buttons[at].setAttribute("aria-label", `${this.buttons[at].textContent}, count one: ${name}`);
        this.buttons[at].title = name;
      });
    }

    add(key) {
      if (this.keys().length < Reflections.tallying.most) {
        this.put([...this.keys(), key]);
      }
    }

    takeBack() {
      this.put(this.keys().slice(0, -1));
    }

    /** Whether a key press was one for here. */
    press(pressed) {
      const key = Reflections.tallying.keyOf(pressed);
      if (key) {
        this.add(key);
      } else if (pressed === "Backspace") {
        this.takeBack();
      }
      return Boolean(key) || pressed === "Backspace";
    }
  };
}
