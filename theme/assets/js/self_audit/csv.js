/**
 * CSV: an audit as a table that a person can read in a spreadsheet, and that opens again as the same audit. Pure.
 *
 * One table, whose column `row` says what a row is: a line about the audit, a question with its answer, an earlier wording,
 * a priority or an action. `number` keeps the order when somebody sorts. docs/record.md lists the columns.
 *
 * A spreadsheet takes a cell that begins with = for a formula. So a cell that begins with = + - @ tab CR or an apostrophe
 * gets one apostrophe before it, and so does a text that would become a number or a date; reading removes exactly one.
 */
Reflections.csv = {
  columns: [
    ...["row", "number", "id", "code", "part", "text", "rating", "sign chosen", "good enough", "evidence", "note"],
    ...["helps", "hinders", "who", "by", "how we will know", "review", "status"],
    ...["sign 1", "sign 2", "sign 3", "sign 4", "part id", "question id", "edition"],
  ],

  signs: ["sign 1", "sign 2", "sign 3", "sign 4"],

  /** For each kind of row the columns that are read. */
  read_columns: {
    about: ["id", "text"],
    question: ["id", "code", "part", "text", "rating", "good enough", "evidence", "note", "sign 1", "sign 2", "sign 3", "sign 4", "part id"],
    earlier: ["id", "text", "sign 1", "sign 2", "sign 3", "sign 4", "edition"],
    priority: ["id", "helps", "hinders"],
    action: ["id", "text", "who", "by", "how we will know", "review", "status", "question id"],
  },

  /** For each kind of row the columns that only help whoever reads it, and follow from others. */
  shown_columns: { about: [], question: ["sign chosen"], earlier: ["code"], priority: ["code", "part", "text"], action: ["code"] },

  /** The lines about an audit: what each is called, and where it stands in the record. */
  about: new Map([
    ["school", "school"],
    ["audience", "respondent.audience"],
    ["name", "respondent.name"],
    ["choice", "choice.kind"],
    ["occasion", "choice.occasion"],
    ["parts", "choice.parts"],
    ["site", "site.name"],
    ["edition", "site.edition"],
    ["made", "made"],
    ["changed", "changed"],
    ["revision", "revision"],
    ["id", "id"],
    ["site id", "site.id"],
    ["format", "format"],
    ["version", "version"],
    ["kind", "kind"],
  ]),

  ratings: { dont_know: "don't know", does_not_apply: "does not apply" },
  statuses: { not_started: "not started", under_way: "under way", done: "done", stopped: "stopped" },

  /** The table, as text with a byte order mark, without which Excel takes ŵ for two letters. */
  write(record, bank) {
    const mended = Reflections.record.mended(record);
    const rows = this.rows(mended, bank).map((row) => this.columns.map((name) => this.cell(name, row[name])));
    return "\uFEFF" + [this.columns, ...rows].map((cells) => cells.join(",") + "\r\n").join("");
  },

  /** A value as it stands in the file. Days stay as they are: in a spreadsheet they are to be days. */
  cell(name, value) {
    const text = value === undefined ? "" : String(value);
    const isText = typeof value === "string" && name !== "by" && name !== "review";
    const isTaken = /^[=+\-@\t\r']/.test(text) || (isText && this.isLikeNumber(text));
    const safe = isTaken ? `'${text}` : text;
    return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  },

  /** Whether a spreadsheet would make a number, a day or a time of a text, as of 1/2, 2026-11 or 12e4. */
  isLikeNumber(text) {
    return /^[\d., ][\d.,/: e-]*$/i.test(text) && /\d/.test(text);
  },

  rows(record, bank) {
    const questions = new Map(record.questions.map((question) => [question.id, question]));
    const answers = new Map(record.answers.map((answer) => [answer.question, answer]));
    return [
      ...this.aboutRows(record),
      ...record.questions.flatMap((question, at) => [
        this.questionRow(question, answers.get(question.id) || {}, at + 1, bank),
        ...(question.earlier || []).map((earlier, place) => this.earlierRow(question, earlier, place + 1)),
      ]),
      ...record.priorities.map((priority, at) => this.priorityRow(priority, at + 1, questions.get(priority.question))),
      ...record.actions.map((action, at) => this.actionRow(action, at + 1, questions.get(action.question))),
    ];
  },

  aboutRows(record) {
    const values = [...this.about].map(([id, path]) => [id, path.split(".").reduce((value, key) => value[key], record)]);
    return values
      .filter(([, value]) => value !== undefined)
      .map(([id, value], at) => ({ row: "about", number: at + 1, id, text: Array.isArray(value) ? value.join(" ") : value }));
  },

  questionRow(question, answer, number, bank) {
    const { id, code, part, ask, signs } = question;
    return {
      ...{ row: "question", number, id, code, part: part.name, text: ask, "part id": part.id },
      rating: this.ratings[answer.rating] || answer.rating,
      "sign chosen": this.signChosen(signs, answer.rating, bank),
      "good enough": answer.good_enough === undefined ? "" : answer.good_enough ? "yes" : "no",
      ...{ evidence: answer.evidence, note: answer.note },
      ...this.signCells(signs),
    };
  },

  signChosen(signs, rating, bank) {
    return typeof rating === "string" ? bank.scale[rating].name : signs[rating - 1];
  },

  signCells(signs) {
    return Object.fromEntries(this.signs.map((name, at) => [name, signs[at]]));
  },

  earlierRow({ id, code }, { edition, ask, signs }, number) {
    return { row: "earlier", number, id, code, text: ask, edition, ...this.signCells(signs) };
  },

  priorityRow({ question, helps, hinders }, number, { code, part, ask }) {
    return { row: "priority", number, id: question, code, part: part.name, text: ask, helps, hinders };
  },

  actionRow(action, number, question) {
    const { id, what, who, by, how, review, status } = action;
    return {
      ...{ row: "action", number, id, code: question && question.code, text: what, who, by, review },
      ...{ "how we will know": how, status: this.statuses[status], "question id": action.question },
    };
  },

  /** The audit that a table holds: `{record}`, or `{error}` with a sentence that names the cells. Never throws. */
  read(text, bank) {
    const content = typeof text === "string" ? text.replace(/^\uFEFF/, "") : "";
    const { refusals, refuse, refusalOfText } = Reflections.record;
    const refusal = refusalOfText.call(Reflections.record, content) || (this.isTable(content) ? undefined : refusals.other);
    if (refusal) {
      return refuse(refusal);
    }
    const { table, faults } = this.parse(content);
    return faults.length ? this.refuse(faults) : this.readRows(this.rowsOf(table), bank.data.record_schema);
  },

  /** Whether a text begins as our tables do. */
  isTable(text) {
    return /^\uFEFF?"?row"?[,;\t]/i.test(text);
  },

  /** The most faults that one sentence names, one a cell. */
  named: 5,

  refuse(faults) {
    const seen = new Set();
    const isFirst = ({ place }) => place === "it" || (!seen.has(place) && seen.add(place));
    const told = faults.filter(isFirst).map(({ place, message }) => `${place} ${message}`);
    const more = told.length > this.named ? `; and ${told.length - this.named} more` : "";
    return Reflections.record.refuse(`The table is not as it should be: ${told.slice(0, this.named).join("; ")}${more}.`);
  },

  /**
   * The cells of a text, `{table: [[text]], faults}`. It may have semicolons or tabs between cells, as spreadsheets in other
   * countries write, and any ends of lines.
   */
  parse(text) {
    const separator = /[,;\t]/.exec(text)[0];
    const table = [[]];
    for (let at = 0; at < text.length; ) {
      const row = table[table.length - 1];
      const cell = this.cellAt(text, at, separator);
      if (!cell) {
        const message = "begins with a quotation mark and has none at its end: perhaps the end of the file was lost";
        return { table, faults: [{ place: this.placeOf(table.length, row.length), message }] };
      }
      row.push(cell.text.replace(/^'/, ""));
      at = cell.end + (text.startsWith("\r\n", cell.end) ? 2 : 1);
      if (text[cell.end] !== separator) {
        table.push([]);
      }
    }
    return { table, faults: this.faultsOfTable(table) };
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
    return column < 26 ? `cell ${letter}${row}` : this.placeOf(row, Math.floor(column / 26) - 1).replace(/\d+$/, letter + row);
  },

  faultsOfTable(table) {
    const names = this.names(table);
    const faults = this.faultsOfHeading(names);
    return faults.length ? faults : table.flatMap((cells, at) => (at ? this.faultsOfRow(names, cells, at + 1) : []));
  },

  names(table) {
    return table[0].map(this.word);
  },

  word(text) {
    return text.trim().toLowerCase().replace(/’/g, "'");
  },

  faultsOfHeading(names) {
    const { shown } = Reflections.jsonSchema;
    const isUnknown = (name, at) => name && (!this.columns.includes(name) || names.indexOf(name) < at);
    const unknown = names.flatMap((name, at) => (isUnknown(name, at) ? [at] : []));
    const missing = this.columns.filter((name) => !names.includes(name) && name !== "sign chosen");
    return [
      ...unknown.map((at) => ({ place: this.placeOf(1, at), message: `is ${shown(names[at])}, which is no column here` })),
      ...(missing.length ? [{ place: "row 1", message: `lacks ${missing.map((name) => shown(name)).join(", ")}` }] : []),
    ];
  },

  /** A row of no kind, and cells in which nobody would look for what was written. */
  faultsOfRow(names, cells, row) {
    const kind = this.word(cells[names.indexOf("row")] || "");
    const filled = cells.flatMap((text, at) => (text.trim() ? [at] : []));
    if (filled.length && !Object.keys(this.read_columns).includes(kind)) {
      const message = Reflections.jsonSchema.oneOfThese(Object.keys(this.read_columns), kind);
      return [{ place: this.placeOf(row, names.indexOf("row")), message }];
    }
    const known = filled.length ? ["row", "number", ...this.read_columns[kind], ...this.shown_columns[kind]] : [];
    return filled
      .filter((at) => !known.includes(names[at]))
      .map((at) => ({ place: this.placeOf(row, at), message: `should be empty in this row, and is ${Reflections.jsonSchema.shown(cells[at])}` }));
  },

  /** Rows that say something, as `{kind, number, text(column), place(column)}`, in the order of their numbers. */
  rowsOf(table) {
    const names = this.names(table);
    const text = (cells, name) => cells[names.indexOf(name)] || "";
    return table
      .map((cells, at) => ({
        kind: this.word(text(cells, "row")),
        number: /^\s*\d+\s*$/.test(text(cells, "number")) ? Number(text(cells, "number")) : Infinity,
        text: (name) => text(cells, name),
        place: (name) => this.placeOf(at + 1, names.indexOf(name)),
        row: at + 1,
      }))
      .slice(1)
      .filter(({ kind }) => kind)
      .sort((one, other) => (one.number < other.number ? -1 : one.number > other.number ? 1 : 0));
  },

  /** An audit from its rows. While it is put together, the place of each thing in the table is noted for what is wrong. */
  readRows(rows, schema) {
    const made = { places: new Map(), questions: new Map(), faults: [] };
    const of = (kind) => rows.filter((row) => row.kind === kind);
    const value = { ...this.readAbout(of("about"), made), questions: [], answers: [], priorities: [], actions: [] };
    of("question").forEach((row) => this.readQuestion(row, value, made));
    of("earlier").forEach((row) => this.readEarlier(row, value, made));
    of("priority").forEach((row, at) => value.priorities.push(this.take(row, "priority", `priorities[${at}]`, made)));
    of("action").forEach((row, at) => value.actions.push(this.take(row, "action", `actions[${at}]`, made)));
    const refusal = made.faults.length ? undefined : Reflections.record.refusalOfValue(value);
    if (refusal) {
      return Reflections.record.refuse(refusal);
    }
    const found = made.faults.length ? made.faults : this.placed(Reflections.record.faults(value, schema), made.places);
    return found.length ? this.refuse(found) : Reflections.record.readValue(value, schema);
  },

  /** Faults of a record as faults of the table: each at its cell, or at the nearest that is known. */
  placed(faults, places) {
    places.set("choice", places.get("choice.kind"));
    return faults.map(({ path, message }) => {
      let near = path;
      while (near && !places.has(near)) {
        near = near.replace(/(^|\.)[^.[]*$|\[\d+\]$/, "");
      }
      return { place: places.get(near) || "it", message: this.inWordsOfTable(message) };
    });
  },

  inWordsOfTable(message) {
    const words = Object.entries({ ...this.ratings, ...this.statuses });
    return words.reduce((told, [key, word]) => told.replace(`"${key}"`, `"${word}"`), message.replace("true or false", "yes or no"));
  },

  readAbout(rows, made) {
    const value = { site: {}, respondent: {}, choice: {} };
    rows.forEach((row) => this.readLine(row, value, made));
    this.about.forEach((path, name) => {
      if (!made.places.has(path) && name !== "occasion" && name !== "parts") {
        made.faults.push({ place: "it", message: `lacks the row "about" whose id is "${name}"` });
      }
    });
    return value;
  },

  readLine(row, value, made) {
    const name = this.word(row.text("id"));
    const path = this.about.get(name);
    if (!path || made.places.has(path)) {
      const message = path ? "which stands there twice" : "of which nothing is known";
      made.faults.push({ place: row.place("id"), message: `is ${Reflections.jsonSchema.shown(name)}, ${message}` });
      return;
    }
    const keys = path.split(".");
    const last = keys.pop();
    keys.reduce((inner, key) => inner[key], value)[last] = this.lineOf(name, row.text("text"));
    made.places.set(path, row.place("text"));
  },

  lineOf(name, text) {
    if (name === "version" || name === "revision") {
      return /^\d{1,15}$/.test(text.trim()) ? Number(text) : text;
    }
    if (name === "parts") {
      return text.split(/\s+/).filter(Boolean);
    }
    return ["school", "name", "site"].includes(name) ? text : text.trim();
  },

  readQuestion(row, value, made) {
    const path = `questions[${value.questions.length}]`;
    const { id, code, ask, "part.id": part, "part.name": name, ...signs } = this.take(row, "question", path, made);
    made.questions.set(id, value.questions.length);
    value.questions.push({ id, code, part: { id: part, name }, ask, signs: Object.values(signs) });
    const answer = this.take(row, "answer", `answers[${value.answers.length}]`, made);
    if (Object.keys(answer).length > 1) {
      value.answers.push(answer);
    }
  },

  readEarlier(row, value, made) {
    const id = row.text("id").trim();
    const place = made.questions.get(id);
    if (place === undefined) {
      made.faults.push({ place: row.place("id"), message: `is ${Reflections.jsonSchema.shown(id)}, which is not among the questions` });
      return;
    }
    const earlier = value.questions[place].earlier || [];
    const { edition, ask, ...signs } = this.take(row, "earlier", `questions[${place}].earlier[${earlier.length}]`, made);
    value.questions[place].earlier = [...earlier, { edition, ask, signs: Object.values(signs) }];
  },

  /** For each thing in a record: its keys, the column of each, and how its text is read when not as it stands. */
  cells: {
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
    const entries = this.cells[thing].map(([key, column, way = "asIs"]) => {
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
      return /^\s*[1-4]\s*$/.test(text) ? Number(text) : this.keyOf(this.ratings, text);
    },
    judgement(text) {
      const word = this.word(text);
      const known = { "": undefined, yes: true, true: true, no: false, false: false };
      return Object.keys(known).includes(word) ? known[word] : text;
    },
    status(text) {
      return this.keyOf(this.statuses, text) || "not_started";
    },
    day(text) {
      return this.dayOf(text.trim());
    },
  },

  keyOf(words, text) {
    const word = this.word(text);
    return Object.keys(words).find((key) => key === word || words[key] === word) || text.trim() || undefined;
  },

  /** A day as 2027-01-31; a spreadsheet in Britain makes 31/01/2027 of it, the day before the month. */
  dayOf(text) {
    const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) || [];
    return day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
  },
};
