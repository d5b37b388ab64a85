/**
 * The print screen: one part of an audit or a review, or all, as it will stand on paper. On paper only the report shows; what is
 * around it, and the page's own head, stay on the screen.
 */
Reflections.PrintScreen = class {
  constructor(app) {
    this.app = app;
    this.element = Reflections.element("div", "ir-print");
    this.tools = Reflections.element("div", "ir-print__tools");
    this.sheet = Reflections.element("div", "ir-print__sheet");
    this.element.append(this.tools, this.sheet);
  }

  get title() {
    const { name } = this.part();
    return "Print: " + name[0].toLowerCase() + name.slice(1);
  }

  show(what) {
    this.parts = Reflections.PrintScreen.partsOf(this.app.record);
    this.what = Object.hasOwn(this.parts, what) ? what : "all";
    this.shown = undefined;
    this.tools.replaceChildren(
      this.app.makeButton("Print", () => window.print()),
      ...(this.what === "governors" ? Reflections.ReportGovernors.tools(this.app, this.sheet) : []),
      this.makeOthers(),
      this.makeLink("Back to keeping and printing", "keep"),
    );
  }

  part() {
    return this.parts[this.what];
  }

  /** A long report is made again only when the audit is another value. */
  update() {
    const { record } = this.app;
    if (record && record !== this.shown) {
      if (!Object.hasOwn(Reflections.PrintScreen.partsOf(record), this.what)) {
        this.show(); // another window has brought something else here
      }
      this.shown = record;
      this.sheet.replaceChildren(this.makeReport(record, this.what));
    }
  }

  makeOthers() {
    const nav = Reflections.element("nav", "ir-print__others");
    nav.setAttribute("aria-label", "Print something else");
    for (const [id, { name }] of Object.entries(this.parts)) {
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

  /** A part of what can be printed as it will stand on paper, on this screen or from another one; of it `only` one question. */
  makeReport(record, what, only) {
    const { bank } = this.app;
    const { sections, heading } = Reflections.PrintScreen.partsOf(record)[what];
    return Reflections.report.build(document, {
      record,
      profile: Reflections.profile.of(record, bank),
      bank,
      today: this.app.today(),
      sections,
      only,
      name: heading,
      href: (question) => this.app.href("question/" + question),
    });
  }
};

/** What of a record can be printed, by the end of its route; `heading` is what the sheet calls itself, if not as usual. */
Reflections.PrintScreen.partsOf = (record) => {
  const { kind, earlier } = record;
  const isReview = kind === "review";
  const all = Reflections.report.all(record);
  const [about, results, plan, whole] = all;
  return {
    ...(isReview && { governors: { name: "The governors’ report", sections: ["governors"], heading: "Governors’ report" } }),
    audit: { name: "The completed " + kind, sections: [about, whole] },
    results: { name: "The results", sections: [about, results] },
    plan: { name: "The plan", sections: [about, plan] },
    all: { name: "All of it", sections: all },
    ...(earlier && { change: { name: "What changed", sections: ["change"], heading: "What changed" } }),
  };
};
