/**
 * Session draft: the plan of a meeting that no audit or review keeps yet. The address holds it, for a link and for browsers that
 * store nothing; this device keeps it too, under a key of its own, so that it outlasts another page.
 */
Reflections.SessionDraft = class {
  constructor(app, room) {
    Object.assign(this, { app, room, ids: new Map() });
  }

  get key() {
    return this.app.key("meeting:v1");
  }

  get schema() {
    return this.app.bank.data.record_schema;
  }

  /** The plan that this device keeps; undefined when there is none, or none that can be read. */
  read() {
    try {
      const session = JSON.parse(window.localStorage.getItem(this.key));
      return Reflections.sessionLink.isSession(session, this.schema) ? session : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keep a plan in the place of the one that was kept. Where that fails the address has it still. */
  keep(session) {
    this.ids.set(this.pack(session), session.id);
    try {
      window.localStorage.setItem(this.key, JSON.stringify(session));
    } catch {
      // the address has it, and the planner says that it is there alone
    }
  }

  has({ id }) {
    const kept = this.read();
    return Boolean(kept) && kept.id === id;
  }

  /** A plan goes once a record keeps it, or nobody wants it; another one stays. */
  forget(session) {
    if (this.has(session)) {
      window.localStorage.removeItem(this.key);
    }
  }

  pack(session) {
    return Reflections.sessionLink.pack(session, this.room);
  }

  /**
   * The plan that a link holds, `{session}`, or `{error}`. A link has no id: a plan that is here already, or was in this window,
   * keeps its own, so that what was counted in it is found.
   */
  unpack(packed, id = this.ids.get(packed) || this.app.newId()) {
    const { record } = this.app;
    const here = [record && record.session, this.read()].find((session) => session && this.pack(session) === packed);
    const read = here ? { session: here } : Reflections.sessionLink.unpack(packed, { room: this.room, schema: this.schema, id });
    if (read.session) {
      this.ids.set(packed, read.session.id);
    }
    return read;
  }
};
