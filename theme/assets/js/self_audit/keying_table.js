/**
 * Keying table: sheets in a table with codes as columns, one row a sheet, as a file or pasted. Pure. What it says beside
 * codes is in `columns`; docs/record.md describes it.
 *
 * A table has no ids, and is often opened again when more sheets have come in. So a row's id is made of what stands in it:
 * the same row is the same audit, wherever it stands, and of equal rows the second is another person's.
 */
{
  const { keying } = Reflections;
  const { shown } = Reflections.jsonSchema;

  /** How columns beside the codes may be called. */
  const columns = new Map(
    Object.entries({
      number: ["number", "no", "no.", "sheet", "sheet number"],
      audience: ["audience", "who", "who answered"],
      edition: ["edition"],
      date: ["date", "day"],
      note: ["note", "notes"],
    }).flatMap(([column, words]) => words.map((word) => [word, column])),
  );

  /** How many bad cells a sentence names: all that a person could want to mend one by one. */
  const NAMED = 100;

  // ---- Cells

  /** The cells of a text, `{table, fault}`. Tabs come from a spreadsheet's clipboard, semicolons from its files elsewhere. */
  const parse = (text) => {
    const content = text.replace(/^\uFEFF/, "");
    const [head] = /^[^\r\n]*/.exec(content);
    const [separator] = /\t/.exec(head) || /[;,]/.exec(head) || /\t/.exec(content) || [","];
    const { table, fault } = Reflections.csvTable.cells(content, separator);
    while (table.length && table[table.length - 1].every((cell) => !cell.trim())) {
      table.pop();
    }
    return { table, fault };
  };

  const codeOf = (text) => (/^\s*[A-Z]{1,2}[1-9]\d?\s*$/i.test(text) ? text.trim().toUpperCase() : "");

  /** Whether the first row says what the columns are. */
  const hasHead = (table) => table.length > 0 && table[0].some((cell) => codeOf(cell));

  const { placeOf } = Reflections.csvTable;
  const at = (row, column) => placeOf.call(Reflections.csvTable, row, column);

  // ---- What the columns are

  /** The columns of a table by what they hold: `{columns: Map of name or code to place, codes, faults}`. */
  const readHead = (table, bank) => {
    const places = new Map();
    const faults = [];
    table[0].forEach((cell, place) => {
      const name = codeOf(cell) || columns.get(Reflections.csv.word(cell)) || "";
      const fault = faultOfName({ cell, name, place, places, table, bank });
      if (fault) {
        faults.push({ place: at(1, place), message: `is ${shown(cell.trim())}, ${fault}` });
      } else if (name && (!codeOf(name) || keying.question(bank, name))) {
        places.set(name, place);
      }
    });
    table.forEach((cells, row) =>
      cells.slice(table[0].length).forEach((cell, extra) => {
        if (cell.trim()) {
          faults.push({ place: at(row + 1, table[0].length + extra), message: `is ${shown(cell)}, and its column has no name` });
        }
      }),
    );
    return { places, codes: [...places.keys()].filter(codeOf), faults };
  };

  /** What is wrong with a column; one with nothing in it may be called anything. */
  const faultOfName = ({ cell, name, place, places, table, bank }) => {
    const isKnown = name && (!codeOf(name) || keying.question(bank, name));
    if (isKnown) {
      return places.has(name) ? "which stands there twice" : "";
    }
    const isFilled = table.slice(1).some((cells) => (cells[place] || "").trim());
    if (!isFilled) {
      return "";
    }
    const unknown = name ? "which is no code of a question that can be rated here" : "which is no code and no column here";
    return cell.trim() ? unknown : "and its column is not empty";
  };

  // ---- What the rows are

  /**
   * The sheets in a table with a head: `{batches, faults, values, isSilent}`. `faults` have to be mended first; `values` are
   * cells that say nothing that can be understood, and stand in the batches as they are. `chosen` has the `edition` of rows
   * that don't say, the `audience`, without which it `isSilent` about who answered, and perhaps the `sheet` that was chosen.
   */
  const read = (table, bank, chosen) => {
    const head = readHead(table, bank);
    const rows = head.faults.length ? [] : readRows(table, head, bank, chosen);
    const faults = [...head.faults, ...rows.flatMap((row) => row.faults)];
    if (rows.length > keying.most) {
      faults.push({ place: "it", message: `has ${rows.length} sheets, and ${keying.most} are the most` });
    }
    const isSilent = rows.some(({ audience }) => audience === "");
    const batches = faults.length || isSilent ? [] : batchesOf(rows, head, bank, chosen);
    return { batches, faults, values: rows.flatMap((row) => row.values), isSilent };
  };

  const readRows = (table, head, bank, chosen) => {
    const seen = new Map();
    return table.slice(1).flatMap((cells, place) => {
      const text = (name) => (head.places.has(name) ? cells[head.places.get(name)] || "" : "");
      const where = (name) => at(place + 2, head.places.get(name) ?? 0);
      const isEmpty = [...head.codes, "note"].every((name) => !text(name).trim());
      return isEmpty ? [] : [readRow({ text, where, codes: head.codes, bank, chosen, seen })];
    });
  };

  const readRow = ({ text, where, codes, bank, chosen, seen }) => {
    const faults = [];
    const said = (name, read, fallback, message) => {
      const value = text(name).trim() ? read(text(name)) : fallback;
      if (value === undefined) {
        faults.push({ place: where(name), message: `${message}, and is ${shown(text(name).trim())}` });
      }
      return value;
    };
    const names = bank.audiences.map(({ name }) => name);
    const audience = said("audience", audienceIn(bank), chosen.audience, `should be ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`);
    const edition = said("edition", (cell) => keying.edition(cell), chosen.edition, "should be an edition such as 2026-11");
    const date = said("date", dayIn, "", "should be a day such as 2026-11-22");
    const cells = Object.fromEntries(codes.map((code) => [code, keying.tidyCell(text(code)).trim()]).filter(([, cell]) => cell));
    const values = Object.keys(cells)
      .filter((code) => !keying.cell(cells[code]))
      .map((code) => ({ place: where(code), message: `${keying.allowed}, and is ${shown(cells[code])}` }));
    if (!faults.length && audience) {
      faults.push(...notAsked({ cells, audience, edition, bank, where }));
    }
    const note = text("note").trim();
    if (note.length > keying.longest) {
      values.push({ place: where("note"), message: "has more than 10,000 characters" });
    }
    const moment = date ? `${date}T12:00:00Z` : `${edition || "2000-01"}-01T00:00:00Z`;
    const id = faults.length ? "" : idOf([audience, edition, text("number").trim(), date, note, Object.entries(cells).sort()], seen);
    return { audience, edition, faults, values, row: { id, revision: 1, made: moment, changed: moment, cells, note } };
  };

  const audienceIn = (bank) => (cell) => {
    const word = Reflections.csv.word(cell);
    const found = bank.audiences.find(({ id, name }) => id === word || Reflections.csv.word(name) === word);
    return found && found.id;
  };

  const dayIn = (cell) => {
    const day = Reflections.csvCells.dayOf(cell.trim());
    return Reflections.jsonSchema.isDate(day) ? day : undefined;
  };

  /** Answers to what this edition asks others only: perhaps the row of another audience. */
  const notAsked = ({ cells, audience, edition, bank, where }) => {
    const isOdd = (code) => {
      const question = keying.question(bank, code);
      return edition === bank.data.site.edition && question.retired === null && !question.audiences.includes(audience);
    };
    const { name } = bank.audiences.find(({ id }) => id === audience);
    return Object.keys(cells)
      .filter(isOdd)
      .map((code) => ({ place: where(code), message: `should be empty, as ${name} are not asked ${code}, and is ${shown(cells[code])}` }));
  };

  // ---- Which sheets they are

  const batchesOf = (rows, head, bank, chosen) => {
    const groups = new Map();
    rows.forEach(({ audience, edition, row }) => {
      const key = `${audience}/${edition}`;
      groups.set(key, { audience, edition, rows: [...(groups.get(key) || { rows: [] }).rows, row] });
    });
    return [...groups.values()].map(({ audience, edition, rows: own }) => {
      const filled = head.codes.filter((code) => own.some(({ cells }) => cells[code]));
      return { ...emptyBatch(bank, { audience, edition, filled, head: head.codes, chosen }), rows: own };
    });
  };

  /**
   * The sheet that somebody chose, with what else was answered. In a table with all codes of an audience, as the template, it is
   * the smallest that has all that was answered; any other table has what was asked, as a sheet of ours if there is one.
   */
  const emptyBatch = (bank, { audience, edition, filled, head, chosen }) => {
    const sheets = keying.sheets(bank, audience).map((sheet) => keying.batch(bank, sheet, edition));
    const has = (codes, others) => others.every((code) => codes.includes(code));
    const full = sheets.find(({ choice }) => choice.kind === "full") || keying.batch(bank, keying.full(audience), edition);
    if (chosen.sheet) {
      const kind = JSON.stringify(chosen.sheet.choice);
      const own = sheets.find(({ choice }) => JSON.stringify(choice) === kind) || full;
      return keying.withCodes(bank, own, [...own.codes, ...filled]);
    }
    if (full.codes.length && has(head, full.codes)) {
      const smallest = [...sheets].sort((one, other) => one.codes.length - other.codes.length).find(({ codes }) => has(codes, filled));
      return (filled.length && smallest) || keying.withCodes(bank, full, [...full.codes, ...filled]);
    }
    const same = sheets.find(({ codes }) => codes.length === head.length && has(codes, head));
    return same || keying.withCodes(bank, full, head);
  };

  // ---- Ids

  /** FNV-1a with 64 bits, as hexadecimal digits: a browser on plain HTTP computes no other hash. */
  const hash = (text) => {
    let sum = 0xcbf29ce484222325n;
    new TextEncoder().encode(text).forEach((byte) => {
      sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n);
    });
    return sum.toString(16).padStart(16, "0");
  };

  const idOf = (content, seen) => {
    const text = JSON.stringify(content);
    const times = (seen.get(text) || 0) + 1;
    seen.set(text, times);
    return "keyed-" + hash(`${times} ${text}`);
  };

  // ---- A file, without anybody to ask

  const nobody =
    "The table does not say who answered. Give it a column “audience”, or open it under “Key in paper sheets”, which asks.";

  /** The audits in a table: `{records}`, or `{error}` with a sentence that names each bad cell. Never throws. */
  const audits = (text, bank) => {
    const { table, fault } = parse(text);
    if (fault || !hasHead(table)) {
      return fault ? refuse([fault]) : Reflections.record.refuse(Reflections.record.refusals.other);
    }
    const { edition } = bank.data.site;
    const { batches, faults, values, isSilent } = read(table, bank, { edition, audience: "" });
    if (faults.length || values.length) {
      return refuse([...faults, ...values]);
    }
    const records = batches.flatMap((batch) => batch.rows.map((row) => keying.audit(bank, batch, row)));
    return records.length ? { records } : Reflections.record.refuse(isSilent ? nobody : "The table has no answers.");
  };

  const refuse = (faults) => Reflections.csvReader.refuse(faults, NAMED);

  Reflections.keyingTable = { parse, hasHead, codeOf, read, audits, hash, refuse };
}
