/** A new element with what is in it: nodes, and texts, which stay texts. */
Reflections.make = (tag, className, ...children) => {
  const made = Reflections.element(tag, className);
  made.append(...children);
  return made;
};

Reflections.make.link = (href, text) => {
  const link = Reflections.make("a", "ir-link", text);
  link.href = href;
  return link;
};

/** A question with its code: a link, if it can be answered here. */
Reflections.make.question = (app, id, { code, ask }) => {
  const isCurrent = app.bank.standing({ id }) === "current";
  const name = isCurrent ? Reflections.make.link(app.href("question/" + id), ask) : ask;
  return [Reflections.make("span", "ir-code", code), " ", name];
};

/** Give an element a text, if it has another: a screen reader may read a button that has the focus again. */
Reflections.make.text = (element, text) => {
  if (element.textContent !== text) {
    element.textContent = text;
  }
};
