/**
 * Keying store: keeps the sheets that are typed in on this device, under a key of its own, and says whether it does. Knows
 * nothing of the page. Several windows may type at once: each brings together what it has and what is stored before it
 * writes. The sheets of no window go without a word, and what can't be read stays until somebody discards it.
 */
Reflections.KeyingStore = class {
  constructor({ getStorage, key, bank, listen }) {
    Object.assign(this, { getStorage, key, bank, callbacks: [] });
    this.draft = Reflections.keyingDraft.empty;
    this.seen = { text: null, draft: Reflections.keyingDraft.empty };
    this.state = "none";
    listen((event) => (event.key === key || event.key === null) && this.hear());
  }

  /** Call something with "draft" when another window's sheets have come or gone, and with "state" when that has changed. */
  onChange(callback) {
    this.callbacks.push(callback);
  }

  /** Whether closing this window would lose sheets. */
  get isOnlyHere() {
    return this.state !== "saved" && !Reflections.keyingDraft.isEmpty(this.draft);
  }

  /** What is stored and can't be read; else empty. */
  get raw() {
    return this.state === "damaged" ? this.seen.text : "";
  }

  get sentence() {
    return Reflections.KeyingStore.sentences[this.state];
  }

  open() {
    const stored = this.look();
    if (!this.stops(stored)) {
      this.seen = stored;
      this.draft = stored.draft;
      this.settle(stored.text === null ? "none" : "saved");
    }
  }

  /** Change the draft by `edit`, which is given one and gives the new one, and store it. */
  change(edit) {
    this.draft = edit(this.draft);
    this.save();
  }

  save() {
    const stored = this.look();
    if (this.stops(stored)) {
      return;
    }
    const isNew = stored !== this.seen;
    if (isNew) {
      this.absorb(stored);
    }
    this.settle(this.put());
    if (isNew) {
      this.tell("draft");
    }
  }

  absorb(stored) {
    this.draft = Reflections.keyingDraft.merge(this.seen.draft, this.draft, stored.draft);
    this.seen = stored;
  }

  /** Another window may have written. */
  hear() {
    const stored = this.look();
    if (this.stops(stored) || stored === this.seen) {
      return;
    }
    this.absorb(stored);
    const isAllThere = Reflections.keyingDraft.isSame(this.draft, stored.draft);
    this.settle(isAllThere ? (stored.text === null ? "none" : "saved") : this.put());
    this.tell("draft");
  }

  /** What is stored now: `seen` itself when nothing changed; `{failure}` when it can't be reached or read. */
  look() {
    try {
      const text = this.getStorage().getItem(this.key);
      if (text === this.seen.text) {
        return this.seen;
      }
      const draft = text === null ? Reflections.keyingDraft.empty : Reflections.keyingDraft.read(text, this.bank);
      return draft ? { text, draft } : { text, failure: "damaged" };
    } catch {
      return { failure: "denied" };
    }
  }

  stops(stored) {
    if (stored.failure === "damaged") {
      this.seen = { ...this.seen, ...stored };
    }
    if (stored.failure) {
      this.settle(stored.failure);
    }
    return Boolean(stored.failure);
  }

  /** Write the draft; gives the state that follows. Some browsers take a text and drop it, so it is read again. */
  put() {
    try {
      const storage = this.getStorage();
      if (!this.draft.batches.length) {
        storage.removeItem(this.key);
        this.seen = { text: null, draft: this.draft };
        return "none";
      }
      const text = JSON.stringify(this.draft);
      storage.setItem(this.key, text);
      if (storage.getItem(this.key) !== text) {
        return "denied";
      }
      this.seen = { text, draft: this.draft };
      return "saved";
    } catch (error) {
      return Reflections.Device.FULL.includes(error.name) ? "full" : "denied";
    }
  }

  /** Give up what can't be read. What this window has is stored in its place. */
  discardDamaged() {
    if (this.state === "damaged" && this.isAsSeen()) {
      this.seen = { text: this.seen.text, draft: Reflections.keyingDraft.empty };
      this.settle(this.put());
    } else {
      this.save();
    }
    this.tell("draft");
  }

  isAsSeen() {
    try {
      return this.getStorage().getItem(this.key) === this.seen.text;
    } catch {
      return false;
    }
  }

  /** Nothing stays in this window, when all is wiped from the device. */
  forget() {
    this.draft = Reflections.keyingDraft.empty;
    this.seen = { text: null, draft: this.draft };
    this.settle("none");
    this.tell("draft");
  }

  settle(state) {
    const isNew = state !== this.state;
    this.state = state;
    if (isNew) {
      this.tell("state");
    }
  }

  tell(what) {
    this.callbacks.forEach((callback) => callback(what));
  }
};

Reflections.KeyingStore.sentences = {
  none: "What you type is kept on this device at once.",
  saved: "Kept on this device. You can close this page and go on later.",
  denied:
    "Not kept: this browser keeps nothing on this device, for example in a private window. What you type is only in this window. Bring it in and keep a copy before you close it.",
  full: "Not kept: this browser’s storage is full. What you type is only in this window. Bring it in and keep a copy before you close it.",
  damaged:
    "Not kept: what was kept of sheets on this device can’t be read. It is still there. Download it if you want to keep it, then discard it.",
};
