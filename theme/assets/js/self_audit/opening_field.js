/** Opening field: where a file is chosen, with its own place for what went wrong. There may be one on several screens. */
Reflections.OpeningField = class {
  constructor(id, take) {
    const kinds = "An .html, .json or .csv file that was kept here. Or drop it anywhere on this page.";
    const label = Reflections.make("label", "ir-open__label", "Open a copy that you kept");
    const hint = Reflections.make("p", "ir-open__hint", kinds);
    this.input = Reflections.make("input", "ir-open__input");
    this.error = Reflections.make("p", "ir-open__error");
    this.element = Reflections.make("div", "ir-open", label, hint, this.error, this.input);
    [label.htmlFor, this.input.id, hint.id, this.error.id] = [id, id, id + "-hint", id + "-error"];
    this.error.setAttribute("role", "alert");
    this.input.setAttribute("aria-describedby", `${hint.id} ${this.error.id}`);
    Object.assign(this.input, { type: "file", accept: ".html,.htm,.json,.csv" });
    this.input.addEventListener("change", () => this.give(take));
  }

  give(take) {
    const [file] = this.input.files;
    if (file) {
      take(file).then(() => {
        this.input.value = ""; // so that the same file can be chosen again
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
