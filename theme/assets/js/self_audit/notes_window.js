/**
 * Notes window: what whoever leads could say, what to have ready, what is counted so far and what comes next, in a second
 * window for the laptop's own screen. It is an empty window that this page writes into, so there is no second copy of the
 * self-audit, and nobody else's message is ever read. Where a browser opens none, the same notes stand below the slide on
 * demand, never on it.
 */
{
  const { make } = Reflections;

  Reflections.NotesWindow = class {
    /** `press(event)` is told of keys that are pressed there, `choose(question)` and `count(numbers)` of what is counted there. */
    constructor({ name, press, choose, count }) {
      Object.assign(this, { name, press, choose, count, window: undefined });
      this.content = make("div", "ir-notes");
      this.panel = make("section", "ir-present__notes");
      this.panel.setAttribute("aria-label", "Notes");
      this.panel.hidden = true;
      this.panel.tabIndex = 0; // what can be scrolled can be reached
      window.addEventListener("pagehide", () => this.leave());
    }

    /** The page goes, perhaps to be loaded again: from a folder it could not find this window any more. */
    leave() {
      if (this.isOpen) {
        this.window.close();
      }
    }

    get isOpen() {
      return Boolean(this.window) && !this.window.closed;
    }

    /** Open it, or bring it to the front. False when the browser opens no window. */
    open() {
      try {
        this.window = window.open("", this.name, "popup,width=900,height=700") || undefined;
        if (this.window) {
          this.fill(this.window.document);
        }
      } catch {
        this.window = undefined; // one of another page has the name
      }
      return this.isOpen;
    }

    fill(page) {
      page.title = "Notes";
      page.documentElement.lang = "en-GB";
      const styles = Array.from(document.querySelectorAll("link[rel=stylesheet]"), ({ href }) => {
        const link = page.createElement("link");
        Object.assign(link, { rel: "stylesheet", href });
        return link;
      });
      page.head.replaceChildren(...styles);
      page.body.className = "ir-notes-window";
      page.body.replaceChildren(this.content);
      page.onkeydown = (event) => this.press(event);
      this.window.focus();
    }

    /** Show or hide the notes below the slide. */
    togglePanel(isShown = this.panel.hidden) {
      this.panel.hidden = !isShown;
      if (isShown && !this.isOpen) {
        this.panel.append(this.content);
      }
    }

    /** `counts` is given while something is counted: `{names, numbers}`. Whoever writes a number is left in peace. */
    show({ slide, next, place, timer, counts }) {
      const shown = [place, slide, next, Boolean(counts), this.isOpen];
      if (!this.shown || shown.some((value, at) => value !== this.shown[at])) {
        this.shown = shown;
        this.draw({ slide, next, place, counts });
      }
      make.text(this.time, timer);
      this.updateCounts(counts);
    }

    draw({ slide, next, place, counts }) {
      const part = (name, ...content) => make("section", "ir-notes__part", make("h2", "ir-notes__heading", name), ...content);
      const text = (words) => make("p", "ir-notes__text", words);
      const list = (words) => make("ul", "ir-notes__list", ...words.split("\n").map((word) => make("li", "", word)));
      this.time = make("span", "ir-notes__time");
      const isBoth = slide.name && slide.name !== slide.title;
      this.content.replaceChildren(
        make("p", "ir-notes__place", place, " ", this.time),
        make("h1", "ir-notes__title", slide.name || slide.title),
        ...(isBoth ? [part("On the screen", text([slide.code, slide.title].filter(Boolean).join(" ")))] : []),
        ...(counts && this.isOpen ? [part("Count here, or by keys", this.makeCounts(counts))] : []),
        ...(slide.rated ? [part("Count what was rated", this.makeChoice(slide.rated))] : []),
        ...(slide.say ? [part("You could say", text(slide.say))] : []),
        ...(slide.purpose ? [part("What it is for", text(slide.purpose))] : []),
        ...(slide.ready ? [part("To have ready", list(slide.ready))] : []),
        part("What comes next", text(next)),
      );
    }

    /** The questions that were rated before, each with how many are counted. */
    makeChoice(rated) {
      const buttons = rated.map(({ question, code, counted }) => {
        const button = make("button", "ir-present__button", counted ? `${code}: ${counted} counted` : `Count ${code}`);
        button.type = "button";
        button.addEventListener("click", () => this.choose(question));
        return button;
      });
      return make("p", "ir-notes__choice", ...buttons);
    }

    /**
     * How many of each answer, in this window alone: on the slides nobody sees them before they are shown. The key stands
     * beside the name, as on the slide, where a level has no name.
     */
    makeCounts({ names }) {
      this.numbers = names.map(() => this.makeNumber());
      const named = names.map((name, at) => `${Reflections.tallying.keys[at]} ${name}`);
      const rows = named.map((name, at) => make("label", "ir-notes__count", this.numbers[at], make("span", "", name)));
      this.sum = make("p", "ir-notes__text");
      this.sum.setAttribute("role", "status");
      return make("div", "ir-notes__counts", ...rows, this.sum);
    }

    makeNumber() {
      const input = make("input", "ir-field__input ir-notes__number");
      Object.assign(input, { type: "number", min: 0, max: 2000, step: 1, inputMode: "numeric", autocomplete: "off" });
      input.addEventListener("input", () => this.count(this.numbers.map(({ value }) => this.whole(value))));
      return input;
    }

    whole(value) {
      return Math.min(Math.max(Math.round(Number(value)) || 0, 0), 2000);
    }

    updateCounts(counts) {
      if (counts && this.numbers && this.isOpen) {
        const held = this.window.document.activeElement;
        this.numbers.forEach((input, at) => {
          if (input !== held || this.whole(input.value) !== counts.numbers[at]) {
            input.value = String(counts.numbers[at]);
          }
        });
        make.text(this.sum, `${counts.numbers.reduce((sum, number) => sum + number, 0)} in all`);
      }
    }
  };
}
