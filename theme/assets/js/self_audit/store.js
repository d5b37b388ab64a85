/**
 * Store: keeps the self-audit's answers on this device, and says in a sentence whether they are kept. Knows nothing of the
 * page. One key holds `{revision, writer, at, record}`; `revision` is the record's own. Any access of storage can throw.
 *
 * Several windows may have the same audit open. A window writes over nothing that it hasn't seen: before each write it
 * reads what is there, and brings what changed there and here together (`merge`). Whoever wrote last may write; the others
 * hear of it by the `storage` event, show what was saved, and are read-only until `takeOver`. The event may come late or
 * never: what counts is always what storage holds at that moment, never what an event says.
 */
Reflections.Store = class {
  /** `getStorage` gives the storage, or throws; `tab` is this window's own id; `listen` is given a handler of storage events. */
  constructor({ getStorage, key, tab, schema, listen }) {
    Object.assign(this, { getStorage, key, tab, schema, record: undefined, at: "", callbacks: [] });
    /** This window's audit, while the device holds another one, and after `takeOver` took that one up: to keep a copy of. */
    this.own = undefined;
    /** What storage held when this window last looked: `{text, record, writer, at}`, or `{text, error}`. */
    this.seen = { text: null };
    /** The last record that another window could know before this one wrote: what a stale window's answers started from. */
    this.common = undefined;
    this.state = { kind: "none", sentence: "" };
    listen((event) => (event.key === key || event.key === null) && this.hear());
  }

  /** Whether fields are to be disabled: `change` then does nothing. */
  get isReadOnly() {
    return ["elsewhere", "wiped_elsewhere", "damaged"].includes(this.state.kind);
  }

  /** Whether closing this window would lose something that isn't kept on this device. */
  get isOnlyHere() {
    return this.record !== undefined && this.record !== this.seen.record;
  }

  /** The text that can't be read, to be kept as a file; else empty. */
  get raw() {
    return this.state.kind === "damaged" ? this.seen.text : "";
  }

  /** Call something after every change of the record or the state. */
  onChange(callback) {
    this.callbacks.push(callback);
  }

  /** Read what is kept on this device. */
  open() {
    const stored = this.look();
    if (stored.failure) {
      this.stayInMemory(stored.failure);
    } else if (stored.error) {
      this.stopAtDamaged(stored);
    } else if (stored.record) {
      this.adopt(stored);
      this.settle("saved", "saved");
    } else {
      this.seen = stored;
      this.settle("none", "none");
    }
  }

  /**
   * Change the record by `edit`, a function that is given a record and gives the new one, and save it. False when this
   * window is read-only or has no record: then nothing happened. When the change can't be saved it stays in `record`, the
   * state says so, and the next change tries again.
   */
  change(edit, { at = this.at } = {}) {
    if (this.isReadOnly || !this.record) {
      return false;
    }
    const edited = edit(this.record);
    this.at = at;
    if (edited !== this.record) {
      this.record = this.numbered(edited, this.record);
    }
    this.save();
    return true;
  }

  /** Put another record in place of this one. False when storage holds what this window hasn't seen: then look at that first. */
  replace(record, { at = "" } = {}) {
    const stored = this.look();
    if (stored.error || (stored.record && stored !== this.seen)) {
      this.hear();
      return false;
    }
    const known = [this.record, stored.record].filter((other) => other && other.id === record.id);
    this.record = known.reduce((newest, other) => this.numbered(newest, other), record);
    Object.assign(this, { common: this.record, own: undefined, at });
    this.put();
    return true;
  }

  /** Note where somebody is in the audit. This is no change of it: nobody else is told, and it doesn't matter if it fails. */
  remember(at) {
    this.at = at;
    if (this.state.kind === "saved" && this.look() === this.seen) {
      this.write();
    }
  }

  /** Go on in this window: with what is stored, or with this window's record where that is gone. Other windows become read-only. */
  takeOver() {
    const stored = this.look();
    if (stored.failure) {
      this.stayInMemory(stored.failure);
    } else if (stored.error) {
      this.stopAtDamaged(stored);
    } else {
      this.takeUp(stored);
      if (this.record) {
        this.record = { ...this.record, revision: this.record.revision + 1 };
        this.put();
      }
    }
  }

  takeUp(stored) {
    if (!stored.record) {
      this.seen = stored;
    } else if (!this.isSameAudit(stored)) {
      this.own = this.record;
      this.adopt(stored);
    } else if (stored !== this.seen) {
      this.absorb(stored);
    }
  }

  /** Remove this audit from this device and this window, and nothing else. False, and the state says why, if it is still there. */
  wipe() {
    const stored = this.look();
    if (stored.error || (stored.record && this.record && !this.isSameAudit(stored))) {
      this.meet(stored);
      return false;
    }
    if (!this.remove()) {
      this.settle(this.state.kind, "notWiped");
      return false;
    }
    this.forget();
    return true;
  }

  /** Give up what can't be read. This window's record, if it has one, is saved in its place. */
  discardDamaged() {
    if (this.state.kind !== "damaged" || this.look() !== this.seen) {
      this.hear();
    } else if (this.record) {
      this.put();
    } else if (this.remove()) {
      this.forget();
    } else {
      this.settle("damaged", "notWiped");
    }
  }

  forget() {
    Object.assign(this, { record: undefined, common: undefined, own: undefined, at: "", seen: { text: null } });
    this.settle("none", "none");
  }

  /** Another window may have written. */
  hear() {
    const stored = this.look();
    if (stored.failure || stored === this.seen) {
      return;
    }
    if (!this.record) {
      this.open();
      if (this.record) {
        this.settle("elsewhere", "begunElsewhere");
      }
      return;
    }
    const { record: had, seen: last } = this;
    if (this.meet(stored) && !this.isSame(had, stored.record)) {
      this.giveWay(!last.record || stored.record.revision > last.record.revision);
    }
  }

  /** Another window wrote this audit. If it knew less than was stored, this one brings back what it wrote over. */
  giveWay(isNewer) {
    const isAllThere = this.record === this.seen.record;
    if (isNewer || isAllThere || this.isReadOnly) {
      this.settle("elsewhere", isAllThere ? "elsewhere" : "unsavedElsewhere");
    } else {
      this.put("together");
    }
  }

  save() {
    const stored = this.look();
    const isKnown = stored === this.seen || stored.writer === this.tab;
    if (stored.failure) {
      this.stayInMemory(stored.failure);
    } else if (this.meet(stored)) {
      this.put(isKnown ? "saved" : "together");
    }
  }

  /** Take in what is stored now. False when it isn't this audit: then this window's record stays as it is, and nothing is written. */
  meet(stored) {
    if (stored === this.seen) {
      return true;
    }
    if (stored.error) {
      this.stopAtDamaged(stored);
    } else if (!stored.record) {
      this.seen = stored;
      this.own = undefined;
      this.settle("wiped_elsewhere", "wiped");
    } else if (!this.isSameAudit(stored)) {
      this.seen = stored;
      this.own = this.record;
      this.settle("elsewhere", "otherAudit");
    } else {
      this.absorb(stored);
      return true;
    }
    return false;
  }

  absorb(stored) {
    this.record = Reflections.Store.merge(this.baseFor(stored), this.record, stored.record);
    this.common = stored.record;
    this.seen = stored;
    if (this.own && this.own.id === this.record.id) {
      this.own = undefined;
    }
  }

  /** The record from which what is stored and what is here both come. */
  baseFor(stored) {
    const last = this.seen.record;
    if (stored.writer === this.tab) {
      return stored.record; // written, though storage failed before this window could see it
    }
    const isLater = last && (stored.record.revision > last.revision || this.isSame(stored.record, last));
    return isLater && last.id === this.record.id ? last : this.common;
  }

  adopt(stored) {
    Object.assign(this, { record: stored.record, common: stored.record, seen: stored, at: stored.at });
  }

  put(sentence = "saved") {
    const failure = this.write();
    if (failure) {
      this.stayInMemory(failure);
    } else {
      this.settle("saved", sentence);
    }
  }

  stayInMemory(failure) {
    this.settle("memory", this.record ? failure : "nothingKept");
  }

  stopAtDamaged(stored) {
    this.seen = stored;
    this.settle("damaged", this.record ? "damagedUnderneath" : stored.error);
  }

  settle(kind, sentence) {
    this.state = { kind, sentence: Reflections.Store.SENTENCES[sentence] };
    this.callbacks.forEach((callback) => callback());
  }

  /** What storage holds now: `seen` itself when nothing changed, or `{failure}` when it can't be reached. */
  look() {
    try {
      const text = this.getStorage().getItem(this.key);
      return text === this.seen.text ? this.seen : { text, ...(text === null ? {} : this.read(text)) };
    } catch {
      return { failure: "denied" };
    }
  }

  /** Write the record; gives why it failed, or nothing. Some browsers take a text and drop it: so it is read again. */
  write() {
    const { record, tab: writer, at } = this;
    const text = JSON.stringify({ revision: record.revision, writer, at, record });
    if (!this.isFit(record)) {
      return "unfit";
    }
    try {
      const storage = this.getStorage();
      storage.setItem(this.key, text);
      if (storage.getItem(this.key) !== text) {
        return "denied";
      }
    } catch (error) {
      return Reflections.Store.FULL.includes(error.name) ? "full" : "denied";
    }
    this.seen = { text, record, writer, at };
    return "";
  }

  /** Whether a record can be read again. What is known from storage was checked when it was read or written. */
  isFit(record) {
    const known = this.seen.record || { questions: [], answers: [], priorities: [], actions: [] };
    const unknown = (list) => {
      const before = new Set(known[list]);
      return record[list].filter((thing) => !before.has(thing));
    };
    const lists = Object.fromEntries(["questions", "answers", "priorities", "actions"].map((list) => [list, unknown(list)]));
    const faults = Reflections.jsonSchema.check(this.schema, { ...record, ...lists });
    return !faults.length && !Reflections.record.faultsOfReferences(record).length;
  }

  remove() {
    try {
      const storage = this.getStorage();
      storage.removeItem(this.key);
      return storage.getItem(this.key) === null;
    } catch {
      return this.seen.text === null; // nothing of this window's was ever there
    }
  }

  /** What a stored text says: `{record, writer, at}`, or `{error}`. */
  read(text) {
    try {
      const { record: value, writer, at } = JSON.parse(text);
      const { record } = Reflections.record.readValue(value, this.schema);
      const error = value.version > Reflections.record.version ? "newer" : "unreadable";
      return record ? { record, writer, at: typeof at === "string" ? at : "" } : { error };
    } catch {
      return { error: "unreadable" };
    }
  }

  isSameAudit(stored) {
    return Boolean(this.record) && stored.record.id === this.record.id;
  }

  isSame(one, other) {
    return Reflections.Store.isSame(one, other);
  }

  /** The record with a revision after that of another. */
  numbered(record, other) {
    return { ...record, revision: Math.max(record.revision, other.revision + 1) };
  }
};

