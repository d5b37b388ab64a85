/**
 * CSV: an audit as a table that a person can read in a spreadsheet, and that opens again as the same audit. Pure.
 *
 * One table, whose column `row` says what a row is: a line about the audit, a question with its answer, an earlier
 * wording, a priority or an action. `number` keeps the order when somebody sorts. docs/record.md lists the columns.
 *
 * Here is what writing and reading have in common.
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
    question: [
      "id",
      "code",
      "part",
      "text",
      "rating",
      "good enough",
      "evidence",
      "note",
      "sign 1",
      "sign 2",
      "sign 3",
      "sign 4",
      "part id",
    ],
    earlier: ["id", "text", "sign 1", "sign 2", "sign 3", "sign 4", "edition"],
    priority: ["id", "helps", "hinders"],
    action: ["id", "text", "who", "by", "how we will know", "review", "status", "question id"],
  },

  /** For each kind of row the columns that only help whoever reads it, and follow from others. */
  shown_columns: {
    about: [],
    question: ["sign chosen"],
    earlier: ["code"],
    priority: ["code", "part", "text"],
    action: ["code"],
  },

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
    return Reflections.csvWriter.write(record, bank);
  },

  /** The audit that a table holds: `{record}`, or `{error}` with a sentence that names the cells. Never throws. */
  read(text, bank) {
    return Reflections.csvReader.read(text, bank);
  },

  /** Whether a text begins as our tables do. */
  isTable(text) {
    return /^\uFEFF?"?row"?[,;\t]/i.test(text);
  },

  /** Whether a text begins as a table of several people's answers does: with codes as columns (`keying_table.js`). */
  isOfCodes(text) {
    const [head] = /^[^\r\n]*/.exec(text.slice(0, 20000).replace(/^\uFEFF/, ""));
    return !/^\s*[<{[]/.test(head) && head.split(/[,;\t]/).some((cell) => /^\s*"?\s*[A-Z]{1,2}[1-9]\d?\s*"?\s*$/i.test(cell));
  },

  /** A name or a word of ours as somebody may have typed it, or a spreadsheet changed it. */
  word(text) {
    return text.trim().toLowerCase().replace(/’/g, "'");
  },
};
