/**
 * Opening field: where a file is chosen, or `many` at once, with its own place for what went wrong. There may be one on
 * several screens. `take` is given the file, or all of them, and promises to be done.
 */
Reflections.OpeningField = class {
  constructor(id, take, words = Reflections.OpeningField.one) {
    const label = Reflections.make("label", "ir-open__label", words.label);
    const hint = Reflections.make("p", "ir-open__hint", words.hint);
    this.input = Reflections.make("input", "ir-open__input");
    this.error = Reflections.make("p", "ir-open__error");
    this.element = Reflections.make("div", "ir-open", label, hint, this.error, this.input);
    [label.htmlFor, this.input.id, hint.id, this.error.id] = [id, id, id + "-hint", id + "-error"];
    this.error.setAttribute("role", "alert");
    this.input.setAttribute("aria-describedby", `${hint.id} ${this.error.id}`);
    Object.assign(this.input, { type: "file", accept: ".html,.htm,.json,.csv", multiple: Boolean(words.many) });
    this.input.addEventListener("change", () => this.give(take));
  }

  give(take) {
    const files = Array.from(this.input.files);
    if (files.length) {
      take(this.input.multiple ? files : files[0]).then(() => {
        this.input.value = ""; // so that the same can be chosen again
      });
    }
  }

  get isInSight() {
    return this.element.offsetParent !== null;
  }

  highlight(isOver) {
    this.element.classList.toggle("ir-open--over", isOver);
  }

  clear() {
    this.error.textContent = "";
    this.input.removeAttribute("aria-invalid");
  }

  fail(sentence) {
    this.input.setAttribute("aria-invalid", "true");
    this.error.textContent = sentence;
  }
};

Reflections.OpeningField.one = {
  label: "Open a copy that you kept",
  hint: "An .html, .json or .csv file that was kept here. Or drop it anywhere on this page.",
};
