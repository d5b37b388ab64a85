/**
 * Keying: what was written on paper sheets, as audits. Pure. docs/record.md says how a cell is written; decision 13 says
 * why. A sheet is known by its codes, which are permanent, so that sheets of earlier editions can be typed in, too.
 *
 * A batch is the sheets of one kind that are being typed in, `{sheet, name, audience, choice, edition, codes, rows}`, and a
 * row is what stands on one of them: `{id, revision, made, changed, cells: {code: text}, note}`. The id is the audit's own
 * from the moment that the row is begun.
 */
Reflections.keying = {
  /** The most rows that are typed in at once: a review holds no more. */
  most: 400,

  /** The longest note, in characters; a record holds no longer one. */
  longest: 10000,

  allowed: "should be 1, 2, 3, 4, d or x (a number also with + or -)",

  // ---- Cells

  /** What a cell says: `{}` when blank, `{rating}`, `{rating, good_enough}`; undefined when it is impossible. */
  cell(text) {
    const plain = this.plainCell(text);
    const [, before = "", rating, after = ""] = /^([+-]?)([1-4]|[dx]|)([+-]?)$/.exec(plain) || [];
    const judged = before + after; // a spreadsheet makes -2 of 2-
    if (rating === undefined || judged.length > 1 || (judged && !/[1-4]/.test(rating))) {
      return undefined;
    }
    const others = { d: "dont_know", x: "does_not_apply" };
    return rating
      ? { rating: others[rating] || Number(rating), ...(judged && { good_enough: judged === "+" }) }
      : {};
  },

  plainCell(text) {
    return text
      .replace(/[\u2010-\u2015\u2212\uFE63\uFF0D]/g, "-")
      .replace(/\s+/g, "")
      .toLowerCase();
  },

  /** A cell's text in its one form, `3-`; what is impossible stays as it is. */
  tidyCell(text) {
    const said = this.cell(text);
    return said ? this.textOf(said) : text;
  },

  textOf({ rating, good_enough: isGoodEnough }) {
    const judged = { true: "+", false: "-" }[isGoodEnough] || "";
    return { undefined: "", dont_know: "d", does_not_apply: "x" }[rating] ?? rating + judged;
  },

  // ---- Sheets

  /** The sheets that there are for an audience, each `{id, audience, name, choice}`; the ids are those of the worksheets. */
  sheets(bank, audience) {
    const make = (id, name, choice) => ({ id, audience, name, choice });
    const occasions = bank.occasions.filter((occasion) => occasion.audience === audience);
    return [
      make(`self-audit-short-${audience}`, "The short self-audit", { kind: "short" }),
      this.full(audience),
      ...bank.parts.map(({ id, name }) => make(`${id}-audit-${audience}`, name, { kind: "parts", parts: [id] })),
      ...occasions.map(({ id, name }) => make(`occasion-${id}`, name, { kind: "occasion", occasion: id })),
    ].filter(({ choice }) => bank.select(audience, choice).length);
  },

  full(audience) {
    return { id: `self-audit-full-${audience}`, audience, name: "The full self-audit", choice: { kind: "full" } };
  },

  allSheets(bank) {
    return bank.audiences.flatMap(({ id }) => this.sheets(bank, id));
  },

  /** The question with a code, whatever has become of it; undefined when this site never had one that can be rated. */
  question(bank, code) {
    if (!this.byCode.has(bank)) {
      this.byCode.set(bank, new Map(bank.questions.filter(({ signs }) => signs.length).map((one) => [one.code, one])));
    }
    return this.byCode.get(bank).get(code);
  },

  byCode: new WeakMap(),

  /**
   * The codes on a sheet of an edition, in order. A question that was retired since still stands on an older sheet, and one
   * that replaces it can't have stood there.
   */
  codes(bank, { audience, choice }, edition) {
    const today = bank.select(audience, choice);
    const retired = bank.questions.filter((question) => this.stoodOn(question, { audience, choice }, edition));
    const gone = new Set(retired.map(({ id }) => id));
    const isNewer = ({ id }) => bank.question(id).replaces.some((old) => gone.has(old));
    const all = [...today.filter((question) => !isNewer(question)), ...retired];
    const place = ({ id }) => (choice.kind === "occasion" ? 0 : bank.place(id));
    return all.sort((one, other) => place(one) - place(other)).map(({ code }) => code);
  },

  /** Whether a question that was retired since stood on a sheet. Of an occasion nobody knows what it asked before. */
  stoodOn({ retired, signs, audiences, short, part }, { audience, choice }, edition) {
    const wasAsked = retired !== null && signs.length > 0 && audiences.includes(audience) && edition && edition < retired;
    return Boolean(wasAsked) && { full: true, short, parts: (choice.parts || []).includes(part) }[choice.kind] === true;
  },

  /** A batch without rows, for sheets of one kind and edition. */
  batch(bank, sheet, edition) {
    const { id, name, audience, choice } = sheet;
    return { sheet: id, name, audience, choice, edition, codes: this.codes(bank, sheet, edition), rows: [] };
  },

  /** A batch whose sheets have other codes than the site's own sheet. Whatever was typed under a code keeps its column. */
  withCodes(bank, batch, codes) {
    const used = batch.codes.filter((code) => batch.rows.some(({ cells }) => cells[code]));
    const all = [...new Set([...codes, ...used])];
    const own = this.sheets(bank, batch.audience).find(({ id }) => id === batch.sheet);
    const isOwn = own && this.codes(bank, own, batch.edition).join() === all.join();
    const parts = [...new Set(all.map((code) => this.question(bank, code).part))];
    return { ...batch, codes: all, choice: isOwn ? own.choice : { kind: "parts", parts } };
  },

  /** An edition as the record has it, also as a spreadsheet may have changed it; undefined when it is none. */
  edition(text) {
    const plain = text.trim().toLowerCase();
    const named = /^(?:edition )?(?:of )?([a-z]{3})[a-z]*[ -](20)?(\d\d)$/.exec(plain);
    const [, year, month] = /^(?:edition )?(20\d\d)-(\d\d?)(?:-\d\d?)?$/.exec(plain) || [];
    const [, turned, after] = /^(?:\d\d?\/)?(\d\d?)\/(20\d\d)$/.exec(plain) || [];
    const at = named ? this.months.indexOf(named[1]) + 1 : Number(month || turned || 0);
    const of = named ? `20${named[3]}` : year || after;
    return plain === "" ? "" : at >= 1 && at <= 12 ? `${of}-${String(at).padStart(2, "0")}` : undefined;
  },

  months: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],

  // ---- Rows

  row(id, now, { cells = {}, note = "" } = {}) {
    return { id, revision: 0, made: now, changed: now, cells, note };
  },

  isEmptyRow({ cells, note }) {
    return !note.trim() && !Object.values(cells).some((text) => text.trim());
  },

  /** A row with some of its cells, or its note, changed. */
  edited(row, { cells = {}, note = row.note }, now) {
    const all = Object.entries({ ...row.cells, ...cells }).filter(([, text]) => text !== "");
    return { ...row, revision: row.revision + 1, changed: now, cells: Object.fromEntries(all), note };
  },

  /** How many codes of a row have an answer. */
  answered({ codes }, row) {
    return codes.filter((code) => (this.cell(row.cells[code] || "") || {}).rating !== undefined).length;
  },

  /** What in a batch can't be brought in: `[{row, code, text}]`, `row` being its place; the code of a note is "note". */
  faults({ codes, rows }) {
    return rows.flatMap((row, place) => this.faultsOfRow(row, codes).map((fault) => ({ row: place, ...fault })));
  },

  /** Found once for each value: with each key that is typed one row of hundreds has changed. */
  faultsOfRow(row, codes) {
    const known = this.known.get(row);
    if (known && known.codes === codes) {
      return known.faults;
    }
    const faults = codes
      .filter((code) => row.cells[code] && !this.cell(row.cells[code]))
      .map((code) => ({ code, text: row.cells[code] }));
    const all = row.note.length > this.longest ? [...faults, { code: "note", text: row.note }] : faults;
    this.known.set(row, { codes, faults: all });
    return all;
  },

  known: new WeakMap(),

  inWords({ row, code, text }) {
    return code === "note"
      ? `Sheet ${row + 1}, note: it has more than 10,000 characters.`
      : `Sheet ${row + 1}, ${code} ${this.allowed}, and is ${Reflections.jsonSchema.shown(text)}.`;
  },

  /** A row as the audit that its writer would have made on a screen. Its questions have today's words. */
  audit(bank, batch, row) {
    const { audience, choice, edition, codes } = batch;
    const start = Reflections.audit.start({ bank, audience, choice, id: row.id, now: row.made });
    const questions = codes.map((code) => bank.asked(this.question(bank, code), audience));
    const notes = this.notes(row, codes);
    const answers = new Map(
      questions.map(({ id, code }) => [
        id,
        Reflections.audit.tidy({ question: id, ...this.cell(row.cells[code] || ""), note: notes.get(code) }),
      ]),
    );
    return {
      ...start,
      revision: row.revision,
      changed: row.changed,
      site: { ...start.site, edition },
      questions,
      answers: Reflections.audit.inOrder(questions, answers),
    };
  },

  /** The notes of a row by code: each from its code on, as in `V1: seen in lessons`; what comes before that has a home. */
  notes({ cells, note }, codes) {
    const said = (code) => (this.cell(cells[code] || "") || {}).rating !== undefined;
    const home = codes.find(said) || codes[0];
    const pieces = note.trim().split(/(?:^|\s+)([A-Za-z]{1,2}[1-9]\d?):\s*/); // text, code, text, code, text …
    const notes = new Map();
    const add = (code, text) => text && notes.set(code, [...(notes.has(code) ? [notes.get(code)] : []), text].join("\n"));
    add(home, pieces[0]);
    for (let at = 1; at < pieces.length; at += 2) {
      const code = pieces[at].toUpperCase();
      const isHere = codes.includes(code);
      add(isHere ? code : home, isHere ? pieces[at + 1] : `${pieces[at]}: ${pieces[at + 1]}`);
    }
    return notes;
  },
};
