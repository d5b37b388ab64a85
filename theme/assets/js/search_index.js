/**
 * Search index: finds entries by the words that someone typed, with MiniSearch. No DOM: it can be tried with any data. Words
 * are folded as generator/search_words.py folds them. A word finds itself, its singular and plural, and words it begins;
 * when it finds nothing, the words that are fewest slips away. What the glossary says means the same is found as well:
 * its phrases are in the index as one word each, behind the sign `_`, where they stand as phrases.
 */
Reflections.SearchIndex = class {
  /** Gives an index of entries, read of what generator/search.py wrote; MiniSearch lets the page react meanwhile. */
  static async load(entries, { stop, synonyms, index }) {
    const split = (text) => text.split(" ");
    const same = (word) => word;
    const options = { fields: Object.keys(this.FIELDS), tokenize: split, processTerm: same };
    return new this(entries, split(stop), synonyms, await MiniSearch.loadJSAsync(index, options));
  }

  constructor(entries, stop, synonyms, engine) {
    this.entries = entries;
    this.stop = new Set(stop);
    this.meanings = this.meaningsOf(synonyms);
    this.engine = engine;
  }

  /** For each word or phrase of the glossary, joined, all that mean the same, as they stand in the index. */
  meaningsOf(synonyms) {
    const meanings = new Map();
    synonyms.forEach((phrases) => {
      const known = phrases.map((phrase) => (phrase.includes(" ") ? "_" + Reflections.joined(phrase) : phrase));
      phrases.map(Reflections.joined).forEach((joined) => {
        meanings.set(joined, new Set([...(meanings.get(joined) || []), ...known]));
      });
    });
    return meanings;
  }

  /**
   * The entries that the words find, the best first: `{hits: [{entry, score, marks}], instead}`. `marks` has the folded
   * words to mark in it. Entries with all the words come alone; when they are fewer than three, entries join them that
   * lack some, but never more than half. `instead` has the words that were sought where typed ones stand nowhere, or nothing.
   */
  search(text) {
    const isUnfinished = /[\p{L}\p{N}]$/u.test(text);
    const words = Reflections.wordsOf(text);
    const whole = this.findWhole(words);
    const { found, instead } = this.findPieces(words, isUnfinished, whole.size > 0);
    const hits = this.entries.map((entry, id) => this.hit(entry, whole.get(id), found.map((piece) => piece.get(id))));
    const marks = "_" + Reflections.joined(text);
    const shown = this.worthShowing(hits, found.length);
    shown.forEach((hit) => {
      hit.marks.push(marks);
      hit.score *= (hit.share / found.length) ** 2;
    });
    return { hits: shown.sort((one, other) => other.score - one.score), instead };
  }

  /** An entry whose key was typed as a whole lacks none of the words, however they are written. */
  hit(entry, whole, pieces) {
    const results = pieces.filter(Boolean);
    /* MiniSearch multiplies by how many of the words it was given stand there; here they are forms of one word. */
    const score = results.reduce((sum, result) => sum + result.score / result.queryTerms.length, 0);
    return {
      entry,
      score: score + (whole ? whole.score : 0),
      share: whole ? pieces.length : results.length,
      marks: results.flatMap((result) => result.terms),
    };
  }

  worthShowing(hits, most) {
    let shown = [];
    for (let share = most; share >= Math.max(1, most / 2) && shown.length < this.constructor.FEW; share -= 1) {
      shown = hits.filter((hit) => hit.share >= share);
    }
    return shown;
  }

  /** Keys that are, or begin with, all that was typed. */
  findWhole(words) {
    const joined = Reflections.joined(words.join(" "));
    const isLong = joined.length >= this.constructor.LONG_ENOUGH;
    const query = { queries: ["_" + joined], prefix: true, fields: ["keys"], boost: this.constructor.WHOLE };
    return this.byEntry(isLong ? this.run([query]) : []);
  }

  /** What each word or phrase finds. Where one finds nothing, slips are mended, once, and all is sought again. */
  findPieces(words, isUnfinished, isWhole) {
    const pieces = this.piecesOf(words, isUnfinished);
    const found = pieces.map((piece) => this.find(piece));
    const mended = pieces.flatMap((piece, i) => (found[i].size || isWhole ? piece.words : this.mend(piece)));
    const typed = pieces.flatMap((piece) => piece.words).join(" ");
    const sought = mended.join(" ");
    return sought === typed
      ? { found, instead: "" }
      : {
          found: this.piecesOf(mended, isUnfinished).map((piece) => this.find(piece)),
          instead: typed.startsWith(sought) ? "" : sought,
        };
  }

  /** The words, those that make a phrase of the glossary together: `[{words, others, isUnfinished}]`. */
  piecesOf(words, isUnfinished) {
    const pieces = [];
    for (let at = 0; at < words.length; at += pieces[pieces.length - 1].words.length) {
      pieces.push(this.pieceAt(words.slice(at), isUnfinished));
    }
    const telling = pieces.filter(({ words: [word, next] }) => next || !this.stop.has(word));
    return telling.length ? telling : pieces;
  }

  /** The longest phrase of the glossary that the words begin with, or begin to say; else the first of them. */
  pieceAt(words, isUnfinished) {
    for (let length = Math.min(words.length, this.constructor.LONGEST); length > 0; length -= 1) {
      const joined = Reflections.joined(words.slice(0, length).join(" "));
      const isLast = isUnfinished && length === words.length;
      const others = this.meanings.get(joined) || (isLast && length > 1 && this.meaningsBeginning(joined));
      if (others || length === 1) {
        return { words: words.slice(0, length), others: others || [], isUnfinished: isLast };
      }
    }
  }

  meaningsBeginning(joined) {
    const begun = Array.from(this.meanings.keys()).filter((phrase) => phrase.startsWith(joined));
    return begun.length > 0 && new Set(begun.flatMap((phrase) => Array.from(this.meanings.get(phrase))));
  }

  /** What MiniSearch finds for a piece, by the entry's place. */
  find({ words, others, isUnfinished }) {
    const last = words.length - 1;
    const typed = words.map((word, i) => this.queryForWord(word, isUnfinished && i === last));
    const meant = Array.from(others).filter((other) => !words.includes(other));
    return this.byEntry(this.run([{ combineWith: "AND", queries: typed }, ...meant.map((other) => this.queryForOther(other))]));
  }

  byEntry(results) {
    return new Map(results.map((result) => [result.id, result]));
  }

  run(queries) {
    return this.engine.search({ combineWith: "OR", queries }, { boost: this.constructor.FIELDS });
  }

  queryForOther(other) {
    const queries = other.startsWith("_") ? [other] : [other, ...Reflections.otherNumberOf(other)];
    return { combineWith: "OR", queries, boostTerm: () => this.constructor.SYNONYM };
  }

  queryForWord(word, isUnfinished) {
    const queries = [word, ...Reflections.otherNumberOf(word)];
    if (word.length > (isUnfinished ? 1 : 3)) {
      queries.push({ queries: [word], prefix: true });
    } else if (isUnfinished) {
      queries.push({ queries: [word], prefix: true, fields: this.constructor.CHIEF_FIELDS });
    }
    const stem = Reflections.stemOf(word);
    if (stem) {
      queries.push({ queries: [stem], prefix: true, boostTerm: () => 0.5 });
    }
    return { combineWith: "OR", queries };
  }

  /**
   * The word that a slip made of this, two or three in a long one, or two letters that changed places; else how it begins,
   * while it is being typed. More slips than that would make another word of it: `raise` of `racism`.
   */
  mend({ words, isUnfinished }) {
    const [word] = words;
    const most = this.constructor.SLIPS.filter((length) => word.length >= length).length;
    if (words.length > 1 || /\d/.test(word) || !most) {
      return word;
    }
    for (let slips = 1; slips <= most; slips += 1) {
      const [best] = this.run([{ queries: [word], fuzzy: slips }]);
      if (best) {
        return best.terms[0];
      }
    }
    return this.turned(word) || (isUnfinished && this.beginningOf(word)) || word;
  }

  /** A word of the same letters, two of which changed places. */
  turned(word) {
    const letters = (text) => Array.from(text).sort().join("");
    const found = this.run([{ queries: [word], fuzzy: 2 }]).flatMap(({ terms }) => terms);
    return found.find((term) => letters(term) === letters(word));
  }

  /** How words begin that stand somewhere, like this one but for its last letter or two. */
  beginningOf(word) {
    const begun = [word.slice(0, -1), word.slice(0, -2)].filter(({ length }) => length > 3);
    return begun.find((beginning) => this.run([{ queries: [beginning], prefix: true }]).length);
  }
};

