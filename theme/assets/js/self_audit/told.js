/**
 * What was just done, in a line, with a button that takes it back. It stays until something else is told, so that nobody
 * has to be quick.
 */
Reflections.Told = class {
  /** `onLeft` is called when the line goes with the focus, and what had it before is gone. */
  constructor(onLeft) {
    this.onLeft = onLeft;
    this.element = Reflections.element("div", "ir-told");
    this.text = Reflections.element("p", "ir-told__text");
    this.text.setAttribute("role", "status");
    this.undo = this.makeButton("Undo", () => this.takeBack());
    this.close = this.makeButton("Hide", () => this.hide());
    this.element.append(this.text, this.undo, this.close);
    this.hide();
  }

  makeButton(text, press) {
    const button = Reflections.element("button", "ir-button ir-button--quiet ir-told__button", text);
    button.type = "button";
    button.addEventListener("click", press);
    return button;
  }

  /** On another screen it is out of date, unless it can still be taken back, or led there. */
  leave(route) {
    if (!this.takingBack && this.route !== undefined && this.route !== route) {
      this.hide();
    }
    this.route = route;
  }

  show(text, undo) {
    const { activeElement, body } = document;
    if (activeElement !== body && !this.element.contains(activeElement)) {
      this.before = activeElement;
    }
    this.route = undefined; // known once a screen is entered
    this.takingBack = undo;
    this.undo.hidden = !undo;
    this.text.textContent = text;
    this.element.classList.remove("ir-told--empty");
    this.close.hidden = false;
  }

  takeBack() {
    const { takingBack } = this;
    this.undo.hidden = true;
    takingBack();
    this.route = ""; // on no other screen is it news that it was taken back
    this.close.focus();
  }

  hide() {
    const hadFocus = this.element.contains(document.activeElement);
    this.text.textContent = "";
    this.undo.hidden = this.close.hidden = true;
    this.element.classList.add("ir-told--empty");
    if (hadFocus) {
      if (this.before) {
        this.before.focus();
      }
      if (document.activeElement === document.body) {
        this.onLeft(); // it is gone
      }
    }
  }
};