/** What the state says, in words for whoever answers. */
Reflections.Store.SENTENCES = {
  none: "",
  saved: "Saved on this device.",
  together: "Saved on this device, together with what was changed in another window.",
  denied:
    "Not saved: this browser keeps nothing on this device, for example in a private window. Your answers are only in this window. Keep a copy before you close it.",
  full: "Not saved: this browser's storage is full. Your answers are only in this window. Keep a copy before you close it.",
  unfit:
    "Not saved: something in this audit is too long or can't be saved. Your answers are only in this window. Undo your last change, or keep a copy before you close it.",
  nothingKept:
    "This browser keeps nothing on this device, for example in a private window. Your answers will only be in this window. Keep a copy before you close it.",
  elsewhere:
    "This audit was changed in another window. What you see is what was saved there. Choose ‘Continue here’ to go on in this window.",
  unsavedElsewhere:
    "This audit was changed in another window. What you see is what was saved there together with your last changes here, which aren't saved yet. Choose ‘Continue here’ to save them and go on in this window.",
  begunElsewhere:
    "An audit was started or opened in another window. What you see is what was saved there. Choose ‘Continue here’ to go on in this window.",
  otherAudit:
    "Another audit was started or opened in another window, and this device now keeps that one. The audit you see is only in this window. Keep a copy before you close it. ‘Continue here’ goes on with the other audit.",
  wiped:
    "This audit was wiped in another window, or this browser's data was cleared. What you see is only in this window. Choose ‘Continue here’ to save it on this device again.",
  unreadable:
    "What was saved on this device can't be read: it is damaged. It is still there. Download it if you want to keep it, then discard it to start again.",
  newer:
    "What was saved on this device can't be read: it was made by a newer version of this site. It is still there. Open it in that version, or download it, then discard it to start again.",
  damagedUnderneath:
    "What is saved on this device can't be read any more. The audit you see is only in this window. Keep a copy before you close it, or discard what can't be read to save this one.",
  notWiped:
    "Not wiped: this browser doesn't let this page remove what was saved. Clear this site's data in the browser's settings.",
};

