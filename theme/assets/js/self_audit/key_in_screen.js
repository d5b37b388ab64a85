/**
 * Key-in: paper sheets are typed in, a row for each, and brought in as the audits that their writers would have made on a
 * screen. What is typed is kept at once, so that a reload or a closed lid loses nothing.
 */
{
  const { make, keying, keyingDraft } = Reflections;

  const number = (count, one, many) => (count === 1 ? "1 " + one : count + " " + many);

  const sheets = (count) => number(count, "sheet", "sheets");

  Reflections.KeyInScreen = class {
    constructor(app) {
      this.app = app;
      this.title = "Key in paper sheets";
      this.store = app.keying;
      this.changes = new Reflections.KeyInChanges(this);
      this.form = new Reflections.KeyInForm(app.bank, { onChange: () => this.choose(), onCodes: (codes) => this.changes.setCodes(codes) });
      this.grid = new Reflections.KeyInGrid({
        edit: (id, changes) => this.edit(id, changes),
        paste: (text, place) => this.changes.paste(text, place),
        takeOut: (id) => this.changes.takeOut(id),
        say: (text) => app.say(text),
        enter: (code) => this.showAsked(code),
      });
      const { field } = Reflections.KeyInScreen;
      this.field = app.opening.addField(new Reflections.OpeningField("key-in-files", (file) => this.takeFiles([file]), field));
      this.element = make("div", "ir-key-in", this.makeOthers(), this.form.element, this.makeKeys(), ...this.makeGrid(), this.makeTables());
      this.store.onChange((what) => (what === "draft" ? this.hear() : this.tellState()));
      this.choose(false);
    }

    makeText(text = "", className = "ir-key-in__text") {
      return make("p", className, text);
    }

    makeKeys() {
      this.keys = this.makeText();
      return this.keys;
    }

    makeGrid() {
      this.asked = this.makeText("", "ir-key-in__asked");
      this.asked.setAttribute("aria-hidden", "true"); // each cell says it itself
      this.faultsHeading = make("h2", "ir-key-in__faults-heading");
      this.faultsHeading.tabIndex = -1;
      this.faultsList = make("ul", "ir-key-in__faults-list");
      this.faults = make("section", "ir-key-in__faults", this.faultsHeading, this.faultsList);
      this.faultsList.id = "key-in-faults";
      this.bringButton = this.app.makeButton("Bring these in", () => this.bring());
      this.onward = this.app.makeButton("Go on typing", () => this.goOn(), true);
      this.allOut = this.app.makeButton("Take all out", () => this.changes.takeAllOut(), true);
      this.count = this.makeText("", "ir-key-in__how-many");
      this.state = make("div", "ir-key-in__state");
      this.own = this.makeText("", "ir-key-in__hint");
      const see = make.link(this.app.href("together"), "See who is in");
      const buttons = make("div", "ir-key-in__buttons", this.bringButton, this.onward, this.allOut, this.count, see);
      const hint = this.makeText(Reflections.KeyInScreen.notes, "ir-key-in__hint");
      return [this.asked, this.grid.element, this.faults, buttons, this.state, this.own, hint, this.form.codesElement];
    }

    makeOthers() {
      this.others = make("ul", "ir-key-in__others-list");
      const heading = make("h2", "ir-key-in__heading", "Also typed in here, and not brought in yet");
      this.othersPart = make("section", "ir-note ir-key-in__others", heading, this.others);
      return this.othersPart;
    }

    makeTables() {
      const heading = make("h2", "ir-key-in__heading", "From a spreadsheet");
      const templates = make.link("../worksheets/index.html#type-in", "Tables to type into");
      const text = this.makeText("Paste rows into the table above, with or without a first row of codes. Or open a whole table. ");
      text.append(templates, " are among the worksheets.");
      return make("section", "ir-key-in__part", heading, text, this.field.element);
    }

    // ---- Which sheets

    /** What is typed in under what is chosen; without rows until one is begun. */
    get batch() {
      return keyingDraft.find(this.store.draft, this.key) || this.empty;
    }

    askedOf({ audience, codes }) {
      const { bank } = this.app;
      return new Map(codes.map((code) => [code, bank.asked(keying.question(bank, code), audience).ask]));
    }

    /** A route names a sheet, and perhaps an edition; without one, what was worked on last goes on. */
    show(argument) {
      const [id, edition = this.app.bank.data.site.edition] = argument.split("/");
      const sheet = keying.allSheets(this.app.bank).find((one) => one.id === id);
      const { batches } = this.store.draft;
      const known = keyingDraft.find(this.store.draft, `${id}/${edition}`) || (!id && batches[batches.length - 1]);
      if (known) {
        this.open(known);
      } else if (sheet && keying.edition(edition) !== undefined) {
        this.form.choose(sheet, keying.edition(edition));
        this.choose(false);
      } else {
        this.draw();
      }
      this.field.clear();
      this.onward.hidden = !this.batch.rows.length;
      this.note();
    }

    open({ sheet, name, audience, choice, edition }) {
      this.form.choose({ id: sheet, name, audience, choice }, edition);
      this.choose();
    }

    /** Show the sheets that the form says. */
    choose(isNoted = true) {
      const { edition } = this.form.value;
      this.key = keyingDraft.keyOf({ sheet: this.form.chosen.id, edition });
      this.empty = keying.batch(this.app.bank, this.form.chosen, edition);
      this.draw();
      if (isNoted) {
        this.note();
      }
    }

    /** The address says which sheets these are, so that a reload comes back to them. */
    note() {
      const { app } = this;
      const { sheet, edition } = this.batch;
      if (app.screen === this) {
        app.route = ["key-in", sheet, ...(edition === app.bank.data.site.edition ? [] : [edition])].join("/");
        window.history.replaceState(null, "", app.href(app.route));
      }
    }

    // ---- Drawing

    draw() {
      const { batch } = this;
      this.next = keying.row(this.app.newId(), this.app.now());
      const isFull = batch.rows.length >= keying.most;
      this.asks = this.askedOf(batch);
      this.grid.draw({ ...batch, rows: [...batch.rows, ...(isFull ? [] : [this.next])] }, this.asks);
      this.form.showCodes(batch.codes);
      this.showKeys();
      this.showAsked("");
      this.tell();
    }

    showKeys() {
      const { dont_know: dontKnow, does_not_apply: doesNotApply } = this.app.bank.scaleFor(this.batch.audience);
      this.keys.textContent = Reflections.KeyInScreen.keys({ d: dontKnow.name, x: doesNotApply.name });
    }

    showAsked(code) {
      this.asked.textContent = code === "note" ? "Note" : code && `${code} ${this.asks.get(code)}`;
    }

    /** Everything but the table itself, which must not be touched while somebody types in it. */
    tell() {
      const { rows } = this.batch;
      const begun = rows.filter((row) => !keying.isEmptyRow(row)).length;
      make.text(this.count, begun ? `${sheets(begun)} typed in` : "");
      this.bringButton.disabled = !this.app.opening.canOpen();
      this.allOut.hidden = !rows.length;
      this.onward.hidden = this.onward.hidden || !rows.length;
      this.tellFaults();
      this.tellState();
      this.tellOthers();
    }

    tellFaults() {
      const found = keying.faults(this.batch);
      const text = JSON.stringify(found);
      if (text === this.toldFaults) {
        return;
      }
      this.toldFaults = text;
      this.faults.hidden = !found.length;
      this.faultsHeading.textContent = number(found.length, "cell has to be mended", "cells have to be mended");
      this.faultsList.replaceChildren(...found.map((fault) => this.makeFault(fault)));
    }

    makeFault(fault) {
      const { id } = this.batch.rows[fault.row];
      const sentence = keying.inWords(fault);
      const button = this.app.makeButton(sentence, () => this.grid.goTo(id, fault.code), true);
      button.classList.add("ir-key-in__fault");
      return make("li", "", button);
    }

    tellState() {
      const { state, sentence } = this.store;
      if (this.toldState === state) {
        return;
      }
      this.toldState = state;
      const isCalm = state === "none" || state === "saved";
      const text = this.makeText(sentence, isCalm ? "ir-key-in__hint" : "ir-audit__alert-text");
      text.setAttribute("role", isCalm ? "status" : "alert");
      const ways = state === "damaged" ? this.makeWays() : [];
      this.state.classList.toggle("ir-audit__alert", !isCalm);
      this.state.replaceChildren(text, ...ways);
    }

    makeWays() {
      return [
        this.app.makeButton("Download it as it is", () => this.app.download("sheets-as-stored.txt", "text/plain", this.store.raw)),
        this.app.makeButton("Discard it", () => this.store.discardDamaged(), true),
      ];
    }

    tellOthers() {
      const others = this.store.draft.batches.filter((batch) => keyingDraft.keyOf(batch) !== this.key);
      const text = JSON.stringify([others.map((batch) => [keyingDraft.keyOf(batch), batch.rows.length]), this.key, this.batch.rows.length]);
      if (text === this.toldOthers) {
        return;
      }
      this.toldOthers = text;
      this.othersPart.hidden = !others.length;
      this.others.replaceChildren(...others.map((batch) => this.makeOther(batch)));
    }

    makeOther(batch) {
      const name = this.nameOf(batch);
      const open = this.app.makeButton("Go on with these", () => this.open(batch) || this.goOn(), true);
      const move = this.app.makeButton("They belong to the sheets below", () => this.changes.move(batch), true);
      open.setAttribute("aria-label", `Go on with these: ${name}`);
      move.setAttribute("aria-label", `They belong to the sheets below: ${name}`);
      return make("li", "ir-key-in__other", make("span", "", name), open, move);
    }

    nameOf({ name, audience, edition, rows }) {
      const { name: who } = this.app.bank.audiences.find(({ id }) => id === audience);
      return [`${sheets(rows.length)}: ${who}`, name, edition && `edition ${edition}`].filter(Boolean).join(", ");
    }

    update() {
      this.bringButton.disabled = !this.app.opening.canOpen();
      const { record, isReview, opening } = this.app;
      const isBeside = record && !isReview && !Reflections.audit.isEmpty(record);
      make.text(this.own, isBeside ? `The audit in this browser becomes one of them: ${opening.replacing.describe(record)}.` : "");
    }

    /** Another window has typed, or brought in. The cell that somebody is in keeps the focus. */
    hear() {
      const { grid } = this;
      const field = document.activeElement;
      const place = grid.body.contains(field) && grid.isField(field) && { ...grid.placeOf(field), code: grid.codeAt(field) };
      const { filled } = grid;
      const wasNext = place && place.id === this.next.id;
      this.draw();
      grid.filled = filled;
      if (place && (wasNext || !grid.goTo(place.id, place.code))) {
        grid.goTo(this.next.id, place.code);
      }
    }

    // ---- Typing

    edit(id, changes) {
      const { app } = this;
      const now = app.now();
      const isFirst = id === this.next.id;
      const row = isFirst ? this.next : this.batch.rows.find((one) => one.id === id);
      if (!row) {
        return; // another window has just taken it out
      }
      const edited = keying.edited(row, changes, now);
      this.changes.apply((batch) => ({
        ...batch,
        rows: isFirst ? [...batch.rows, edited] : batch.rows.map((one) => (one.id === id ? keying.edited(one, changes, now) : one)),
      }));
      if (this.next.id === id) {
        this.next = keying.row(app.newId(), now);
      }
      this.grid.update(edited, isFirst && this.batch.rows.length < keying.most ? this.next : undefined);
      this.onward.hidden = true;
      this.sayIfImpossible(edited, changes);
      this.tell();
    }

    sayIfImpossible({ id }, { cells = {} }) {
      const [[code, text = ""] = []] = Object.entries(cells);
      if (code && !keying.cell(text) && !/^[+-]$/.test(text)) {
        const row = this.batch.rows.findIndex((one) => one.id === id);
        this.app.say(keying.inWords({ row, code, text }));
      }
    }

    /** To the first blank cell of the sheet that was begun last. */
    goOn() {
      const { rows, codes } = this.batch;
      const row = rows[rows.length - 1];
      const code = row && codes.find((one) => !(row.cells[one] || "").trim());
      this.grid.goTo(row ? row.id : this.next.id, row ? code || "note" : codes[0]);
    }

    // ---- Files, and bringing in

    takeFiles(files) {
      return this.changes.takeFiles(files);
    }

    /** What is impossible is mended first: nothing is brought in without it. */
    async bring() {
      const { app, batch } = this;
      const rows = batch.rows.filter((row) => !keying.isEmptyRow(row));
      if (keying.faults(batch).length) {
        this.tellFaults();
        this.faultsHeading.focus();
        return;
      }
      if (!rows.length) {
        app.told.show("No sheet is typed in yet.");
        return;
      }
      const found = rows.map((row) => ({ name: "the sheets typed in here", record: keying.audit(app.bank, batch, row) }));
      const before = this.store.draft;
      let after;
      await app.screens.together.bringing.takeRecords(found, () => this.changes.putBack(before, after));
      this.takeAway(rows);
      after = this.store.draft;
    }

    /** Those that are in the review now are typed in no more. */
    takeAway(rows) {
      const { record, isReview } = this.app;
      const here = new Map(isReview ? record.audits.map((audit) => [audit.id, audit.revision]) : []);
      const isIn = ({ id, revision }) => here.has(id) && here.get(id) >= revision;
      if (rows.some(isIn)) {
        const isDone = (row) => isIn(row) || keying.isEmptyRow(row);
        this.changes.apply((batch) => ({ ...batch, rows: batch.rows.filter((row) => !isDone(row)) }));
        this.draw();
      }
    }
  };

  Reflections.KeyInScreen.keys = ({ d, x }) =>
    `Type what is circled: 1 to 4, d (${d}) or x (${x}), and the next cell comes by itself. Then - if it is not good enough yet, or + if it is. A space leaves a cell blank, Backspace goes back, Enter begins the next sheet, arrows lead anywhere.`;

  Reflections.KeyInScreen.notes =
    "A note goes to the question whose code it begins with, as in “V1: seen in lessons”; any other goes to the first question that was answered. Please type no pupil’s name.";

  Reflections.KeyInScreen.field = {
    label: "Open a table with codes as columns",
    hint: "A .csv file with one row for each sheet. Or drop it anywhere on this page.",
  };
}
