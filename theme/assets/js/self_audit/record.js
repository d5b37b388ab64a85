/**
 * Record: the value in which an audit or a review is kept, as text and back. Pure. What may stand in it is said by
 * theme/record.schema.json and in docs/record.md. Whatever is read may have been written by anyone: it is checked as a
 * whole before it is used, and one sentence says what is wrong.
 */
Reflections.record = {
  format: "inclusion-reflections",
  version: 1,

  /** The largest file that is read, in bytes; 200 full audits with notes have half of it. */
  most: 5 * 1024 * 1024,

  /** The most records of earlier terms that a record holds. */
  mostEarlier: 12,

  refusals: {
    empty: "The file is empty.",
    large: "The file is larger than 5 MB, and no kept audit is.",
    other: "The file is not an audit that was kept here.",
    damaged: "The file is damaged: perhaps its end was lost when it was copied or sent.",
    newer: "The file was made by a newer version of the self-audit. Open it in that version.",
  },

  /** What stands in a .json file. With a line for each place of a question, a review would take twice the room. */
  toJson(record) {
    return JSON.stringify(this.mended(record), null, this.isReview(record) ? 0 : 2) + "\n";
  },

  isReview(record) {
    return record.kind === "review";
  },

  /** The record that a text holds: `{record}`, or `{error}` with a sentence. Never throws. */
  read(text, schema) {
    const content = typeof text === "string" ? text.replace(/^\uFEFF/, "") : "";
    const refusal = this.refusalOfText(content);
    if (refusal) {
      return this.refuse(refusal);
    }
    try {
      return this.readValue(JSON.parse(content), schema);
    } catch (error) {
      return this.refuse(content.includes(`"${this.format}"`) ? this.refusals.damaged : this.refusals.other);
    }
  },

  /** Why a text is refused before anything tries to make sense of it; undefined when it isn't. */
  refusalOfText(text) {
    if (this.isTooLarge(text)) {
      return this.refusals.large;
    }
    return text.trim() ? undefined : this.refusals.empty;
  },

  isTooLarge(text) {
    return text.length > this.most || new TextEncoder().encode(text).length > this.most;
  },

  /** The same for a value that was read already. */
  readValue(value, schema) {
    const refusal = this.refusalOfValue(value);
    if (refusal) {
      return this.refuse(refusal);
    }
    const [fault] = this.faults(value, schema);
    if (fault) {
      const what = this.isReview(value) ? "a review" : "an audit";
      return this.refuse(`The file is not as ${what} should be: ${fault.path || "it"} ${fault.message}.`);
    }
    return { record: this.tidy(this.mended(value)) };
  },

  refuse(sentence) {
    return { error: `${sentence} Nothing was changed.` };
  },

  refusalOfValue(value) {
    if (!Reflections.jsonSchema.isObject(value) || value.format !== this.format) {
      return this.refusals.other;
    }
    return Number.isInteger(value.version) && value.version > this.version ? this.refusals.newer : undefined;
  },

  /** What is wrong with a value, each with where: `[{path, message}]`. References are looked at when all else is right. */
  faults(value, schema) {
    const faults = Reflections.jsonSchema.check(schema, value);
    return faults.length ? faults : this.faultsOfReferences(value);
  },

  /** Faults of what refers to something else. What a record has in common with one that is `known` is passed by. */
  faultsOfReferences(record, known = {}) {
    const own = this.faultsOfLists(record, record.questions);
    if (own.length) {
      return own;
    }
    const isKnown = (keys) => keys.every((key) => record[key] === known[key]);
    return [
      ...(isKnown(["earlier"]) ? [] : this.faultsOfEarlier(record)),
      ...(!this.isReview(record) || isKnown(["wordings", "audits"]) ? [] : this.faultsOfAudits(record)),
      ...(this.isReview(record) ? this.faultsOfViews(record) : []),
    ];
  },

  /** Faults of what an audit, or what is agreed, says of its questions. */
  faultsOfLists({ answers, priorities, actions }, questions, path = "") {
    const listed = new Set(questions.map(({ id }) => id));
    const twice = [
      ...this.twice(`${path}questions`, questions, "id", "which is listed twice"),
      ...this.twice(`${path}answers`, answers, "question", "which is answered twice"),
      ...this.twice(`${path}priorities`, priorities, "question", "which is a priority twice"),
      ...this.twice(`${path}actions`, actions, "id", "which another action has too"),
    ];
    const named = actions.map(({ question }) => ({ question: question || undefined }));
    const unlisted = [
      ...this.unlisted(`${path}answers`, answers, listed),
      ...this.unlisted(`${path}priorities`, priorities, listed),
      ...this.unlisted(`${path}actions`, named, listed),
    ];
    return twice.length ? twice : unlisted; // two things under one id are what leaves others without theirs
  },

  faultsOfEarlier({ earlier = [] }) {
    const twice = this.twice("earlier", earlier, "id", "which another earlier record has too");
    const found = this.firstFaults(earlier, (record, at) =>
      this.faultsOfLists(record, record.questions, `earlier[${at}].`),
    );
    return [...twice, ...found];
  },

  faultsOfAudits({ wordings, audits }) {
    const twice = this.twice("audits", audits, "id", "which another audit has too");
    return [...twice, ...this.firstFaults(audits, (audit, at) => this.faultsOfAudit(audit, wordings, `audits[${at}].`))];
  },

  /** Its questions are places among the wordings. */
  faultsOfAudit(audit, wordings, path) {
    const beyond = audit.questions.flatMap((place, at) =>
      place < wordings.length
        ? []
        : [{ path: `${path}questions[${at}]`, message: `is ${place}, and there are only ${wordings.length} wordings` }],
    );
    return beyond.length
      ? beyond
      : this.faultsOfLists(
          audit,
          audit.questions.map((place) => wordings[place]),
          path,
        );
  },

  /** The faults of the first thing in a list that has any: a hostile file may have millions. */
  firstFaults(list, faultsOf) {
    for (const [at, thing] of list.entries()) {
      const faults = faultsOf(thing, at);
      if (faults.length) {
        return faults;
      }
    }
    return [];
  },

  faultsOfViews({ questions, groups, took_part, debates }) {
    const listed = new Set(questions.map(({ id }) => id));
    const debated = debates.map((question) => ({ question }));
    return [
      ...this.twice("groups", groups, "id", "which another group has too"),
      ...this.twice("took_part", took_part, "audience", "which stands there twice"),
      ...this.twice("debates", debated, "question", "which stands there twice"),
      ...this.unlisted("groups", groups, listed),
      ...this.unlisted("debates", debated, listed),
    ].map((fault) => ({ ...fault, path: fault.path.replace(/^(debates\[\d+\])\.question$/, "$1") }));
  },

  twice(list, things, key, message) {
    const seen = new Set();
    return things.flatMap((thing, at) => {
      const isThere = seen.has(thing[key]);
      seen.add(thing[key]);
      return isThere ? [{ path: `${list}[${at}].${key}`, message: `is "${thing[key]}", ${message}` }] : [];
    });
  },

  unlisted(list, things, listed) {
    return things.flatMap(({ question }, at) =>
      question === undefined || listed.has(question)
        ? []
        : [{ path: `${list}[${at}].question`, message: `is "${question}", which is not among the questions` }],
    );
  },

  /** A record in the one form in which it is kept: two copies of one are then alike. */
  tidy({ earlier = [], ...record }) {
    const tidied = this.tidyLists(record);
    return {
      ...(this.isReview(record) ? this.tidyReview(tidied) : tidied),
      ...this.withEarlier(earlier.map((one) => this.tidyLists(one))),
    };
  },

  /** Answers in the order of the questions, and nothing kept that says nothing. */
  tidyLists(record) {
    const places = new Map(record.questions.map(({ id }, place) => [id, place]));
    return {
      ...record,
      questions: record.questions.map((question) => this.without(question, "earlier", (list) => !list.length)),
      answers: record.answers
        .map((answer) => this.without(this.without(answer, "evidence", this.isBlank), "note", this.isBlank))
        .filter((answer) => Object.keys(answer).length > 1)
        .sort((one, other) => places.get(one.question) - places.get(other.question)),
    };
  },

  /** Its audits each tidy and in order, each wording once, debates in the order of the questions. */
  tidyReview(review) {
    const audits = Reflections.packed.unpack(review).map((audit) => this.tidyLists(audit));
    return { ...review, debates: this.inOrderOf(review.questions, review.debates), ...Reflections.packed.pack(audits) };
  },

  /** Some of the questions' ids, in the order of the questions. */
  inOrderOf(questions, ids) {
    const chosen = new Set(ids);
    return questions.map(({ id }) => id).filter((id) => chosen.has(id));
  },

  /**
   * The key `earlier` with records of earlier terms, the first that was changed first; no such key when there are none.
   * Of too many the latest stay.
   */
  withEarlier(records) {
    const place = ({ changed, id }) => changed + id;
    const inOrder = [...records].sort((one, other) => (place(one) < place(other) ? -1 : 1));
    const earlier = inOrder.slice(-this.mostEarlier);
    return earlier.length ? { earlier } : {};
  },

  isBlank(text) {
    return text === "";
  },

  without(object, key, isNothing) {
    if (object[key] === undefined || !isNothing(object[key])) {
      return object;
    }
    const { [key]: nothing, ...rest } = object;
    return rest;
  },

  /** Half a character in JSON: escaped, as browsers write it now, or as it is, as they did. */
  half: /\\ud[89a-f]|[\uD800-\uDFFF]/u, // with "u" this finds halves only, never those of a pair

  /**
   * A value all of whose texts can be written as UTF-8: half a character, which no file can hold, becomes U+FFFD. Nearly
   * all are such a value already, and to look once at their JSON is far quicker than to look at each of their texts.
   */
  mended(value) {
    return this.half.test(JSON.stringify(value)) ? this.mend(value) : value;
  },

  mend(value) {
    if (typeof value === "string") {
      return value.replace(/[\uD800-\uDFFF]/gu, "\uFFFD");
    }
    if (Array.isArray(value)) {
      return value.map((item) => this.mend(item));
    }
    return Reflections.jsonSchema.isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.mend(item)]))
      : value;
  },

  /** Letters that are no plain letter with a mark. */
  plainLetters: { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", "'": "", "’": "" },

  /**
   * What a file is called, such as `self-audit-hilltop-school-staff-ab-2026-11-22.html`: ASCII, no longer than 100
   * characters, and not the same for two people of one school who gave their initials. A review is the team's, and named
   * for nobody: `review-hilltop-school-2026-11-22.html`.
   */
  fileName(record, ending) {
    const day = record.changed.slice(0, 10);
    if (this.isReview(record)) {
      return ["review", this.plain(record.school, 40), day].filter(Boolean).join("-") + "." + ending;
    }
    const { audience, name } = record.respondent;
    const words = [this.plain(record.school, 40), this.plain(audience, 20), this.plain(name, 10)];
    return ["self-audit", ...words, day].filter(Boolean).join("-") + "." + ending;
  },

  /** A text as a part of a file's name, cut after `most` characters. */
  plain(text, most) {
    return text
      .toLowerCase()
      .replace(/[łøđðþßæœı'’]/g, (letter) => this.plainLetters[letter])
      .normalize("NFKD")
      .replace(/[\u0300-\u036F]/g, "")
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, most)
      .replace(/^-|-$/g, "");
  },
};
