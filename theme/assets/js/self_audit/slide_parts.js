/** Slide parts: what slides are made of. Everything that people wrote goes in as text. */
{
  const { make } = Reflections;

  const svg = (tag, attributes, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children);
    return made;
  };

  Reflections.slideParts = {
    svg,

    /** What a slide belongs to, above its heading. */
    heading({ heading, page }) {
      const said = [heading, page].filter(Boolean).join(", ");
      return said ? [make("p", "ir-slide__heading", said)] : [];
    },

    title(slide) {
      const title = make("h1", "ir-slide__title");
      title.tabIndex = -1;
      title.append(...(slide.code ? [make("span", "ir-slide__code", slide.code), " "] : []), slide.title);
      return title;
    },

    texts(texts, name = "ir-slide__text") {
      return texts.map((text) => make("p", name, text));
    },

    lead({ lead }) {
      return lead ? [make("p", "ir-slide__lead", lead)] : [];
    },

    foot({ foot }) {
      return foot ? [make("p", "ir-slide__foot", foot)] : [];
    },

    items(items) {
      return make("ul", "ir-slide__items", ...items.map((text) => make("li", "ir-slide__item", text)));
    },

    question({ code, ask, said }) {
      const words = make("span", "ir-slide__ask", ask, ...(said ? [" ", make("span", "ir-slide__said", said)] : []));
      return [make("span", "ir-slide__code", code), " ", words];
    },

    facts(items) {
      const fact = ({ name, text }) => make("div", "ir-slide__fact", make("dt", "ir-slide__name", name), make("dd", "ir-slide__value", text));
      return make("dl", "ir-slide__facts", ...items.map(fact));
    },

    action({ what, who, by }) {
      const about = [who, by && `by ${Reflections.report.inWords(by)}`].filter(Boolean).join(", ");
      return make("li", "ir-slide__action", make("span", "", what), ...(about ? [make("span", "ir-slide__said", about)] : []));
    },

    /** A bar with its number beside it, both in one row: `share` is from 0 to 1. */
    bar(share, kind = "") {
      const width = Math.max(share * 100, 0);
      const rect = svg("rect", { x: 0, y: 0, width: width + "%", height: "100%" });
      return svg("svg", { class: "ir-slide__bar" + kind, width: "100%", height: "1em", "aria-hidden": "true", focusable: "false" }, rect);
    },

    /** Figures of a study: a table whose rows have a bar, which begins at nought; percentages run to 100. */
    chart({ title, unit, bars, most: highest }) {
      const most = unit === "%" ? 100 : Math.max(highest, 1);
      const rows = bars.map(({ label, value, figure }) => {
        const head = make("th", "ir-slide__label", label);
        head.scope = "row";
        const number = make("td", "ir-slide__number", figure);
        return make("tr", "", head, make("td", "ir-slide__drawn", this.bar(Math.abs(value) / most, value < 0 ? " ir-slide__bar--below" : "")), number);
      });
      return make("table", "ir-slide__chart", make("caption", "ir-hidden", title), make("tbody", "", ...rows));
    },
  };
}
