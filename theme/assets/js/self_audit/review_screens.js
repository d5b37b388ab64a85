/** The screens for several people's audits, which the self-audit loads when they are needed. */
Reflections.reviewScreens = (app) => ({
  views: new Reflections.ViewsScreen(app),
  together: new Reflections.TogetherScreen(app),
  change: new Reflections.ChangeScreen(app),
});
