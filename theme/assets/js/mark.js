/**
 * Mark: appends text to an element with the words that were found marked. `marks` are folded words of the index; a word of
 * the text is marked whole, so that one can read it. A word with hyphens may be known by its parts or as one.
 */
Reflections.marked = function (element, text, marks) {
  const known = marks instanceof Set ? marks : new Set(marks);
  const isKnown = (word) => Reflections.wordsOf(word).some((part) => known.has(part));
  const isKnownAsOne = (word) => /[-‑]/.test(word) && isKnown(word.replace(/[-‑]/g, ""));
  text.split(/([\p{L}\p{N}\p{M}]+(?:['’\-‑][\p{L}\p{N}\p{M}]+)*)/u).forEach((part, place) => {
    const isWord = place % 2 === 1;
    element.append(isWord && (isKnown(part) || isKnownAsOne(part)) ? Reflections.element("mark", "ir-mark", part) : part);
  });
  element.normalize();
};
