/**
 * CSV table: the cells of a text, and which of them stand where nothing is read. Pure.
 *
 * A fault is `{place: "cell B7", message}`, and names the cell as a spreadsheet does.
 */
Reflections.csvTable = {
  /** The cells of a table of ours, `{table: [[text]], faults}`. */
  parse(text) {
    const { table, fault } = this.cells(text, /[,;\t]/.exec(text)[0]);
    return { table, faults: fault ? [fault] : this.faultsOfTable(table) };
  },

  /**
   * The cells of a text, `{table: [[text]], fault}`. It may have semicolons or tabs between cells, as spreadsheets in other
   * countries write, and any ends of lines.
   */
  cells(text, separator) {
    const table = [[]];
    for (let at = 0; at < text.length;) {
      const row = table[table.length - 1];
      const cell = this.cellAt(text, at, separator);
      if (!cell) {
        const message = "begins with a quotation mark and has none at its end: perhaps the end of the file was lost";
        return { table, fault: { place: this.placeOf(table.length, row.length), message } };
      }
      row.push(cell.text.replace(/^'/, ""));
      at = cell.end + (text.startsWith("\r\n", cell.end) ? 2 : 1);
      if (text[cell.end] !== separator) {
        table.push([]);
      }
    }
    return { table };
  },

  /** The cell that begins at a place; undefined when its quotation mark is never closed. */
  cellAt(text, start, separator) {
    let at = start;
    let quoted = "";
    while (text[at] === '"') {
      const close = text.indexOf('"', at + 1);
      if (close < 0) {
        return undefined;
      }
      quoted += (at > start ? '"' : "") + text.slice(at + 1, close);
      at = close + 1;
    }
    const plain = this.upTo[separator];
    plain.lastIndex = at;
    const [rest] = plain.exec(text);
    return { text: quoted + rest, end: at + rest.length };
  },

  upTo: { ",": /[^,\r\n]*/y, ";": /[^;\r\n]*/y, "\t": /[^\t\r\n]*/y },

  /** "cell B7", as a spreadsheet names it. Rows count from 1, columns from 0. */
  placeOf(row, column) {
    const letter = String.fromCharCode(65 + (column % 26));
    return column < 26
      ? `cell ${letter}${row}`
      : this.placeOf(row, Math.floor(column / 26) - 1).replace(/\d+$/, letter + row);
  },

  faultsOfTable(table) {
    const names = this.names(table);
    const faults = this.faultsOfHeading(names);
    return faults.length ? faults : table.flatMap((cells, at) => (at ? this.faultsOfRow(names, cells, at + 1) : []));
  },

  /** What the columns are called, in their order in this table. */
  names(table) {
    return table[0].map(Reflections.csv.word);
  },

  faultsOfHeading(names) {
    const { shown } = Reflections.jsonSchema;
    const { columns } = Reflections.csv;
    const isUnknown = (name, at) => name && (!columns.includes(name) || names.indexOf(name) < at);
    const unknown = names.flatMap((name, at) => (isUnknown(name, at) ? [at] : []));
    const missing = columns.filter((name) => !names.includes(name) && name !== "sign chosen");
    return [
      ...unknown.map((at) => ({
        place: this.placeOf(1, at),
        message: `is ${shown(names[at])}, which is no column here`,
      })),
      ...(missing.length
        ? [{ place: "row 1", message: `lacks ${missing.map((name) => shown(name)).join(", ")}` }]
        : []),
    ];
  },

  /** A row of no kind, and cells in which nobody would look for what was written. */
  faultsOfRow(names, cells, row) {
    const { read_columns: read, shown_columns: shown, word } = Reflections.csv;
    const kind = word(cells[names.indexOf("row")] || "");
    const filled = cells.flatMap((text, at) => (text.trim() ? [at] : []));
    if (filled.length && !Object.keys(read).includes(kind)) {
      const message = Reflections.jsonSchema.oneOfThese(Object.keys(read), kind);
      return [{ place: this.placeOf(row, names.indexOf("row")), message }];
    }
    const known = filled.length ? ["row", "number", ...read[kind], ...shown[kind]] : [];
    return filled
      .filter((at) => !known.includes(names[at]))
      .map((at) => ({ place: this.placeOf(row, at), message: this.emptyInstead(cells[at]) }));
  },

  emptyInstead(text) {
    return `should be empty in this row, and is ${Reflections.jsonSchema.shown(text)}`;
  },

  /** Rows that say something, as `{kind, number, text(column), place(column)}`, in the order of their numbers. */
  rowsOf(table) {
    const names = this.names(table);
    const text = (cells, name) => cells[names.indexOf(name)] || "";
    return table
      .map((cells, at) => ({
        kind: Reflections.csv.word(text(cells, "row")),
        number: /^\s*\d+\s*$/.test(text(cells, "number")) ? Number(text(cells, "number")) : Infinity,
        text: (name) => text(cells, name),
        place: (name) => this.placeOf(at + 1, names.indexOf(name)),
        row: at + 1,
      }))
      .slice(1)
      .filter(({ kind }) => kind)
      .sort((one, other) => (one.number < other.number ? -1 : one.number > other.number ? 1 : 0));
  },
};
