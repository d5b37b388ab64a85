/**
 * Store: keeps the self-audit's answers on this device, and says in a sentence whether they are kept. Knows nothing of
 * the page.
 *
 * Several windows may have the same audit open. A window writes over nothing that it hasn't seen: before each write it
 * reads what is there, and brings what changed there and here together (`Reflections.merge`). Whoever wrote last may
 * write; the others hear of it by the `storage` event, show what was saved, and are read-only until `takeOver`. The
 * event may come late or never: what counts is always what storage holds at that moment, never what an event says.
 */
Reflections.Store = class {
  /** As `Reflections.Device` asks; and `listen`, which is given a handler of storage events. */
  constructor({ listen, key, ...device }) {
    Object.assign(this, { record: undefined, at: "", mine: "", callbacks: [] });
    this.device = new Reflections.Device({ key, ...device });
    /** This window's audit, while the device holds another, and after `takeOver` took that up: to keep a copy of. */
    this.own = undefined;
    this.state = { kind: "none", sentence: "" };
    listen((event) => (event.key === key || event.key === null) && this.hear());
  }

  /** Whether fields are to be disabled: `change` then does nothing. */
  get isReadOnly() {
    return ["elsewhere", "wiped_elsewhere", "damaged"].includes(this.state.kind);
  }

  /** Whether closing this window would lose something that isn't kept on this device. */
  get isOnlyHere() {
    return this.record !== undefined && this.record !== this.device.seen.record;
  }

  /** The text that can't be read, to be kept as a file; else empty. */
  get raw() {
    return this.state.kind === "damaged" ? this.device.seen.text : "";
  }

  /** Call something after every change of the record or the state. */
  onChange(callback) {
    this.callbacks.push(callback);
  }

  /** Read what is kept on this device. */
  open() {
    const stored = this.device.look();
    if (stored.failure) {
      this.stayInMemory(stored.failure);
    } else if (stored.error) {
      this.stopAtDamaged(stored);
    } else if (stored.record) {
      this.adopt(stored);
      this.settle("saved", "saved");
    } else {
      this.device.seen = stored;
      this.settle("none", "none");
    }
  }

  /**
   * Change the record by `edit`, a function that is given a record and gives the new one, and save it. False when this
   * window is read-only or has no record: then nothing happened. When the change can't be saved it stays in `record`,
   * the state says so, and the next change tries again.
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

  /**
   * Put another record in place of this one. False when storage holds what this window hasn't seen: then look at that
   * first.
   */
  replace(record, { at = "" } = {}) {
    const stored = this.device.look();
    if (stored.error || (stored.record && stored !== this.device.seen)) {
      this.hear();
      return false;
    }
    const known = [this.record, stored.record].filter((other) => other && other.id === record.id);
    this.record = known.reduce((newest, other) => this.numbered(newest, other), this.countable(record));
    const isMineIn = this.record.kind === "review" && this.record.audits.some((audit) => audit.id === this.mine);
    Object.assign(this, { own: undefined, at, mine: isMineIn ? this.mine : "" });
    this.device.common = this.record;
    this.put();
    return true;
  }

  /**
   * Note where somebody is in the audit. This is no change of it: nobody else is told, and it doesn't matter if it
   * fails.
   */
  remember(at) {
    this.at = at;
    this.putPlace();
  }

  /** Note which of a review's audits was made in this browser: as with `remember`, nobody else is told. */
  setMine(id) {
    this.mine = id;
    this.putPlace();
  }

  putPlace() {
    if (this.state.kind === "saved" && this.device.look() === this.device.seen) {
      this.device.write(this.record, this);
    }
  }

  /**
   * Go on in this window: with what is stored, or with this window's record where that is gone. Other windows become
   * read-only.
   */
  takeOver() {
    const stored = this.device.look();
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
      this.device.seen = stored;
    } else if (!this.isSameAudit(stored)) {
      this.own = this.record;
      this.adopt(stored);
    } else if (stored !== this.device.seen) {
      this.absorb(stored);
    }
  }

  /**
   * Remove this audit from this device and this window, and nothing else. False, and the state says why, if it is still
   * there.
   */
  wipe() {
    const stored = this.device.look();
    if (stored.error || (stored.record && this.record && !this.isSameAudit(stored))) {
      this.meet(stored);
      return false;
    }
    if (!this.device.remove()) {
      this.settle(this.state.kind, "notWiped");
      return false;
    }
    this.forget();
    return true;
  }

  /** Give up what can't be read. This window's record, if it has one, is saved in its place. */
  discardDamaged() {
    if (this.state.kind !== "damaged" || this.device.look() !== this.device.seen) {
      this.hear();
    } else if (this.record) {
      this.put();
    } else if (this.device.remove()) {
      this.forget();
    } else {
      this.settle("damaged", "notWiped");
    }
  }

  forget() {
    Object.assign(this, { record: undefined, own: undefined, at: "", mine: "" });
    this.device.forget();
    this.settle("none", "none");
  }

  /** Another window may have written. */
  hear() {
    const stored = this.device.look();
    if (stored.failure || stored === this.device.seen) {
      return;
    }
    if (!this.record) {
      this.open();
      if (this.record) {
        this.settle("elsewhere", "begunElsewhere");
      }
      return;
    }
    const had = this.record;
    const last = this.device.seen;
    if (this.meet(stored) && !Reflections.merge.isSame(had, stored.record)) {
      this.giveWay(!last.record || stored.record.revision > last.record.revision);
    }
  }

  /** Another window wrote this audit. If it knew less than was stored, this one brings back what it wrote over. */
  giveWay(isNewer) {
    const isAllThere = this.record === this.device.seen.record;
    if (isNewer || isAllThere || this.isReadOnly) {
      this.settle("elsewhere", isAllThere ? "elsewhere" : "unsavedElsewhere");
    } else {
      this.put("together");
    }
  }

  save() {
    const stored = this.device.look();
    const isKnown = stored === this.device.seen || stored.writer === this.device.tab;
    if (stored.failure) {
      this.stayInMemory(stored.failure);
    } else if (this.meet(stored)) {
      this.put(isKnown ? "saved" : "together");
    }
  }

  /**
   * Take in what is stored now. False when it isn't this audit: then this window's record stays as it is, and nothing
   * is written.
   */
  meet(stored) {
    if (stored === this.device.seen) {
      return true;
    }
    if (stored.error) {
      this.stopAtDamaged(stored);
    } else if (!stored.record) {
      this.device.seen = stored;
      this.own = undefined;
      this.settle("wiped_elsewhere", "wiped");
    } else if (!this.isSameAudit(stored)) {
      this.device.seen = stored;
      this.own = this.record;
      this.settle("elsewhere", "otherAudit");
    } else {
      this.absorb(stored);
      return true;
    }
    return false;
  }

  absorb(stored) {
    this.record = Reflections.merge(this.device.baseFor(stored, this.record), this.record, stored.record);
    this.device.take(stored);
    if (this.own && this.own.id === this.record.id) {
      this.own = undefined;
    }
  }

  adopt(stored) {
    Object.assign(this, { record: stored.record, at: stored.at, mine: stored.mine });
    this.device.take(stored);
  }

  put(sentence = "saved") {
    const failure = this.device.write(this.record, this);
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
    this.device.seen = stored;
    this.settle("damaged", this.record ? "damagedUnderneath" : stored.error);
  }

  settle(kind, sentence) {
    this.state = { kind, sentence: Reflections.storeSentences[sentence] };
    this.callbacks.forEach((callback) => callback());
  }

  isSameAudit(stored) {
    return Boolean(this.record) && stored.record.id === this.record.id && stored.record.kind === this.record.kind;
  }

  /** A record with a revision that can still be counted up: nobody makes half of the highest, and a file may claim it. */
  countable(record) {
    const highest = this.device.schema.$defs.revision.maximum;
    return record.revision > highest / 2 ? { ...record, revision: 0 } : record;
  }

  /** The record with a revision after that of another. */
  numbered(record, other) {
    return { ...record, revision: Math.max(record.revision, other.revision + 1) };
  }
};
