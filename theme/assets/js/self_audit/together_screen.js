/**
 * Together: where the audits of several people meet. Copies that they kept are brought in; who is in stands in a list;
 * names may be shown, and raised hands counted.
 */
{
  const { make } = Reflections;

  Reflections.TogetherScreen = class {
    constructor(app) {
      this.app = app;
      this.title = "Together";
      this.bringing = new Reflections.Bringing(app, this);
      this.people = new Reflections.TogetherPeople(app);
      this.groupForm = new Reflections.GroupForm(app);
      const { field } = Reflections.TogetherScreen;
      this.field = app.opening.addField(new Reflections.OpeningField("together-files", (files) => this.takeFiles(files), field));
      this.parts = { alone: [], review: [] };
      this.element = make(
        "div",
        "ir-together",
        this.makeSummary(),
        this.makeIntroduction(),
        this.makeOnward(),
        this.ofReview(this.makePart("Who is in", this.people.element)),
        this.makeField(),
        this.makePart("Answers on paper?", this.makeKeyIn()),
        this.ofAlone(this.makePart("How it goes", this.makeSteps())),
        this.ofAlone(this.makeBeginning()),
        this.ofReview(this.makePart("Names", this.makeNames())),
        this.ofReview(this.makePart("Count raised hands", ...this.makeHands())),
        app.orderOfWork,
      );
    }

    show() {
      this.app.opening.update();
      this.groupForm.clear();
    }

    takeFiles(files) {
      return this.bringing.take(files);
    }

    update() {
      const { isReview } = this.app;
      this.parts.review.forEach((part) => part.toggleAttribute("hidden", !isReview));
      this.parts.alone.forEach((part) => part.toggleAttribute("hidden", isReview));
      this.fieldHeading.textContent = isReview ? "Add more" : "Bring the copies here";
      this.begin.disabled = !this.bringing.canBring();
      this.own.replaceChildren(...this.tellOwn());
      this.showSummary();
      this.tellKeyed();
      if (isReview) {
        this.people.update();
        this.groupForm.update();
        this.updateNames();
      }
    }

    ofReview(part) {
      this.parts.review.push(part);
      return part;
    }

    ofAlone(part) {
      this.parts.alone.push(part);
      return part;
    }

    makePart(heading, ...content) {
      return make("section", "ir-together__part", make("h2", "ir-together__heading", heading), ...content);
    }

    makeLink(route, text) {
      return make.link(this.app.href(route), text);
    }

    // ---- Before there is a review

    makeIntroduction() {
      const text =
        "Here several people’s audits meet. Nobody’s answers are written over: what you agree stands beside them. Nothing leaves this computer.";
      this.own = make("p", "ir-together__text");
      return this.ofAlone(make("div", "ir-together__introduction", make("p", "ir-together__text", text), this.own));
    }

    makeSteps() {
      const steps = [
        "Each of you answers alone, and keeps a copy under “Keep and print”.",
        "The copies come to this computer: by mail, on a stick or on a shared drive.",
        "Choose them above, all at once. You see side by side what everyone chose, and put down what you agree.",
      ];
      return make("ol", "ir-together__steps", ...steps.map((step) => make("li", "", step)));
    }

    tellOwn() {
      const { record, opening } = this.app;
      if (!record) {
        return ["You need no audit in this browser. If you haven’t answered yourself, ", this.makeLink("start", "begin with that"), "."];
      }
      return [
        Reflections.audit.isEmpty(record)
          ? "The audit in this browser has no answers yet, so it will not be among them."
          : `The audit in this browser becomes one of them: ${opening.replacing.describe(record)}.`,
      ];
    }

    makeBeginning() {
      this.begin = this.app.makeButton("Begin without copies", () => this.bringing.begin(), true);
      const text = "Have you no copies, only hands or cards that you count? Copies can still come in later.";
      const plan = make("p", "ir-together__text", this.makeLink("session", "Plan a meeting"), ", project it and count there.");
      return this.makePart("Only hands to count?", make("p", "ir-together__text", text), this.begin, plan);
    }

    makeField() {
      this.fieldHeading = make("h2", "ir-together__heading");
      this.progress = make("p", "ir-together__progress");
      return make("section", "ir-together__part", this.fieldHeading, this.field.element, this.progress);
    }

    makeKeyIn() {
      this.keyed = make("b", "");
      const text = "Type them in, one row for each sheet. They count like any that were answered on a screen. ";
      return make("p", "ir-together__text", text, this.keyed, this.makeLink("key-in", "Key in paper sheets"));
    }

    tellKeyed() {
      const count = this.app.keying.draft.batches.reduce((sum, { rows }) => sum + rows.length, 0);
      const typed = count === 1 ? "1 sheet is" : `${count} sheets are`;
      make.text(this.keyed, count ? typed + " typed in and not brought in yet. " : "");
    }

    /** Reading a great many files takes a moment. */
    tellProgress(text) {
      this.progress.textContent = text;
      this.app.say(text);
    }

    // ---- What came in

    makeSummary() {
      this.summaryList = make("ul", "ir-together__sentences");
      this.summaryHeading = make("h2", "ir-together__summary-heading", "What came in");
      this.summaryHeading.tabIndex = -1;
      this.summary = make("section", "ir-note ir-together__summary", this.summaryHeading, this.summaryList);
      return this.summary;
    }

    /** Files may have been chosen far down the page. */
    showWhatCame() {
      if (this.app.screen === this) {
        this.app.update();
        this.app.told.route = this.app.route; // it is told here, and leads nowhere else
        if (this.summary.hidden) {
          this.app.frame.enter();
        } else {
          this.summaryHeading.focus();
        }
      }
    }

    /** What is not said where it is told that something came. It stays until the next batch, or until that is taken back. */
    showSummary() {
      const { batch } = this.bringing;
      this.summary.hidden = !batch || !batch.sentences.length;
      if (batch !== this.shownBatch) {
        this.shownBatch = batch;
        this.summaryList.replaceChildren(...(batch ? batch.sentences.map((text) => make("li", "", text)) : []));
      }
    }

    // ---- With a review

    makeOnward() {
      const first = make("a", "ir-button", "See where views differ");
      first.href = this.app.href("questions");
      const change = this.makeLink("change", "What changed since an earlier term");
      const keep = this.makeLink("keep", "Keep a copy of this review");
      const governors = this.makeLink("present/governors/1", "Present it to governors");
      return this.ofReview(make("div", "ir-together__onward", first, change, keep, this.makeLink("session", "Plan a meeting"), governors));
    }

    makeNames() {
      this.names = make("input", "ir-choice__input");
      this.names.type = "checkbox";
      this.names.id = "together-names";
      this.names.addEventListener("change", () => this.setNames(this.names.checked));
      const label = make("label", "ir-choice__kind", this.names, make("span", "ir-choice__text", "Show names"));
      this.namesReason = make("p", "ir-together__hint");
      this.namesReason.id = "together-names-reason";
      this.names.setAttribute("aria-describedby", this.namesReason.id);
      return make("div", "ir-together__names", label, this.namesReason);
    }

    setNames(isOn) {
      this.app.change((record, now) => Reflections.review.setNames(record, isOn, now));
      this.app.say(isOn ? "Names are shown." : "Names are not shown.");
    }

    updateNames() {
      const { record, store } = this.app;
      const mayName = Reflections.review.mayName(record);
      this.names.checked = Reflections.review.showsNames(record);
      this.names.disabled = store.isReadOnly || !mayName;
      this.namesReason.textContent = mayName
        ? "Everyone gave one. Ask them before you show who chose what."
        : Reflections.TogetherScreen.whyNoNames(record.audits);
    }

    makeHands() {
      const text =
        "Read a question out, and count hands or cards. The numbers stand beside the audits as one group’s; no person is made up from them.";
      return [make("p", "ir-together__text", text), this.groupForm.element];
    }
  };

  Reflections.TogetherScreen.field = {
    label: "Choose the copies that people kept",
    hint: "Several at once: .html, .json or .csv files. Or drop them anywhere on this page.",
    many: true,
  };

  Reflections.TogetherScreen.whyNoNames = (audits) => {
    const nameless = audits.filter(({ respondent }) => !respondent.name.trim()).length;
    return audits.length
      ? `${nameless} of ${audits.length} gave no name. Names can be shown only if everyone gave one.`
      : "No audit is in yet. Names can be shown only if everyone gave one.";
  };
}
