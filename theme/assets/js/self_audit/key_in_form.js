/** Key-in form: which sheets they are: who answered, which sheet, its printed edition, and the codes that stand on it. */
{
  const { make, keying } = Reflections;

  Reflections.KeyInForm = class {
    /** `onChange` is called when other sheets were chosen, `onCodes(codes)` when theirs were changed. */
    constructor(bank, { onChange, onCodes }) {
      this.bank = bank;
      this.onCodes = onCodes;
      const { edition } = bank.data.site;
      this.audience = this.makeSelect();
      this.sheet = this.makeSelect();
      this.edition = make("input", "ir-field__input ir-key-in__edition");
      Object.assign(this.edition, { type: "text", value: edition, autocomplete: "off", maxLength: 30 });
      this.value = { edition };
      this.editionError = this.makeError("edition");
      const hint = "It stands at the foot of the sheet.";
      this.codesElement = this.makeCodes();
      this.element = make(
        "div",
        "ir-key-in__form",
        this.makeField("audience", "Who answered?", this.audience),
        this.makeField("sheet", "Which sheet?", this.sheet),
        this.makeField("edition", "Its edition", this.edition, hint, this.editionError),
      );
      this.offerAudiences();
      this.audience.addEventListener("change", () => this.offerSheets(this.chosen.choice) || onChange());
      this.sheet.addEventListener("change", () => onChange());
      this.edition.addEventListener("change", () => this.readEdition() && onChange());
    }

    makeSelect() {
      return make("select", "ir-choice__select ir-key-in__select");
    }

    makeError(id) {
      const error = make("p", "ir-open__error");
      error.id = `key-in-${id}-error`;
      error.setAttribute("role", "alert");
      return error;
    }

    makeField(id, label, input, hint = "", error = undefined) {
      const name = make("label", "ir-field__label", label);
      name.htmlFor = input.id = "key-in-" + id;
      const said = hint ? [make("p", "ir-field__hint", hint)] : [];
      said.forEach((one) => {
        one.id = `key-in-${id}-hint`;
      });
      const ids = [...said, ...(error ? [error] : [])].map((one) => one.id);
      if (ids.length) {
        input.setAttribute("aria-describedby", ids.join(" "));
      }
      return make("div", "ir-field ir-key-in__field", name, ...said, input, ...(error ? [error] : []));
    }

    /** A school may have put sheets together by itself, and an older one may have had others. */
    makeCodes() {
      this.codes = make("textarea", "ir-field__input ir-key-in__codes");
      Object.assign(this.codes, { rows: 3, spellcheck: false, autocomplete: "off" });
      this.codesError = this.makeError("codes");
      const hint = "One column for each, in this order. Also codes of questions that are no longer asked.";
      const field = this.makeField("codes", "The codes, as they follow on the sheet", this.codes, hint, this.codesError);
      const own = make("button", "ir-button ir-button--quiet", "Use these codes");
      own.type = "button";
      own.addEventListener("click", () => this.readCodes());
      return make("details", "ir-key-in__fold", make("summary", "ir-key-in__summary", "The sheet has other codes"), field, own);
    }

    offerAudiences() {
      const asked = this.bank.audiences.filter(({ id }) => keying.sheets(this.bank, id).length);
      this.audience.replaceChildren(...asked.map(({ id, name }) => new Option(name, id)));
      this.offerSheets();
    }

    /** The sheets of the audience that is chosen; of the same kind as before, where it has that. */
    offerSheets(choice) {
      this.sheets = keying.sheets(this.bank, this.audience.value);
      const groups = Reflections.KeyInForm.groups.map((group) => this.makeGroup(group)).filter(({ children }) => children.length);
      this.sheet.replaceChildren(...groups);
      const same = this.sheets.find((sheet) => JSON.stringify(sheet.choice) === JSON.stringify(choice));
      if (same) {
        this.sheet.value = same.id;
      }
    }

    /** An occasion may have the name of something else. */
    makeGroup({ label, kinds }) {
      const group = make("optgroup", "");
      const own = this.sheets.filter(({ choice }) => kinds.includes(choice.kind));
      group.label = label;
      group.append(...own.map(({ id, name }) => new Option(name, id)));
      return group;
    }

    get chosen() {
      return this.sheets.find(({ id }) => id === this.sheet.value);
    }

    /** Choose a sheet, also one that this site no longer has, and its edition. */
    choose(sheet, edition) {
      this.audience.value = sheet.audience;
      this.offerSheets();
      if (!this.sheets.some(({ id }) => id === sheet.id)) {
        this.sheets.push(sheet);
        this.sheet.append(new Option(sheet.name, sheet.id));
      }
      this.sheet.value = sheet.id;
      this.edition.value = edition;
      this.readEdition();
    }

    readEdition() {
      const edition = keying.edition(this.edition.value);
      const isEdition = edition !== undefined;
      this.edition.toggleAttribute("aria-invalid", false);
      if (isEdition) {
        this.value = { edition };
        this.edition.value = edition;
      } else {
        this.edition.setAttribute("aria-invalid", "true");
      }
      this.editionError.textContent = isEdition ? "" : "Write it like 2026-11.";
      return isEdition;
    }

    showCodes(codes) {
      this.codes.value = codes.join(" ");
      this.tellCodes("");
    }

    readCodes() {
      const codes = this.codes.value.toUpperCase().split(/[\s,;]+/).filter(Boolean);
      const unknown = codes.filter((code) => !keying.question(this.bank, code));
      if (!codes.length || unknown.length) {
        const which = unknown.slice(0, 10).map((code) => Reflections.jsonSchema.shown(code)).join(", ");
        this.tellCodes(codes.length ? `No question that can be rated here has this code: ${which}.` : "Write at least one code.");
        this.codes.focus();
        return;
      }
      this.tellCodes("");
      this.onCodes([...new Set(codes)]);
    }

    tellCodes(sentence) {
      this.codesError.textContent = sentence;
      if (sentence) {
        this.codes.setAttribute("aria-invalid", "true");
      } else {
        this.codes.removeAttribute("aria-invalid");
      }
    }
  };

  Reflections.KeyInForm.groups = [
    { label: "Self-audit", kinds: ["short", "full"] },
    { label: "Parts of it", kinds: ["parts"] },
    { label: "Occasions", kinds: ["occasion"] },
  ];
}
