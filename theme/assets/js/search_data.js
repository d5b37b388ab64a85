/**
 * Search data: the catalogue and the index, fetched when they are first asked for. The header's search says where they are. A file that is missing rejects.
 */
Reflections.searchData = {
  /** What lists and results show: `{groups, facets, entries}`. */
  catalogue() {
    this.catalogueAsked = this.catalogueAsked || this.load("catalogue");
    return this.catalogueAsked;
  },

  /** A `Reflections.SearchIndex` of the catalogue's entries. */
  index() {
    this.indexAsked =
      this.indexAsked ||
      Promise.all([this.catalogue(), this.load("words"), this.fetch("engine")]).then(([catalogue, words]) =>
        Reflections.SearchIndex.load(catalogue.entries, words),
      );
    return this.indexAsked;
  },

  /** What a data file hands over. */
  load(name) {
    const handed = new Promise((resolve) => {
      this.take[name] = resolve;
    });
    return this.fetch(name).then(() => handed);
  },

  /** Resolves once a script has run: `catalogue`, `words` or `engine`. */
  fetch(name) {
    return Reflections.fetch(document.querySelector(".ir-header__search").dataset[name]);
  },

  take: {},
};

/** Called by the data files. */
Reflections.setCatalogue = function (json) {
  Reflections.searchData.take.catalogue(JSON.parse(json));
};

/** Called by the data files. */
Reflections.setWords = function (json) {
  Reflections.searchData.take.words(JSON.parse(json));
};
