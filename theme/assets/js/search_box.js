/**
 * Search box: the field in the header of every page, and the results below it while one types. A combobox with a listbox
 * (ARIA 1.2): the focus stays in the field, the arrows move through the results, Escape closes them and then empties the
 * field. What it finds is fetched when the field is first reached. Without this script there is a link to the search page.
 */
Reflections.SearchBox = class {
  constructor(place) {
    this.base = place.dataset.base;
    this.options = [];
    this.chosen = -1;
    this.make();
    place.replaceChildren(this.box);
    this.listen();
    this.recall();
  }

  make() {
    this.box = Reflections.element("div", "ir-search-box");
    this.box.setAttribute("role", "search");
    this.label = Reflections.element("label", "ir-hidden", "Search this site");
    this.label.htmlFor = "search-box-words";
    this.field = this.makeField();
    this.hint = Reflections.element("kbd", "ir-search-box__key", "/");
    this.hint.setAttribute("aria-hidden", "true");
    Reflections.SearchShortcut.onTurn((isOn) => (this.hint.hidden = !isOn));
    this.panel = Reflections.element("div", "ir-search-box__panel");
    this.panel.hidden = true;
    this.list = this.makeList();
    this.message = Reflections.element("p", "ir-search-box__message");
    this.status = Reflections.element("span", "ir-hidden");
    this.status.setAttribute("role", "status");
    this.panel.append(this.message, this.list);
    this.box.append(this.label, this.makeIcon(), this.field, this.hint, this.panel, this.status);
  }

  makeField() {
    const field = Reflections.element("input", "ir-search-box__field");
    const attributes = {
      id: "search-box-words",
      type: "text",
      role: "combobox",
      placeholder: "Search",
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: "false",
      enterkeyhint: "search",
      "aria-autocomplete": "list",
      "aria-controls": "search-box-results",
      "aria-expanded": "false",
    };
    Object.keys(attributes).forEach((name) => field.setAttribute(name, attributes[name]));
    return field;
  }

  makeList() {
    const list = Reflections.element("div", "ir-search-box__list");
    list.id = "search-box-results";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Search results");
    return list;
  }

  makeIcon() {
    const space = "http://www.w3.org/2000/svg";
    const icon = document.createElementNS(space, "svg");
    const path = document.createElementNS(space, "path");
    icon.setAttribute("class", "ir-icon ir-search-box__icon");
    icon.setAttribute("viewBox", "0 0 48 48");
    icon.setAttribute("aria-hidden", "true");
    path.setAttribute("class", "ir-icon__line");
    path.setAttribute("stroke-width", "5");
    path.setAttribute("stroke-linecap", "round");
    path.setAttribute("d", "M20 6a14 14 0 1 0 0 28a14 14 0 1 0 0-28M31 31l11 11");
    icon.append(path);
    return icon;
  }

  listen() {
    this.field.addEventListener("focus", () => this.prepare());
    this.field.addEventListener("input", () => this.update());
    this.field.addEventListener("click", () => this.panel.hidden && this.update());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.list.addEventListener("click", () => this.remember());
    /* Pressing a result must not take the focus out of the field, or a screen reader would lose its place. */
    this.list.addEventListener("pointerdown", (event) => event.pointerType === "mouse" && event.preventDefault());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.box.addEventListener("focusout", (event) => this.box.contains(event.relatedTarget) || this.close());
    document.addEventListener("pointerdown", (event) => this.box.contains(event.target) || this.close());
    window.addEventListener("pageshow", () => this.recall());
    Reflections.SearchShortcut.listen(() => this.field.focus());
  }

  /** Fetch what is needed, once. A failure is told when words are there that it leaves unanswered. */
  prepare() {
    this.ready =
      this.ready ||
      Promise.all([Reflections.searchData.catalogue(), Reflections.searchData.index()]).then(
        ([catalogue, index]) => Object.assign(this, { groups: catalogue.groups, index }),
        () => Object.assign(this, { failed: true }),
      );
    return this.ready;
  }

  words() {
    return this.field.value.trim();
  }

  /** Answer what stands in the field: now, or once the data is there. */
  update() {
    if (!this.words()) {
      this.close();
    } else if (this.index) {
      this.show();
    } else if (this.failed) {
      this.tell("The search could not be loaded. ", "See the list of everything on this site");
    } else {
      this.tell("One moment …");
      this.updateWhenReady();
    }
  }

  /** Once, however many letters are typed until then. */
  updateWhenReady() {
    if (!this.isWaiting) {
      this.isWaiting = true;
      this.prepare().then(() => this.update());
    }
  }

  show() {
    const { hits, instead } = this.index.search(this.field.value);
    if (hits.length === 0) {
      this.tell(`Nothing found for “${this.words()}”. Try fewer words, or others. `, "See the list of everything");
      return;
    }
    const aside = instead && `Nothing has “${this.words()}”. These have “${instead}”.`;
    this.message.hidden = !aside;
    this.message.replaceChildren(aside);
    this.list.hidden = false;
    this.options = [];
    const groups = Reflections.SearchBox.grouped(hits, this.groups);
    this.list.replaceChildren(...groups.map((group) => this.makeGroup(group)), this.makeAll(hits.length));
    this.open(true);
    this.announce([aside, Reflections.SearchBox.counted(hits.length, groups)].filter(Boolean).join(" "));
  }

  makeGroup({ id, name, hits }) {
    const group = Reflections.element("div", "ir-search-box__group");
    const label = Reflections.element("div", "ir-search-box__group-name", name);
    label.id = "search-box-group-" + id;
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", label.id);
    group.append(label, ...hits.slice(0, Reflections.SearchBox.MOST).map((hit) => this.makeResult(hit)));
    return group;
  }

  makeResult({ entry, marks }) {
    const option = this.makeOption(this.base + entry.url);
    const title = Reflections.element("span", "ir-search-box__title");
    Reflections.marked(title, entry.title, marks);
    option.append(title);
    const summary = Reflections.element("span", "ir-search-box__summary");
    Reflections.marked(summary, entry.summary, marks);
    if (summary.querySelector("mark")) {
      option.append(" ", summary);
    }
    option.append(" ", Reflections.element("span", "ir-search-box__facts", entry.facts));
    return option;
  }

  makeAll(count) {
    const option = this.makeOption(this.pageAddress());
    option.classList.add("ir-search-box__option--all");
    option.append(count === 1 ? "Show this result on a page" : `All ${count} results`);
    return option;
  }

  makeOption(address) {
    const option = Reflections.element("a", "ir-search-box__option");
    option.id = "search-box-option-" + this.options.length;
    option.href = address;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    this.options.push(option);
    return option;
  }

  pageAddress() {
    return this.base + "search/index.html#q=" + encodeURIComponent(this.words());
  }

  /** A sentence in place of results, with a link to the index page. */
  tell(sentence, link) {
    this.options = [];
    this.list.hidden = true;
    this.list.replaceChildren();
    this.message.hidden = false;
    this.message.replaceChildren(sentence);
    if (link) {
      const anchor = Reflections.element("a", "ir-link", link);
      anchor.href = this.base + "search/index.html";
      this.message.append(anchor, ".");
      this.announce(this.message.textContent);
    }
    this.open(false);
  }

  open(hasResults) {
    this.panel.hidden = false;
    this.panel.scrollTop = 0;
    this.field.setAttribute("aria-expanded", String(hasResults));
    this.choose(-1);
  }

  close() {
    this.panel.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.choose(-1);
    this.announce("");
  }

  /** Point at a result; -1 is the field itself. */
  choose(number) {
    this.options.forEach((option, i) => option.setAttribute("aria-selected", String(i === number)));
    this.chosen = number;
    if (number < 0) {
      this.field.removeAttribute("aria-activedescendant");
    } else {
      this.field.setAttribute("aria-activedescendant", this.options[number].id);
      this.options[number].scrollIntoView({ block: "nearest", behavior: "instant" });
    }
  }

  onKey(event) {
    const act = { ArrowDown: () => this.step(1), ArrowUp: () => this.step(-1), Enter: () => this.go() }[event.key];
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key === "Tab" && !this.list.hidden) {
      /* At once: the browser would stop at a list that scrolls. */
      this.close();
    } else if (event.key === "Escape" && this.field.value) {
      event.preventDefault();
      this.escape();
    } else if (act && this.words()) {
      event.preventDefault();
      act();
    }
  }

  /** Beyond the last result comes the field, beyond the field the other end. */
  step(by) {
    if (this.panel.hidden) {
      this.update();
    }
    const count = this.options.length + 1;
    this.choose(((this.chosen + 1 + by + count) % count) - 1);
  }

  escape() {
    if (this.panel.hidden) {
      this.field.value = "";
    } else {
      this.close();
    }
  }

  go() {
    if (this.chosen >= 0) {
      this.options[this.chosen].click();
    } else {
      this.remember();
      window.location.assign(this.pageAddress());
      this.close();
    }
  }

  /** Keep the words with this page in the browser's history, for whoever comes back to it. */
  remember() {
    try {
      window.history.replaceState({ ...window.history.state, search: this.words() }, "");
    } catch (error) {
      console.info("Reflections: the browser keeps no words.", error);
    }
  }

  recall() {
    const state = window.history.state;
    if (state && state.search && !this.field.value) {
      this.field.value = state.search;
    }
  }

  /** Tell a screen reader once the typing pauses, so that it doesn't speak over each letter. */
  announce(text) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.status.textContent = text;
    }, 700);
  }
};