/** From how many letters on one slip is mended, two, three. */
Reflections.SearchIndex.SLIPS = [4, 8, 12];

/** What a word is worth by where it stands. */
Reflections.SearchIndex.FIELDS = { title: 10, keys: 7, summary: 3, text: 1 };

/** What a key is worth that is, or begins with, all that was typed. */
Reflections.SearchIndex.WHOLE = { keys: 20 };

/** Where one letter is looked for: in texts it begins something nearly everywhere. */
Reflections.SearchIndex.CHIEF_FIELDS = ["title", "keys"];

/** What a word is worth that the glossary gives in place of the typed one. */
Reflections.SearchIndex.SYNONYM = 0.6;

/** Words in the longest phrase that is looked for. */
Reflections.SearchIndex.LONGEST = 6;

/** Letters from which on what was typed may begin a key: fewer begin too many. */
Reflections.SearchIndex.LONG_ENOUGH = 3;

/** With fewer results than this, entries that lack some of the words are shown too. */
Reflections.SearchIndex.FEW = 3;

/** Letters that have no accent to take off and yet are typed without it. */
Reflections.LETTERS = { ł: "l", ø: "o", đ: "d", æ: "ae", œ: "oe", þ: "th", ð: "d", ı: "i", ß: "ss" };

/** Text in small letters without accents, its apostrophes straight. */
Reflections.fold = function (text) {
  return text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[łøđæœþðıß]/g, (letter) => Reflections.LETTERS[letter]);
};

