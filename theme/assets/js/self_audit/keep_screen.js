/**
 * The keep screen: a copy to keep, printing, opening a copy, whose audit it is, where the answers are, and wiping them
 * from a shared computer. Copies can be kept whatever state the store is in.
 */
Reflections.KeepScreen = class {
  constructor(app) {
    this.app = app;
    this.title = "Keep and print";
    this.fields = [];
    this.parts = []; // those that need an audit or a review
    this.stored = new Reflections.KeepStored(this);
    this.changes = new Reflections.KeepChanges(app);
    this.element = Reflections.make(
      "div",
      "ir-keep",
      ...this.stored.elements,
      this.changes.element,
      this.makeKeep(),
      this.makePrint(),
      this.makePart("Open a copy", app.opening.makeField()),
      this.makeWhose(),
      this.makeWhere(),
      this.makeWipe(),
    );
  }

  show() {
    this.status.textContent = "";
    this.changes.show();
  }

  update() {
    const { record, store } = this.app;
    const isDamaged = store.state.kind === "damaged";
    this.parts.forEach((part) => {
      part.hidden = !record;
    });
    this.sentence.textContent = isDamaged ? "" : store.state.sentence;
    this.wipeButton.disabled = isDamaged;
    if (record) {
      this.updateKind(record);
    }
    this.fields.forEach((field) => this.updateField(field));
    this.stored.update();
    this.changes.update();
  }

  /** What there is to keep and to print depends on what is here. */
  updateKind(record) {
    const { kind } = record;
    const printed = Object.entries(Reflections.PrintScreen.partsOf(record));
    if (kind !== this.kind) {
      this.kind = kind;
      this.formats.replaceChildren(...this.makeKinds(record));
      this.whose.textContent = `Whose ${kind} it is`;
      this.wiped.textContent = `Takes the ${kind} out of this browser, so that the next person doesn’t see it.`;
      this.forOthers.replaceChildren(...(kind === "review" ? Reflections.keepForOthers.make(this) : []));
      this.fields[1].input.parentElement.hidden = kind === "review"; // a team has no name of a person
    }
    if (printed.map(([id]) => id).join() !== this.printed) {
      this.printed = printed.map(([id]) => id).join();
      this.links.replaceChildren(...printed.map(([id, { name }]) => this.makePrintLink(id, name)));
    }
    this.calendar.hidden = !Reflections.plan.dates(record).length;
  }

  /** A part of the screen with its heading. */
  makePart(heading, ...content) {
    const head = Reflections.make("h2", "ir-part__heading ir-keep__heading", heading);
    return Reflections.make("section", "ir-part ir-keep__part", head, ...content);
  }

  /** One that goes when there is no audit. */
  makeOwnPart(...what) {
    const part = this.makePart(...what);
    this.parts.push(part);
    return part;
  }

  makeText(text) {
    return Reflections.make("p", "ir-keep__text", text);
  }

  // A copy to keep

  makeKeep() {
    this.formats = Reflections.make("dl", "ir-keep__formats");
    this.forOthers = Reflections.make("div", "ir-keep__others"); // filled by what reviews load
    this.status = Reflections.make("p", "ir-keep__status");
    this.status.setAttribute("role", "status");
    return this.makeOwnPart(
      "Keep a copy",
      this.makeText(
        "What is saved on this device is in this browser alone: another browser, or a computer that was cleaned, has nothing without a copy. You find the copy among your downloads.",
      ),
      this.formats,
      this.forOthers,
      this.status,
    );
  }

  makeKinds(record) {
    const kinds = Object.entries(Reflections.copies.kindsOf(record));
    const rows = kinds.map(([ending, kind]) => this.makeKind(kind, () => this.keep(ending), ending === "html"));
    this.calendar = rows[rows.length - 1];
    return rows;
  }

  makeKind({ label, hint }, keep, isFirst) {
    const button = this.app.makeButton(label, keep, !isFirst);
    return Reflections.make(
      "div",
      "ir-keep__format",
      Reflections.make("dt", "ir-keep__format-name", button),
      Reflections.make("dd", "ir-keep__format-hint", hint),
    );
  }

  keep(ending, record) {
    this.tellKept(Reflections.copies.keep(this.app, ending, record));
  }

  tellKept(name) {
    this.status.textContent = Reflections.copies.tell(name);
  }

  // Printing, names

  makePrint() {
    this.links = Reflections.make("ul", "ir-keep__links");
    return this.makeOwnPart(
      "Print",
      this.makeText("Each is laid out for A4 in black and white. You see it first."),
      this.links,
    );
  }

  makePrintLink(id, name) {
    return Reflections.make("li", "", Reflections.make.link(this.app.href("print/" + id), name));
  }

  makeWhose() {
    const school = "It stands on what you print and in the copies you keep.";
    const name = "So that several people’s copies can be told apart.";
    const part = this.makeOwnPart(
      "",
      this.makeField("school", "School’s name", school, "organization"),
      this.makeField("name", "Your name or initials, if you like", name, "name"),
    );
    this.whose = part.firstChild;
    return part;
  }

  makeField(key, label, hint, autocomplete) {
    const { element, input } = Reflections.make.field("keep-" + key, label, hint, autocomplete);
    input.addEventListener("input", () => this.tellAbout({ [key]: input.value }));
    this.fields.push({ key, input });
    return element;
  }

  tellAbout(about) {
    this.app.change((record, now) => Reflections.audit.tellAbout(record, about, now));
  }

  /** Also while somebody types: another window's text may have come to theirs. */
  updateField({ key, input }) {
    const { record, store } = this.app;
    const value = record ? { school: record.school, ...record.respondent }[key] : "";
    input.disabled = store.isReadOnly;
    if (input.value !== value) {
      input.value = value;
    }
  }

  // Where the answers are, and taking them away

  makeWhere() {
    const isFolder = window.location.protocol === "file:";
    this.sentence = this.makeText("");
    return this.makePart(
      "Where your answers are",
      this.sentence,
      this.makeText(Reflections.KeepScreen.where[isFolder ? "folder" : "server"]),
    );
  }

  makeWipe() {
    this.wiped = this.makeText("");
    this.wipeButton = this.app.makeButton("Finish and wipe …", () => this.finish(), true);
    return this.makeOwnPart(
      "Finish on a shared computer",
      this.wiped,
      this.wipeButton,
    );
  }

  async finish() {
    if (await this.app.opening.replacing.mayGo(Reflections.KeepScreen.finishing)) {
      this.wipe();
    }
  }

  wipe() {
    const { app } = this;
    if (app.store.wipe() === false) {
      app.told.show("It was not wiped. " + app.store.state.sentence);
      return;
    }
    const { left, done } = Reflections.KeepScreen.wiped;
    const said = app.wipeDrafts() ? done : left;
    app.carried = undefined;
    app.go("start");
    window.addEventListener("hashchange", () => app.told.show(said), { once: true }); // what has the focus then is read first
  }
};

Reflections.KeepScreen.wiped = {
  done: "Nothing is left in this browser. If you kept a copy, it is among the downloads.",
  left: "The audit is wiped, but not the paper sheets that were typed in. Clear this site’s data in the browser’s settings.",
};

Reflections.KeepScreen.where = {
  folder:
    "You opened this site from a folder. In Chrome and Edge all such pages share one store, so another copy of this site on this computer shows the same audit. In Firefox each file has its own: a folder that was moved or copied starts empty.",
  server:
    "They are sent nowhere, and whoever runs this site can’t see them. Whoever uses this browser on this computer can.",
};

Reflections.KeepScreen.finishing = {
  title: "Finish, and wipe it from this device?",
  text: [
    "The answers, notes and plan go from this browser, and only a copy brings them back. A meeting that is planned and paper sheets that are not brought in yet go too.",
    "A copy among the downloads of a shared computer can be read there: move it to your own drive or stick.",
  ],
  go: "Wipe",
};
