/**
 * Session link: a session as a part of an address, and back. Pure. What an author wrote is named by its place in the
 * running orders, so that a link stays short; what somebody changed stands in it whole. Whatever is read may have been
 * written by anyone: it is checked as a whole, and one sentence says that it can't be used.
 */
Reflections.sessionLink = {
  /** The longest link that is read, in characters. */
  most: 60000,

  refusal: "This link holds no plan of a meeting that can be read: perhaps its end was lost when it was sent.",

  /** `[name, purpose, say, ready]` of a step, or the place of those words: `"inset-two-hours.3"`. */
  wordsOf({ name, purpose, say, ready }, room) {
    for (const { id, steps } of room.occasions) {
      const at = steps.findIndex(
        (step) => step.name === name && step.purpose === purpose && step.say === say && step.ready.join("\n") === ready,
      );
      if (at >= 0) {
        return `${id}.${at}`;
      }
    }
    return [name, purpose, say, ready];
  },

  pack({ name, minutes, people, audience, focus, steps }, room) {
    const packed = steps.map((step) => [step.shows, step.minutes, this.wordsOf(step, room), step.questions.join(" "), step.about]);
    return this.encode(JSON.stringify([1, name, minutes, people, audience, focus.kind, focus.about, packed]));
  },

  encode(text) {
    const bytes = new TextEncoder().encode(text);
    const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  },

  decode(text) {
    const letters = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  },

  /** `{session}`, under an `id` of its own, or `{error}` with a sentence. Never throws. */
  unpack(text, { room, schema, id }) {
    try {
      const session = text.length > this.most ? undefined : this.read(JSON.parse(this.decode(text)), room, id);
      return session && this.isSession(session, schema) ? { session } : { error: this.refusal };
    } catch {
      return { error: this.refusal };
    }
  },

  isSession(session, schema) {
    return !Reflections.jsonSchema.check({ $ref: "#/$defs/session", $defs: schema.$defs }, session).length;
  },

  read([version, name, minutes, people, audience, kind, about, packed], room, id) {
    const steps = packed.map((step) => this.readStep(step, room));
    return version === 1 ? { id, name, minutes, people, audience, focus: { kind, about }, steps } : undefined;
  },

  readStep([shows, minutes, words, questions, about], room) {
    const [name, purpose, say, ready] = typeof words === "string" ? this.wordsAt(words, room) : words;
    return { shows, name, minutes, purpose, say, ready, questions: questions ? questions.split(" ") : [], about };
  },

  wordsAt(place, room) {
    const [id, at] = place.split(".");
    const { name, purpose, say, ready } = room.occasions.find((one) => one.id === id).steps[Number(at)];
    return [name, purpose, say, ready.join("\n")];
  },
};
