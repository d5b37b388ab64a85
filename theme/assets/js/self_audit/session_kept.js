/**
 * Session kept: where this device keeps the plan of another meeting than the one that shows, the way back to it, and to be rid of
 * it. No plan goes without a word.
 */
{
  const { make } = Reflections;

  Reflections.SessionKept = class {
    constructor(app, draft) {
      Object.assign(this, { app, draft, drawn: "" });
      this.element = make("div", "ir-note ir-session__kept");
    }

    /** `session` is the plan that shows, if one does. */
    update(session) {
      const kept = this.draft.read();
      const isOther = Boolean(kept) && !(session && session.id === kept.id);
      const drawn = isOther ? JSON.stringify(kept) : "";
      this.element.hidden = !isOther;
      if (isOther && drawn !== this.drawn) {
        this.element.replaceChildren(...this.make(kept));
      }
      this.drawn = drawn;
    }

    make(kept) {
      const { minutes, people } = kept;
      const onward = make("a", "ir-button", "Go on with the meeting");
      onward.href = this.app.href("session/" + this.draft.pack(kept));
      const discard = this.app.makeButton("Discard it", () => this.discard(kept), true);
      return [
        make("p", "ir-session__kept-text", `A meeting is planned, and kept on this device: ${this.nameOf(kept)}, ${minutes} minutes, ${people} people.`),
        make("p", "ir-session__onward", onward, discard),
      ];
    }

    nameOf({ name }) {
      return `“${this.app.opening.replacing.isolated(name)}”`;
    }

    discard(kept) {
      this.draft.forget(kept);
      this.tell(`${this.nameOf(kept)} was discarded.`, kept);
      this.app.update();
      this.app.frame.focus();
    }

    /** Keep a plan; gives the one of another meeting whose place it took. `before` is the plan that it was made of. */
    replace(session, before) {
      const kept = this.draft.read();
      const isSame = kept && [session, before].some((one) => one && one.id === kept.id);
      this.draft.keep(session);
      return isSame ? undefined : kept;
    }

    tellReplaced(kept) {
      this.tell(`This plan took the place of ${this.nameOf(kept)}, which was kept on this device.`, kept);
    }

    /** Say it, with a way to keep again what was kept. */
    tell(text, kept) {
      const { told } = this.app;
      told.show(text, () => {
        this.draft.keep(kept);
        told.show("Undone.");
        this.app.update();
      });
    }
  };
}
