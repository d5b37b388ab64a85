/**
 * Views table: how many chose each answer to a question, with a row for everyone, one for each audience that is shown apart,
 * and one for each group whose hands were counted. The bar over a number is drawn from it, as its share of the row:
 * what is no level is hatched or hollow, so that it can be told apart without colour. What its reader answered is marked in words.
 *
 * It is drawn again only when what it shows has changed. Rows are those of `Reflections.views`.
 */
Reflections.ViewsTable = class {
  constructor(scale) {
    this.scale = scale;
    this.caption = Reflections.make("caption", "ir-hidden");
    this.body = this.makeAs("rowgroup", "tbody");
    this.element = this.makeAs("table", "table", this.caption, this.makeAs("rowgroup", "thead", this.makeHeads()), this.body);
    this.element.className = "ir-views__table";
  }

  /** Show a row of views, or of it what one audience said. */
  draw(row, views, audience = "") {
    const shown = Reflections.ViewsTable.lines(row, views, audience);
    const text = JSON.stringify([row.code, shown]);
    if (this.drawn !== text) {
      this.drawn = text;
      this.caption.textContent = row.code + ": how many chose each answer";
      const tallest = Math.max(...shown.map((line) => this.tallest(line)));
      this.body.replaceChildren(...shown.map((line) => this.makeLine(line, tallest)));
    }
  }

  // ---- Making

  makeHeads() {
    const { levels, dont_know, does_not_apply } = this.scale;
    const heads = levels.map(({ name }, place) => this.makeHead("columnheader", place + 1, Reflections.make("span", "ir-views__name", " " + name)));
    const others = [dont_know, does_not_apply].map(({ name }) => this.makeHead("columnheader", name));
    return this.makeAs("row", "tr", this.makeHead("columnheader", Reflections.make("span", "ir-hidden", "Who")), ...heads, ...others);
  }

  makeLine({ name, label, counts, of, instead, own }, tallest) {
    const number = of ? ` ${counts.answered} of ${of}` : ` ${counts.answered} answered`;
    const answered = Reflections.make("span", "ir-views__answered", instead ? "" : number);
    const called = label ? [", ", Reflections.make("bdi", "", label)] : [];
    const head = this.makeHead("rowheader", Reflections.make("b", "", name), ...called, answered);
    return this.makeAs("row", "tr", head, ...(instead ? [this.makeInstead(instead)] : this.makeCells(counts, own, tallest)));
  }

  /** The share of the answer that most of a line chose. The highest of all lines has a bar of the full height. */
  tallest({ counts, instead }) {
    return instead ? 0 : Math.max(...Reflections.ViewsTable.tally(counts).map(([, count]) => count)) / counts.answered;
  }

  makeInstead(text) {
    const cell = this.makeAs("cell", "td", text);
    cell.colSpan = 6;
    cell.className = "ir-views__instead";
    return cell;
  }

  makeCells(counts, own, tallest) {
    return Reflections.ViewsTable.tally(counts).map(([rating, count]) => {
      const bar = Reflections.make("span", "ir-views__bar ir-views__bar--" + (typeof rating === "number" ? "level" : rating));
      bar.style.height = (count / counts.answered / tallest) * 100 + "%";
      const number = Reflections.make("span", "ir-views__number" + (count ? "" : " ir-views__number--none"), String(count));
      const cell = this.makeAs("cell", "td", Reflections.make("span", "ir-views__bars", bar), number);
      if (rating === own) {
        cell.append(" ", Reflections.make("span", "ir-views__own", "yours"));
      }
      return cell;
    });
  }

  makeHead(role, ...content) {
    const head = this.makeAs(role, "th", ...content);
    head.scope = role === "rowheader" ? "row" : "col";
    return head;
  }

  /** The roles are written out, since some browsers forget them when a table is laid out as a grid. */
  makeAs(role, tag, ...content) {
    const made = Reflections.make(tag, "", ...content);
    made.setAttribute("role", role);
    return made;
  }

  // ---- What it shows

  /** Each rating with how many chose it: `[[1, n], … ["does_not_apply", n]]`. */
  static tally({ levels, dont_know, does_not_apply }) {
    return [...levels.map((count, place) => [place + 1, count]), ["dont_know", dont_know], ["does_not_apply", does_not_apply]];
  }

  /** The lines of a table: `[{name, label, counts, of, instead, own}]`; `instead` says why there are no counts. */
  static lines(row, views, audience) {
    const own = this.isCounted(row, views) ? row.own : undefined;
    const isShown = (side) => !this.isUnasked(side) && (!audience || side.audience === audience);
    const sides = row.by.filter(isShown).map((side) => ({ ...side, own: side.audience === views.mine ? own : undefined }));
    const groups = row.groups.filter(isShown).map((group) => ({ ...group, name: group.name + (group.how === "hands" ? ", hands" : "") }));
    const isEmpty = groups.length > 0 && !row.everyone.answered;
    const everyone = audience || isEmpty ? [] : [{ ...this.everyone(row, views), counts: row.everyone, own }];
    return [...everyone, ...sides, ...groups].map((line) => this.line(line));
  }

  /** What the line of everyone is called. Where some aren't counted it says so, with how many audits there are. */
  static everyone({ isReduced }, { shown, leftOut, everyone: name }) {
    return isReduced || leftOut.length ? { name: "Counted", of: this.audits([...shown, ...leftOut]) } : { name };
  }

  static audits(parties) {
    return parties.reduce((sum, { audits }) => sum + audits, 0);
  }

  /** Where one or two answered they could be guessed. */
  static line({ name, label, counts, of, isHidden, own }) {
    const none = counts.answered ? "" : of ? "No answer is counted here." : "Nobody answered this.";
    return { name, label, counts, of, own, instead: isHidden ? "Not shown: fewer than three answered this." : none };
  }

  static isUnasked({ counts, isHidden }) {
    return !isHidden && !counts.answered && !counts.blank;
  }

  /** Whether what its reader answered is in the sums of a row; where too few answered, it isn't. */
  static isCounted({ by, isReduced }, { mine, shown }) {
    const side = by.find(({ audience }) => audience === mine);
    const isHidden = isReduced && (side ? side.isHidden : mine !== Reflections.QuestionBank.leadership);
    return !isHidden && shown.some(({ audience }) => audience === mine);
  }

  /** A row as one audience alone has it, to be put in order and into words. */
  static alone(row, audience) {
    const sides = [...row.by, ...row.groups].filter((side) => side.audience === audience);
    const all = this.sum(sides.map(({ counts }) => counts));
    return { ...row, all, ...Reflections.tally.described(all) };
  }

  static sum(counts) {
    const total = (name) => counts.reduce((sum, one) => sum + one[name], 0);
    const levels = [0, 1, 2, 3].map((place) => counts.reduce((sum, one) => sum + one.levels[place], 0));
    const [dont_know, does_not_apply, blank, answered, levelled] = ["dont_know", "does_not_apply", "blank", "answered", "levelled"].map(total);
    return { levels, dont_know, does_not_apply, blank, answered, levelled };
  }

  // ---- Everybody's views

  /** The views of the review that is here, worked out once for as long as its audits and groups stay what they are. */
  static viewsOf({ record, bank, mine = "" }) {
    const rests = [record.questions, record.groups, record.took_part, bank, mine];
    const before = this.known && this.known.audits === record.audits && rests.every((rest, place) => rest === this.known.rests[place]);
    if (!before) {
      const views = Reflections.views.of(record, bank, { own: mine });
      const own = record.audits.find(({ id }) => id === mine);
      const rows = new Map(views.rows.map((row) => [row.question, row]));
      this.known = { audits: record.audits, rests, views: { ...views, mine: own ? own.respondent.audience : "", byQuestion: rows } };
    }
    return this.known.views;
  }

  /** In words how far people agree about a question of the review. */
  static sayViews(app, question) {
    const row = this.viewsOf(app).byQuestion.get(question);
    return row ? this.saySpread(row.all) : "";
  }

  /** A row in words, with what its table leaves out. */
  static sayRow(row, views, scale, audience = "") {
    const reduced = row.isReduced && !audience ? "Some answers are not counted here: with so few, one could guess who gave them." : "";
    const isLost = row.own !== undefined && !this.isCounted(row, views);
    const own = isLost ? "You answered: " + (scale.levels[row.own - 1] ? row.own : scale[row.own].name) + "." : "";
    const unasked = row.by.filter((side) => this.isUnasked(side) && !audience).map(({ name }) => name);
    const rest = unasked.length ? `Not asked here: ${unasked.join(", ")}.` : "";
    const isSilent = !row.all.answered && this.everyone(row, views).of; // somebody may have answered who isn't counted
    return [isSilent ? "" : this.saySpread(row.all), reduced, own, rest].filter(Boolean).join(" ");
  }

  // ---- In words

  static nameAll(parties) {
    return parties.map(({ name, audits }) => `${name} ${audits}`).join(", ");
  }

  /** How many are counted, and by which rule, where some aren't. */
  static sayLeftOut({ shown, leftOut }) {
    const counted = `Counted: ${this.audits(shown)} of ${this.audits([...shown, ...leftOut])}. ${this.rule}`;
    return leftOut.length
      ? `${counted} With fewer, one could guess who said what. What they wrote stays in the review, and counts once there are three: ${this.nameAll(leftOut)}.`
      : "";
  }

  static number(count) {
    return ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][count] || String(count);
  }

  static begun(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  /** What a number of people did: "two chose 3", "one doesn’t know". */
  static sayChose(rating, count, who = this.number(count)) {
    const [one, more] = {
      dont_know: ["doesn’t know", "don’t know"],
      does_not_apply: ["says it does not apply", "say it does not apply"],
    }[rating] || ["chose " + rating, "chose " + rating];
    return `${who} ${count === 1 ? one : more}`;
  }

  /** How far people agree, and what else they said: "Between 2 and 3. Three don’t know." */
  static saySpread(counts) {
    const { dont_know, does_not_apply, blank, answered } = counts;
    const others = [["dont_know", dont_know], ["does_not_apply", does_not_apply]].filter(([, count]) => count);
    const more = others.map(([rating, count]) => this.begun(this.sayChose(rating, count)) + ".");
    const none = blank ? [this.begun(this.number(blank)) + " gave no answer."] : [];
    return answered ? [this.sayLevels(counts), ...more, ...none].join(" ") : "Nobody has answered this.";
  }

  static sayLevels({ levels, levelled, answered }) {
    const chosen = levels.flatMap((count, place) => (count ? [place + 1] : []));
    const [low, high] = [chosen[0], chosen[chosen.length - 1]];
    if (levelled < 2) {
      return levelled ? `One chose a level: ${low}.` : "Nobody chose a level.";
    }
    if (low === high) {
      const all = levelled === 2 ? "Both" : "All " + this.number(levelled);
      return `${all} ${levelled < answered ? "who chose a level " : ""}chose ${low}.`;
    }
    return high - low === 1 ? `Between ${low} and ${high}.` : `From ${low} to ${high}.`;
  }

  /** What is agreed: "Agreed: 3, Usual, good enough." */
  static sayAgreed({ rating, good_enough }, scale) {
    if (rating === undefined) {
      return "Not agreed yet.";
    }
    const level = scale.levels[rating - 1];
    const judged = good_enough === undefined ? "" : good_enough ? ", good enough" : ", not good enough";
    return "Agreed: " + (level ? `${rating}, ${level.name}${judged}` : scale[rating].name) + ".";
  }

  /** Who sees it otherwise than was agreed: "Two of six chose 2, one doesn’t know." `names` has those who gave a rating. */
  static sayDissent(row, rating, names = () => []) {
    const said = Reflections.views.dissent(row, rating).map(({ rating: other, count, of }, place) => {
      const who = this.number(count) + (place ? "" : " of " + this.number(of));
      const named = names(other);
      const rest = named.length < count ? " among them" : ""; // hands have no names
      return this.sayChose(other, count, who) + (named.length ? ` (${named.join(", ")}${rest})` : "");
    });
    return said.length ? this.begun(said.join(", ")) + "." : "";
  }
};

/** Whose answers show, as `Reflections.views` decides it. */
Reflections.ViewsTable.rule = "Leaders are always shown; any other group from three on.";
