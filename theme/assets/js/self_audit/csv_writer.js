/**
 * CSV writer: the rows of an audit, and how a value is written in a cell. Pure.
 *
 * A spreadsheet takes a cell that begins with = for a formula. So a cell that begins with = + - @ tab CR or an
 * apostrophe gets one apostrophe before it, and so does a text that would become a number or a date; reading removes
 * exactly one.
 */
Reflections.csvWriter = {
  write(record, bank) {
    const mended = Reflections.record.mended(record);
    const { columns } = Reflections.csv;
    const rows = this.rows(mended, bank).map((row) => columns.map((name) => this.cell(name, row[name])));
    return "\uFEFF" + [columns, ...rows].map((cells) => cells.join(",") + "\r\n").join("");
  },

  /** A value as it stands in the file. Days stay as they are: in a spreadsheet they are to be days. */
  cell(name, value) {
    const text = value === undefined ? "" : String(value);
    const isText = typeof value === "string" && name !== "by" && name !== "review";
    const isTaken = /^[=+\-@\t\r']/.test(text) || (isText && this.isLikeNumber(text));
    const safe = isTaken ? `'${text}` : text;
    return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  },

  /** Names of months, of which a spreadsheet makes a day where there is a number beside. */
  months: /(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*/i,

  /** Whether a spreadsheet would make a number, a day or a time of a text, as of 1/2, 2026-11, 12e4, 5% or June 2027. */
  isLikeNumber(text) {
    const rest = text.replace(this.months, " ");
    return /^[\d.,£$€( ][\d.,/: e%£$€()apm-]*$/i.test(rest) && /\d/.test(rest);
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
    const values = [...Reflections.csv.about].map(([id, path]) => [
      id,
      path.split(".").reduce((value, key) => value[key], record),
    ]);
    return values
      .filter(([, value]) => value !== undefined)
      .map(([id, value], at) => ({
        row: "about",
        number: at + 1,
        id,
        text: Array.isArray(value) ? value.join(" ") : value,
      }));
  },

  questionRow(question, answer, number, bank) {
    const { id, code, part, ask, signs } = question;
    return {
      ...{ row: "question", number, id, code, part: part.name, text: ask, "part id": part.id },
      rating: Reflections.csv.ratings[answer.rating] || answer.rating,
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
    return Object.fromEntries(Reflections.csv.signs.map((name, at) => [name, signs[at]]));
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
      ...{ "how we will know": how, status: Reflections.csv.statuses[status], "question id": action.question },
    };
  },
};