/** The words of a text, folded, in their order: `school's` is `school`, `co-ordinator` two words, `3.9` one. */
Reflections.wordsOf = function (text) {
  const words = Reflections.fold(text).match(/\d+(?:\.\d+)+|[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) || [];
  return words.map((word) => word.replace(/'s$/, "").replace(/'/g, ""));
};

/** The forms that make a plural singular or a singular plural, as English usually does. */
Reflections.otherNumberOf = function (word) {
  if (word === "child" || word === "children") {
    return [word === "child" ? "children" : "child"];
  }
  if (!/\D{3}/.test(word)) {
    return [];
  }
  const forms = [word + "s", word + "es", word.replace(/y$/, "ies")];
  return [...forms, word.replace(/s$/, ""), word.replace(/es$/, ""), word.replace(/ies$/, "y")].filter(
    (form) => form !== word,
  );
};

/** What is left of a word without its ending, where enough is left: `involv` of `involved`, as in `involvement`. */
Reflections.stemOf = function (word) {
  const stem = word.replace(/(?:ements?|ments?|ings?|ed|ers?|ions?|es?|s)$/, "");
  return stem !== word && stem.length > 3 ? stem : "";
};

/** A phrase as one word, whatever its hyphens, apostrophes and plurals: `parent's evenings` is `parentevening`. */
Reflections.joined = function (text) {
  return Reflections.wordsOf(text)
    .map((word) => word.replace(/ies$/, "y").replace(/s$/, ""))
    .join("");
};
