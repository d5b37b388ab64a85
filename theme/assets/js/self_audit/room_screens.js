/** The screens of a meeting, with what they show beside the questions; the self-audit loads them when they are needed. */
Reflections.roomScreens = async (app) => {
  await Reflections.fetch(app.files.roomData);
  const room = Reflections.roomData;
  const draft = new Reflections.SessionDraft(app, room);
  return {
    session: new Reflections.SessionScreen(app, room, draft),
    present: new Reflections.PresentScreen(app, room, draft),
  };
};
