/**
 * The keep screen: a copy to keep, printing, opening a copy, whose audit it is, where the answers are, and wiping them
 * from a shared computer. Copies can be kept whatever state the store is in.
 */
Reflections.KeepScreen = class {
  constructor(app) {
    this.app = app;
    this.title = "Keep and print";
    this.element = Reflections.element("div", "ir-keep");
    this.opening = app.opening;
    this.fields = [];
    this.parts = []; // those that need an audit
    this.element.append(
      this.makeNothing(),
      this.makeDamaged(),
      this.makeOwn(),
      this.makeChanges(),
      this.makeKeep(),
      this.makePrint(),
      this.makeOpen(),
      this.makeWhose(),
      this.makeWhere(),
      this.makeWipe(),
    );
  }

  show() {
    this.status.textContent = "";
    this.changes.open = this.opening.hasNews();
  }

  update() {
    const { record, store } = this.app;
    const isDamaged = store.state.kind === "damaged";
    this.nothing.hidden = Boolean(record) || isDamaged;
    this.damaged.hidden = !isDamaged;
    this.own.hidden = !store.own || store.own === record;
    this.parts.forEach((part) => {
      part.hidden = !record;
    });
    this.sentence.textContent = isDamaged ? "" : store.state.sentence;
    this.wipeButton.disabled = store.isReadOnly;
    this.calendar.hidden = !record || !Reflections.plan.dates(record).length;
    this.fields.forEach((field) => this.updateField(field));
    this.opening.updateFields();
    this.updateChanges();
  }

  /** A part of the screen with its heading; those that need an audit go when there is none. */
  makePart(heading, { needsRecord = true } = {}) {
    const part = Reflections.element("section", "ir-part ir-keep__part");
    part.append(Reflections.element("h2", "ir-part__heading ir-keep__heading", heading));
    if (needsRecord) {
      this.parts.push(part);
    }
    return part;
  }

  makeText(text) {
    return Reflections.element("p", "ir-keep__text", text);
  }

  makeLink(text, route) {
    const link = Reflections.element("a", "ir-link", text);
    link.href = this.app.href(route);
    return link;
  }

  // No audit, or one that can't be read

  makeNothing() {
    this.nothing = this.makeText("There is no audit here yet. ");
    this.nothing.append(this.makeLink("Start one", "start"), ", or open a copy that you kept.");
    return this.nothing;
  }

  makeDamaged() {
    this.damaged = Reflections.element("div", "ir-note ir-keep__damaged");
    const heading = Reflections.element("h2", "ir-part__heading ir-keep__heading", "What is stored here can’t be read");
    const buttons = Reflections.element("div", "ir-keep__buttons");
    buttons.append(
      this.app.makeButton("Download it as it is", () => Reflections.KeepScreen.keepDamaged(this.app)),
      this.app.makeButton("Discard it …", () => this.discard(), true),
    );
    const text = "Nothing has been changed. Download it first: somebody may be able to mend it. Then discard it, or open a copy that you kept in its place.";
    this.damaged.append(heading, this.makeText(text), buttons);
    return this.damaged;
  }

  async discard() {
    const { app } = this;
    const after = app.record ? "The audit in this window is saved in its place." : "If you downloaded it, you still have that file.";
    const answer = await app.ask({
      title: "Discard what is stored?",
      text: ["What is stored in this browser can’t be read, and goes. " + after],
      choices: [
        { id: "afresh", label: "Discard it" },
        { id: "", label: "Cancel" },
      ],
    });
    if (answer) {
      app.store.discardDamaged();
      app.go(app.record ? "keep" : "start");
    }
  }

  /** While the device holds another audit, the one that this window had is nowhere else. */
  makeOwn() {
    this.own = Reflections.element("div", "ir-note ir-keep__own");
    const buttons = Reflections.element("div", "ir-keep__buttons");
    buttons.append(this.app.makeButton("Keep a copy of that one", () => this.keep("html", this.app.store.own)));
    this.own.append(this.makeText("This window had another audit, which is stored nowhere now."), buttons);
    return this.own;
  }

  // What differs from the questions as they were answered

  makeChanges() {
    this.changes = Reflections.element("details", "ir-note ir-keep__changes");
    this.changesName = Reflections.element("summary", "ir-keep__changes-name");
    this.changesBody = Reflections.element("div", "ir-keep__changes-body");
    this.changes.append(this.changesName, this.changesBody);
    return this.changes;
  }

  updateChanges() {
    const changes = this.opening.changes();
    const key = JSON.stringify(changes);
    this.changes.hidden = !changes.length;
    if (key !== this.changesShown) {
      this.changesShown = key;
      this.changesName.textContent = "Questions that have changed since they were answered";
      this.changesBody.replaceChildren(...this.makeKinds(changes), this.makeDismiss());
    }
  }

  makeKinds(changes) {
    return Reflections.KeepScreen.kinds.flatMap(({ kind, text }) => {
      const list = Reflections.element("ul", "ir-keep__list");
      list.append(...changes.filter((change) => change.kind === kind).map((change) => this.makeChange(change)));
      return list.childElementCount ? [this.makeText(text), list] : [];
    });
  }

  makeChange({ code, lines }) {
    const item = Reflections.element("li", "ir-keep__change");
    for (const [place, { label, text }] of lines.entries()) {
      const line = Reflections.element("p", "ir-keep__line");
      line.append(
        place ? "" : Reflections.element("span", "ir-code", code),
        place ? "" : " ",
        label && Reflections.element("b", "ir-keep__label", label + ": "),
        text,
      );
      item.append(line);
    }
    return item;
  }

  makeDismiss() {
    const buttons = Reflections.element("div", "ir-keep__buttons");
    const close = this.app.makeButton("Close this", () => this.dismissChanges(), true);
    buttons.append(this.makeLink("Go on with the questions", "questions"), close);
    return buttons;
  }

  dismissChanges() {
    this.opening.dismiss();
    this.changes.open = false;
    this.changesName.focus();
  }

  // A copy to keep

  makeKeep() {
    const part = this.makePart("Keep a copy");
    const list = Reflections.element("dl", "ir-keep__formats");
    this.status = Reflections.element("p", "ir-keep__status");
    this.status.setAttribute("role", "status");
    for (const [ending, { label, hint }] of Object.entries(Reflections.KeepScreen.formats)) {
      list.append(this.makeFormat(ending, label, hint));
    }
    part.append(this.makeText("Only a copy lasts: a browser may clear what it stores. It goes among your downloads."), list, this.status);
    return part;
  }

  makeFormat(ending, label, hint) {
    const row = Reflections.element("div", "ir-keep__format");
    const term = Reflections.element("dt", "ir-keep__format-name");
    term.append(this.app.makeButton(label, () => this.keep(ending), ending !== "html"));
    row.append(term, Reflections.element("dd", "ir-keep__format-hint", hint));
    if (ending === "ics") {
      this.calendar = row;
    }
    return row;
  }

  /** Keep a copy, and say where it went, or that it didn't. */
  keep(ending, record) {
    try {
      const name = Reflections.KeepScreen.keep(this.app, ending, record);
      this.status.textContent = `Kept as “${name}”. Look for it among your downloads.`;
    } catch (error) {
      console.error("Reflections: the copy could not be made.", error);
      this.status.textContent = "This copy could not be made. Nothing was lost: try one of the other kinds.";
    }
  }

  // Printing, opening, names

  makePrint() {
    const part = this.makePart("Print");
    const list = Reflections.element("ul", "ir-keep__links");
    for (const [id, { name }] of Object.entries(Reflections.PrintScreen.parts)) {
      const item = document.createElement("li");
      item.append(this.makeLink(name, "print/" + id));
      list.append(item);
    }
    part.append(this.makeText("Each is laid out for A4 in black and white. You see it first."), list);
    return part;
  }

  makeOpen() {
    const part = this.makePart("Open a copy", { needsRecord: false });
    part.append(this.opening.makeField());
    return part;
  }

  makeWhose() {
    const part = this.makePart("Whose audit it is");
    part.append(
      this.makeField("school", "School’s name", "It stands on what you print and in the copies you keep.", "organization"),
      this.makeField("name", "Your name or initials, if you like", "So that several people’s copies can be told apart.", "name"),
    );
    return part;
  }

  makeField(key, label, hint, autocomplete) {
    const field = Reflections.element("div", "ir-field");
    const name = Reflections.element("label", "ir-field__label", label);
    const help = Reflections.element("p", "ir-field__hint", hint);
    const input = Reflections.element("input", "ir-field__input");
    [input.id, name.htmlFor, help.id] = ["keep-" + key, "keep-" + key, "keep-" + key + "-hint"];
    Object.assign(input, { type: "text", maxLength: 200, autocomplete });
    input.setAttribute("aria-describedby", help.id);
    input.addEventListener("input", () => this.tellAbout({ [key]: input.value }));
    field.append(name, help, input);
    this.fields.push({ key, input });
    return field;
  }

  tellAbout(about) {
    this.app.change((record, now) => Reflections.audit.tellAbout(record, about, now));
  }

  updateField({ key, input }) {
    const { record, store } = this.app;
    const value = !record ? "" : key === "school" ? record.school : record.respondent.name;
    input.disabled = store.isReadOnly;
    if (input.value !== value && input !== document.activeElement) {
      input.value = value;
    }
  }

  // Where the answers are, and taking them away

  makeWhere() {
    const part = this.makePart("Where your answers are", { needsRecord: false });
    const isFolder = window.location.protocol === "file:";
    this.sentence = this.makeText("");
    part.append(this.sentence, this.makeText(Reflections.KeepScreen.where[isFolder ? "folder" : "server"]));
    return part;
  }

  makeWipe() {
    const part = this.makePart("Finish on a shared computer");
    this.wipeButton = this.app.makeButton("Finish and wipe …", () => this.finish(), true);
    part.append(this.makeText("Takes the audit out of this browser, so that the next person doesn’t see it."), this.wipeButton);
    return part;
  }

  async finish() {
    const question = {
      title: "Finish, and wipe it from this device?",
      text: [
        "The answers, notes and plan go from this browser. Only a copy brings them back.",
        "A copy among the downloads of a shared computer can be read there: move it to your own drive or stick.",
      ],
      choices: [
        { id: "keep", label: "First keep a copy", primary: true },
        { id: "wipe", label: "Wipe" },
        { id: "", label: "Cancel" },
      ],
    };
    let answer = await this.app.ask(question);
    while (answer === "keep") {
      this.keep("html");
      answer = await this.app.ask({ ...question, text: [this.status.textContent, ...question.text] });
    }
    if (answer === "wipe") {
      this.wipe();
    }
  }

  wipe() {
    const { app } = this;
    if (app.store.wipe() === false) {
      app.told.show("It was not wiped. " + app.store.state.sentence);
      return;
    }
    app.carried = undefined;
    app.go("start");
    app.told.show("Nothing is left on this device. A copy that you kept is among your downloads.");
  }
};

