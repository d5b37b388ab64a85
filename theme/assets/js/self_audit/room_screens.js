/** The screens of a meeting, with what they show beside the questions; the self-audit loads them when they are needed. */
Reflections.roomScreens = async (app) => {
  await Reflections.fetch(app.files.roomData);
  const room = Reflections.roomData;
  return {
    session: new Reflections.SessionScreen(app, room),
    present: new Reflections.PresentScreen(app, room),
  };
};
