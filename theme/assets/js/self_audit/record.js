/**
 * Record: the value in which an audit is kept, as text and back. Pure. What may stand in it is said by theme/record.schema.json
 * and in docs/record.md. Whatever is read may have been written by anyone: it is checked as a whole before it is used, and
 * one sentence says what is wrong.
 */
Reflections.record = {
  format: "inclusion-reflections",
  version: 1,

  /** The largest file that is read, in bytes; a full audit with long notes has a tenth of it. */
  most: 5 * 1024 * 1024,

  refusals: {
    empty: "The file is empty.",
    large: "The file is larger than 5 MB, and no kept audit is.",
    other: "The file is not an audit that was kept here.",
    damaged: "The file is damaged: perhaps its end was lost when it was copied or sent.",
    newer: "The file was made by a newer version of the self-audit. Open it in that version.",
    review: "The file holds a review, in which several audits are brought together. Only an audit can be opened here.",
  },

  /** What stands in a .json file. */
  toJson(record) {
    return JSON.stringify(this.mended(record), null, 2) + "\n";
  },

  /** The audit that a text holds: `{record}`, or `{error}` with a sentence. Never throws. */
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
      return this.refuse(`The file is not as an audit should be: ${fault.path || "it"} ${fault.message}.`);
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
    if (Number.isInteger(value.version) && value.version > this.version) {
      return this.refusals.newer;
    }
    return value.kind === "review" ? this.refusals.review : undefined;
  },

  /** What is wrong with a value, each with where: `[{path, message}]`. References are looked at when all else is right. */
  faults(value, schema) {
    const faults = Reflections.jsonSchema.check(schema, value);
    return faults.length ? faults : this.faultsOfReferences(value);
  },

  faultsOfReferences({ questions, answers, priorities, actions }) {
    const listed = new Set(questions.map(({ id }) => id));
    const twice = [
      ...this.twice("questions", questions, "id", "which is listed twice"),
      ...this.twice("answers", answers, "question", "which is answered twice"),
      ...this.twice("priorities", priorities, "question", "which is a priority twice"),
      ...this.twice("actions", actions, "id", "which another action has too"),
    ];
    const unlisted = [
      ...this.unlisted("answers", answers, listed),
      ...this.unlisted("priorities", priorities, listed),
      ...this.unlisted("actions", actions.map(({ question }) => ({ question: question || undefined })), listed),
    ];
    return twice.length ? twice : unlisted; // two things under one id are what leaves others without theirs
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

  /** Answers in the order of the questions, and nothing kept that says nothing: two copies of one audit are then alike. */
  tidy(record) {
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

  /** A value all of whose texts can be written as UTF-8: half a character, which no file can hold, becomes U+FFFD. */
  mended(value) {
    if (typeof value === "string") {
      return value.replace(/[\uD800-\uDFFF]/gu, "\uFFFD"); // with "u" this finds halves only, never those of a pair
    }
    if (Array.isArray(value)) {
      return value.map((item) => this.mended(item));
    }
    return Reflections.jsonSchema.isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.mended(item)]))
      : value;
  },

  /** Letters that are no plain letter with a mark. */
  plainLetters: { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", "'": "", "’": "" },

  /**
   * What a file is called, such as `self-audit-hilltop-school-staff-ab-2026-11-22.html`: ASCII, no longer than 100
   * characters, and not the same for two people of one school who gave their initials.
   */
  fileName(record, ending) {
    const { audience, name } = record.respondent;
    const words = [this.plain(record.school, 40), this.plain(audience, 20), this.plain(name, 10)];
    return ["self-audit", ...words, record.changed.slice(0, 10)].filter(Boolean).join("-") + "." + ending;
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
