/**
 * Joined: several questions' answers, or their priorities, as those of the one question that takes their place. Pure.
 * Each answer and priority comes with the `code` of its question.
 */
{
  /** The longest text that a record takes, in characters. */
  const LONGEST = 10000;

  /** Several answers as one, which keeps the first rating among them. */
  const joinedAnswer = (question, answers, scale) => {
    const kept = answers.find(Reflections.audit.isAnswered) || {};
    const alike = answers.find(({ rating, good_enough }) => rating === kept.rating && good_enough !== undefined) || {};
    const rated = { rating: kept.rating, good_enough: alike.good_enough };
    const notes = answers.map(({ code, note, ...answer }) => ({
      code,
      verdict: isSaidBy(rated, answer) ? "" : verdict(answer, scale),
      text: note,
    }));
    const evidence = answers.map(({ code, evidence: text }) => ({ code, text }));
    return Reflections.audit.tidy({ question, ...rated, evidence: joinedTexts(evidence), note: joinedTexts(notes) });
  };

  /** Whether nothing of an answer's rating is lost when another stands in its place. */
  const isSaidBy = (rated, { rating, good_enough }) =>
    rating === undefined ||
    (rating === rated.rating && (good_enough === undefined || good_enough === rated.good_enough));

  /** A rating in words: `rated “Growing”, not good enough for us now.` */
  const verdict = ({ rating, good_enough }, scale) => {
    if (!Reflections.audit.isLevel(rating)) {
      return `answered “${scale[rating].name}”.`;
    }
    const judged = { true: ", good enough for us now", false: ", not good enough for us now" }[good_enough] || "";
    return `rated “${scale.levels[rating - 1].name}”${judged}.`;
  };

  /** Several priorities as one. */
  const joinedPriority = (question, priorities) => ({
    question,
    helps: joinedTexts(priorities.map(({ code, helps }) => ({ code, text: helps }))),
    hinders: joinedTexts(priorities.map(({ code, hinders }) => ({ code, text: hinders }))),
  });

  /** Texts as one: a single one as it is, several each with the code of its question. */
  const joinedTexts = (texts) => {
    const held = texts.filter(({ text, verdict: said }) => text || said);
    if (held.every(({ text, verdict: said }) => !said && text === held[0].text)) {
      return held.length ? held[0].text : "";
    }
    return held
      .map(({ code, text, verdict: said }) => `${code}: ${[said, text].filter(Boolean).join(" ")}`)
      .join("\n\n");
  };

  /** Whether what was joined is no longer than a record takes. */
  const fits = ({ answer, priority }) =>
    [answer.evidence, answer.note, priority.helps, priority.hinders].every((text) => !text || text.length <= LONGEST);

  Reflections.joined = { answer: joinedAnswer, priority: joinedPriority, fits };
}