/** How many results of a group show in the box; the search page has all. */
Reflections.SearchBox.MOST = 3;

/** The groups that have hits, the one with the best hit first: `[{id, name, hits}]`. */
Reflections.SearchBox.grouped = function (hits, groups) {
  return groups
    .map(({ id, name }) => ({ id, name, hits: hits.filter(({ entry }) => entry.group === id) }))
    .filter((group) => group.hits.length)
    .sort((one, other) => other.hits[0].score - one.hits[0].score);
};

/** What is said of the results: "12 results: 4 questions, 8 pages". */
Reflections.SearchBox.counted = function (count, groups) {
  const parts = groups.map(({ name, hits }) => `${name} ${hits.length}`);
  return `${count} ${count === 1 ? "result" : "results"}. ${parts.join(", ")}.`;
};

/**
 * The key `/` leads to the search box from anywhere but a field. Who speaks to a computer may set it off by chance, so it
 * can be turned off (WCAG 2.2, 2.1.4): an element with `data-module="search-shortcut"` gets a checkbox for it. Where the
 * browser keeps nothing, that holds for the page alone.
 */
Reflections.SearchShortcut = class {
  constructor(place) {
    this.box = Reflections.element("input", "ir-search-shortcut__box");
    this.box.type = "checkbox";
    this.box.checked = Reflections.SearchShortcut.isOn();
    this.box.addEventListener("change", () => Reflections.SearchShortcut.turn(this.box.checked));
    const label = Reflections.element("label", "ir-search-shortcut");
    label.append(this.box, " The key / leads to the search box");
    place.append(label);
  }

  static isOn() {
    if (this.setting === undefined) {
      try {
        this.setting = window.localStorage.getItem(this.NAME) !== "off";
      } catch (error) {
        this.setting = true;
      }
    }
    return this.setting;
  }

  /** Call something with whether it is on: now, and whenever that is turned. */
  static onTurn(callback) {
    this.callbacks.push(callback);
    callback(this.isOn());
  }

  static turn(on) {
    this.setting = on;
    this.callbacks.forEach((callback) => callback(on));
    try {
      window.localStorage.setItem(this.NAME, on ? "on" : "off");
    } catch (error) {
      console.info("Reflections: the browser keeps no settings.", error);
    }
  }

  static listen(act) {
    document.addEventListener("keydown", (event) => {
      const isModified = event.ctrlKey || event.altKey || event.metaKey;
      const isInField = event.target.matches("input, textarea, select, [contenteditable]");
      if (event.key === "/" && !isModified && !isInField && !event.defaultPrevented && this.isOn()) {
        event.preventDefault();
        act();
      }
    });
  }
};

Reflections.SearchShortcut.NAME = "reflections-search-shortcut";
Reflections.SearchShortcut.callbacks = [];

Reflections.register("search-box", Reflections.SearchBox);
Reflections.register("search-shortcut", Reflections.SearchShortcut);
