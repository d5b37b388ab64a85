/**
 * Key-in grid: a table with a row for each sheet and a column for each code, in which one types as one reads. It is a plain
 * table of fields, so that screen readers follow it and Tab goes through it as through any form.
 *
 * What is a whole answer goes on to the next cell at once, also what is impossible: whoever looks at paper, not at the
 * screen, must not get one question out of step. A + or - typed there belongs to the cell before. `on` is what is called:
 * `edit(id, changes)`, `paste(text, place)`, `takeOut(id)`, `say(text)` and `enter(code)`.
 */
{
  const { make, keying } = Reflections;

  Reflections.KeyInGrid = class {
    constructor(on) {
      this.on = on;
      this.heads = make("tr", "");
      this.body = make("tbody", "");
      const caption = make("caption", "ir-hidden", "One row for each sheet");
      this.table = make("table", "ir-key-in__table", caption, make("thead", "", this.heads), this.body);
      this.element = make("div", "ir-key-in__scroll", this.table);
      this.element.tabIndex = 0;
      this.element.setAttribute("role", "region");
      this.element.setAttribute("aria-label", "Sheets");
      this.table.addEventListener("keydown", (event) => this.press(event));
      this.table.addEventListener("input", (event) => this.type(event));
      this.table.addEventListener("paste", (event) => this.paste(event));
      this.table.addEventListener("focusin", (event) => this.enter(event));
      this.table.addEventListener("focusout", (event) => this.isField(event.target) && this.mark(event.target));
      this.table.addEventListener("pointerdown", () => this.forgetFilled());
      this.table.addEventListener("click", (event) => this.isCell(event.target) && event.target.select());
      this.table.addEventListener("click", (event) => this.pressButton(event));
    }

    pressButton({ target }) {
      const button = target.closest("button");
      if (button) {
        this.on.takeOut(button.closest("tr").dataset.id);
      }
    }

    // ---- Drawing

    /** Show rows, the last of which isn't begun yet. `asks` are the questions by code. */
    draw({ codes, rows }, asks) {
      Object.assign(this, { codes, asks, columns: [...codes, "note"] });
      const heads = codes.map((code) => this.makeHead(code));
      const last = make("th", "ir-key-in__tools");
      last.scope = "col";
      last.append(make("span", "ir-hidden", "How far, and a way to take it out"));
      this.heads.replaceChildren(this.makeHead("Sheet", "ir-key-in__name"), ...heads, this.makeHead("Note", "ir-key-in__wide"), last);
      this.body.replaceChildren(...rows.map((row, at) => this.makeRow(row, at)));
      this.forgetFilled();
    }

    makeHead(text, className = "") {
      const head = make("th", className, text);
      head.scope = "col";
      return head;
    }

    makeRow(row, at) {
      const name = make("th", "ir-key-in__name", `Sheet ${at + 1}`);
      name.scope = "row";
      const cells = this.codes.map((code) => this.makeCell(code, row.cells[code] || "", at));
      const out = make("button", "ir-button ir-button--quiet ir-key-in__out", "Take out");
      out.type = "button";
      out.setAttribute("aria-label", `Take out sheet ${at + 1}`);
      const tools = make("td", "ir-key-in__tools", make("span", "ir-key-in__count"), out);
      const line = make("tr", "", name, ...cells, this.makeNote(row.note, at), tools);
      line.dataset.id = row.id;
      this.count(line, row);
      return line;
    }

    makeCell(code, value, at) {
      const field = make("input", "ir-key-in__cell");
      Object.assign(field, { type: "text", value, maxLength: 100, autocomplete: "off", spellcheck: false });
      field.setAttribute("autocapitalize", "none");
      field.setAttribute("aria-label", `Sheet ${at + 1}, ${code} ${this.asks.get(code)}`);
      this.mark(field, true);
      return make("td", "", field);
    }

    makeNote(value, at) {
      const field = make("input", "ir-key-in__note");
      Object.assign(field, { type: "text", value, autocomplete: "off" });
      field.setAttribute("aria-label", `Sheet ${at + 1}, note`);
      this.mark(field);
      return make("td", "ir-key-in__wide", field);
    }

    /** How far a row is, and whether it can be taken out: the one that isn't begun can't. */
    count(line, row) {
      const isBegun = row.revision > 0;
      const [count, out] = line.lastChild.children;
      make.text(count, isBegun ? `${keying.answered({ codes: this.codes }, row)} of ${this.codes.length}` : "");
      out.hidden = !isBegun;
    }

    /** A row that is in the table was changed; `next` is one that isn't begun, if the last one just was. */
    update(row, next) {
      const line = this.lineOf(row.id);
      if (line) {
        this.count(line, row);
      }
      if (next && !this.lineOf(next.id)) {
        this.body.append(this.makeRow(next, this.body.rows.length));
      }
    }

    lineOf(id) {
      const { rows } = this.body;
      const last = rows[rows.length - 1];
      return last && last.dataset.id === id ? last : Array.from(rows).find((line) => line.dataset.id === id);
    }

    /** Impossible is what the audit can't hold; a sign that may begin an answer only once it is left so. */
    mark(field, isWhole = field !== document.activeElement) {
      const isNote = this.isNote(field);
      const isBegun = !isWhole && /^\s*[+\-]?\s*$/.test(field.value);
      const isWrong = isNote ? field.value.length > keying.longest : !isBegun && !keying.cell(field.value);
      if (isWrong) {
        field.setAttribute("aria-invalid", "true");
        field.setAttribute("aria-describedby", "key-in-faults");
      } else if (field.hasAttribute("aria-invalid")) {
        field.removeAttribute("aria-invalid");
        field.removeAttribute("aria-describedby");
      }
      return isWrong;
    }

    // ---- Where one is

    isCell(target) {
      return target.matches(".ir-key-in__cell");
    }

    isNote(target) {
      return target.matches(".ir-key-in__note");
    }

    isField(target) {
      return this.isCell(target) || this.isNote(target);
    }

    placeOf(field) {
      const cell = field.closest("td");
      const line = cell.parentElement;
      return { row: line.sectionRowIndex, column: cell.cellIndex - 1, id: line.dataset.id };
    }

    fieldAt(row, column) {
      const line = row >= 0 && this.body.rows[row];
      return line && column >= 0 && column < this.columns.length ? line.cells[column + 1].firstChild : undefined;
    }

    codeAt(field) {
      return this.columns[this.placeOf(field).column];
    }

    /** Go to a cell, if there is one. */
    go(row, column) {
      const field = this.fieldAt(row, column);
      if (field) {
        field.focus();
      }
      return field;
    }

    goTo(id, code) {
      const line = this.lineOf(id);
      return line && this.go(line.sectionRowIndex, this.columns.indexOf(code));
    }

    enter({ target }) {
      if (this.isCell(target)) {
        target.select();
      }
      if (this.isField(target)) {
        this.on.enter(this.codeAt(target));
      }
    }

    // ---- Keys

    press(event) {
      const field = event.target;
      const isOurs = this.isField(field) && !event.altKey && !event.metaKey && !event.isComposing;
      const move = isOurs && this.moveOf(event, field);
      if (move) {
        event.preventDefault();
        this.forgetFilled();
        this.go(...move);
      }
    }

    /** Where a key leads, `[row, column]`; undefined where it does in a field what it always does. */
    moveOf({ key, ctrlKey, shiftKey }, field) {
      const { row, column } = this.placeOf(field);
      const last = this.codes.length - 1;
      const end = this.body.rows.length - 1;
      if (ctrlKey) {
        return { Home: [0, 0], End: [end, last] }[key];
      }
      const lines = { Enter: [row + (shiftKey ? -1 : 1), 0], ArrowUp: [row - 1, column], ArrowDown: [row + 1, column] };
      const among = this.isNote(field) ? this.movesOfNote(field, row, column) : this.movesOfCell(field, row, column, last);
      const moves = new Map(Object.entries({ ...lines, ...(shiftKey ? {} : among) }));
      return moves.get(key);
    }

    movesOfCell(field, row, column, last) {
      const before = column > 0 ? [row, column - 1] : [row - 1, last];
      return {
        ArrowLeft: [row, column - 1],
        ArrowRight: [row, column + 1],
        " ": [row, column + 1],
        Home: [row, 0],
        End: [row, last],
        ...(field.value === "" && { Backspace: before }),
      };
    }

    movesOfNote(field, row, column) {
      const isAtStart = field.selectionStart === 0 && field.selectionEnd === 0;
      return { ...(isAtStart && { ArrowLeft: [row, column - 1] }), ...(field.value === "" && { Backspace: [row, column - 1] }) };
    }

    // ---- Typing

    forgetFilled() {
      this.filled = undefined;
    }

    type({ target, inputType = "" }) {
      const place = this.placeOf(target);
      const isSign = /^\s*[+\-\u2212\u2013]\s*$/.test(target.value);
      if (this.filled && isSign && this.fieldOf(this.filled) !== target) {
        this.amend(target);
        return;
      }
      this.forgetFilled();
      if (this.isNote(target)) {
        this.mark(target);
        this.on.edit(place.id, { note: target.value });
      } else {
        this.typeCell(target, place, /^(delete|history)/.test(inputType));
      }
    }

    /** What is typed may bring what another window has typed, and the table is drawn anew: so places count, not fields. */
    typeCell(field, place, isTakingBack) {
      const isOpen = /^\s*[+\-]?\s*$/.test(field.value);
      this.put(field, place, field.value);
      if (!isTakingBack && !isOpen) {
        this.filled = place;
        const { row, column } = { ...place, ...this.rowOf(place) };
        this.go(row, column + 1);
      }
    }

    rowOf({ id }) {
      const line = this.lineOf(id);
      return line && { row: line.sectionRowIndex };
    }

    fieldOf(place) {
      const { row } = this.rowOf(place) || {};
      return this.fieldAt(row, place.column);
    }

    /** Whether a level is good enough was typed after it had been left. */
    amend(field) {
      const sign = field.value;
      const { filled } = this;
      const before = this.fieldOf(filled);
      field.value = "";
      if (!before) {
        return; // another window has just taken it out
      }
      this.put(before, filled, before.value + sign);
      const said = keying.cell(before.value);
      if (said) {
        const judged = said.good_enough ? "good enough" : "not good enough";
        this.on.say(`${this.columns[filled.column]}: ${said.rating}, ${judged}`);
      }
    }

    put(field, { id, column }, text) {
      const tidy = keying.tidyCell(text);
      if (field.value !== tidy && !/^\s*[+\-]\s*$/.test(text)) {
        field.value = tidy;
      }
      this.mark(field);
      this.on.edit(id, { cells: { [this.columns[column]]: field.value.trim() } });
    }

    // ---- Pasting

    /** Several cells at once are ours to put in; one goes where it is pasted, as anywhere. */
    paste(event) {
      if (!this.isField(event.target)) {
        return;
      }
      const text = event.clipboardData.getData("text/plain").replace(/(\r\n|\r|\n)$/, "");
      const isTable = /[\t\r\n]/.test(text) || (this.isCell(event.target) && /[,;]/.test(text));
      if (isTable) {
        event.preventDefault();
        this.on.paste(text, this.placeOf(event.target));
      }
    }
  };
}
