/**
 * Packed: audits as a review holds them, and whole again. Pure. Most audits of a school ask the same questions: a review
 * holds each wording once, and each audit the places of its own among them. Nothing of an audit is lost on the way but
 * the records of its earlier terms and the plan of a meeting, which are its respondent's own.
 */
{
  const KEYS = ["id", "revision", "made", "changed", "site", "school", "respondent", "choice"];
  const LISTS = ["answers", "priorities", "actions"];

  const picked = (object, keys) => Object.fromEntries(keys.map((key) => [key, object[key]]));

  const inOrder = (one, other) => (one < other ? -1 : Number(one > other));

  /** Texts of questions, each made once: the audits of a review share their questions. */
  const texts = new WeakMap();

  /** A question as a text that is the same for equal questions, in whatever order their keys stand. */
  const textOf = (question) => {
    if (!texts.has(question)) {
      const { id, code, part, ask, signs, earlier = [] } = question;
      const before = earlier.map((words) => [words.edition, words.ask, words.signs]);
      texts.set(question, JSON.stringify([id, code, part.id, part.name, ask, signs, before]));
    }
    return texts.get(question);
  };

  /** Audits as a review has them: `{wordings, audits}`, the same for the same audits in whatever order they come. */
  const pack = (audits) => {
    const places = new Map();
    const wordings = [];
    const placeOf = (question) => {
      const text = textOf(question);
      if (!places.has(text)) {
        places.set(text, wordings.push(question) - 1);
      }
      return places.get(text);
    };
    const whole = audits.map(withoutEarlier).sort((one, other) => inOrder(one.id, other.id));
    const packed = whole.map((audit) => ({
      ...picked(audit, KEYS),
      questions: audit.questions.map(placeOf),
      ...picked(audit, LISTS),
    }));
    unpackedOnes.set(packed, { wordings, audits: whole });
    return { wordings, audits: packed };
  };

  const withoutEarlier = ({ earlier, session, ...audit }, at, audits) => (earlier || session ? audit : audits[at]);

  /** The whole audits of packed ones: who packs them again gets the very same, and what is known of one stays known. */
  const unpackedOnes = new WeakMap();

  /** The audits of a review, whole. Made once for each value that holds them. */
  const unpack = ({ wordings, audits }) => {
    const known = unpackedOnes.get(audits);
    if (known && known.wordings === wordings) {
      return known.audits;
    }
    const whole = audits.map((audit) => unpackOne(audit, wordings));
    unpackedOnes.set(audits, { wordings, audits: whole });
    return whole;
  };

  const unpackOne = (audit, wordings) => ({
    format: Reflections.record.format,
    version: Reflections.record.version,
    kind: "audit",
    ...picked(audit, KEYS),
    questions: audit.questions.map((place) => wordings[place]),
    ...picked(audit, LISTS),
  });

  /** A value as a text that is the same in whatever order its keys stand. */
  const canonical = (value) =>
    JSON.stringify(value, (key, part) => (Reflections.jsonSchema.isObject(part) ? Object.entries(part).sort() : part));

  /** How a copy of a record stands to the one that is here, by their numbers: "same", "newer", "older", or "apart". */
  const standing = (other, here) => {
    const later = inOrder(other.revision, here.revision);
    const changedLater = other.changed === here.changed ? later : inOrder(other.changed, here.changed);
    return later === changedLater ? { 0: "same", 1: "newer", "-1": "older" }[later] : "apart";
  };

  /** Whether two copies of an audit hold the same, but for records of earlier terms and the plan of a meeting. */
  const isSame = (one, other) => {
    const [ours, theirs] = [one, other].map(({ earlier, session, ...audit }) => canonical(audit));
    return ours === theirs;
  };

  /**
   * Of two copies of an audit or earlier record the one that counts, whichever comes first: the one that was changed more
   * often, then the one that was changed later. What else decides means nothing, but is always the same.
   */
  const greater = (one, other) => {
    const order =
      inOrder(one.revision, other.revision) ||
      inOrder(one.changed, other.changed) ||
      (one === other ? 0 : inOrder(canonical(one), canonical(other)));
    return order < 0 ? other : one;
  };

  Reflections.packed = { pack, unpack, standing, isSame, greater };
}
