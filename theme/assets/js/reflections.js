/**
 * The one global of this site's scripts. Each component adds a class under its own name and is started on every element
 * whose `data-module` names it. A component that fails says so on the console; the others and the page carry on.
 */
var Reflections = {
  components: {},

  /** Make a component known: its `data-module` name, and what to call with `new` for each element. */
  register: function (name, Component) {
    this.components[name] = Component;
  },

  /** Start every component in `root`. Called once, when all scripts have been read. */
  start: function (root) {
    Object.keys(this.components).forEach(function (name) {
      root.querySelectorAll('[data-module~="' + name + '"]').forEach(function (element) {
        Reflections.startOne(name, element);
      });
    });
  },

  startOne: function (name, element) {
    try {
      new this.components[name](element);
    } catch (error) {
      console.error("Reflections: " + name + " could not start.", error);
    }
  },

  /** Fetch a script by an element, since a folder opened from a disk has no other way; resolves once it has run. */
  fetch: function (address) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", resolve);
      script.addEventListener("error", function () {
        reject(new Error(address + " did not load"));
      });
      document.head.append(script);
    });
  },

  /** The same for a stylesheet; resolves once it is in force. */
  fetchStyle: function (address) {
    return new Promise(function (resolve, reject) {
      var link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = address;
      link.addEventListener("load", resolve);
      link.addEventListener("error", function () {
        reject(new Error(address + " did not load"));
      });
      document.head.append(link);
    });
  },

  /** A new element with a class and, if given, text. */
  element: function (tag, className, text) {
    var made = document.createElement(tag);
    made.className = className;
    if (text) {
      made.textContent = text;
    }
    return made;
  },
};

document.documentElement.classList.remove("no-js");

/* Deferred scripts run before this event, whatever their order. */
document.addEventListener("DOMContentLoaded", function () {
  Reflections.start(document);
});
