/**
 * Record file: an audit or a review as one web page that can be read and printed without this site, and opened here
 * again.
 *
 * The page is built as a document and written out, never put together from texts; it has no script, and its own policy
 * forbids all but its style. The audit itself is in it as JSON. Whatever is opened is only ever taken apart in a document of
 * its own, which runs nothing and loads nothing, and none of it gets into the page.
 */
Reflections.recordFile = {
  /** What is said of files that somebody may well take for a kept audit. */
  refusals: {
    pdf: "The file is a PDF, which can be read but not opened here. Open the .html, .json or .csv copy of the audit.",
    zip: "The file is a workbook, a document or a zip file. A table that was changed in a spreadsheet is opened when it is saved as “CSV UTF-8”.",
    encoding: "The file is not written in UTF-8. Save it again as “UTF-8”, in Excel as “CSV UTF-8”.",
    page: "The file is a web page that holds no audit.",
    pages: "The file is a web page that holds more than one audit. Open a copy that was kept here.",
    codes: "The file is a table of several people’s answers, with codes as columns. Open it on “Together”.",
  },

  data: 'script#record[type="application/json"]',

  /** The scripts of a page with their content, in which no "<" can stand. Found in one go through the text. */
  scripts: /<script[^<>]*>[^<]*/gi,

  /** The page's text. `today` as 2026-11-22. */
  write({ record, bank, today }) {
    const mended = Reflections.record.mended(record);
    const page = document.implementation.createHTMLDocument(this.title(mended, today));
    page.documentElement.lang = "en-GB";
    const { css, hash } = bank.data.report_style;
    this.fillHead(page, hash);
    const main = page.createElement("main");
    main.append(this.howToGoOn(page, mended), this.report(page, mended, bank, today));
    page.body.append(main, this.dataScript(page, mended));
    const html = page.documentElement.outerHTML.replace("<!--style-->", () => this.element(page, "style", {}, css).outerHTML);
    return "<!doctype html>\n" + html + "\n";
  },

  title(record, today) {
    const { nameOf } = Reflections.report;
    const named = [nameOf(record), Reflections.jsonSchema.straight(record.school), this.longDate(today)];
    return named.filter(Boolean).join(", ");
  },

  /** 2026-11-22 as 22 November 2026, wherever the computer thinks it is. */
  longDate(day) {
    const form = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", form);
  },

  /**
   * The encoding must stand first, and the policy before the style that it allows. The style itself never gets into a
   * document here, where the site's own policy forbids it.
   */
  fillHead(page, hash) {
    const policy = `default-src 'none'; style-src '${hash}'; base-uri 'none'; form-action 'none'`;
    page.head.prepend(
      this.element(page, "meta", { charset: "utf-8" }),
      this.element(page, "meta", { "http-equiv": "Content-Security-Policy", content: policy }),
      this.element(page, "meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      this.element(page, "meta", { name: "color-scheme", content: "light dark" }),
      page.createComment("style"),
    );
  },

  element(page, tag, attributes, text = "") {
    const element = page.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.textContent = text;
    return element;
  },

  report(page, record, bank, today) {
    const sections = Reflections.report.all(record);
    const profile = Reflections.profile.of(record, bank);
    return Reflections.report.build(page, { record, profile, bank, today, sections });
  },

  howToGoOn(page, { kind, site }) {
    const text = `This is a copy to read. To go on with this ${kind}, open the self-audit of ${site.name || "the site it was made with"}, and drop this file into it or choose it there.`;
    return this.element(page, "p", { class: "ir-report__go-on" }, text);
  },

  /** A `</script>` in a name would end the data and begin markup; as \u003c no `<` is one. */
  dataScript(page, record) {
    const json = JSON.stringify(record).replace(/</g, "\\u003c");
    return this.element(page, "script", { type: "application/json", id: "record" }, json);
  },

  /** The record in a file's text, `{record}`, or `{error}` with a sentence. Never throws. */
  read(text, { schema, bank }) {
    const content = typeof text === "string" ? text.replace(/^\uFEFF/, "") : "";
    const refusal = Reflections.record.refusalOfText(content) || this.refusalOfKind(content);
    if (refusal) {
      return Reflections.record.refuse(refusal);
    }
    if (Reflections.csv.isTable(content)) {
      return Reflections.csv.read(content, bank);
    }
    if (Reflections.csv.isOfCodes(content)) {
      return Reflections.record.refuse(this.refusals.codes);
    }
    return content.trimStart().startsWith("<") ? this.readPage(content, schema) : Reflections.record.read(content, schema);
  },

  /** Other kinds of file, known by how they begin; in UTF-16 every second byte of a plain letter is empty. */
  refusalOfKind(text) {
    if (text.startsWith("%PDF-")) {
      return this.refusals.pdf;
    }
    if (text.startsWith("PK\u0003\u0004")) {
      return this.refusals.zip;
    }
    return text.slice(0, 4).includes("\u0000") ? this.refusals.encoding : undefined;
  },

  /** Only the scripts are made a document of: a browser takes minutes over a page of 200,000 elements inside each other. */
  readPage(text, schema) {
    const page = (text.match(this.scripts) || []).map((script) => `${this.withoutHandlers(script)}</script>`).join("");
    const scripts = new DOMParser().parseFromString(page, "text/html").querySelectorAll(this.data);
    if (scripts.length !== 1) {
      return Reflections.record.refuse(scripts.length ? this.refusals.pages : this.refusalOfPage(text));
    }
    return Reflections.record.read(scripts[0].textContent, schema);
  },

  /** The data stand at the end of a kept page, so that one that was cut off has none. */
  refusalOfPage(text) {
    const isCut = text.includes("ir-report") && !text.trimEnd().endsWith("</html>");
    return isCut ? Reflections.record.refusals.damaged : this.refusals.page;
  },

  /** A handler of a script wouldn't run, but a browser looks at it, and complains that the policy forbids it. */
  withoutHandlers(script) {
    return script.replace(/^[^>]*/, (tag) => tag.replace(/\bon(?=\w+\s*=)/gi, "data-on"));
  },

  /**
   * The text of a file's bytes. Besides UTF-8 it knows what spreadsheets and Notepad on Windows write: UTF-16 with a mark at
   * its beginning, and Windows-1252.
   */
  decode(bytes) {
    const [first, second] = new Uint8Array(bytes.slice(0, 2));
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
      return new TextDecoder(first === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
    }
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch (error) {
      return new TextDecoder("windows-1252").decode(bytes); // bytes that are no UTF-8
    }
  },
};