/** The kinds of copies, each by its file's ending; the first is the one to take. */
Reflections.KeepScreen.formats = {
  html: {
    label: "Keep a copy",
    hint: "A report that a double-click opens, to read or to print. Open it here, and you go on where you were.",
    type: "text/html",
    write: ({ record, bank, today }) => Reflections.recordFile.write({ record, bank, today }),
  },
  json: {
    label: "The same as .json",
    hint: "If mail stops the .html file: some filters do. It opens here too.",
    type: "application/json",
    write: ({ record }) => Reflections.record.toJson(record),
  },
  csv: {
    label: "The same as .csv",
    hint: "For a spreadsheet: a row for each question. It opens here too.",
    type: "text/csv",
    write: ({ record, bank }) => Reflections.csv.write(record, bank),
  },
  ics: {
    label: "The plan’s dates as .ics",
    hint: "For Outlook or another calendar: by when each action is due, and when you look at it again.",
    type: "text/calendar",
    write: ({ record, now }) => Reflections.calendar.write(record, { now }),
  },
};

/** What may have happened to a question since it was answered. */
Reflections.KeepScreen.kinds = [
  { kind: "reworded", text: "Reworded. Your answers stay; see whether they still fit." },
  { kind: "merged", text: "Merged into another question. What you answered has moved there." },
  { kind: "retired", text: "No longer asked. What you answered is kept, and stands in each copy." },
  { kind: "unknown", text: "Not asked on this site. What you answered is kept, and stands in each copy." },
];

Reflections.KeepScreen.where = {
  folder:
    "You opened this site from a folder. In Chrome and Edge all such pages share one store, so another copy of this site on this computer shows the same audit. In Firefox each file has its own: a folder that was moved or copied starts empty.",
  server: "They are sent nowhere, and whoever runs this site can’t see them. Whoever uses this browser on this computer can.",
};

/** Download the audit as it is now. Gives back the file's name. */
Reflections.KeepScreen.keep = (app, ending, record = app.record) => {
  const { bank } = app;
  const { type, write } = Reflections.KeepScreen.formats[ending];
  const name = Reflections.record.fileName(record, ending);
  app.download(name, type, write({ record, bank, today: app.today(), now: app.now() }));
  return name;
};

/** Download what is stored, whatever it is. Gives back the file's name. */
Reflections.KeepScreen.keepDamaged = (app) => {
  const name = "self-audit-as-stored.txt";
  app.download(name, "text/plain", app.store.raw);
  return name;
};
