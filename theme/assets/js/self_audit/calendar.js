/**
 * Calendar: the dates of the plan as an iCalendar file (RFC 5545), which Outlook, Google and phones take in. Pure.
 *
 * Each action gives a day by which it is to be done and a day on which it is looked at again, where it has them. The ids of
 * the events never change, so a file that is taken in again later moves the events and makes no second ones. What was
 * stopped is in it as cancelled, so that it goes from the diary too.
 */
Reflections.calendar = {
  /** What the two kinds of date are called in a diary. */
  kinds: { by: "To be done", review: "Review" },

  /** The file's text; without any date it is empty, as a calendar without an event is no calendar. `now` as 2026-11-22T10:31:00Z. */
  write(record, { now }) {
    const events = Reflections.plan.dates(record);
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Inclusion Reflections//Self-audit//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      ...events.flatMap((event) => this.lines(record, event, now)),
      "END:VCALENDAR",
    ];
    return events.length ? lines.map((line) => this.folded(line) + "\r\n").join("") : "";
  },

  lines(record, { date, kind, action }, now) {
    return [
      "BEGIN:VEVENT",
      `UID:${record.id}-${action.id}-${kind}@inclusion-reflections`,
      `DTSTAMP:${now.replace(/[-:]/g, "")}`,
      `SEQUENCE:${record.revision}`,
      `DTSTART;VALUE=DATE:${date.replace(/-/g, "")}`,
      ...this.end(date),
      `SUMMARY:${this.escaped(this.kinds[kind] + ": " + (action.what || "an action of the plan"))}`,
      `DESCRIPTION:${this.escaped(this.description(record, action))}`,
      `STATUS:${action.status === "stopped" ? "CANCELLED" : "CONFIRMED"}`,
      "TRANSP:TRANSPARENT", // nobody is busy on that day for it
      "END:VEVENT",
    ];
  },

  /** The day after, which is where an event of a whole day ends. The last day of the year 9999 has none that could be written. */
  end(date) {
    const next = new Date(`${date}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    return next.getUTCFullYear() > 9999 ? [] : [`DTEND;VALUE=DATE:${next.toISOString().slice(0, 10).replace(/-/g, "")}`];
  },

  description({ kind, questions, school }, { question, who, how }) {
    const asked = questions.find(({ id }) => id === question);
    return [
      asked && `${asked.code}: ${asked.ask}`,
      who && `Who: ${who}`,
      how && `How we will know: ${how}`,
      school && `From the ${kind === "review" ? "review" : "self-audit"} of ${school}`,
    ]
      .filter(Boolean)
      .join("\n");
  },

  /** A text as the format wants it; of what can't be printed it knows only the tab. */
  escaped(text) {
    return text
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\r\n|\r|\n/g, "\\n")
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, "");
  },

  /** A line in pieces of 75 octets at most, each further one after a space. No character is cut. */
  folded(line) {
    let octets = 0;
    let folded = "";
    for (const character of line) {
      const more = new TextEncoder().encode(character).length;
      const isFull = octets + more > 75;
      folded += isFull ? "\r\n " + character : character;
      octets = isFull ? 1 + more : octets + more;
    }
    return folded;
  },
};
