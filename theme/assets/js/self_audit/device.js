/**
 * Device: what is stored on this device, and what this window has seen of it. One key holds `{revision, writer, at,
 * mine, record}`: `revision` is the record's own, `mine` the id of the audit in a review that was made in this browser,
 * which is nobody else's business and so in no record. Any access of storage can throw.
 */
Reflections.Device = class {
  /** `getStorage` gives the storage, or throws; `tab` is this window's own id. */
  constructor({ getStorage, key, tab, schema }) {
    Object.assign(this, { getStorage, key, tab, schema });
    /** What storage held when this window last looked: `{text, record, writer, at, mine}`, or `{text, error}`. */
    this.seen = { text: null };
    /**
     * The last record that another window could know before this one wrote: what a stale one's answers started from.
     */
    this.common = undefined;
  }

  /** Note that this window has seen, and goes on with, what is stored. */
  take(stored) {
    Object.assign(this, { seen: stored, common: stored.record });
  }

  /** Note that nothing is stored. */
  forget() {
    this.take({ text: null });
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

  /**
   * Write a record, and where somebody is in it; gives why it failed, or nothing. Some browsers take a text and drop
   * it: so it is read again.
   */
  write(record, { at, mine }) {
    const writer = this.tab;
    const text = JSON.stringify({ revision: record.revision, writer, at, mine, record });
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
      return Reflections.Device.FULL.includes(error.name) ? "full" : "denied";
    }
    this.seen = { text, record, writer, at, mine };
    return "";
  }

  /** Whether a record can be read again. What is known from storage was checked when it was read or written. */
  isFit(record) {
    const known = this.seen.record || {};
    const names = Object.keys(record).filter((name) => Array.isArray(record[name]));
    const lists = Object.fromEntries(names.map((name) => [name, this.unknown(record[name], known[name])]));
    const isLong = (name) => record[name].length > Reflections.jsonSchema.mostEntries(this.schema, record, name);
    return (
      !Reflections.jsonSchema.check(this.schema, { ...record, ...lists }).length &&
      !names.some(isLong) &&
      !Reflections.record.faultsOfReferences(record, known).length
    );
  }

  /** What of a list is not in the one that is known. */
  unknown(list, known = []) {
    const before = new Set(known);
    return list === known ? [] : list.filter((thing) => !before.has(thing));
  }

  /** Remove what is stored. False when it may still be there. */
  remove() {
    try {
      const storage = this.getStorage();
      storage.removeItem(this.key);
      return storage.getItem(this.key) === null;
    } catch {
      return this.seen.text === null; // nothing of this window's was ever there
    }
  }

  /** The record from which what is stored and this window's both come. */
  baseFor(stored, record) {
    const last = this.seen.record;
    if (stored.writer === this.tab) {
      return stored.record; // written, though storage failed before this window could see it
    }
    const isLater = last && (stored.record.revision > last.revision || Reflections.merge.isSame(stored.record, last));
    return isLater && last.id === record.id ? last : this.common;
  }

  /** What a stored text says: `{record, writer, at, mine}`, or `{error}`. */
  read(text) {
    try {
      const { record: value, writer, ...place } = JSON.parse(text);
      const { record } = Reflections.record.readValue(value, this.schema);
      const error = value.version > Reflections.record.version ? "newer" : "unreadable";
      const [at, mine] = [place.at, place.mine].map((id) => (typeof id === "string" ? id : ""));
      return record ? { record, writer, at, mine } : { error };
    } catch {
      return { error: "unreadable" };
    }
  }
};

/** How browsers name the error of a storage that is full. */
Reflections.Device.FULL = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];
