/**
 * Mark: appends text to an element with what was found marked. `marks` are folded words of the index, and phrases as one word
 * behind the sign `_`, which are marked where they stand as phrases. A word of the text is marked whole, so that one can
 * read it. A word with hyphens may be known by its parts or as one.
 */
Reflections.marked = function (element, text, marks) {
  const known = marks instanceof Set ? marks : new Set(marks);
  const isKnown = (word) => Reflections.wordsOf(word).some((part) => known.has(part));
  const isKnownAsOne = (word) => /[-‑]/.test(word) && isKnown(word.replace(/[-‑]/g, ""));
  /* Words at the odd places, what stands between them at the even ones. */
  const parts = text.split(/(\d+(?:\.\d+)+|[\p{L}\p{N}\p{M}]+(?:['’\-‑][\p{L}\p{N}\p{M}]+)*)/u);
  const phraseAt = (at) =>
    [5, 4, 3, 2, 1].find((length) => known.has("_" + Reflections.joined(parts.slice(at, at + 2 * length - 1).join(""))));
  for (let at = 0; at < parts.length; ) {
    const length = at % 2 ? phraseAt(at) || (isKnown(parts[at]) || isKnownAsOne(parts[at]) ? 1 : 0) : 0;
    const said = parts.slice(at, at + Math.max(1, 2 * length - 1));
    element.append(length ? Reflections.element("mark", "ir-mark", said.join("")) : said[0]);
    at += said.length;
  }
  element.normalize();
};
