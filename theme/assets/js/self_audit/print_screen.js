/**
 * The print screen: one part of the audit, or all, as it will stand on paper. On paper only the report shows; what is
 * around it, and the page's own head, stay on the screen.
 */
Reflections.PrintScreen = class {
  constructor(app) {
    this.app = app;
    this.element = Reflections.element("div", "ir-print");
    this.tools = Reflections.element("div", "ir-print__tools");
    this.sheet = Reflections.element("div", "ir-print__sheet");
    this.element.append(this.tools, this.sheet);
    this.what = "all";
  }

  get title() {
    return "Print: " + Reflections.PrintScreen.parts[this.what].title;
  }

  show(what) {
    this.what = Object.keys(Reflections.PrintScreen.parts).includes(what) ? what : "all";
    this.shown = undefined;
    this.tools.replaceChildren(
      this.app.makeButton("Print", () => window.print()),
      this.makeOthers(),
      this.makeLink("Back to keeping and printing", "keep"),
    );
  }

  /** A long report is made again only when the audit is another value. */
  update() {
    const { record } = this.app;
    if (record && record !== this.shown) {
      this.shown = record;
      this.sheet.replaceChildren(this.makeReport(record));
    }
  }

  makeOthers() {
    const nav = Reflections.element("nav", "ir-print__others");
    nav.setAttribute("aria-label", "Print something else");
    for (const [id, { name }] of Object.entries(Reflections.PrintScreen.parts)) {
      const link = this.makeLink(name, "print/" + id);
      if (id === this.what) {
        link.setAttribute("aria-current", "page");
      }
      nav.append(link);
    }
    return nav;
  }

  makeLink(text, route) {
    const link = Reflections.element("a", "ir-link ir-print__link", text);
    link.href = this.app.href(route);
    return link;
  }

  makeReport(record) {
    const { bank } = this.app;
    return Reflections.report.build(document, {
      record,
      profile: Reflections.profile.of(record, bank),
      bank,
      today: this.app.today(),
      sections: Reflections.PrintScreen.parts[this.what].sections,
      href: (question) => this.app.href("question/" + question),
    });
  }
};

/** What can be printed, by the end of its route. */
Reflections.PrintScreen.parts = {
  audit: { name: "The completed audit", title: "the completed audit", sections: ["about", "audit"] },
  results: { name: "The results", title: "the results", sections: ["about", "results"] },
  plan: { name: "The plan", title: "the plan", sections: ["about", "plan"] },
  all: { name: "All of it", title: "all of it", sections: ["about", "results", "plan", "audit"] },
};
