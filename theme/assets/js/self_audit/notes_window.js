/**
 * Notes window: what whoever leads could say, what to have ready, what is counted so far and what comes next, in a second
 * window for the laptop's own screen. It is an empty window that this page writes into, so there is no second copy of the
 * self-audit, and nobody else's message is ever read. Where a browser opens none, the same notes stand below the slide on
 * demand, never on it.
 */
{
  const { make } = Reflections;

  Reflections.NotesWindow = class {
    /** `press(event)` is told of keys that are pressed there. */
    constructor({ name, press }) {
      Object.assign(this, { name, press, window: undefined });
      this.content = make("div", "ir-notes");
      this.panel = make("section", "ir-present__notes");
      this.panel.setAttribute("aria-label", "Notes");
      this.panel.hidden = true;
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

    show({ slide, next, place, counted }) {
      const part = (name, ...content) => make("section", "ir-notes__part", make("h2", "ir-notes__heading", name), ...content);
      const text = (words) => make("p", "ir-notes__text", words);
      const list = (words) => make("ul", "ir-notes__list", ...words.split("\n").map((word) => make("li", "", word)));
      this.content.replaceChildren(
        make("p", "ir-notes__place", place),
        make("h1", "ir-notes__title", slide.name || slide.title),
        ...(slide.say ? [part("You could say", text(slide.say))] : []),
        ...(slide.purpose ? [part("What it is for", text(slide.purpose))] : []),
        ...(slide.ready ? [part("To have ready", list(slide.ready))] : []),
        ...(counted ? [part("Counted so far", text(counted))] : []),
        part("What comes next", text(next)),
      );
    }
  };
}
