/** Copies: the kinds of files that an audit can be kept as, and keeping one. */
Reflections.copies = {
  /** By the file's ending; the first is the one to take. */
  kinds: {
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
  },

  /** Download an audit as it is now. Gives back the file's name. */
  keep(app, ending, record = app.record) {
    const { type, write } = this.kinds[ending];
    const name = Reflections.record.fileName(record, ending);
    const text = write({ record, bank: app.bank, today: app.today(), now: app.now() });
    app.download(name, type, text);
    if (ending !== "ics" && Reflections.record.isTooLarge(text)) {
      this.keepSmaller(app, ending, record);
    } else if (ending !== "ics") {
      app.kept = record; // leaving loses nothing of it now
    }
    return name;
  },

  /** A report has every text more than once: where it gets too large to be opened, the same is kept as .json too. */
  keepSmaller(app, ending, record) {
    const large = "The copy is larger than 5 MB: it can be read, but not opened here again. ";
    if (ending === "json" || Reflections.record.isTooLarge(this.kinds.json.write({ record }))) {
      app.told.show(large + "Shorten the longest notes.");
    } else {
      this.keep(app, "json", record);
      app.told.show(large + "So the same was kept as .json too: that one opens here.");
    }
  },

  /** Download what is stored, whatever it is. Gives back the file's name. */
  keepDamaged(app) {
    const name = "self-audit-as-stored.txt";
    app.download(name, "text/plain", app.store.raw);
    return name;
  },
};
