/** Copies: the kinds of files that an audit or a review can be kept as, and keeping one. */
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
      isPartial: true,
    },
  },

  /** What a spreadsheet is good for in a review, in the place of .csv. */
  views: {
    label: "A table of the views as .csv",
    hint: "For a spreadsheet: how many chose what. It can’t be opened here again.",
    type: "text/csv",
    write: ({ record, bank }) => Reflections.ReportViews.csv(record, bank),
    isPartial: true,
  },

  kindsOf({ kind }) {
    const { html } = this.kinds;
    const hint = html.hint + " It holds each person’s audit too: keep it in the team.";
    return kind === "review" ? { ...this.kinds, html: { ...html, hint }, csv: this.views } : this.kinds;
  },

  /** Download a record as it is now. Gives back the file's name, or nothing when the copy could not be made. */
  keep(app, ending, record = app.record, mark = "") {
    return this.trying(() => this.make(app, ending, record, mark));
  },

  trying(make) {
    try {
      return make();
    } catch (error) {
      console.error("Reflections: the copy could not be made.", error);
      return "";
    }
  },

  /** Where a copy went, or that it didn't go. */
  tell(name) {
    return name
      ? `Kept as “${name}”. Look for it among your downloads.`
      : "This copy could not be made. Nothing was lost: try one of the other kinds.";
  },

  make(app, ending, record, mark) {
    const { type, write, isPartial } = this.kindsOf(record)[ending];
    const name = Reflections.record.fileName(record, ending).replace(/\.\w+$/, mark + "$&");
    const text = write({ record, bank: app.bank, today: app.today(), now: app.now() });
    app.download(name, type, text);
    if (!isPartial && Reflections.record.isTooLarge(text)) {
      return this.keepSmaller(app, ending, record, mark) || name;
    } else if (!isPartial && !mark) {
      Object.assign(app, { kept: record, keptAs: name }); // leaving loses nothing of it now
    }
    return name;
  },

  /**
   * A report has every text more than once: where it gets too large to be opened, the same is kept as .json too. Gives back
   * that one's name, if there is one: it is the copy from which somebody can go on.
   */
  keepSmaller(app, ending, record, mark) {
    const large = "The copy is larger than 5 MB: it can be read, but not opened here again. ";
    if (ending === "json" || Reflections.record.isTooLarge(this.kinds.json.write({ record }))) {
      app.told.show(large + "Shorten the longest notes.");
      return undefined;
    }
    const name = this.make(app, "json", record, mark);
    app.told.show(large + "So the same was kept as .json too: that one opens here.");
    return name;
  },

  /** Download what is stored, whatever it is. Gives back the file's name. */
  keepDamaged(app) {
    const name = "self-audit-as-stored.txt";
    app.download(name, "text/plain", app.store.raw);
    Object.assign(app, { kept: app.store.raw, keptAs: name });
    return name;
  },
};
