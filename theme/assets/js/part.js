/**
 * Part: beside each heading a button that copies the address of that part of the page; beside a question, of the page.
 * An intranet's `http://` name is not a secure context and has no clipboard; there the address is shown, selected.
 */
Reflections.Part = class {
  constructor(head) {
    this.head = head;
    this.heading = head.querySelector("h1, h2, h3, h4");
    this.hash = this.heading.matches("h1") ? "" : "#" + (head.querySelector("[id]") || head.closest("[id]")).id;
    this.button = this.makeButton();
    this.status = Reflections.element("span", "ir-part__status");
    this.status.setAttribute("role", "status");
    head.append(this.button, this.status);
    this.button.addEventListener("click", () => this.copy());
  }

  makeButton() {
    const button = Reflections.element("button", "ir-part__copy");
    button.type = "button";
    button.setAttribute("aria-label", "Copy link to “" + this.heading.textContent.trim() + "”");
    button.append(this.makeIcon(), Reflections.element("span", "ir-part__copy-text", "Copy link"));
    return button;
  }

  makeIcon() {
    const space = "http://www.w3.org/2000/svg";
    const icon = document.createElementNS(space, "svg");
    const path = document.createElementNS(space, "path");
    icon.setAttribute("class", "ir-icon");
    icon.setAttribute("viewBox", "0 0 48 48");
    icon.setAttribute("aria-hidden", "true");
    path.setAttribute("class", "ir-icon__line");
    path.setAttribute("stroke-width", "5");
    path.setAttribute("stroke-linecap", "round");
    path.setAttribute(
      "d",
      "M20 28l8-8M22 15l5-5a8.500 8.500 0 0 1 12 12l-5 5M26 33l-5 5a8.500 8.500 0 0 1-12-12l5-5",
    );
    icon.append(path);
    return icon;
  }

  address() {
    return window.location.href.split("#")[0] + this.hash;
  }

  copy() {
    const clipboard = navigator.clipboard;
    const written = clipboard ? clipboard.writeText(this.address()) : Promise.reject(new Error("no clipboard"));
    written.then(
      () => this.say("Link copied."),
      () => this.showAddress(),
    );
  }

  showAddress() {
    if (!this.field) {
      this.field = Reflections.element("input", "ir-part__address");
      this.field.readOnly = true;
      this.field.setAttribute("aria-label", "Link to this part of the page");
      this.head.append(this.field);
    }
    this.field.value = this.address();
    this.field.focus();
    this.field.select();
    this.say("The link is selected: copy it with Ctrl+C.");
  }

  say(text) {
    this.status.textContent = text;
  }
};

Reflections.register("part", Reflections.Part);

/* Headings that come from Markdown have no hook of their own. */
document.querySelectorAll(".ir-prose--markdown h2[id]").forEach((heading) => {
  const head = Reflections.element("div", "ir-part__head");
  head.dataset.module = "part";
  heading.classList.add("ir-part__heading");
  heading.before(head);
  head.append(heading);
});
