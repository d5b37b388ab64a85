/**
 * Tally: how many chose each rating, as numbers that can be added up, and as a row of the views has them. Pure. Levels
 * are never added to one another: what is put together is people.
 */
{
  const { ratings } = Reflections.audit;
  const LEVELS = ratings.filter(Reflections.audit.isLevel).length;

  /** A tally has a number for each rating, in their order, and one for blanks. */
  const BLANK = ratings.length;
  const placeOf = new Map([...ratings, undefined].map((rating, place) => [rating, place]));
  const NOTHING = new Array(BLANK + 1).fill(0);

  const total = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
  const together = (tallies) => NOTHING.map((nought, place) => total(tallies.map((tally) => tally[place])));
  const answered = (tally) => total(tally.slice(0, BLANK));

  const tallyOf = ({ levels, dont_know, does_not_apply }) => [...levels, dont_know, does_not_apply, 0];

  const countsOf = (tally) => {
    const levels = tally.slice(0, LEVELS);
    const [dont_know, does_not_apply, blank] = tally.slice(LEVELS);
    return { levels, dont_know, does_not_apply, blank, answered: answered(tally), levelled: total(levels) };
  };

  /** The mean distance between two people's levels, 0 to 3. It puts rows in order, and says nothing of any school. */
  const spreadOf = (levels) => {
    const people = total(levels);
    const above = (low) => total(levels.map((count, high) => count * Math.max(high - low, 0)));
    const distances = levels.map((count, low) => count * above(low));
    return people < 2 ? 0 : total(distances) / ((people * (people - 1)) / 2);
  };

  const agreementOf = (people, low, high) => {
    if (people < 2) {
      return people ? "one" : "none";
    }
    return ["same", "near"][high - low] || "apart";
  };

  /** How far those who are shown agree. */
  const described = ({ levels, levelled, dont_know, answered: all }) => {
    const chosen = levels.flatMap((count, place) => (count ? [place + 1] : []));
    const [low, high] = [chosen[0], chosen[chosen.length - 1]];
    const share = all ? dont_know / all : 0;
    return { agreement: agreementOf(levelled, low, high), low, high, spread: spreadOf(levels), dont_know: share };
  };

  Reflections.tally = { placeOf, NOTHING, total, together, answered, tallyOf, countsOf, described };
}
