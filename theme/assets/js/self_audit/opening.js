/**
 * Opening: takes a kept copy, chosen by button or dropped anywhere on the page, and goes on with it. An audit that is in
 * progress is never replaced without asking; a file that can't be opened says why, and changes nothing.
 */
Reflections.Opening = class {
  constructor(app) {
    this.app = app;
    this.fields = [];
    this.opened = undefined; // what was carried over when a file was opened
    this.seen = undefined; // what was carried over, once somebody said that they saw it
    this.isBusy = false;
    document.addEventListener("dragover", (event) => this.allowDrop(event));
    document.addEventListener("dragleave", (event) => event.relatedTarget || this.highlight(false));
    document.addEventListener("drop", (event) => this.takeDrop(event));
  }

  /** A labelled field for a file, with its own place for what went wrong; there may be one on several screens. */
  makeField() {
    const id = "open-" + (this.fields.length + 1);
    const element = Reflections.element("div", "ir-open");
    const label = Reflections.element("label", "ir-open__label", "Open a copy that you kept");
    const hint = Reflections.element("p", "ir-open__hint", "An .html, .json or .csv file that was kept here. Or drop it anywhere on this page.");
    const input = Reflections.element("input", "ir-open__input");
    const error = Reflections.element("p", "ir-open__error");
    [label.htmlFor, input.id, hint.id, error.id] = [id, id, id + "-hint", id + "-error"];
    error.setAttribute("role", "alert");
    input.type = "file";
    input.accept = ".html,.htm,.json,.csv";
    input.setAttribute("aria-describedby", hint.id + " " + error.id);
    input.addEventListener("change", () => this.takeChosen(input));
    element.append(label, hint, error, input);
    this.fields.push({ element, input, error });
    this.updateFields();
    return element;
  }

  updateFields() {
    for (const { input } of this.fields) {
      input.disabled = !this.canOpen();
    }
  }

  /** A window that only shows what goes on in another one opens nothing; what can't be read may be replaced. */
  canOpen() {
    const { isReadOnly, state } = this.app.store;
    return !isReadOnly || state.kind === "damaged";
  }

  takeChosen(input) {
    const [file] = input.files;
    if (file) {
      this.open(file).then(() => {
        input.value = ""; // so that the same file can be chosen again
      });
    }
  }

  /** Files only: text that is dragged into a field goes its own way. */
  allowDrop(event) {
    if (event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files")) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      this.highlight(true);
    }
  }

  /** Whatever file it is, the browser must not leave the page for it. */
  takeDrop(event) {
    const files = event.dataTransfer ? event.dataTransfer.files : [];
    this.highlight(false);
    if (files.length && !event.defaultPrevented) {
      event.preventDefault();
      this.openDropped(Array.from(files));
    }
  }

  openDropped(files) {
    return files.length > 1 ? this.fail("Drop one file at a time.") : this.open(files[0]);
  }

  highlight(isOver) {
    for (const { element } of this.fields) {
      element.classList.toggle("ir-open--over", isOver);
    }
  }

  /** Open a file; when the promise is kept, that is done, refused or cancelled. */
  async open(file) {
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    this.clearErrors();
    try {
      await this.openOne(file);
    } catch (error) {
      console.error("Reflections: a file could not be opened.", error);
      await this.fail(`“${file.name}” could not be opened.`);
    } finally {
      this.isBusy = false;
    }
  }

  async openOne(file) {
    const { record, error } = await this.read(file);
    if (error) {
      await this.fail(error);
    } else if (await this.mayReplace(record, Reflections.Opening.fromFile)) {
      await this.replace(record);
    }
  }

  async read(file) {
    if (!this.canOpen()) {
      return { error: "This window only shows an audit that goes on elsewhere. Choose “Continue here” first." };
    }
    if (file.size > Reflections.record.most) {
      return { error: Reflections.record.refusals.large };
    }
    try {
      const { bank } = this.app;
      const text = Reflections.recordFile.decode(await file.arrayBuffer());
      return Reflections.recordFile.read(text, file.name, { schema: bank.data.record_schema, bank });
    } catch (error) {
      console.warn("Reflections: a file could not be read.", error);
      return { error: `“${file.name}” could not be read. If it is on a stick or a shared drive, copy it to this computer and try again.` };
    }
  }

  clearErrors() {
    for (const { error, input } of this.fields) {
      error.textContent = "";
      input.removeAttribute("aria-invalid");
    }
  }

  /** Say it at the field that is in sight; where there is none, in a dialog. */
  fail(sentence) {
    const field = this.fields.find(({ element }) => element.offsetParent);
    if (!field) {
      return this.app.ask({ title: "The file was not opened", text: [sentence], choices: [{ id: "close", label: "Close", primary: true }] });
    }
    field.input.setAttribute("aria-invalid", "true");
    field.error.textContent = sentence;
    return Promise.resolve();
  }

  /** Whether nobody's work is in the way of another audit, or whoever is here says that it may go. */
  async mayReplace(record, words) {
    const isDamaged = this.app.store.state.kind === "damaged";
    if (!this.app.record && !isDamaged) {
      return true;
    }
    const question = isDamaged ? Reflections.Opening.aboutDamaged : this.askAbout(record, words);
    let answer = await this.app.ask(question);
    while (answer === "keep") {
      const name = isDamaged ? Reflections.KeepScreen.keepDamaged(this.app) : Reflections.KeepScreen.keep(this.app, "html");
      answer = await this.app.ask({ ...question, text: [`Kept as “${name}”: look among your downloads.`, ...question.text] });
    }
    return answer === "replace";
  }

  askAbout(record, { where, which }) {
    const here = this.app.record;
    return {
      title: "Replace the audit that is here?",
      text: [
        "Here now: " + this.describe(here) + ".",
        where + ": " + this.describe(record) + ".",
        Reflections.Opening.compare(record, here, which),
      ],
      choices: [
        { id: "keep", label: "First keep a copy of what is here", primary: true },
        { id: "replace", label: "Replace it" },
        { id: "", label: "Cancel" },
      ],
    };
  }

  /** Who, how far and when: "Leadership at Hill School (JB), 12 of 40 answered, changed on 22 November 2026 at 10:31". */
  describe(record) {
    const { bank } = this.app;
    const { answered, all } = Reflections.audit.progress(Reflections.carryOver(record, bank).record, bank);
    const { audience, name } = record.respondent;
    const known = bank.audiences.find(({ id }) => id === audience);
    const who = (known ? known.name : audience) + (record.school && " at " + record.school) + (name && ` (${name})`);
    return `${who}, ${answered} of ${all} answered, changed on ${Reflections.Opening.tellTime(record.changed)}`;
  }

  /** Go on with the file's audit; "Undo" brings back the one that was here. */
  replace(record) {
    const { app } = this;
    const before = app.record && { record: app.record, told: app.carried };
    if (app.store.state.kind === "damaged") {
      app.store.discardDamaged();
    }
    const carried = Reflections.carryOver(record, app.bank);
    this.opened = carried.told;
    if (!this.put(carried)) {
      return this.fail("Another window has just changed what is here, so the file was not opened. See what it says above.");
    }
    const opened = app.record;
    app.told.show("Opened: " + this.describe(opened) + ".", before && (() => this.takeBack(before, opened)));
    app.go(this.hasNews() ? "keep" : "questions");
    return Promise.resolve();
  }

  /** False when another window's work would be written over. */
  put({ record, told }) {
    const { app } = this;
    const last = app.carried;
    app.carried = told; // the screens look at it as soon as the audit is there
    const isDone = app.store.replace(record) !== false;
    app.carried = isDone ? told : last;
    return isDone;
  }

  /** What was written since the opening isn't thrown away by an "Undo" that was meant for the opening. */
  async takeBack(before, opened) {
    const { id, revision } = this.app.record || {};
    const isAsOpened = id === opened.id && revision === opened.revision;
    const isMeant = isAsOpened || (await this.mayReplace(before.record, Reflections.Opening.fromBefore));
    if (isMeant && this.put(before)) {
      this.app.told.show("The audit that was here before is back.");
    }
  }

  /**
   * Whether something was carried over of which nobody has said yet that they saw it. What isn't asked here is told when
   * the file is opened, and not again each time that the page is.
   */
  hasNews() {
    const { carried } = this.app;
    if (!carried || carried === this.seen) {
      return false;
    }
    const { reworded, merged, retired, unknown } = carried;
    const gone = carried === this.opened ? [...retired, ...unknown] : [];
    return [...reworded, ...merged, ...gone].length > 0;
  }

  dismiss() {
    this.seen = this.app.carried;
  }

  /** What differs between the audit's questions as they were answered and as they are asked today. */
  changes() {
    const { record, bank, carried } = this.app;
    return record ? Reflections.Opening.changesOf(record, bank, carried ? carried.merged : []) : [];
  }
};

