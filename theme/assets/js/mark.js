/**
 * Mark: appends text to an element with what was found marked. `marks` are folded words of the index, and phrases as one word
 * behind the sign `_`, which are marked where they stand as phrases. A word of the text is marked whole, so that one can
 * read it. A word with hyphens may be known by its parts or as one.
 */
Reflections.marked = function (element, text, marks) {
  const known = marks instanceof Set ? marks : new Set(marks);
  /* Words at the odd places, what stands between them at the even ones. */
  const parts = text.split(/(\d+(?:\.\d+)+|[\p{L}\p{N}\p{M}]+(?:['’\-‑][\p{L}\p{N}\p{M}]+)*)/u);
  for (let at = 0; at < parts.length; ) {
    const length = at % 2 ? Reflections.markedAt(parts, at, known) : 0;
    const said = parts.slice(at, at + Math.max(1, 2 * length - 1));
    element.append(length ? Reflections.element("mark", "ir-mark", said.join("")) : said[0]);
    at += said.length;
  }
  element.normalize();
};

/** How many words to mark from one on: those of the longest phrase that is known, else one or none. */
Reflections.markedAt = function (parts, at, known) {
  const isKnown = (word) => Reflections.wordsOf(word).some((part) => known.has(part));
  const isKnownAsOne = (word) => /[-‑]/.test(word) && isKnown(word.replace(/[-‑]/g, ""));
  const first = "_" + Reflections.joined(parts[at]);
  const most = Array.from(known).some((mark) => mark.startsWith(first)) ? Reflections.SearchIndex.LONGEST : 0;
  for (let length = Math.min(most, (parts.length - at) / 2); length > 0; length -= 1) {
    if (known.has("_" + Reflections.joined(parts.slice(at, at + 2 * length - 1).join("")))) {
      return length;
    }
  }
  return isKnown(parts[at]) || isKnownAsOne(parts[at]) ? 1 : 0;
};
