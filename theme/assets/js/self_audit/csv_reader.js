/**
 * CSV reader: an audit from the rows of a table. Pure. What is wrong with it is said with the cell where it stands.
 */
Reflections.csvReader = {
  read(text, bank) {
    const content = typeof text === "string" ? text.replace(/^\uFEFF/, "") : "";
    const { refusals, refuse, refusalOfText } = Reflections.record;
    const refusal =
      refusalOfText.call(Reflections.record, content) ||
      (Reflections.csv.isTable(content) ? undefined : refusals.other);
    if (refusal) {
      return refuse(refusal);
    }
    const { table, faults } = Reflections.csvTable.parse(content);
    return faults.length
      ? this.refuse(faults)
      : this.readRows(Reflections.csvTable.rowsOf(table), bank.data.record_schema);
  },

  /** The most faults that one sentence names, one a cell. */
  named: 5,

  refuse(faults, named = this.named) {
    const seen = new Set();
    const isFirst = ({ place }) => place === "it" || (!seen.has(place) && seen.add(place));
    const told = faults.filter(isFirst).map(({ place, message }) => `${place} ${message}`);
    const more = told.length > named ? `; and ${told.length - named} more` : "";
    return Reflections.record.refuse(`The table is not as it should be: ${told.slice(0, named).join("; ")}${more}.`);
  },

  /**
   * An audit from its rows. While it is put together, the place of each thing in the table is noted for what is wrong.
   */
  readRows(rows, schema) {
    const made = { places: new Map(), questions: new Map(), faults: [] };
    const of = (kind) => rows.filter((row) => row.kind === kind);
    const value = { ...this.readAbout(of("about"), made), questions: [], answers: [], priorities: [], actions: [] };
    of("question").forEach((row) => this.readQuestion(row, value, made));
    of("earlier").forEach((row) => this.readEarlier(row, value, made));
    of("priority").forEach((row, at) =>
      value.priorities.push(Reflections.csvCells.take(row, "priority", `priorities[${at}]`, made)),
    );
    of("action").forEach((row, at) =>
      value.actions.push(Reflections.csvCells.take(row, "action", `actions[${at}]`, made)),
    );
    if (value.kind === "review") {
      return Reflections.record.refuse("A review can’t be opened from a table. Open its .html or .json copy.");
    }
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
    const words = Object.entries({ ...Reflections.csv.ratings, ...Reflections.csv.statuses });
    return words.reduce(
      (told, [key, word]) => told.replace(`"${key}"`, `"${word}"`),
      message.replace("true or false", "yes or no"),
    );
  },

  readAbout(rows, made) {
    const value = { site: {}, respondent: {}, choice: {} };
    rows.forEach((row) => this.readLine(row, value, made));
    Reflections.csv.about.forEach((path, name) => {
      if (!made.places.has(path) && name !== "occasion" && name !== "parts") {
        made.faults.push({ place: "it", message: `lacks the row "about" whose id is "${name}"` });
      }
    });
    return value;
  },

  readLine(row, value, made) {
    const name = Reflections.csv.word(row.text("id"));
    const path = Reflections.csv.about.get(name);
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
    const {
      id,
      code,
      ask,
      "part.id": part,
      "part.name": name,
      ...signs
    } = Reflections.csvCells.take(row, "question", path, made);
    made.questions.set(id, value.questions.length);
    value.questions.push({ id, code, part: { id: part, name }, ask, signs: Object.values(signs) });
    const answer = Reflections.csvCells.take(row, "answer", `answers[${value.answers.length}]`, made);
    if (Object.keys(answer).length > 1) {
      value.answers.push(answer);
    }
  },

  readEarlier(row, value, made) {
    const id = row.text("id").trim();
    const place = made.questions.get(id);
    if (place === undefined) {
      made.faults.push({
        place: row.place("id"),
        message: `is ${Reflections.jsonSchema.shown(id)}, which is not among the questions`,
      });
      return;
    }
    const earlier = value.questions[place].earlier || [];
    const { edition, ask, ...signs } = Reflections.csvCells.take(
      row,
      "earlier",
      `questions[${place}].earlier[${earlier.length}]`,
      made,
    );
    value.questions[place].earlier = [...earlier, { edition, ask, signs: Object.values(signs) }];
  },
};
