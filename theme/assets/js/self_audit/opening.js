/**
 * Opening: takes a kept copy, chosen by button or dropped anywhere on the page, and goes on with it. An audit that is in
 * progress is never replaced without asking; a file that can't be opened says why, and changes nothing.
 */
Reflections.Opening = class {
  constructor(app) {
    this.app = app;
    this.replacing = new Reflections.Replacing(app);
    this.fields = [];
    this.opened = undefined; // what was carried over when a file was opened
    this.seen = undefined; // what was carried over, once somebody said that they saw it
    this.last = Promise.resolve(); // the opening that goes on, or the last one
    app.store.onChange(() => this.update());
    document.addEventListener("dragover", (event) => this.allowDrop(event));
    document.addEventListener("dragleave", (event) => event.relatedTarget || this.highlight(false));
    document.addEventListener("drop", (event) => this.takeDrop(event));
  }

  /** A field of its own for each screen that asks for one. */
  makeField() {
    const field = new Reflections.OpeningField("open-" + (this.fields.length + 1), (file) => this.open(file));
    return this.addField(field).element;
  }

  /** A field lights up and closes with the others. */
  addField(field) {
    this.fields.push(field);
    this.update();
    return field;
  }

  update() {
    for (const { input } of this.fields) {
      input.disabled = !this.canOpen();
    }
  }

  /** A window that only shows what goes on in another one opens nothing; what can't be read may be replaced. */
  canOpen() {
    const { isReadOnly, state } = this.app.store;
    return !isReadOnly || state.kind === "damaged";
  }

  /** Files only: text that is dragged into a field goes its own way. */
  allowDrop(event) {
    if (event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files")) {
      event.preventDefault();
      event.dataTransfer.dropEffect = this.app.asking ? "none" : "copy";
      this.highlight(!this.app.asking);
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

  /**
   * A dialog that is open is answered first: what it asks about must not change meanwhile. Screens that bring several
   * records together take them.
   */
  openDropped(files) {
    const { asking, screen } = this.app;
    if (asking) {
      return undefined;
    }
    if (screen.takeFiles) {
      return screen.takeFiles(files);
    }
    return files.length > 1 ? this.fail(Reflections.Opening.several) : this.open(files[0]);
  }

  highlight(isOver) {
    this.fields.forEach((field) => field.highlight(isOver));
  }

  /** Open a file, after those before it; when the promise is kept, that is done, refused or cancelled. */
  open(file) {
    const open = () => this.openNow(file);
    this.last = this.last.then(open, open);
    return this.last;
  }

  async openNow(file) {
    this.fields.forEach((field) => field.clear());
    try {
      await this.openOne(file);
    } catch (error) {
      console.error("Reflections: a file could not be opened.", error);
      await this.fail(`“${file.name}” could not be opened.`);
    }
  }

  async openOne(file) {
    const { record, error } = await this.read(file);
    while (this.app.asking) {
      await this.app.asking; // reading may take a while, and a dialog may have come up meanwhile
    }
    if (error) {
      await this.fail(error);
    } else if (this.replacing.isHere(record)) {
      this.app.told.show(`This ${record.kind} is open already.`);
      this.app.go("questions");
    } else if (await this.replacing.mayReplace(record, { where: "In the file", which: "the one in the file" })) {
      await this.replace(record);
    }
  }

  async read(file) {
    if (!this.canOpen()) {
      return { error: "This window only shows an audit that goes on elsewhere. Choose “Continue here” first." };
    }
    if (file.size > Reflections.record.most) {
      return Reflections.record.refuse(Reflections.record.refusals.large);
    }
    try {
      const { bank } = this.app;
      const text = Reflections.recordFile.decode(await file.arrayBuffer());
      return Reflections.recordFile.read(text, { schema: bank.data.record_schema, bank });
    } catch (error) {
      console.warn("Reflections: a file could not be read.", error);
      return {
        error: `“${file.name}” could not be read. If it is on a stick or a shared drive, copy it to this computer and try again.`,
      };
    }
  }

  /** Say it at the field that is in sight; where there is none, in a dialog. */
  async fail(sentence) {
    const field = this.fields.find(({ isInSight }) => isInSight);
    if (field) {
      field.fail(sentence);
    } else {
      const choices = [{ id: "close", label: "Close", primary: true }];
      await this.app.ask({ title: "The file was not opened", text: [sentence], choices });
    }
  }

  /** Go on with the file's audit; "Undo" brings back the one that was here. */
  async replace(record) {
    const { app } = this;
    const before = app.record && { record: app.record, told: app.carried };
    if (app.store.state.kind === "damaged") {
      app.store.discardDamaged();
    }
    if (!this.canOpen()) {
      await this.fail(Reflections.Opening.changed); // since it was asked whether the one that is here may go
      return;
    }
    const carried = Reflections.carryOver(record, app.bank);
    this.opened = carried.told;
    if (!this.put(carried)) {
      await this.fail(Reflections.Opening.changed);
      return;
    }
    const opened = app.record;
    app.told.show(`Opened: ${this.replacing.describe(opened)}.`, before && (() => this.takeBack(before, opened)));
    app.go(this.hasNews() ? "keep" : "questions");
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
    if (!this.canOpen()) {
      this.app.told.show("To undo that, choose “Continue here” first.", () => this.takeBack(before, opened));
      return;
    }
    const { id, revision } = this.app.record || {};
    const isAsOpened = id === opened.id && revision === opened.revision;
    const words = { where: "Before", which: "the one from before" };
    const isMeant = isAsOpened || (await this.replacing.mayReplace(before.record, words));
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
};

Reflections.Opening.several =
  "Drop one file at a time. Where several people’s audits are to be seen side by side, open “Together” and drop them there.";

Reflections.Opening.changed =
  "Another window has just changed what is here, so the file was not opened. See what it says above.";
