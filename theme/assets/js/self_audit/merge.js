/**
 * Merge: one record with what was changed since `base` here (`ours`) and in another window (`theirs`). Pure. Where both
 * changed a text, both stay; of two other values, ours, the later. What one removed and the other changed stays.
 */
{
  /** Texts of which both are kept when two windows changed one: what stands between them, and how long they may be. */
  const TEXTS = {
    ...Object.fromEntries(["evidence", "note", "helps", "hinders", "what", "how"].map((name) => [name, ["\n", 10000]])),
    who: [" / ", 10000],
    ...Object.fromEntries(["school", "name"].map((name) => [name, [" / ", 200]])),
  };

  const isSame = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);

  const mergedRecord = (base, ours, theirs) => {
    if (isSame(ours, base) || isSame(ours, theirs)) {
      return theirs;
    }
    const { audit } = Reflections;
    const three = [base, ours, theirs];
    const listsOf = (name) => three.map((record) => record[name] || []);
    const answers = mergedAnswers(three.map((record) => audit.answers(record)));
    const priorities = mergedList("question", listsOf("priorities"));
    const actions = mergedList("id", listsOf("actions"));
    const views = ours.kind === "review" ? mergedViews(three, listsOf) : { groups: [], needed: [] };
    const said = [...answers.values()].filter((answer) => audit.holdsSomething(answer));
    const inUse = audit.inUse({ answers: [...said, ...views.groups], priorities, actions });
    const questions = mergedList("id", listsOf("questions"), new Set([...inUse, ...views.needed]));
    return {
      ...mergedFields(...three.map(withoutLists)),
      respondent: mergedFields(...three.map(({ respondent }) => respondent)),
      revision: Math.max(ours.revision, theirs.revision) + 1,
      questions,
      answers: audit.inOrder(questions, answers),
      priorities,
      actions,
      ...(ours.kind === "review" && reviewed(questions, views)),
      ...Reflections.record.withEarlier(mergedWhole(listsOf("earlier"))),
    };
  };

  const withoutLists = (record) =>
    Object.fromEntries(Object.entries(record).filter(([, value]) => !Array.isArray(value)));

  /** What a review has beside what is agreed. `needed` has the ids of questions that it mustn't lose. */
  const mergedViews = (three, listsOf) => {
    const whole = three.map((record) => (record.kind === "review" ? Reflections.packed.unpack(record) : []));
    const audits = mergedWhole(whole);
    const debates = mergedSet(listsOf("debates"));
    const before = new Set(whole[0].map(copyOf));
    const isJoined = audits.some((audit) => !before.has(copyOf(audit))); // it may ask what the other window left out
    const asked = isJoined ? listsOf("questions").flat() : audits.flatMap(({ questions }) => questions);
    return {
      audits,
      debates,
      groups: mergedList("id", listsOf("groups")),
      took_part: mergedList("audience", listsOf("took_part")),
      needed: [...debates, ...asked.map(({ id }) => id)],
    };
  };

  const copyOf = ({ id, revision }) => `${id} ${revision}`;

  const reviewed = (questions, { audits, groups, took_part, debates }) => ({
    ...Reflections.packed.pack(audits),
    groups,
    took_part,
    debates: Reflections.record.inOrderOf(questions, debates),
  });

  /** Whole records by their id: one of them never becomes a mixture of two. */
  const mergedWhole = (lists) => {
    const [base, ours, theirs] = lists.map((list) => new Map(list.map((record) => [record.id, record])));
    const mergedOne = (id, was = base.get(id), our = ours.get(id), their = theirs.get(id)) => {
      if (our && their) {
        return isSame(our, was) ? their : isSame(their, was) ? our : Reflections.packed.greater(our, their);
      }
      return !isSame(our || their, was) && (our || their);
    };
    return [...new Set([...theirs.keys(), ...ours.keys()])].map((id) => mergedOne(id)).filter(Boolean);
  };

  /** What is chosen: what both have, and what one of them added. */
  const mergedSet = ([base, ours, theirs]) =>
    [...new Set([...ours, ...theirs])].filter((id) => (ours.includes(id) && theirs.includes(id)) || !base.includes(id));

  /** Answers by question. One that isn't there says nothing, which is another thing than a removed one. */
  const mergedAnswers = ([base, ours, theirs]) => {
    const merged = (question) =>
      mergedFields(base.get(question), ours.get(question) || { question }, theirs.get(question) || { question });
    return new Map(
      [...ours.keys(), ...theirs.keys()].map((question) => [question, Reflections.audit.tidy(merged(question))]),
    );
  };

  const mergedFields = (base, ours, theirs) => {
    const names = Object.keys({ ...theirs, ...ours });
    const pairs = names.map((name) => [name, mergedValue(name, base && base[name], ours[name], theirs[name])]);
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
  };

  const mergedValue = (name, base, ours, theirs) => {
    if (isSame(ours, base) || isSame(theirs, base)) {
      return isSame(ours, base) ? theirs : ours;
    }
    if (ours === undefined || theirs === undefined) {
      return ours === undefined ? theirs : ours;
    }
    return TEXTS[name] ? mergedTexts(TEXTS[name], base || "", ours, theirs) : ours;
  };

  /** Their text, then the lines that are new in ours. Ours alone where both are too long together. */
  const mergedTexts = ([between, most], base, ours, theirs) => {
    const known = new Set([...base.split("\n"), ...theirs.split("\n")]);
    const both = [theirs, ...ours.split("\n").filter((line) => !known.has(line))].filter(Boolean).join(between);
    return both.length > most ? ours : both;
  };

  /** Things by their key, in our order where we changed it, else in theirs. `needed` has the keys of what must stay. */
  const mergedList = (key, lists, needed = new Set()) => {
    const [base, ours, theirs] = lists.map((list) => new Map(list.map((thing) => [thing[key], thing])));
    const mergedOne = (id, was = base.get(id), our = ours.get(id), their = theirs.get(id)) =>
      our && their ? mergedFields(was, our, their) : (!isSame(our || their, was) || needed.has(id)) && (our || their);
    const isOurOrder = !isSame([...ours.keys()], [...base.keys()]);
    const [first, second] = (isOurOrder ? [ours, theirs] : [theirs, ours]).map((things) => [...things.keys()]);
    const has = new Set(first);
    second.forEach((id, i) => has.has(id) || first.splice(first.indexOf(second[i - 1]) + 1, 0, id));
    return first.map((id) => mergedOne(id)).filter(Boolean);
  };

  Reflections.merge = Object.assign(mergedRecord, { isSame });
}
