/** CSV cells: how the cells of a row are read, and to which key of the record each belongs. Pure. */
Reflections.csvCells = {
  /** For each thing in a record: its keys, the column of each, and how its text is read when not as it stands. */
  keys: {
    question: [
      ["id", "id", "trimmed"],
      ["code", "code", "trimmed"],
      ["part.id", "part id", "trimmed"],
      ["part.name", "part"],
      ["ask", "text"],
      ["signs[0]", "sign 1"],
      ["signs[1]", "sign 2"],
      ["signs[2]", "sign 3"],
      ["signs[3]", "sign 4"],
    ],
    answer: [
      ["question", "id", "trimmed"],
      ["rating", "rating", "rating"],
      ["good_enough", "good enough", "judgement"],
      ["evidence", "evidence", "filled"],
      ["note", "note", "filled"],
    ],
    earlier: [
      ["edition", "edition", "trimmed"],
      ["ask", "text"],
      ["signs[0]", "sign 1"],
      ["signs[1]", "sign 2"],
      ["signs[2]", "sign 3"],
      ["signs[3]", "sign 4"],
    ],
    priority: [
      ["question", "id", "trimmed"],
      ["helps", "helps"],
      ["hinders", "hinders"],
    ],
    action: [
      ["id", "id", "newId"],
      ["question", "question id", "trimmed"],
      ["what", "text"],
      ["who", "who"],
      ["by", "by", "day"],
      ["how", "how we will know"],
      ["review", "review", "day"],
      ["status", "status", "status"],
    ],
  },

  /** One thing from a row; a key of which the row says nothing is left out. */
  take(row, thing, path, made) {
    const entries = this.keys[thing].map(([key, column, way = "asIs"]) => {
      made.places.set(`${path}.${key}`, row.place(column));
      return [key, this.ways[way].call(this, row.text(column), row)];
    });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  },

  /** How the text of a cell is read. What can't be read stays a text, and is found when the record is checked. */
  ways: {
    asIs: (text) => text,
    filled: (text) => text || undefined,
    trimmed: (text) => text.trim(),
    /** An action that somebody added to the table has no id yet. */
    newId: (text, { row }) => text.trim() || `row-${row}`,
    rating(text) {
      return /^\s*[1-4]\s*$/.test(text) ? Number(text) : this.keyOf(Reflections.csv.ratings, text);
    },
    judgement(text) {
      const word = Reflections.csv.word(text);
      const known = { "": undefined, yes: true, true: true, no: false, false: false };
      return Object.keys(known).includes(word) ? known[word] : text;
    },
    status(text) {
      return this.keyOf(Reflections.csv.statuses, text) || "not_started";
    },
    day(text) {
      return this.dayOf(text.trim());
    },
  },

  keyOf(words, text) {
    const word = Reflections.csv.word(text);
    return Object.keys(words).find((key) => key === word || words[key] === word) || text.trim() || undefined;
  },

  /** A day as 2027-01-31; a spreadsheet in Britain makes 31/01/2027 of it, the day before the month. */
  dayOf(text) {
    const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) || [];
    return day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
  },
};
