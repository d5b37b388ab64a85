/** Print page: a button that prints this page, for whoever does not know that a browser can. */
Reflections.PrintPage = class {
  constructor(place) {
    this.button = Reflections.element("button", "ir-downloads__print", "Print this page");
    this.button.type = "button";
    this.button.addEventListener("click", () => window.print());
    place.append(this.button);
  }
};

Reflections.register("print-page", Reflections.PrintPage);
