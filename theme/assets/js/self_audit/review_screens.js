/** The screens for several people's audits, which the self-audit loads when they are needed. */
Reflections.reviewScreens = (app) => {
  app.keying = Reflections.makeKeyingStore(app);
  return {
    views: new Reflections.ViewsScreen(app),
    together: new Reflections.TogetherScreen(app),
    plan: new Reflections.ReviewPlanScreen(app),
    change: new Reflections.ChangeScreen(app),
    "key-in": new Reflections.KeyInScreen(app),
  };
};

/** A review can be kept without what each person answered: on the keep screen, below the copies that hold all. */
Reflections.keepForOthers = {
  kinds: {
    html: { label: "For sending on", hint: "A report for others. It opens here too, as a review of its own." },
    json: { label: "For sending on, as .json", hint: "If mail stops the .html file." },
  },

  make(screen) {
    const { make } = Reflections;
    const rows = Object.entries(this.kinds).map(([ending, kind]) =>
      screen.makeKind(kind, () => screen.tellKept(this.keep(screen.app, ending))),
    );
    return [
      make("h3", "ir-keep__subheading", "Without the individual audits, for sending on"),
      screen.makeText("Numbers, what was agreed and the plan stay; nobody’s own answers or notes are in it."),
      make("dl", "ir-keep__formats", ...rows),
    ];
  },

  /** Download it; gives back the file's name. */
  keep(app, ending) {
    const { copies } = Reflections;
    return copies.trying(() => copies.make(app, ending, this.withoutAudits(app), "-without-audits"));
  },

  /** Made once of a review: a second kind of file holds the same. */
  withoutAudits(app) {
    const { bank, record } = app;
    if (!this.made || this.made.of !== record) {
      this.made = { of: record, review: Reflections.review.withoutAudits(record, { bank, id: app.newId(), now: app.now() }) };
    }
    return this.made.review;
  },
};

/** The store of sheets that are typed in, read at once: other screens say that there are some. */
Reflections.makeKeyingStore = (app) => {
  const store = new Reflections.KeyingStore({
    getStorage: () => window.localStorage,
    key: app.key("keying:v1"),
    bank: app.bank,
    listen: (handler) => window.addEventListener("storage", handler),
  });
  store.open();
  return store;
};
