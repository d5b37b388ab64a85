/**
 * Keying draft: the sheets that are typed in and not brought in yet, as a value: `{batches}`, the one that was worked on
 * last at the end. Pure. A batch is known by its sheet and edition, a row by its id.
 */
{
  const { keying } = Reflections;

  const empty = { batches: [] };

  const keyOf = ({ sheet, edition }) => `${sheet}/${edition}`;

  const find = (draft, key) => draft.batches.find((batch) => keyOf(batch) === key);

  /** A draft with a batch, put last, in the place of the one with its key. One without rows says nothing. */
  const withBatch = ({ batches }, batch) => {
    const others = batches.filter((one) => keyOf(one) !== keyOf(batch));
    return { batches: batch.rows.length ? [...others, batch] : others };
  };

  const isEmpty = ({ batches }) => batches.every(({ rows }) => rows.every((row) => keying.isEmptyRow(row)));

  // ---- Two windows, and undo: what became of one value here, put on top of what became of it there

  const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /**
   * Things by their key that three values have. What one side alone changed, added or took away is so; of what both
   * changed `mergeOne` decides. The order is theirs, and what only we have stands after what we have before it.
   */
  const mergedList = (key, [base, ours, theirs], mergeOne) => {
    const maps = [base, ours, theirs].map((list) => new Map(list.map((thing) => [key(thing), thing])));
    const order = [...maps[2].keys()];
    const ids = [...maps[1].keys()];
    ids.forEach((id, at) => maps[2].has(id) || order.splice(order.indexOf(ids[at - 1]) + 1, 0, id));
    return order.flatMap((id) => {
      const [was, our, their] = maps.map((map) => map.get(id));
      if (our && their) {
        return [isSame(our, was) ? their : isSame(their, was) ? our : mergeOne(was, our, their)];
      }
      return isSame(our || their, was) ? [] : [our || their];
    });
  };

  const mergedRow = (was = { cells: {}, note: "" }, our, their) => {
    const text = (before = "", here = "", there = "") => (here === before ? there : here);
    const codes = Object.keys({ ...their.cells, ...our.cells });
    const cells = codes.map((code) => [code, text(was.cells[code], our.cells[code], their.cells[code])]);
    const later = our.changed > their.changed ? our : their;
    return {
      ...their,
      revision: Math.max(our.revision, their.revision) + 1,
      changed: later.changed,
      cells: Object.fromEntries(cells.filter(([, said]) => said !== "")),
      note: text(was.note, our.note, their.note),
    };
  };

  const mergedBatch = (was = { rows: [] }, our, their) => ({
    ...their,
    codes: [...new Set([...their.codes, ...our.codes])],
    rows: mergedList(({ id }) => id, [was.rows, our.rows, their.rows], mergedRow),
  });

  /** What became of `base` in `ours`, put on top of `theirs`. An undo is that too: from after a change to before it. */
  const merge = (base, ours, theirs) => {
    const batches = [base, ours, theirs].map((draft) => draft.batches);
    return { batches: mergedList(keyOf, batches, mergedBatch).filter(({ rows }) => rows.length) };
  };

  // ---- Reading what is stored

  const isText = (value, most) => typeof value === "string" && value.length <= most;
  const isList = (value, most, isOne) => Array.isArray(value) && value.length <= most && value.every(isOne);
  const isMoment = (value) => isText(value, 20) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
  const isCode = (bank) => (code) => isText(code, 4) && keying.question(bank, code) !== undefined;
  const { isObject } = Reflections.jsonSchema;

  const isRow = (codes) => (row) =>
    isObject(row) &&
    isText(row.id, 64) &&
    /^[a-z0-9-]{8,64}$/.test(row.id) &&
    Number.isInteger(row.revision) &&
    row.revision >= 0 &&
    row.revision < 1e9 &&
    isMoment(row.made) &&
    isMoment(row.changed) &&
    isText(row.note, 1e6) &&
    isObject(row.cells) &&
    Object.entries(row.cells).every(([code, text]) => codes.includes(code) && isText(text, 1e4));

  const isBatch = (bank) => (batch) =>
    isObject(batch) &&
    [batch.sheet, batch.name].every((text) => isText(text, 200)) &&
    isText(batch.edition, 7) &&
    keying.edition(batch.edition) === batch.edition &&
    bank.audiences.some(({ id }) => id === batch.audience) &&
    isList(batch.codes, 1000, isCode(bank)) &&
    batch.codes.length > 0 &&
    new Set(batch.codes).size === batch.codes.length &&
    !Reflections.jsonSchema.check({ ...bank.data.record_schema.$defs.choice, $defs: bank.data.record_schema.$defs }, batch.choice).length &&
    isList(batch.rows, keying.most, isRow(batch.codes));

  const picked = (object, keys) => Object.fromEntries(keys.map((key) => [key, object[key]]));
  const batchOf = (batch) => ({
    ...picked(batch, ["sheet", "name", "audience", "choice", "edition", "codes"]),
    rows: batch.rows.map((row) => picked(row, ["id", "revision", "made", "changed", "cells", "note"])),
  });

  /** The draft that a stored text holds; undefined when anything in it is not as it should be. Never throws. */
  const read = (text, bank) => {
    try {
      const { batches } = JSON.parse(text);
      const ids = isList(batches, 200, isBatch(bank)) && batches.flatMap(({ rows }) => rows.map(({ id }) => id));
      const isSound = ids && new Set(ids).size === ids.length && new Set(batches.map(keyOf)).size === batches.length;
      return isSound ? { batches: batches.map(batchOf) } : undefined;
    } catch {
      return undefined;
    }
  };

  Reflections.keyingDraft = { empty, keyOf, find, withBatch, isEmpty, isSame, merge, read };
}
