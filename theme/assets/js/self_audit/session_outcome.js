/**
 * Session outcome: what came of the meeting that is planned here, in a sentence at the head of the planner, and where it goes on
 * from there. Whoever ends a meeting begins at it.
 */
{
  const { make } = Reflections;

  const many = (number, one, more) => (number ? [`${number} ${number === 1 ? one : more}`] : []);

  Reflections.SessionOutcome = class {
    constructor(app) {
      this.app = app;
      this.heading = make("h2", "ir-session__came");
      this.heading.tabIndex = -1;
      this.links = make("p", "ir-session__onward");
      this.element = make("section", "ir-session__outcome", this.heading, this.links);
    }

    /** Before anything was counted there is nothing to say, unless the meeting has just ended. */
    show(session, isEnded) {
      const { record, isReview } = this.app;
      const came = isReview ? Reflections.tallying.outcome(record, session) : { counted: 0, priorities: 0, actions: 0 };
      this.element.hidden = !came.counted && !isEnded;
      make.text(this.heading, this.tell(came));
      const links = this.linksOf(came);
      const drawn = links.join();
      if (drawn !== this.drawn) {
        this.drawn = drawn;
        this.links.replaceChildren(...links.map(([route, text], at) => this.makeLink(route, text, at)));
      }
    }

    tell({ counted, priorities, actions }) {
      const parts = [
        ...many(counted, "question counted", "questions counted"),
        ...many(priorities, "priority chosen", "priorities chosen"),
        ...many(actions, "action planned", "actions planned"),
      ];
      const nothing = this.app.record && !this.app.isReview ? "Nothing was kept, as no review was begun." : "Nothing was counted or chosen.";
      return parts.length ? `${parts.join(", ")}.` : nothing;
    }

    linksOf({ counted, priorities, actions }) {
      return [
        ...(priorities || actions ? [["plan", "Go on with the plan"]] : []),
        ...(counted ? [["questions", "See where views differ"]] : []),
        ...(counted || priorities || actions ? [["keep", "Keep a copy"]] : []),
      ];
    }

    makeLink(route, text, at) {
      const link = make("a", "ir-button" + (at ? " ir-button--quiet" : ""), text);
      link.href = this.app.href(route);
      return link;
    }
  };
}
