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

/** A field for a line of text, with its label and a hint: `{element, input}`. */
Reflections.make.field = (id, label, hint, autocomplete) => {
  const { make } = Reflections;
  const name = Object.assign(make("label", "ir-field__label", label), { htmlFor: id });
  const said = Object.assign(make("p", "ir-field__hint", hint), { id: id + "-hint" });
  const input = Object.assign(make("input", "ir-field__input"), { id, maxLength: 200, autocomplete });
  input.setAttribute("aria-describedby", said.id);
  return { element: make("div", "ir-field", name, said, input), input };
};

/** One of several to choose from, with a few softer words: `{element, input, size}`. */
Reflections.make.radio = (name, value, text, words = "") => {
  const { make } = Reflections;
  const input = Object.assign(make("input", "ir-choice__input"), { type: "radio", name, value });
  const size = make("span", "ir-choice__size", words);
  return { element: make("label", "ir-choice__kind", input, make("span", "ir-choice__text", text + " ", size)), input, size };
};

/** Give an element a text, if it has another: a screen reader may read a button that has the focus again. */
Reflections.make.text = (element, text) => {
  if (element.textContent !== text) {
    element.textContent = text;
  }
};
