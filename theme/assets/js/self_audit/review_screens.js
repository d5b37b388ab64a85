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
