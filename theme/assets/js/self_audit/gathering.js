/**
 * Gathering: reads the files that several people kept, and sorts out what they bring to the audits that are here. Knows
 * nothing of the page. Of two copies of one audit nobody's work is decided about without asking; which file came first
 * makes no difference.
 */
{
  /** How many files are in memory at once, as bytes. */
  const AT_ONCE = 16;

  /** After so many milliseconds of reading the page may do something else. */
  const SLICE = 40;

  const pause = () => new Promise((resolve) => setTimeout(resolve));

  const LOST =
    "the computer does not give it out. If it is on a stick or a shared drive, copy it to this computer; of a folder, choose the files in it.";

  /** What each file holds: `[{name, record}]`, or `{name, error}` with a sentence. One that fails stops no other. */
  const read = async (files, context) => {
    const found = [];
    let since = Date.now();
    for (let first = 0; first < files.length; first += AT_ONCE) {
      for (const text of await Promise.all(files.slice(first, first + AT_ONCE).map(textOf))) {
        found.push(...recordsOf(text, context));
        if (Date.now() - since > SLICE) {
          await pause();
          since = Date.now();
        }
      }
    }
    return found;
  };

  const textOf = async (file) => {
    const { name } = file;
    if (file.size > Reflections.record.most) {
      return { name, error: Reflections.record.refusals.large };
    }
    try {
      return { name, text: Reflections.recordFile.decode(await file.arrayBuffer()) };
    } catch (error) {
      console.info("Reflections: a file could not be read.", error); // a folder that was dropped, or a stick pulled out
      return { name, error: LOST };
    }
  };

  /** A table with codes as columns holds several people's audits. */
  const recordsOf = ({ name, text, error }, context) => {
    if (error) {
      return [{ name, error }];
    }
    const isOfCodes = !Reflections.record.refusalOfText(text) && Reflections.csv.isOfCodes(text);
    const read = isOfCodes ? Reflections.keyingTable.audits(text, context.bank) : Reflections.recordFile.read(text, context);
    if (read.records) {
      return read.records.map((record) => ({ name, record, isRow: true }));
    }
    return [read.record ? { name, record: read.record } : { name, error: read.error.replace(/ Nothing was changed\.$/, "") }];
  };

  /** The audits in what was read, each with the name of its file: `[{name, audit}]`; `isRow` when it was a table's row. */
  const items = (found) =>
    found.flatMap(({ name, record, isRow }) => {
      const audits = record.kind === "review" ? Reflections.packed.unpack(record) : [record];
      return audits.map((audit) => ({ name, audit, ...(isRow && { isRow }) }));
    });

  /**
   * How a copy of an audit stands to the one that is here, as `Reflections.review.compare` says of a review's. The id of a
   * table's row is made of what stands in it, so it can't say anything else.
   */
  const standing = ({ audit, isRow }, here) => (isRow ? "same" : Reflections.review.compare(Reflections.packed.pack([here]), audit));

  /** Copies of one audit stand together, the one that knows most first; else as they came. */
  const greatestFirst = (copies) => {
    const { greater, isSame } = Reflections.packed;
    const byId = new Map();
    copies.forEach((item) => byId.set(item.audit.id, [...(byId.get(item.audit.id) || []), item]));
    const order = ({ audit: one }, { audit: other }) => (isSame(one, other) ? 0 : greater(one, other) === one ? -1 : 1);
    return [...byId.values()].flatMap((same) => (same.length > 1 ? same.sort(order) : same));
  };

  /** How many audits that are here have a newer copy. */
  const newerOnes = (known, copies) => {
    const here = (id) => known.get(id).audit;
    const ids = copies.filter((item) => known.has(item.audit.id) && standing(item, here(item.audit.id)) === "newer");
    return new Set(ids.map(({ audit }) => audit.id)).size;
  };

  /**
   * What becomes of each copy: `{added, replaced, same, older, declined}`, lists of `{name, audit}`, and `all` that are here
   * then; what was replaced has the audit that was here as `was`. `here` is a list of such copies too. `mayTake({item, place,
   * standing, newer})` is asked about each that is newer or changed apart, `newer` being how many of those there are, and
   * promises whether it may have the place.
   */
  const settle = async (here, copies, mayTake) => {
    const known = new Map(here.map((place) => [place.audit.id, place]));
    const newer = newerOnes(known, copies);
    const before = new Map(known);
    const fates = { added: [], replaced: [], same: [], older: [], declined: [] };
    for (const item of greatestFirst(copies)) {
      const place = known.get(item.audit.id);
      const way = place ? standing(item, place.audit) : "new";
      const isAsked = way === "newer" || way === "apart";
      if (way === "new" || (isAsked && (await mayTake({ item, place, standing: way, newer })))) {
        known.set(item.audit.id, item);
      } else {
        fates[isAsked ? "declined" : way].push(item);
      }
    }
    known.forEach((item, id) => sortIn(fates, item, before.get(id)));
    return { ...fates, all: [...known.values()] };
  };

  const sortIn = (fates, item, place) => {
    if (!place) {
      fates.added.push(item);
    } else if (place !== item) {
      fates.replaced.push({ ...item, was: place.audit });
    }
  };

  /** The groups of other reviews that aren't here yet, each once, with the numbers of those who stand behind them. */
  const newGroups = (review, reviews) => {
    const here = new Set(review.groups.map(({ id }) => id));
    const groups = [];
    const tookPart = [...review.took_part];
    reviews.forEach(({ record }) => {
      const fresh = record.groups.filter(({ id }) => !here.has(id));
      fresh.forEach((group) => here.add(group.id) && groups.push(group));
      tookPart.push(...(fresh.some(({ how }) => how === "audits") ? record.took_part : []));
    });
    return { groups, took_part: summed(tookPart) };
  };

  const summed = (parts) => {
    const sums = new Map();
    parts.forEach(({ audience, audits }) => sums.set(audience, Math.min((sums.get(audience) || 0) + audits, 10000)));
    return [...sums].map(([audience, audits]) => ({ audience, audits }));
  };

  /** The questions that groups are about and a review lacks, as the groups' own reviews have them. */
  const lacking = (review, groups, reviews) => {
    const here = new Set(review.questions.map(({ id }) => id));
    const wanted = new Set(groups.map(({ question }) => question).filter((id) => !here.has(id)));
    const all = new Map(reviews.flatMap(({ record }) => record.questions.map((question) => [question.id, question])));
    return [...wanted].map((id) => all.get(id));
  };

  /** A review with audits, and with what other reviews counted. */
  const bring = (review, { audits, reviews = [] }, bank, now) => {
    const { groups, took_part } = newGroups(review, reviews);
    const questions = [...review.questions, ...lacking(review, groups, reviews)];
    const wider = { ...review, questions, groups: [...review.groups, ...groups], took_part };
    return Reflections.review.join(wider, audits, bank, now);
  };

  /** A review without what a batch brought; `was` are the numbers that took part before. What was done since stays. */
  const takeBack = (review, { added, replaced, groups, tookPart }, bank, now) => {
    const gone = new Set([...added, ...replaced].map(({ audit }) => audit.id));
    const counted = new Set(groups.map(({ id }) => id));
    const audits = [...Reflections.packed.unpack(review).filter(({ id }) => !gone.has(id)), ...replaced.map(({ was }) => was)];
    const rest = { groups: review.groups.filter(({ id }) => !counted.has(id)), took_part: tookPart };
    const held = Reflections.review.holding({ ...review, ...rest }, audits, bank);
    return Reflections.audit.changed(review, { ...rest, ...held }, now);
  };

  Reflections.gathering = { read, items, settle, newGroups, bring, takeBack };
}