/** A moment of a record, as this reader's clock tells it: "22 November 2026 at 10:31". */
Reflections.Opening.tellTime = (moment) =>
  new Date(moment).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });

/** Where another audit comes from: in words before it is described, and in a sentence. */
Reflections.Opening.fromFile = { where: "In the file", which: "the one in the file" };
Reflections.Opening.fromBefore = { where: "Before", which: "the one from before" };

Reflections.Opening.aboutDamaged = {
  title: "Replace what is stored here?",
  text: ["What is stored in this browser can’t be read. The file takes its place."],
  choices: [
    { id: "keep", label: "First download what is stored", primary: true },
    { id: "replace", label: "Replace it" },
    { id: "", label: "Cancel" },
  ],
};

/** How another audit, `which`, stands to the one that is here, in words. Each change counts its revision up. */
Reflections.Opening.compare = (other, here, which) => {
  if (other.id !== here.id) {
    return "They are two different audits.";
  }
  const later = Math.sign(other.revision - here.revision);
  const changedLater = other.changed === here.changed ? later : other.changed > here.changed ? 1 : -1;
  if (later !== changedLater) {
    return "They are the same audit, and each was changed apart from the other: neither of the two holds everything.";
  }
  return {
    "0": "They are the same audit, and nothing differs between them.",
    "1": `They are the same audit, and ${which} is the newer of the two.`,
    "-1": `They are the same audit, and ${which} is the older of the two: what was changed since then would go.`,
  }[later];
};

