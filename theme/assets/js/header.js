/** Header: folds the navigation behind a button, which only narrow screens show. Without it every link is there. */
Reflections.Header = class {
  constructor(navigation) {
    this.navigation = navigation;
    this.button = Reflections.element("button", "ir-header__button", "Menu");
    this.button.type = "button";
    this.button.setAttribute("aria-controls", navigation.id);
    this.button.addEventListener("click", () => this.show(this.isFolded()));
    navigation.addEventListener("keydown", (event) => this.closeOnEscape(event));
    navigation.before(this.button);
    navigation.classList.add("ir-header__nav--folding");
    this.show(false);
  }

  isFolded() {
    return this.navigation.classList.contains("ir-header__nav--folded");
  }

  show(open) {
    this.navigation.classList.toggle("ir-header__nav--folded", !open);
    this.button.setAttribute("aria-expanded", String(open));
  }

  closeOnEscape(event) {
    if (event.key === "Escape" && this.button.offsetParent) {
      this.show(false);
      this.button.focus();
    }
  }
};

Reflections.register("header", Reflections.Header);