/** How browsers name the error of a storage that is full. */
Reflections.Store.FULL = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];

/** Texts of which both are kept when two windows changed one: what stands between them, and how long they may be. */
Reflections.Store.TEXTS = {
  ...Object.fromEntries(["evidence", "note", "helps", "hinders", "what", "how"].map((name) => [name, ["\n", 10000]])),
  who: [" / ", 10000],
  ...Object.fromEntries(["school", "name"].map((name) => [name, [" / ", 200]])),
};

Reflections.Store.isSame = function (one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
};

/**
 * One record with what was changed since `base` here (`ours`) and in another window (`theirs`). Where both changed a text,
 * both stay; of two other values, ours, the later. What one removed and the other changed stays.
 */
Reflections.Store.merge = function (base, ours, theirs) {
  if (this.isSame(ours, base) || this.isSame(ours, theirs)) {
    return theirs;
  }
  const { audit } = Reflections;
  const three = [base, ours, theirs];
  const listsOf = (name) => three.map((record) => record[name]);
  const answers = this.mergeAnswers(three.map((record) => audit.answers(record)));
  const priorities = this.mergeList("question", listsOf("priorities"));
  const actions = this.mergeList("id", listsOf("actions"));
  const said = [...answers.values()].filter((answer) => audit.holdsSomething(answer));
  const questions = this.mergeList("id", listsOf("questions"), audit.inUse({ answers: said, priorities, actions }));
  return {
    ...this.mergeFields(...three),
    respondent: this.mergeFields(...listsOf("respondent")),
    revision: Math.max(ours.revision, theirs.revision) + 1,
    questions,
    answers: audit.inOrder(questions, answers),
    priorities,
    actions,
  };
};

