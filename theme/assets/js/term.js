/**
 * Term: shows what a word means beside the link to it, on hover, focus and tap, without leaving the place. Escape puts it
 * away, the pointer may move onto it, and it stays until pointer and focus have left (WCAG 2.2, 1.4.13). Without this
 * script the link leads to the glossary, as it still does when pressed with a mouse, with Enter or by a second tap.
 */
Reflections.Term = class {
  constructor(link) {
    this.link = link;
    this.tapped = false;
    this.closeOnEscape = (event) => event.key === "Escape" && this.hide();
    this.closeElsewhere = (event) => this.contains(event.target) || this.hide();
    this.stay = () => this.place();
    link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && this.showSoon());
    link.addEventListener("pointerleave", () => this.hideSoon());
    link.addEventListener("focus", () => link.matches(":focus-visible") && this.showWhole());
    /* At once: what has the focus next must not lie under the meaning. */
    link.addEventListener("blur", () => this.isWanted() || this.hide());
    link.addEventListener("pointerdown", (event) => {
      this.tapped = event.pointerType !== "mouse" && !this.meaning;
    });
    link.addEventListener("click", (event) => this.showOnFirstTap(event));
  }

  contains(target) {
    return this.link.contains(target) || (this.meaning && this.meaning.contains(target));
  }

  showOnFirstTap(event) {
    if (this.tapped) {
      event.preventDefault();
      this.show("Tap the word again for the glossary.");
    }
    this.tapped = false;
  }

  showSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), 150);
  }

  hideSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.isWanted() || this.hide(), 250);
  }

  isWanted() {
    return this.link.matches(":hover, :focus") || (this.meaning && this.meaning.matches(":hover"));
  }

  show(more) {
    clearTimeout(this.timer);
    if (this.meaning) {
      return;
    }
    if (Reflections.Term.shown) {
      Reflections.Term.shown.hide();
    }
    Reflections.Term.shown = this;
    this.meaning = this.makeMeaning(more);
    this.link.after(this.meaning);
    this.link.setAttribute("aria-describedby", this.meaning.id);
    this.place();
    document.addEventListener("keydown", this.closeOnEscape);
    document.addEventListener("pointerdown", this.closeElsewhere);
    window.addEventListener("scroll", this.stay, { passive: true, capture: true });
  }

  /** Unless it is cut: by keyboard the rest could not be read, and the link leads to all of it. */
  showWhole() {
    this.show();
    if (this.meaning.scrollHeight > this.meaning.clientHeight) {
      this.hide();
    }
  }

  hide() {
    clearTimeout(this.timer);
    if (!this.meaning) {
      return;
    }
    Reflections.Term.shown = null;
    this.meaning.remove();
    this.meaning = null;
    this.link.removeAttribute("aria-describedby");
    document.removeEventListener("keydown", this.closeOnEscape);
    document.removeEventListener("pointerdown", this.closeElsewhere);
    window.removeEventListener("scroll", this.stay, { capture: true });
  }

  makeMeaning(more) {
    const { meaning, now } = this.link.dataset;
    const shown = Reflections.element("span", "ir-meaning");
    shown.id = "meaning";
    shown.setAttribute("role", "tooltip");
    shown.append(Reflections.element("span", "ir-meaning__part", meaning));
    if (now) {
      shown.append(Reflections.element("span", "ir-meaning__part", "In England now (our note): " + now));
    }
    if (more) {
      shown.append(Reflections.element("span", "ir-meaning__part ir-meaning__part--more", more));
    }
    shown.addEventListener("pointerleave", () => this.hideSoon());
    return shown;
  }

  /** Below the word, or above it where there is more room; never off the side, nor over the word. */
  place() {
    const { style } = this.meaning;
    style.maxHeight = "none";
    const word = this.link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.meaning;
    const above = word.top - 8;
    const below = window.innerHeight - word.bottom - 8;
    const isBelow = height <= below || above < below;
    const most = Math.max(isBelow ? below : above, 0);
    const room = document.documentElement.clientWidth - width - 8;
    style.maxHeight = most + "px";
    style.left = Math.max(8, Math.min(word.left, room)) + "px";
    style.top = (isBelow ? word.bottom + 4 : word.top - Math.min(height, most) - 4) + "px";
  }
};

/** The one term whose meaning is shown now. */
Reflections.Term.shown = null;

Reflections.register("term", Reflections.Term);
