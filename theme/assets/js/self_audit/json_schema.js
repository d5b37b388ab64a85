/**
 * JSON Schema: whether a value is as a schema says, and in plain words where it isn't. Pure.
 *
 * It knows the keywords that theme/record.schema.json uses; a test holds the two together. How deep it goes follows
 * from the schema, never from the value, so that a value of any depth is safe to check. Keys are looked up as own keys
 * only: `constructor` and `__proto__` are keys like any other.
 */
Reflections.jsonSchema = {
  /** No more faults than this are looked for: whoever mends a file needs the first ones. */
  most: 20,

  /** The faults of a value: `[{path: "answers[2].rating", message: "should be 1 or 2, and is 7"}]`. */
  check(schema, value) {
    const faults = [];
    this.visit({ root: schema, faults }, schema, value, "");
    return faults.map(({ path, message }) => ({ path, message }));
  },

  /** Keywords are taken in our order, not the schema's: of a value of another type nothing else is asked. */
  visit(context, schema, value, path) {
    for (const [keyword, check] of this.checksOf(schema)) {
      const known = context.faults.length;
      if (known >= this.most) {
        return;
      }
      check.call(this, context, schema, value, path);
      if (keyword === "type" && context.faults.length > known) {
        return;
      }
    }
  },

  checks: new WeakMap(),

  /** What a schema asks, found once: a record has thousands of values under each of its few schemas. */
  checksOf(schema) {
    if (!this.checks.has(schema)) {
      this.checks.set(
        schema,
        Array.from(this.keywords).filter(([keyword]) => this.has(schema, keyword)),
      );
    }
    return this.checks.get(schema);
  },

  /** What each keyword asks of a value. Those that are not here only explain. */
  keywords: new Map(
    Object.entries({
      $ref(context, schema, value, path) {
        this.visit(context, this.resolved(context.root, schema), value, path);
      },
      type(context, schema, value, path) {
        if (!this.isOf(schema.type, value)) {
          this.fault(context, "type", path, `should be ${this.types[schema.type]}, and is ${this.shown(value)}`);
        }
      },
      const(context, schema, value, path) {
        if (value !== schema.const) {
          this.fault(context, "const", path, `should be ${this.shown(schema.const)}, and is ${this.shown(value)}`);
        }
      },
      enum(context, schema, value, path) {
        if (!schema.enum.includes(value)) {
          this.fault(context, "enum", path, this.oneOfThese(schema.enum, value));
        }
      },
      required(context, schema, value, path) {
        schema.required
          .filter((key) => !this.has(value, key))
          .forEach((key) => this.fault(context, "required", path, `lacks the key "${key}"`));
      },
      properties(context, schema, value, path) {
        Object.keys(value).forEach((key) => {
          if (this.has(schema.properties, key)) {
            this.visit(context, schema.properties[key], value[key], path ? `${path}.${key}` : key);
          }
        });
      },
      additionalProperties(context, schema, value, path) {
        Object.keys(value)
          .filter((key) => !this.has(schema.properties, key))
          .forEach((key) => this.fault(context, "additionalProperties", path, `has an unknown key ${this.shown(key)}`));
      },
      items(context, schema, value, path) {
        for (let at = 0; at < value.length && context.faults.length < this.most; at += 1) {
          this.visit(context, schema.items, value[at], `${path}[${at}]`);
        }
      },
      minItems(context, schema, value, path) {
        this.count(context, path, value.length, "entries", schema.minItems, Infinity);
      },
      maxItems(context, schema, value, path) {
        this.count(context, path, value.length, "entries", 0, schema.maxItems);
      },
      maxLength(context, schema, value, path) {
        // A schema counts characters, and an emoji is one; to count them takes time, and only a long text needs it.
        const length = value.length > schema.maxLength ? Array.from(value).length : 0;
        this.count(context, path, length, "characters", 0, schema.maxLength);
      },
      pattern(context, schema, value, path) {
        if (!this.expression(schema.pattern).test(value)) {
          this.fault(
            context,
            "pattern",
            path,
            `should be written like ${this.shown(schema.examples[0])}, and is ${this.shown(value)}`,
          );
        }
      },
      format(context, schema, value, path) {
        if (!this.formats[schema.format].call(this, value)) {
          this.fault(
            context,
            "format",
            path,
            `should be a real date such as ${this.shown(schema.examples[0])}, and is ${this.shown(value)}`,
          );
        }
      },
      minimum(context, schema, value, path) {
        if (value < schema.minimum) {
          this.fault(context, "minimum", path, `should be ${schema.minimum} or more, and is ${value}`);
        }
      },
      maximum(context, schema, value, path) {
        if (value > schema.maximum) {
          this.fault(context, "maximum", path, `should be ${schema.maximum} or less, and is ${value}`);
        }
      },
      oneOf(context, schema, value, path) {
        const branches = schema.oneOf.map((branch) => this.resolved(context.root, branch));
        if (branches.every((branch) => this.kindOf(branch) !== undefined)) {
          this.visitOfKind(context, branches, value, path);
        } else {
          this.visitOneOf(context, branches, value, path);
        }
      },
    }),
  ),

  /** A schema itself, in place of one that only names it. */
  resolved(root, schema) {
    return schema.$ref ? root.$defs[schema.$ref.replace("#/$defs/", "")] : schema;
  },

  /** The kind that a schema asks for: what is checked by it is known by its `kind`. */
  kindOf({ properties }) {
    return properties && properties.kind && properties.kind.const;
  },

  /** Where schemas are told apart by `kind`, the one that is meant: then what is wrong is said about that one alone. */
  visitOfKind(context, branches, value, path) {
    const meant = this.isObject(value) ? this.ofKind(branches, value) : branches[0];
    if (meant) {
      this.visit(context, meant, value, path);
    } else if (this.has(value, "kind")) {
      const kinds = branches.map((branch) => this.kindOf(branch));
      this.fault(context, "enum", path ? `${path}.kind` : "kind", this.oneOfThese(kinds, value.kind));
    } else {
      this.fault(context, "required", path, 'lacks the key "kind"');
    }
  },

  ofKind(branches, value) {
    return this.has(value, "kind") ? branches.find((branch) => this.kindOf(branch) === value.kind) : undefined;
  },

  /** When no branch fits, what is wrong is said by the one that asks for more than a constant. */
  visitOneOf(context, branches, value, path) {
    const found = branches.map((branch) => this.branchFaults(context, branch, value, path));
    if (found.filter((faults) => !faults.length).length !== 1) {
      context.faults.push(...found.find((faults) => faults.every(({ keyword }) => keyword !== "const")));
    }
  },

  branchFaults(context, branch, value, path) {
    const faults = [];
    this.visit({ root: context.root, faults }, branch, value, path);
    return faults;
  },

  /** How many entries a list of a record may have, by the schema of its kind. */
  mostEntries(schema, record, list) {
    const branches = schema.oneOf.map((branch) => this.resolved(schema, branch));
    return this.resolved(schema, this.ofKind(branches, record).properties[list]).maxItems;
  },

  fault(context, keyword, path, message) {
    context.faults.push({ keyword, path, message });
  },

  count(context, path, found, of, least, most) {
    if (found < least || found > most) {
      const bound = found < least ? `${least} at least` : `${this.number(most)} at most`;
      this.fault(context, "count", path, `has ${this.number(found)} ${of}, and should have ${bound}`);
    }
  },

  isOf(type, value) {
    return {
      object: () => this.isObject(value),
      array: () => Array.isArray(value),
      string: () => typeof value === "string",
      integer: () => Number.isInteger(value),
      boolean: () => typeof value === "boolean",
    }[type]();
  },

  isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  },

  has(object, key) {
    return Object.prototype.hasOwnProperty.call(object, key);
  },

  /** Types, and what a value is, in words for people who don't program. */
  types: {
    object: "a group of keys",
    array: "a list",
    string: "text",
    integer: "a whole number",
    boolean: "true or false",
  },

  shown(value) {
    if (typeof value === "string") {
      const text = value.length > 40 ? Array.from(value.slice(0, 40)).slice(0, 39).join("") + "…" : value;
      return `"${Reflections.jsonSchema.straight(text)}"`;
    }
    if (typeof value === "object" && value !== null) {
      return Array.isArray(value) ? "a list" : "a group of keys";
    }
    return value === null
      ? "empty"
      : Number.isFinite(value) || typeof value === "boolean"
        ? String(value)
        : "no usable number";
  },

  /** A text without the signs that turn around the order of letters: in a sentence they would turn the words after it. */
  straight(text) {
    return text.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "");
  },

  oneOfThese(values, found) {
    const words = values.map((value) => this.shown(value));
    return `should be ${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}, and is ${this.shown(found)}`;
  },

  /** 12000 as 12,000. */
  number(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
  },

  expressions: new Map(),

  /** A pattern, made ready once: a record has thousands of ids. */
  expression(pattern) {
    if (!this.expressions.has(pattern)) {
      this.expressions.set(pattern, new RegExp(pattern, "u"));
    }
    return this.expressions.get(pattern);
  },

  formats: {
    date(text) {
      return this.isDate(text);
    },
    "date-time"(text) {
      const [hours, minutes, seconds] = text.slice(11, 19).split(":").map(Number);
      return this.isDate(text.slice(0, 10)) && hours < 24 && minutes < 60 && seconds < 60;
    },
  },

  /** Whether a text such as 2027-02-28 names a day that there is. */
  isDate(text) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
      return false;
    }
    const [year, month, day] = text.split("-").map(Number);
    const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
  },
};
