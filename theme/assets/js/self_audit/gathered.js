/**
 * Gathered: what a batch of files brought, in sentences. Pure. A batch is what `Reflections.gathering.settle` gives, with
 * the `groups` that came, the files that `failed`, the `reviews` among them, whether it `begins` a review, whether
 * somebody's `own` audit is in that, its `plan`, if the review's begins with it, and whether it is left beside (`isPlanLeft`).
 */
{
  /** In milliseconds, the least time after which copies are of another term, most likely. */
  const A_TERM = 60 * 24 * 60 * 60 * 1000;

  const number = (count, one, many) => (count === 1 ? "1 " + one : count + " " + many);

  const sayAdded = ({ added, groups, own, plan }) => {
    const audits = number(added.length, "audit was", "audits were") + " added";
    const beside = own ? ", beside the one in this browser." : ".";
    const counted = number(groups.length, "counted group was", "counted groups were") + " added.";
    const planned = plan ? [`Your plan of ${Reflections.broughtPlans.inWords(plan)} came along.`] : [];
    return [...(added.length ? [audits + beside] : []), ...(groups.length ? [counted] : []), ...planned];
  };

  const sayOfCopies = ({ replaced, same, older, declined }) =>
    [
      [replaced, "copy took the place of the one that was here.", "copies took the place of those that were here."],
      [same, "was here already.", "were here already."],
      [older, "was left out: a newer copy of it is here.", "were left out: newer copies of them are here."],
      [declined, "was left out, as you chose.", "were left out, as you chose."],
    ]
      .filter(([list]) => list.length)
      .map(([list, one, many]) => number(list.length, one, many));

  const sayCame = (batch) => {
    const came = [...sayAdded(batch), ...sayOfCopies(batch)];
    const none = batch.base ? "The review was opened." : batch.begins ? "The review has begun." : "Nothing was added.";
    return came.length ? came : [batch.over || none];
  };

  /** Short, for what is heard: what came, and how many files couldn't be read. */
  const headline = (batch) => {
    const { length } = batch.failed;
    return [...sayCame(batch), ...(length ? [number(length, "file", "files") + " could not be read."] : [])].join(" ");
  };

  /** What there is to say besides, file by file: a list. `quote` makes a name that anyone may have given fit for a sentence. */
  const sentences = (batch, { school, site, quote }) => {
    const came = [...batch.added, ...batch.replaced].filter(({ isOwn }) => !isOwn);
    const differing = (wayOf, say) =>
      byWay(came, wayOf).map(([way, items]) => say(listed(items, quote), items.length === 1, way));
    return [
      ...(batch.same.some(({ isRow }) => isRow) ? [REPEATED] : []),
      ...sayLater(batch),
      ...batch.failed.map(({ name, error }) => `${quote(name)} could not be read: ${lowered(error)}`),
      ...batch.reviews.map((found) => sayReview(found, batch, quote)),
      ...differing((audit) => otherSchool(audit, school), sayFrom((name) => `another school, ${quote(name)}`)),
      ...differing((audit) => otherSite(audit, site), sayFrom((name) => `another site, ${quote(name)}`)),
      ...differing((audit) => otherEdition(audit, site), sayFrom((edition) => `another edition of the questions, ${edition}`)),
      ...differing(({ answers }) => !answers.length, (names, isOne) => `${names} ${isOne ? "has" : "have"} no answers yet.`),
      ...differing(Reflections.broughtPlans.isPlanned, sayPlanned),
    ];
  };

  /** Copies of another term would count beside those of the last, and whoever answered both times would count twice. */
  const sayLater = ({ added, since, begins }) => {
    const isLater = ({ audit }) => Date.parse(audit.changed) - Date.parse(since) > A_TERM;
    const later = since && !begins ? added.filter(isLater).length : 0;
    const are = later === 1 ? "1 of these was" : `${later} of these were`;
    return later
      ? [`${are} answered two months or more after those that were here. For a new term choose “Undo”, and begin it under “What changed since an earlier term”.`]
      : [];
  };

  const sayPlanned = (names, isOne) =>
    `${names} ${isOne ? "has a plan of its" : "have plans of their"} own, to be copied under “Plan”.`;

  const REPEATED =
    "Rows of a table that say the very same as before count once. If they are other people’s, number the sheets in the column “number”.";

  const sayFrom = (say) => (names, isOne, way) =>
    `${names} ${isOne ? "is" : "are"} from ${say(way)}. ${isOne ? "It counts" : "They count"} all the same.`;

  const lowered = (sentence) => sentence.replace(/^The (?=file|computer)/, "the ");

  const sayReview = (found, { base, own, isPlanLeft }, quote) => {
    const name = quote(found.name);
    if (found === base) {
      return `You go on with the review in ${name}: what was agreed in it is here${own ? ", and so is the audit in this browser" : ""}.${isPlanLeft ? " Your own plan stands below its plan, to be copied." : ""}`;
    }
    const isCounted = found.record.groups.some(({ how }) => how === "audits");
    const twice = " It has numbers in place of audits: whoever’s own audit is here too counts twice.";
    const planned = Reflections.broughtPlans.isPlanned(found.record) ? " Its plan can be copied under “Plan”, until you leave this page." : "";
    return `${name} is a review. Its audits and counts were taken in, but not what was agreed and planned in it.${planned}${isCounted ? twice : ""}`;
  };

  const plain = (text) => text.trim().toLowerCase().replace(/\s+/g, " ");

  const otherSchool = (audit, school) => plain(audit.school) && plain(school) && plain(audit.school) !== plain(school) && audit.school;

  const otherSite = (audit, site) => audit.site.id !== site.id && (audit.site.name || audit.site.id);

  const otherEdition = (audit, site) => audit.site.id === site.id && audit.site.edition !== site.edition && (audit.site.edition || "unknown");

  /** Audits by a way in which they differ from what is usual here; those that don't are left out. */
  const byWay = (items, wayOf) => {
    const ways = new Map();
    items.forEach((item) => {
      const way = wayOf(item.audit);
      if (way) {
        ways.set(way, [...(ways.get(way) || []), item]);
      }
    });
    return [...ways];
  };

  const listed = (items, quote) => {
    const names = [...new Set(items.map(({ name }) => quote(name)))];
    return names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(", ");
  };

  Reflections.gathered = { headline, sentences };
}