/** What changed about an audit's questions: [{kind: "reworded", "merged", "retired" or "unknown", code, lines: [{label, text}]}]. */
Reflections.Opening.changesOf = (record, bank, merged) => {
  const { wordings, named } = Reflections.Opening;
  const current = ({ id }) => bank.standing({ id }) === "current";
  const reworded = record.questions.filter((question) => current(question) && question.earlier && question.earlier.length);
  const gone = record.questions.filter((question) => !current(question));
  return [
    ...reworded.map((question) => ({ kind: "reworded", code: question.code, lines: wordings(question) })),
    ...merged.map(({ code, into }) => ({
      kind: "merged",
      code,
      lines: [{ label: "Now part of", text: named(bank.question(into), into) }],
    })),
    ...gone.map((question) => ({ kind: bank.standing(question), code: question.code, lines: [{ label: "", text: question.ask }] })),
  ];
};

Reflections.Opening.named = (question, id) => (question ? question.code + " " + question.ask : id);

/** Both wordings of whatever differs between a question's last earlier words and today's: what is asked, and its signs. */
Reflections.Opening.wordings = ({ ask, signs, earlier }) => {
  const was = earlier[earlier.length - 1];
  const pairs = [{ name: "", was: was.ask, now: ask }];
  signs.forEach((now, place) => pairs.push({ name: `, level ${place + 1}`, was: was.signs[place] || "", now }));
  return pairs
    .filter((pair) => pair.was !== pair.now)
    .flatMap((pair) => [
      { label: "Was" + pair.name, text: pair.was },
      { label: "Now" + pair.name, text: pair.now },
    ]);
};
