/**
 * Views: the questions of a review, each with what everyone chose and what is agreed. The order in which they stand is the
 * one in which a team goes through them: it changes when somebody asks for another, enters the screen, or audits come in,
 * and never under the hands of those who work.
 */
Reflections.ViewsScreen = class {
  constructor(app) {
    this.app = app;
    this.title = "All questions";
    this.by = "spread";
    this.audience = "";
    this.items = new Map();
    this.onward = Reflections.make("p", "ir-audit__onward");
    this.people = Reflections.make("div", "ir-views__people");
    this.sorting = this.makeSelect("Order", () => this.sortBy(this.sorting.value));
    this.filter = this.makeSelect("Whose answers", () => this.narrow(this.filter.value));
    this.sorting.append(...Object.entries(Reflections.ViewsScreen.orders).map(([by, name]) => new Option(name, by)));
    this.tools = Reflections.make("div", "ir-views__tools", this.sorting.parentNode, this.filter.parentNode);
    this.none = Reflections.make("p", "ir-views__note");
    this.list = Reflections.make("ol", "ir-views__list");
    this.element = Reflections.make("div", "ir-views", this.onward, this.people, this.tools, this.none, this.list);
  }

  makeSelect(label, change) {
    const select = Reflections.make("select", "ir-field__input ir-views__select");
    select.autocomplete = "off"; // Firefox would put back after a reload what was chosen before
    select.addEventListener("change", change);
    Reflections.make("label", "ir-views__tool", Reflections.make("span", "ir-field__label", label), select);
    return select;
  }

  show() {
    this.sorted = ""; // whoever enters gets the order afresh
  }

  update() {
    const { record } = this.app;
    if (!this.app.isReview) {
      return;
    }
    this.views = Reflections.ViewsTable.viewsOf(this.app);
    this.drawPeople();
    this.drawFilter();
    const audits = [record.id, ...record.audits.map(({ id, revision }) => id + revision)].join(" ");
    if (this.sorted !== audits) {
      this.sorted = audits;
      this.sort();
    }
    this.drawItems();
    this.drawOnward();
  }

  // ---- Who took part

  drawPeople() {
    const sentences = this.tellPeople();
    const text = sentences.join("\n");
    if (this.told !== text) {
      this.told = text;
      this.people.replaceChildren(...sentences.map((sentence) => Reflections.make("p", "ir-views__note", sentence)));
    }
  }

  tellPeople() {
    const { people, shown, apart } = this.views;
    const isApart = new Set(apart.map(({ audience }) => audience));
    const pooled = apart.length ? shown.filter(({ audience }) => !isApart.has(audience)) : [];
    return [this.tellAudits(people), this.tellHands(people), this.tellPooled(pooled), Reflections.ViewsTable.sayLeftOut(this.views)].filter(Boolean);
  }

  tellAudits(people) {
    const took = people.filter(({ audits }) => audits);
    const number = took.reduce((sum, { audits }) => sum + audits, 0);
    const names = Reflections.ViewsTable.nameAll(took);
    return number ? `${number === 1 ? "One audit" : number + " audits"}: ${names}.` : "There is no audit yet.";
  }

  tellHands(people) {
    const names = people.filter(({ hands }) => hands).map(({ name, hands }) => `${name}, up to ${hands}`);
    return names.length ? `Hands counted: ${names.join("; ")}.` : "";
  }

  tellPooled(pooled) {
    return pooled.length ? `Fewer than three each, so counted in “Everyone” only: ${Reflections.ViewsTable.nameAll(pooled)}.` : "";
  }

  // ---- Order and filter

  drawFilter() {
    const { apart } = this.views;
    const options = [["", "Everyone"], ...apart.map(({ audience, name }) => [audience, name])];
    const text = JSON.stringify(options);
    if (this.offered !== text) {
      this.offered = text;
      this.filter.replaceChildren(...options.map(([audience, name]) => new Option(name, audience)));
    }
    this.audience = options.some(([audience]) => audience === this.audience) ? this.audience : "";
    this.filter.value = this.audience;
    this.filter.parentNode.hidden = !apart.length;
  }

  sortBy(by) {
    this.by = by;
    this.sort();
    this.drawOnward();
    this.app.say(`In this order: ${Reflections.ViewsScreen.orders[by].toLowerCase()}.`);
  }

  narrow(audience) {
    this.audience = audience;
    this.sort();
    this.drawItems();
    this.drawOnward();
    const number = this.shown().length;
    this.app.say(`${this.filter.selectedOptions[0].text}: ${number} ${number === 1 ? "question" : "questions"}.`);
  }

  /** Rows as they are seen now: everyone's, or one audience's, of what that is asked. */
  shown() {
    const { audience } = this;
    const { rows } = this.views;
    const alone = (row) => Reflections.ViewsTable.alone(row, audience);
    return audience ? rows.map(alone).filter((row) => row.all.answered || this.app.bank.isAsked(row.question, audience)) : rows;
  }

  /** Put the questions in order, and with them "Previous" and "Next" of their own screens. */
  sort() {
    const ids = Reflections.views.sorted(this.shown(), this.by).map(({ question }) => question);
    const held = this.list.contains(document.activeElement) && document.activeElement;
    this.app.order = ids;
    this.list.replaceChildren(...ids.map((id) => this.item(id).element));
    if (held && held.isConnected) {
      held.focus({ preventScroll: true });
    }
  }

  // ---- Questions

  item(id) {
    if (!this.items.has(id)) {
      this.items.set(id, this.makeItem());
    }
    return this.items.get(id);
  }

  makeItem() {
    const item = {
      ask: Reflections.make("h2", "ir-views__ask"),
      spread: Reflections.make("p", "ir-views__spread"),
      agreed: Reflections.make("p", "ir-views__agreed"),
      table: new Reflections.ViewsTable(this.app.bank.scale),
    };
    const words = Reflections.make("div", "ir-views__words", item.ask, item.spread, item.agreed);
    item.element = Reflections.make("li", "ir-views__question", words, item.table.element);
    return item;
  }

  drawItems() {
    const rows = new Map(this.shown().map((row) => [row.question, row]));
    const answers = Reflections.audit.answers(this.app.record);
    this.none.hidden = rows.size > 0;
    this.none.textContent = "There is no question to show.";
    rows.forEach((row, id) => this.drawItem(this.item(id), row, answers.get(id) || {}));
  }

  drawItem(item, row, answer) {
    this.drawAsk(item, row);
    item.table.draw(row, this.views, this.audience);
    Reflections.make.text(item.spread, Reflections.ViewsTable.sayRow(row, this.views, this.app.bank.scale, this.audience));
    Reflections.make.text(item.agreed, this.sayAgreed(row, answer));
    item.element.classList.toggle("ir-views__question--open", answer.rating === undefined);
  }

  drawAsk(item, row) {
    const ask = this.ask(row);
    if (item.asked !== ask) {
      item.asked = ask;
      item.ask.replaceChildren(...Reflections.make.question(this.app, row.question, { code: row.code, ask }));
      item.element.dataset.characteristic = row.part.id;
    }
  }

  /** In the words of the audience whose answers show. */
  ask({ question, ask }) {
    const { bank } = this.app;
    const isAsked = this.audience && bank.isAsked(question, this.audience);
    return isAsked ? bank.asked(bank.question(question), this.audience).ask : ask;
  }

  sayAgreed({ question }, answer) {
    const isDebated = this.app.record.debates.includes(question);
    return Reflections.ViewsTable.sayAgreed(answer, this.app.bank.scale) + (isDebated ? " This caused debate." : "");
  }

  // ---- The way on

  drawOnward() {
    const answers = Reflections.audit.answers(this.app.record);
    const { bank, order } = this.app;
    const current = order.filter((id) => bank.standing({ id }) === "current");
    const next = current.find((id) => !Reflections.audit.isAnswered(answers.get(id) || {}));
    const begun = current.some((id) => answers.has(id));
    const [route, text] = next ? ["question/" + next, begun ? "Go on with the next question" : "Begin with the first question"] : ["results", "See the results"];
    if (this.leads !== route + text) {
      this.leads = route + text;
      const links = [
        [route, text, "ir-button"],
        ["together", "Add audits, or see an order of work for a team", "ir-audit__link"],
        ["change", "A new term, and what changed", "ir-audit__link"],
      ];
      const make = ([to, words, className]) => Object.assign(Reflections.make("a", className, words), { href: this.app.href(to) });
      this.onward.replaceChildren(...links.map(make));
    }
  }
};

Reflections.ViewsScreen.orders = {
  spread: "Widest spread first",
  dont_know: "Most don’t-knows first",
  order: "In order",
};
