/**
 * A question that must be answered before anything goes on. `ask()` gives a promise of the chosen id, or of "" when the
 * dialog was left with Escape. The last choice is the one that changes nothing.
 */
Reflections.Dialog = class {
  constructor({ title, text, choices }) {
    this.element = Reflections.element("dialog", "ir-dialog");
    const heading = Reflections.element("h2", "ir-dialog__title", title);
    heading.id = "dialog-title";
    this.element.setAttribute("aria-labelledby", heading.id);
    const paragraphs = Reflections.make("div", "", ...text.map((each) => Reflections.element("p", "ir-dialog__text", each)));
    paragraphs.id = "dialog-text";
    this.element.setAttribute("aria-describedby", paragraphs.id);
    const buttons = Reflections.element("div", "ir-dialog__choices");
    choices.forEach(({ id, label, primary }) => {
      const button = Reflections.element("button", "ir-button" + (primary ? "" : " ir-button--quiet"), label);
      button.type = "button";
      button.addEventListener("click", () => this.element.close(id));
      buttons.append(button);
    });
    this.element.append(heading, paragraphs, buttons);
  }

  ask() {
    const back = document.activeElement;
    document.body.append(this.element);
    this.element.returnValue = "";
    this.element.showModal();
    this.beginAtTheTop();
    return new Promise((resolve) => {
      this.element.addEventListener("close", () => {
        this.element.remove();
        if (back && back.isConnected) {
          back.focus();
        }
        resolve(this.element.returnValue);
      });
    });
  }

  /** Where not all of it is in sight, as at 400 %, the question is read before its choices. */
  beginAtTheTop() {
    if (this.element.scrollHeight > this.element.clientHeight) {
      const heading = this.element.querySelector(".ir-dialog__title");
      heading.tabIndex = -1;
      heading.focus();
    }
  }
};
