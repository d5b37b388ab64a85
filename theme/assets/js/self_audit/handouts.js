/**
 * Hand-outs: slides small on paper, six a page, with lines to write on. Slides that are only said, and counts that nobody
 * has been shown yet, are left out.
 */
{
  const { make } = Reflections;

  const isForPaper = ({ kind, isCounted }) => !["question", "pause", "choose"].includes(kind) && (kind !== "reveal" || isCounted);

  Reflections.handouts = {
    perPage: 6,

    of(slides) {
      return slides.filter(isForPaper);
    },

    /** Pages of slides as elements. `answers` draws what was counted. */
    make(slides, answers) {
      return Array.from({ length: Math.ceil(slides.length / this.perPage) }, (_, page) => {
        const some = slides.slice(page * this.perPage, (page + 1) * this.perPage);
        return make("div", "ir-handouts__page", ...some.map((slide) => this.cell(slide, answers)));
      });
    },

    cell(slide, answers) {
      const small = Reflections.slide(slide, slide.kind === "reveal" ? answers : undefined);
      small.querySelectorAll("h1").forEach((title) => title.replaceWith(make("p", title.className, ...title.childNodes)));
      small.querySelectorAll("button").forEach((button) => button.remove());
      const lines = Array.from({ length: 3 }, () => make("p", "ir-handouts__line"));
      return make("section", "ir-handouts__cell", make("div", "ir-handouts__slide", small), ...lines);
    },
  };
}