/** Answers by question. One that isn't there says nothing, which is another thing than a removed one. */
Reflections.Store.mergeAnswers = function ([base, ours, theirs]) {
  const merge = (question) => this.mergeFields(base.get(question), ours.get(question) || { question }, theirs.get(question) || { question });
  return new Map([...ours.keys(), ...theirs.keys()].map((question) => [question, Reflections.audit.tidy(merge(question))]));
};

Reflections.Store.mergeFields = function (base, ours, theirs) {
  const names = Object.keys({ ...theirs, ...ours });
  const pairs = names.map((name) => [name, this.mergeValue(name, base && base[name], ours[name], theirs[name])]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
};

Reflections.Store.mergeValue = function (name, base, ours, theirs) {
  if (this.isSame(ours, base) || this.isSame(theirs, base)) {
    return this.isSame(ours, base) ? theirs : ours;
  }
  if (ours === undefined || theirs === undefined) {
    return ours === undefined ? theirs : ours;
  }
  return this.TEXTS[name] ? this.mergeTexts(this.TEXTS[name], base || "", ours, theirs) : ours;
};

/** Their text, then the lines that are new in ours. Ours alone where both are too long together. */
Reflections.Store.mergeTexts = function ([between, most], base, ours, theirs) {
  const known = new Set([...base.split("\n"), ...theirs.split("\n")]);
  const both = [theirs, ...ours.split("\n").filter((line) => !known.has(line))].filter(Boolean).join(between);
  return both.length > most ? ours : both;
};

/** Things by their key, in our order where we changed it, else in theirs. `needed` has the keys of those that must stay. */
Reflections.Store.mergeList = function (key, lists, needed = new Set()) {
  const [base, ours, theirs] = lists.map((list) => new Map(list.map((thing) => [thing[key], thing])));
  const mergeOne = (id, was = base.get(id), our = ours.get(id), their = theirs.get(id)) =>
    our && their ? this.mergeFields(was, our, their) : (!this.isSame(our || their, was) || needed.has(id)) && (our || their);
  const isOurOrder = !this.isSame([...ours.keys()], [...base.keys()]);
  const [first, second] = (isOurOrder ? [ours, theirs] : [theirs, ours]).map((things) => [...things.keys()]);
  const has = new Set(first);
  second.forEach((id, i) => has.has(id) || first.splice(first.indexOf(second[i - 1]) + 1, 0, id));
  return first.map((id) => mergeOne(id)).filter(Boolean);
};
