/**
 * Report, governors: a review on two sheets for those who were not there. Who took part, in numbers; what was agreed; where
 * views differ; what people don't know; priorities and plan. It names nobody. Where two sheets are too little, fewer of the
 * widest differences stand there, then less of the plan; of a long audit, what was agreed is told by codes. The letters
 * never get smaller.
 */
Reflections.ReportGovernors = class extends Reflections.ReportViews {
  /** Its headings are its own. */
  get title() {
    return "";
  }

  content() {
    const room = this.fit();
    return [
      this.make("p", "ir-report__text", this.sayWhat()),
      this.under("Who took part", ...new Reflections.ReportPeople(this.document, this).whoTookPart(this.views)),
      this.under("What was agreed", ...(room.isInCodes ? this.agreedInCodes() : [this.agreedTable()])),
      this.under("Where views differ most", ...this.differing(room.differing)),
      this.under("What people don’t know", ...this.unknown(room.unknown)),
      this.under("Priorities", ...this.priorities()),
      this.under("Plan", ...this.plan(room)),
    ];
  }

  under(title, ...content) {
    return this.make("section", "ir-governors__part", this.make("h2", "ir-report__heading", title), ...content);
  }

  text(text) {
    return this.make("p", "ir-report__text", text);
  }

  sayWhat() {
    const { levels } = this.scale;
    const names = levels.map(({ name }, place) => `${place + 1} ${name}`).join(", ");
    const { answered, all } = this.profile;
    return `${this.date(this.today)}. ${answered} of ${all} questions are agreed. The levels: ${names}. Each question stands for itself: there is no total and no grade.`;
  }

  // ---- What was agreed

  current() {
    return this.views.rows.filter(({ standing }) => standing === "current");
  }

  agreedTable() {
    const heads = ["Question", "Agreed level", "Good enough?", "Levels chosen"];
    const groups = Reflections.audit.byPart(this.current()).map(({ name, questions }) => [name, questions.map((row) => this.agreedCells(row))]);
    return this.grouped("Question by question", heads, groups, "agreed");
  }

  /** A row for each part, and under each level the codes of its questions; what isn't good enough has an asterisk. */
  agreedInCodes() {
    const { levels, dont_know, does_not_apply } = this.scale;
    const names = [...levels.map(({ name }, place) => `${place + 1}, ${name}`), dont_know.name, does_not_apply.name];
    const rows = Reflections.audit.byPart(this.current()).map(({ name, questions }) => [
      [name],
      ...this.byRating(questions).map((some) => [some.map((row) => this.code(row)).join(", ") || "–"]),
    ]);
    const said = "Questions by their codes, which stand beside them in the whole review. An asterisk: not good enough yet.";
    return [this.text(said), this.table("Part by part", ["Part", ...names, "Not agreed yet"], rows, "codes")];
  }

  /** Questions by what was agreed about them: a list for each rating, and for those that are open. */
  byRating(questions) {
    const ratings = [...Reflections.audit.ratings, undefined];
    return ratings.map((rating) => questions.filter((row) => this.agreedOf(row).rating === rating));
  }

  code(row) {
    return row.code + (Reflections.chart.kind(this.agreedOf(row)) === "no" ? "*" : "");
  }

  agreedCells(row) {
    const agreed = this.agreedOf(row);
    const judged = Reflections.chart.answers[Reflections.chart.kind(agreed)] || "";
    return [[this.named(row)], [this.level(agreed)], [judged], [this.agreement(row) + (this.isDebated(row) ? ". Debated" : "")]];
  }

  // ---- Where views differ, and what people don't know

  differ() {
    return Reflections.views.sorted(this.current(), "spread").filter(({ agreement }) => agreement === "apart");
  }

  differing(most) {
    const rows = this.differ();
    const shown = rows.slice(0, most);
    const names = [...new Set(shown.flatMap((row) => this.columns(row)).map(({ name }) => name))];
    const cells = shown.map((row) => [[this.named(row)], ...names.map((name) => [this.column(row, name)])]);
    return rows.length
      ? [this.table("How many chose each level", ["Question", ...names], cells, "differ"), ...this.sayMore(rows.length - shown.length)]
      : [this.text("Nowhere by more than one level.")];
  }

  sayMore(more) {
    return more ? [this.text(`At ${more} more, views are two levels apart or further.`)] : [];
  }

  /** Each audience's side of a question; where none stands apart, that of all who are counted, by the name they have. */
  columns(row) {
    const groups = row.groups.map((group) => ({ ...group, name: this.nameOfGroup({ ...group, label: "" }) }));
    const sides = [...row.by, ...groups];
    return row.everyone.answered && !row.by.length ? [{ name: this.views.everyone, counts: row.everyone }, ...sides] : sides;
  }

  /** "Starting: 2, Growing: 1, don’t know: 3", with all groups of one name together. */
  column(row, name) {
    const sides = this.columns(row).filter((side) => side.name === name);
    const count = (of) => sides.reduce((sum, { counts }) => sum + of(counts), 0);
    const levels = this.scale.levels.map(({ name: level }, place) => [level, count((counts) => counts.levels[place])]);
    const all = [...levels, ["don’t know", count(({ dont_know: number }) => number)]];
    const isHidden = sides.some((side) => side.isHidden);
    const said = all.filter(([, number]) => number).map(([words, number]) => `${words}: ${number}`);
    return isHidden ? "Too few to show" : said.join(", ") || "–";
  }

  unknowing() {
    return Reflections.views.sorted(this.current(), "dont_know").filter(({ all }) => all.dont_know);
  }

  unknown(most) {
    const rows = this.unknowing();
    const shown = rows.slice(0, most);
    const cells = shown.map((row) => [[this.named(row)], [`${row.all.dont_know} of ${row.all.answered}`]]);
    const more = rows.length - shown.length;
    return rows.length
      ? [
          this.table("How many said so", ["Question", "Don’t know"], cells, "unknown"),
          ...(more ? [this.text(`So did some at ${more} more.`)] : []),
        ]
      : [this.text("Nobody said so.")];
  }

  // ---- Priorities and plan

  priorities() {
    const { priorities, questions } = this.record;
    const items = priorities.map(({ question }) => {
      const asked = questions.find(({ id }) => id === question);
      const level = this.make("span", "ir-report__led", this.level(this.agreedOf({ question })));
      return this.make("li", "ir-report__item", this.named(asked, " ", level));
    });
    return [items.length ? this.make("ol", "ir-report__list", ...items) : this.text("None has been chosen yet.")];
  }

  plan({ actions: most, letters }) {
    const { actions } = this.record;
    const heads = ["What", "Who", "By when", "Status"];
    const rows = actions.slice(0, most).map(({ what, who, by, status }) => [
      ...[this.short(what, letters), this.short(who, 60), this.date(by), Reflections.report.STATUSES[status]].map((text) => [text]),
    ]);
    const more = actions.length - rows.length;
    return actions.length
      ? [this.table("Actions, in order", heads, rows, "plan"), ...(more ? [this.text(`${more} more in the plan.`)] : [])]
      : [this.text("None has been written yet.")];
  }

  /** A text that goes on in the plan, without the lines that somebody made: there is no room for them. */
  short(text, most) {
    return Reflections.ReportViews.shortened(text.trim().replace(/\s+/g, " "), most);
  }

  // ---- Two sheets

  /**
   * How much of each list stands there: first the lists of questions get a little shorter, then long actions, then the lists
   * again, then the plan, then what was agreed.
   */
  fit(isInCodes = false) {
    const room = { letters: 480, differing: 6, unknown: 6, actions: this.record.actions.length, isInCodes };
    const fewest = { differing: 4, unknown: 4, letters: 160, actions: 5 };
    const isTooMuch = () => this.height(room) > Reflections.ReportGovernors.sheets;
    const shorten = (names) => {
      while (isTooMuch() && names.some((name) => room[name] > fewest[name])) {
        names.forEach((name) => (room[name] = Math.max(Math.min(room[name], fewest[name]), room[name] - (name === "letters" ? 40 : 1))));
      }
    };
    shorten(["differing", "unknown"]);
    shorten(["letters"]);
    Object.assign(fewest, { differing: 2, unknown: 2 });
    shorten(["differing", "unknown"]);
    shorten(["actions"]);
    return isTooMuch() && !isInCodes ? this.fit(true) : room;
  }

  /** About how high all of it is on paper, in millimetres. */
  height({ letters: most, differing, unknown, actions, isInCodes }) {
    const rows = (texts, letters) => texts.reduce((sum, text) => sum + 2.2 + 4.1 * Math.ceil(text.length / letters), 0);
    const asks = (list) => list.map(({ ask }) => "V10 " + ask);
    const asked = this.record.priorities.map(({ question }) => this.record.questions.find(({ id }) => id === question));
    const columns = 1 + Math.max(this.views.apart.length, 2);
    return (
      90 + // headings, heads of tables, and what is lost where a sheet ends
      rows(this.views.people.map(({ name }) => name), 90) +
      (isInCodes ? this.heightOfCodes() : rows(this.profile.parts.map(({ name }) => name), 90) + rows(asks(this.current()), 50)) +
      rows(asks(this.differ().slice(0, differing)), 120 / columns) +
      rows(asks(this.unknowing().slice(0, unknown)), 85) +
      rows(asks(asked), 90) +
      rows(this.record.actions.slice(0, actions).map(({ what }) => this.short(what, most)), 45)
    );
  }

  /** Its fullest cell makes the height of a row; two codes stand on a line. */
  heightOfCodes() {
    const lines = (questions) => Math.max(2, ...this.byRating(questions).map(({ length }) => Math.ceil(length / 2)));
    const parts = Reflections.audit.byPart(this.current());
    return parts.reduce((sum, { questions }) => sum + 2.2 + 4.1 * lines(questions), 20);
  }

  // ---- Copying

  /** A button that puts the report on the clipboard, and where it says so. */
  static tools(app, sheet) {
    const said = Reflections.make("p", "ir-governors__said");
    said.setAttribute("role", "status");
    const copy = () => {
      const isDone = Reflections.ReportGovernors.copy(sheet.querySelector(".ir-report"));
      said.textContent = isDone ? "Copied. Paste it into Word." : "Select the report and copy it.";
    };
    const check = "It names nobody who answered. Check that “Who” in the plan gives roles, not names.";
    return [app.makeButton("Copy for Word", copy, true), said, Reflections.make("p", "ir-governors__check", check)];
  }

  /**
   * Whether the report is on the clipboard now. `navigator.clipboard` is not there on pages of an intranet's plain HTTP, so
   * the report is selected and copied as somebody would; what is copied is black on white, whatever the screen shows.
   */
  static copy(report) {
    const plain = this.plain(report);
    let isSet = false;
    const give = (event) => {
      event.clipboardData.setData("text/html", plain.outerHTML);
      event.clipboardData.setData("text/plain", report.innerText);
      event.preventDefault();
      isSet = true;
    };
    return this.whileSelected(report, () => {
      document.addEventListener("copy", give);
      const isDone = document.execCommand("copy");
      document.removeEventListener("copy", give);
      return isDone && isSet;
    });
  }

  /** Do something while the report is selected; what was selected before is again then. */
  static whileSelected(report, act) {
    const selection = window.getSelection();
    const before = Array.from({ length: selection.rangeCount }, (_, place) => selection.getRangeAt(place));
    const range = document.createRange();
    range.selectNodeContents(report);
    selection.removeAllRanges();
    selection.addRange(range);
    try {
      return act();
    } catch (error) {
      console.warn("Reflections: the report could not be copied.", error);
      return false;
    } finally {
      selection.removeAllRanges();
      before.forEach((each) => selection.addRange(each));
    }
  }

  /** The report with its headings, lists and tables, and nothing else: Word has styles of its own for them. */
  static plain(report) {
    const plain = report.cloneNode(true);
    plain.querySelectorAll("caption, .ir-report__running, svg").forEach((element) => element.remove());
    plain.querySelectorAll(".ir-report__code").forEach((code) => code.replaceWith(code.textContent));
    [plain, ...plain.querySelectorAll("*")].forEach((element) => {
      ["class", "role", "data-head", "aria-hidden"].forEach((name) => element.removeAttribute(name));
    });
    plain.querySelectorAll("table").forEach((table) => {
      Object.entries({ border: 1, cellspacing: 0, cellpadding: 4 }).forEach(([name, value]) => table.setAttribute(name, value));
    });
    plain.querySelectorAll("th, td").forEach((cell) => {
      cell.setAttribute("align", "left");
      cell.setAttribute("valign", "top");
    });
    return plain;
  }
};

/** What two sheets have room for, in millimetres. */
Reflections.ReportGovernors.sheets = 510;

Reflections.report.SECTIONS.governors = Reflections.ReportGovernors;
