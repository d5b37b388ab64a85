/**
 * Search index: finds entries by the words that someone typed, with MiniSearch. No DOM: it can be tried with any data. Words
 * are folded as generator/search_words.py folds them. A word finds itself, its singular and plural, and words it begins;
 * when it finds nothing, the words that are fewest slips away. What the glossary says means the same is found as well.
 */
Reflections.SearchIndex = class {
  /** Gives an index of entries, filled from what generator/search.py wrote, in slices between which the page can react. */
  static async load(entries, data) {
    const index = new this(entries, data);
    let began = performance.now();
    for (let id = 0; id < data.documents.length; id += 1) {
      index.engine.add({ ...data.documents[id], id });
      if (performance.now() - began > this.SLICE) {
        await Reflections.nextTask();
        began = performance.now();
      }
    }
    await Reflections.nextTask();
    return index;
  }

  constructor(entries, data) {
    const split = (text) => text.split(" ");
    const same = (word) => word;
    this.entries = entries;
    this.stop = new Set(split(data.stop));
    this.synonyms = data.synonyms.map((phrases) => phrases.map((phrase) => this.wordsOf(phrase)));
    this.engine = new MiniSearch({ fields: Object.keys(this.constructor.FIELDS), tokenize: split, processTerm: same });
  }

  /**
   * The entries that the words find, the best first: `[{entry, score, marks}]`. `marks` has the folded words to mark in
   * it. Entries with all the words come alone; when they are fewer than three, entries join them that lack some, but
   * never more than half.
   */
  search(words) {
    const sought = this.soughtIn(words);
    const found = sought.map((alternatives) => this.find(alternatives));
    const hits = this.entries.map((entry, id) => this.hit(entry, found.map((piece) => piece.get(id)).filter(Boolean)));
    const shown = this.worthShowing(hits, sought.length);
    shown.forEach((hit) => {
      hit.score *= (hit.share / sought.length) ** 2;
    });
    return shown.sort((one, other) => other.score - one.score);
  }

  hit(entry, results) {
    /* MiniSearch multiplies by how many of the words it was given stand there; here they are forms of one word. */
    const score = results.reduce((sum, result) => sum + result.score / result.queryTerms.length, 0);
    return { entry, score, share: results.length, marks: results.flatMap((result) => result.terms) };
  }

  worthShowing(hits, most) {
    let shown = [];
    for (let share = most; share >= Math.max(1, most / 2) && shown.length < this.constructor.FEW; share -= 1) {
      shown = hits.filter((hit) => hit.share >= share);
    }
    return shown;
  }

  wordsOf(text) {
    return Reflections.wordsOf(text).filter((word) => !this.stop.has(word));
  }

  /** What must be found: for each word, or phrase of the glossary, alternatives: `{words, isTyped, isUnfinished}`. */
  soughtIn(text) {
    const said = this.wordsOf(text);
    const words = said.length ? said : Reflections.wordsOf(text);
    const isInside = /[\p{L}\p{N}]$/u.test(text);
    const sought = [];
    for (let at = 0; at < words.length; ) {
      const { length, others } = this.synonymsAt(words, at);
      const isUnfinished = isInside && at + length === words.length;
      const typed = { words: words.slice(at, at + length), isTyped: true, isUnfinished };
      sought.push([typed, ...others.map((other) => ({ words: other }))]);
      at += length;
    }
    return sought;
  }

  /** The longest phrase of the glossary that begins at a word, and what means the same. */
  synonymsAt(words, at) {
    let length = 1;
    let others = [];
    this.synonyms.forEach((phrases) => {
      const said = phrases.filter((phrase) => phrase.every((word, i) => Reflections.isSameWord(word, words[at + i])));
      const longest = Math.max(0, ...said.map((phrase) => phrase.length));
      if (longest > length) {
        others = [];
        length = longest;
      }
      if (longest === length) {
        others = others.concat(phrases.filter((phrase) => !said.includes(phrase)));
      }
    });
    return { length, others };
  }

  /** What MiniSearch finds for one of the alternatives, by the entry's place. */
  find(alternatives) {
    const results = this.run(alternatives.map((each) => this.queryFor(each)));
    const found = results.length ? results : this.findLike(alternatives[0]);
    return new Map(found.map((result) => [result.id, result]));
  }

  run(queries) {
    return this.engine.search({ combineWith: "OR", queries }, { boost: this.constructor.FIELDS });
  }

  /** The typed words, or those of a synonym, which count where they stand and not more in a title. */
  queryFor({ words, isTyped, isUnfinished }) {
    const last = words.length - 1;
    if (isTyped) {
      return { combineWith: "AND", queries: words.map((word, i) => this.queryForWord(word, isUnfinished && i === last)) };
    }
    const queries = words.map((word) => this.queryForForms(word));
    const boost = words.length > 1 ? this.constructor.ALIKE : this.constructor.FIELDS;
    return { combineWith: "AND", queries, boost, boostTerm: () => this.constructor.SYNONYM };
  }

  queryForWord(word, isUnfinished) {
    const queries = [this.queryForForms(word)];
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

  queryForForms(word) {
    return { combineWith: "OR", queries: [word, ...Reflections.otherNumberOf(word)] };
  }

  /** Words that a slip, or two or three of a long word, make of the typed ones; else what their beginning begins. */
  findLike({ words, isUnfinished }) {
    const [word] = words;
    const most = words.length > 1 || /\d/.test(word) ? 0 : [4, 5, 9].filter((length) => word.length >= length).length;
    for (let slips = 1; slips <= most; slips += 1) {
      const results = this.run([{ queries: [word], fuzzy: slips }]);
      if (results.length) {
        return results;
      }
    }
    return isUnfinished && most ? this.findBeginning(word) : [];
  }

  /** While a word with a slip in it is still being typed. */
  findBeginning(word) {
    for (let length = word.length - 1; length >= 3; length -= 1) {
      const results = this.run([{ queries: [word.slice(0, length)], prefix: true }]);
      if (results.length) {
        return results;
      }
    }
    return [];
  }
};

/** What a word is worth by where it stands. */
Reflections.SearchIndex.FIELDS = { title: 10, keys: 7, summary: 3, text: 1 };

/** Where one letter is looked for: in texts it begins something nearly everywhere. */
Reflections.SearchIndex.CHIEF_FIELDS = ["title", "keys"];

/** For phrases: one word of them in a title would say little. */
Reflections.SearchIndex.ALIKE = { title: 1, keys: 1, summary: 1, text: 1 };

/** What a word is worth that the glossary gives in place of the typed one. */
Reflections.SearchIndex.SYNONYM = 0.6;

/** With fewer results than this, entries that lack some of the words are shown too. */
Reflections.SearchIndex.FEW = 3;

/** Milliseconds for which the index is filled before the page may react. */
Reflections.SearchIndex.SLICE = 12;

/** Resolves in a task of its own; a timer would wait four milliseconds each time. */
Reflections.nextTask = function () {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
};

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

/** The words of a text, folded, in their order: `school's` is `school`, `co-ordinator` two words. */
Reflections.wordsOf = function (text) {
  const words = Reflections.fold(text).match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) || [];
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

Reflections.isSameWord = function (one, other) {
  return one === other || (other !== undefined && Reflections.otherNumberOf(one).includes(other));
};
