/** Carried changes: what differs between an audit's questions as they were answered and as they are asked today. Pure. */
Reflections.carriedChanges = {
  /** What may have happened to a question since it was answered. */
  kinds: {
    reworded: "Reworded. Your answers stay; see whether they still fit.",
    merged: "Merged into another question. What you answered has moved there.",
    retired: "No longer asked. What you answered is kept, and stands in each copy.",
    unknown: "Not asked on this site. What you answered is kept, and stands in each copy.",
  },

  /** Each change as `{kind, code, lines: [{label, text}]}`; `merged` is what `carryOver` told of that. */
  of({ questions }, bank, merged) {
    const isCurrent = ({ id }) => bank.standing({ id }) === "current";
    const reworded = questions.filter((question) => isCurrent(question) && question.earlier && question.earlier.length);
    const gone = questions.filter((question) => !isCurrent(question));
    return [
      ...reworded.map((question) => ({ kind: "reworded", code: question.code, lines: this.wordings(question) })),
      ...merged.map(({ code, into }) => ({ kind: "merged", code, lines: [this.place(bank.question(into))] })),
      ...gone.map(({ id, code, ask: text }) => ({ kind: bank.standing({ id }), code, lines: [{ label: "", text }] })),
    ];
  },

  place({ code, ask }) {
    return { label: "Now part of", text: code + " " + ask };
  },

  /** Both wordings of whatever differs between a question's last earlier words and today's: what is asked, and its signs. */
  wordings({ ask, signs, earlier }) {
    const was = earlier[earlier.length - 1];
    const pairs = signs.map((now, place) => ({ name: `, level ${place + 1}`, was: was.signs[place] || "", now }));
    return [{ name: "", was: was.ask, now: ask }, ...pairs]
      .filter((pair) => pair.was !== pair.now)
      .flatMap(({ name, was, now }) => [
        { label: "Was" + name, text: was },
        { label: "Now" + name, text: now },
      ]);
  },
};
