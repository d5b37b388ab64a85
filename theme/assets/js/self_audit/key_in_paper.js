/**
 * Key-in on paper: what is typed in, as a table to check against the paper sheets. The fields of the screen would cut off
 * notes; here a note stands whole below its sheet.
 */
{
  const { make, keying } = Reflections;

  Reflections.keyInPaper = {
    /** As many columns as a sheet of A4 on its side takes. */
    most: 50,

    make(screen) {
      const { batch } = screen;
      const faults = keying.faults(batch).map((fault) => make("li", "", keying.inWords(fault)));
      return make(
        "div",
        "ir-keyed",
        make("h1", "ir-audit__heading", "Typed in from paper"),
        make("p", "", screen.nameOf(batch) + "."),
        ...(faults.length ? [make("p", "", "To be mended:"), make("ul", "", ...faults)] : []),
        ...(batch.rows.length ? this.bands(batch.codes).map((codes, at, all) => this.table(codes, batch.rows, at === all.length - 1)) : []),
      );
    },

    /** Codes in bands of nearly the same number, each of which has a table. */
    bands(codes) {
      const many = Math.ceil(codes.length / this.most);
      const cut = (at) => Math.round((codes.length * at) / many);
      return Array.from({ length: many }, (_, at) => codes.slice(cut(at), cut(at + 1)));
    },

    table(codes, rows, hasNotes) {
      const heads = ["Sheet", ...codes].map((text) => make("th", "", text));
      const lines = rows.flatMap((row, at) => [this.line(codes, row, at), ...(hasNotes && row.note.trim() ? [this.note(codes, row)] : [])]);
      return make("table", "ir-keyed__table", make("thead", "", make("tr", "", ...heads)), make("tbody", "", ...lines));
    },

    line(codes, { cells }, at) {
      return make("tr", "", make("th", "", String(at + 1)), ...codes.map((code) => this.cell(cells[code] || "")));
    },

    cell(text) {
      return make("td", keying.cell(text) ? "" : "ir-keyed__wrong", text);
    },

    note(codes, { note }) {
      const cell = make("td", "ir-keyed__note", note.trim());
      cell.colSpan = codes.length;
      return make("tr", "", make("th", "", "Note"), cell);
    },
  };

  Reflections.paper["key-in"] = ({ screens }) => Reflections.keyInPaper.make(screens["key-in"]);
}
