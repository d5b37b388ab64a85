/**
 * Slide: one slide as an element, on the screen and, small, in the hand-outs. What can be pressed or written in is put in by
 * `answers` (`Reflections.SlideAnswers`); in a hand-out there is none.
 */
{
  const { make, slideParts: parts } = Reflections;

  Reflections.slide = (slide, answers) => {
    const made = make("article", "ir-slide ir-slide--" + slide.kind, ...parts.heading(slide), parts.title(slide));
    made.append(make("div", "ir-slide__body", ...bodies[slide.kind](slide, answers)));
    if (slide.characteristic) {
      made.dataset.characteristic = slide.characteristic;
    }
    return made;
  };

  const plain = (slide) => [...parts.lead(slide), ...parts.texts(slide.texts), ...parts.foot(slide)];

  const withCounts = (slide, answers) => [...plain(slide), ...(answers && slide.rated ? answers.rated(slide) : [])];

  const levelRows = (signs) =>
    make(
      "ol",
      "ir-slide__levels",
      ...signs.map((sign, at) => make("li", "ir-slide__level", make("span", "ir-slide__mark", String(at + 1)), make("span", "", sign))),
    );

  /** What stands below a heading, by the kind of a slide. */
  const bodies = {
    title: plain,
    words: plain,
    pause: withCounts,
    task: withCounts,
    case: ({ items }) => [parts.items(items)],
    chart: (slide) => [parts.chart(slide), ...(slide.note ? [make("p", "ir-slide__foot", slide.note)] : [])],
    question: () => [],
    rating: ({ signs, ...slide }, answers) => [levelRows(signs), ...(answers ? answers.rating(slide) : [])],
    reveal: (slide, answers) => (answers ? answers.reveal(slide) : []),
    choose: (slide, answers) => [
      make(
        "ul",
        "ir-slide__list",
        ...slide.questions.map((each) => make("li", "ir-slide__question", ...parts.question(each), ...(answers ? answers.choose(each) : []))),
      ),
    ],
    list: ({ questions, ...slide }) => [
      make("ul", "ir-slide__list", ...questions.map((each) => make("li", "ir-slide__question", ...parts.question(each)))),
      ...parts.foot(slide),
    ],
    facts: ({ items, ...slide }) => [parts.facts(items), ...parts.foot(slide)],
    actions: ({ actions, ...slide }) => [make("ul", "ir-slide__actions", ...actions.map(parts.action)), ...parts.foot(slide)],
    plan: (slide, answers) => [
      make("ul", "ir-slide__actions", ...slide.actions.map(parts.action)),
      ...(answers && slide.isLast ? answers.plan(slide) : []),
    ],
  };
}
