/** Key-in changes: what is done to many cells at once, each told with a way back. */
{
  const { keying, keyingDraft, keyingTable } = Reflections;

  const sheets = (count) => (count === 1 ? "1 sheet" : `${count} sheets`);

  Reflections.KeyInChanges = class {
    constructor(screen) {
      this.screen = screen;
      this.app = screen.app;
      this.store = screen.store;
    }

    /** Change the sheets that are shown; `edit` is given their batch and gives the new one. */
    apply(edit) {
      const { key, empty } = this.screen;
      this.store.change((draft) => keyingDraft.withBatch(draft, edit(keyingDraft.find(draft, key) || empty)));
    }

    /** Change the draft, show it, and tell that with a way back. What is typed since stays when that is taken. */
    tell(text, edit) {
      const before = this.store.draft;
      edit();
      const after = this.store.draft;
      this.screen.draw();
      this.app.told.show(text, () => {
        this.putBack(before, after);
        this.app.told.show("Undone.");
      });
    }

    putBack(before, after) {
      this.store.change((draft) => keyingDraft.merge(after, before, draft));
      this.screen.draw();
    }

    takeOut(id) {
      const place = this.screen.batch.rows.findIndex((row) => row.id === id);
      const leave = (batch) => ({ ...batch, rows: batch.rows.filter((row) => row.id !== id) });
      this.tell(`Sheet ${place + 1} was taken out.`, () => this.apply(leave));
      this.screen.grid.go(place, 0);
    }

    takeAllOut() {
      const { length } = this.screen.batch.rows;
      this.tell(`${sheets(length)} taken out.`, () => this.apply((batch) => ({ ...batch, rows: [] })));
      this.screen.grid.go(0, 0);
    }

    /** Other columns. One in which something is typed stays. */
    setCodes(codes) {
      const { screen } = this;
      const { bank } = this.app;
      screen.empty = keying.withCodes(bank, { ...screen.empty, rows: [] }, codes);
      if (screen.batch !== screen.empty) {
        this.apply((batch) => keying.withCodes(bank, batch, codes));
      }
      screen.draw();
      this.app.say(`The table has ${screen.batch.codes.length} codes now.`);
    }

    /** Sheets that were typed in under another heading. */
    move(other) {
      const { bank } = this.app;
      const to = this.screen.batch;
      if (to.rows.length + other.rows.length > keying.most) {
        this.refuse(to.rows.length + other.rows.length);
        return;
      }
      const codes = (batch) => [...new Set([...batch.codes, ...other.codes.filter((code) => other.rows.some(({ cells }) => cells[code]))])];
      this.tell(`${sheets(other.rows.length)} moved.`, () => {
        this.store.change((draft) => keyingDraft.withBatch(draft, { ...other, rows: [] }));
        this.apply((batch) => keying.withCodes(bank, { ...batch, rows: [...batch.rows, ...other.rows] }, codes(batch)));
      });
      this.screen.goOn();
    }

    refuse(count) {
      this.app.told.show(`These would be ${count} sheets, and ${keying.most} are the most at once. Nothing was changed.`);
    }

    // ---- Pasting

    /** Rows of a spreadsheet: by their codes where the first has some, else from the cell on in which they were pasted. */
    paste(text, place) {
      const { table, fault } = keyingTable.parse(text);
      if (fault) {
        this.app.told.show(`What you pasted can’t be read: ${fault.place} ${fault.message}. Nothing was changed.`);
      } else if (keyingTable.hasHead(table)) {
        this.pasteByCode(table);
      } else {
        this.pasteFrom(table, place);
      }
    }

    pasteByCode(table) {
      const { batches, error } = this.read(table, { ownIds: true });
      if (error) {
        this.app.told.show(`What you pasted: ${error}`);
      } else {
        this.add(batches, "pasted");
      }
    }

    pasteFrom(table, { row: first, column }) {
      const { screen, app } = this;
      const { columns } = screen.grid;
      const width = Math.max(...table.map((cells) => cells.length));
      const room = columns.length - column;
      if (width > room) {
        app.told.show(`What you pasted has ${width} columns, and there are ${room} from this cell on. Nothing was changed.`);
        return;
      }
      if (first + table.length > keying.most) {
        this.refuse(first + table.length);
        return;
      }
      const now = app.now();
      const changesOf = (cells) => {
        const named = cells.map((text, at) => [columns[column + at], text]);
        const codes = named.filter(([code]) => code !== "note").map(([code, text]) => [code, keying.tidyCell(text).trim()]);
        const [note] = named.filter(([code]) => code === "note");
        return { cells: Object.fromEntries(codes), ...(note && { note: note[1] }) };
      };
      this.tell(`${sheets(table.length)} pasted.`, () =>
        this.apply((batch) => {
          const begun = table.map((cells, at) => batch.rows[first + at] || keying.row(app.newId(), now));
          const rows = begun.map((row, at) => keying.edited(row, changesOf(table[at]), now));
          return { ...batch, rows: [...batch.rows.slice(0, first), ...rows, ...batch.rows.slice(first + rows.length)] };
        }),
      );
      screen.grid.go(first, column);
    }

    // ---- Tables

    /** The sheets in a table: `{batches}`, or `{error}` with a sentence. Bad answers stand in them, to be mended. */
    read(table, { ownIds = false } = {}) {
      const { bank } = this.app;
      const { audience, edition, sheet } = this.screen.batch;
      const chosen = { audience, edition, sheet: { ...this.screen.form.chosen, id: sheet } };
      const { batches, faults } = keyingTable.read(table, bank, chosen);
      if (faults.length) {
        return keyingTable.refuse(faults);
      }
      const now = this.app.now();
      const own = (row) => ({ ...row, id: this.app.newId(), made: now, changed: now });
      const made = ownIds ? batches.map((batch) => ({ ...batch, rows: batch.rows.map(own) })) : batches;
      return made.length ? { batches: made } : Reflections.record.refuse("The table has no answers.");
    }

    /** Put sheets into the draft beside those that are there; the first of them are shown. */
    add(batches, how) {
      const here = new Set(this.store.draft.batches.flatMap(({ rows }) => rows.map(({ id }) => id)));
      const fresh = batches.map((batch) => ({ ...batch, rows: batch.rows.filter(({ id }) => !here.has(id)) }));
      const count = (list) => list.reduce((sum, { rows }) => sum + rows.length, 0);
      const again = count(batches) - count(fresh);
      const totals = fresh.map((batch) => batch.rows.length + (keyingDraft.find(this.store.draft, keyingDraft.keyOf(batch)) || { rows: [] }).rows.length);
      if (Math.max(...totals) > keying.most) {
        this.refuse(Math.max(...totals));
        return;
      }
      const bad = fresh.reduce((sum, batch) => sum + keying.faults(batch).length, 0);
      const told = [
        count(fresh) ? `${sheets(count(fresh))} ${how}.` : "",
        again ? sheets(again) + (again === 1 ? " was" : " were") + " typed in here already." : "",
        bad ? (bad === 1 ? "1 cell has" : bad + " cells have") + " to be mended." : "",
        fresh.length > 1 ? "They are of several kinds: look at each." : "",
      ];
      this.tell(told.filter(Boolean).join(" "), () => fresh.forEach((batch) => this.addBatch(batch)));
      this.screen.open(batches[0]);
      this.screen.goOn();
    }

    addBatch(batch) {
      this.store.change((draft) => {
        const known = keyingDraft.find(draft, keyingDraft.keyOf(batch));
        const both = known ? keying.withCodes(this.app.bank, { ...known, rows: [...known.rows, ...batch.rows] }, [...known.codes, ...batch.codes]) : batch;
        return batch.rows.length ? keyingDraft.withBatch(draft, both) : draft;
      });
    }

    async takeFiles(files) {
      const { field } = this.screen;
      field.clear();
      for (const file of files) {
        const error = await this.takeFile(file);
        if (error) {
          field.fail(`“${file.name}”: ${error}`);
        }
      }
    }

    async takeFile(file) {
      const { refusals, refusalOfText } = Reflections.record;
      if (file.size > Reflections.record.most) {
        return refusals.large;
      }
      try {
        const text = Reflections.recordFile.decode(await file.arrayBuffer());
        const refusal = refusalOfText.call(Reflections.record, text) || Reflections.recordFile.refusalOfKind(text);
        return refusal || (Reflections.csv.isOfCodes(text) ? this.takeTable(text) : Reflections.KeyInChanges.other);
      } catch (error) {
        console.info("Reflections: a table could not be read.", error); // on a stick that was pulled out
        return "It could not be read. If it is on a stick or a shared drive, copy it to this computer and try again.";
      }
    }

    takeTable(text) {
      const { table, fault } = keyingTable.parse(text);
      const { batches, error } = fault ? keyingTable.refuse([fault]) : this.read(table);
      if (error) {
        return error;
      }
      this.add(batches, "put into the table");
      return "";
    }
  };

  Reflections.KeyInChanges.other = "It is no table with codes as columns. Copies that people kept are brought in on “Together”.";
}
