/** Contents: marks in "On this page" the part that is being read. */
Reflections.Contents = class {
  constructor(navigation) {
    this.links = Array.from(navigation.querySelectorAll("a"));
    this.headings = this.links
      .map((link) => document.getElementById(link.hash.slice(1)))
      .filter((heading) => heading);
    if (!("IntersectionObserver" in window) || !this.headings.length) {
      return;
    }
    /* Told whenever a heading passes the line a third of the way down the window. */
    this.observer = new IntersectionObserver(() => this.mark(), { rootMargin: "0px 0px -66% 0px" });
    this.headings.forEach((heading) => this.observer.observe(heading));
  }

  mark() {
    const line = window.innerHeight / 3;
    const passed = this.headings.filter((heading) => heading.getBoundingClientRect().top < line);
    const current = passed.length ? passed[passed.length - 1].id : "";
    this.links.forEach((link) => {
      if (current && link.hash === "#" + current) {
        link.setAttribute("aria-current", "true");
      } else {
        link.removeAttribute("aria-current");
      }
    });
  }
};

/** Leave out what leads to a part that is hidden now. */
Reflections.Contents.follow = function () {
  document.querySelectorAll(".ir-contents__link").forEach((link) => {
    const part = document.getElementById(link.hash.slice(1));
    link.parentElement.hidden = Boolean(part && part.closest("[hidden]"));
  });
};

Reflections.register("contents", Reflections.Contents);
