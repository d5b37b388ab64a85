/**
 * Led: the answer that led to a place in the results or in the plan, in a sentence of its own, such as "You chose level 2,
 * Growing: “What one would see.”" Pure. What is an answer in an audit is what was agreed in a review: `words` has both.
 */
Reflections.led = (scale, { rating, sign, good_enough: isGoodEnough }, { words = Reflections.led.words.audit, isFull } = {}) => {
  if (!Reflections.audit.isLevel(rating)) {
    return rating === undefined ? words.blank : `You ${words.answered}: ${scale[rating].name}.`;
  }
  const level = `You ${words.chose} level ${rating}, ${scale.levels[rating - 1].name}` + (sign ? `: “${sign}”` : ".");
  const judged = isGoodEnough === false ? "not good enough" : isGoodEnough && isFull ? "good enough" : "";
  return level + (judged && ` You ${words.said} that this is ${judged} for now.`);
};

/**
 * What the results and the plan call answers, by the kind of a record. `ledes` and `nones` take the place of the sentences
 * that a list of the results has for an audit.
 */
Reflections.led.words = {
  audit: {
    chose: "chose",
    answered: "answered",
    said: "said",
    blank: "You have not answered this yet.",
    none: "Not answered",
    head: "Your answer",
    caption: "your answers",
    step: "that your answer suggests",
    begin: "your first answer",
    ledes: {},
    nones: {},
  },
  review: {
    chose: "agreed",
    answered: "agreed",
    said: "agreed",
    blank: "Not agreed yet.",
    none: "Not agreed yet",
    head: "Agreed",
    caption: "what you agreed",
    step: "from what you agreed",
    begin: "the first level that you agree",
    ledes: { find_out: "You agreed that nobody here could say yet. Each says where to look." },
    nones: {
      not_good_enough: "Nothing so far. A question comes here when you agree its level and that it is not good enough for now.",
    },
  },
};
