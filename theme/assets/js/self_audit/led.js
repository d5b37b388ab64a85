/**
 * Led: the answer that led to a place in the results or in the plan, in a sentence of its own, such as "You chose level 2,
 * Growing: “What one would see.”" Pure.
 */
Reflections.led = (scale, { rating, sign, good_enough: isGoodEnough }) => {
  if (!Reflections.audit.isLevel(rating)) {
    return rating === undefined ? "You have not answered this yet." : `You answered: ${scale[rating].name}.`;
  }
  const level = `You chose level ${rating}, ${scale.levels[rating - 1].name}`;
  return level + (sign ? `: “${sign}”` : ".") + (isGoodEnough === false ? " You said that this is not good enough for now." : "");
};
