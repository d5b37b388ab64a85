/**
 * Views: what several people answered to each question, side by side. Pure. Each audit is brought to today's questions
 * before it is counted, once for each audit and bank; nothing is averaged. A "voice" is one person's answer to one
 * question; a blank is none.
 *
 * Nobody but a leader may be read out of the numbers: no one or two people's voices can be worked out from what is
 * shown, not even by somebody who knows what each leader answered. So of the other audiences only "safe" sums show, of
 * no voice or of three and more.
 *
 * | audience | is shown | why |
 * |---|---|---|
 * | leadership | apart | they sit together and answer for the school |
 * | another, 3 people or more | apart, where its sum is safe (else `isHidden`) | one or two could be guessed |
 * | others, fewer than 3 each | in "everyone" alone | together they are three or more |
 * | others, 1 or 2 people in all | nowhere: `leftOut` | "everyone" less the others would be them |
 * | 1 or 2 people, and nobody else took part | in "everyone" | they are all there is |
 * | a group, not of leaders, with 1 or 2 voices | nowhere: `isHidden` | as above |
 *
 * At a question all that doesn't show apart counts in "everyone" if its sum is safe, else not at all (`isReduced`). Who
 * is left out doesn't hang on who else is shown apart: the numbers before the staff came and after would differ by just
 * them.
 *
 * A row's `all` is everyone and the groups, each audience once. What is hidden has counts of nought. Agreement, spread
 * and the like rest on what is shown alone, or they would tell what isn't. What somebody answered in this browser
 * (`own`) is theirs to see.
 */
{
  /** The fewest voices that may stand together. */
  const FEWEST = 3;

  const { leadership } = Reflections.QuestionBank;
  const { ratings } = Reflections.audit;
  const { placeOf, NOTHING, total, together, answered, tallyOf, countsOf, described } = Reflections.tally;

  const standsApart = (audience, people) => audience === leadership || people >= FEWEST;

  /** Whether a sum gives nobody away: it has no voice, or enough of them. */
  const isSafe = (tally) => answered(tally) === 0 || answered(tally) >= FEWEST;

  /** What each audit says in today's questions, by its value: carrying 200 over takes longer than an edit may. */
  const known = new WeakMap();

  const voiceOf = (audit, bank) => {
    const before = known.get(audit);
    if (before && before.bank === bank) {
      return before;
    }
    const { questions, ...record } = Reflections.carryOver(audit, bank).record;
    const answers = Reflections.audit.answers(record);
    const places = new Map(questions.map(({ id }) => [id, placeOf.get((answers.get(id) || {}).rating)]));
    const voice = { bank, id: audit.id, ...record.respondent, questions, answers, places };
    known.set(audit, voice);
    return voice;
  };

  class Views {
    constructor(review, bank) {
      this.review = review;
      this.bank = bank;
      this.voices = Reflections.packed.unpack(review).map((audit) => voiceOf(audit, bank));
      this.parties = this.inOrder(this.numbers(this.voices.map(({ audience }) => ({ audience, audits: 1 }))));
      this.large = this.parties.filter(({ audience, audits }) => standsApart(audience, audits));
      this.leftOut = this.partiesLeftOut();
      this.shown = this.parties.filter((party) => !this.leftOut.includes(party));
      this.apart = this.large.length > 1 ? this.large : [];
      this.tallies = this.tallied();
    }

    /** How many audits there are of each audience. */
    numbers(things) {
      const numbers = new Map();
      things.forEach(({ audience, audits }) => numbers.set(audience, (numbers.get(audience) || 0) + audits));
      return numbers;
    }

    /** Audiences as the site orders them, then those that it lacks. */
    inOrder(numbers) {
      const listed = this.bank.audiences.map(({ id }) => id);
      const others = [...numbers.keys()].filter((audience) => !listed.includes(audience)).sort();
      return [...listed, ...others]
        .filter((audience) => numbers.has(audience))
        .map((audience) => ({ audience, name: this.nameOf(audience), audits: numbers.get(audience) }));
    }

    nameOf(audience) {
      const found = this.bank.audiences.find(({ id }) => id === audience);
      return found ? found.name : audience || "Mixed";
    }

    /** The audiences that would be given away wherever they were counted. */
    partiesLeftOut() {
      const small = this.parties.filter((party) => !this.large.includes(party));
      const isFew = total(small.map(({ audits }) => audits)) < FEWEST;
      const others = [...this.large, ...this.review.groups, ...this.review.took_part];
      this.isAllThereIs = isFew && !others.length;
      return isFew && !this.isAllThereIs ? small : [];
    }

    /** Tallies of those who are not left out, by question and audience. */
    tallied() {
      const tallies = new Map();
      const counted = new Set(this.shown.map(({ audience }) => audience));
      this.voices.forEach(({ audience, places }) => {
        if (counted.has(audience)) {
          places.forEach((place, question) => (this.tally(tallies, question, audience)[place] += 1));
        }
      });
      return tallies;
    }

    tally(tallies, question, audience) {
      const there = tallies.get(question) || new Map();
      tallies.set(question, there);
      const tally = there.get(audience) || [...NOTHING];
      there.set(audience, tally);
      return tally;
    }

    /** What an audience said to a question. */
    said(question, audience) {
      const there = this.tallies.get(question);
      return (there && there.get(audience)) || NOTHING;
    }

    /** Whether what an audience said to a question may be read apart. */
    isOpen(question, { audience }) {
      return audience === leadership || isSafe(this.said(question, audience));
    }

    /** Who took part in one way or another, with the most hands of an audience that were counted for one question. */
    people() {
      const hands = this.hands();
      const present = this.parties.map(({ audience, audits }) => ({ audience, audits }));
      const counted = [...hands.keys()].map((audience) => ({ audience, audits: 0 }));
      return this.inOrder(this.numbers([...present, ...this.review.took_part, ...counted])).map((party) => ({
        ...party,
        hands: hands.get(party.audience) || 0,
      }));
    }

    hands() {
      const counted = this.review.groups.filter(({ how }) => how === "hands");
      const most = new Map();
      new Set(counted.map(({ question }) => question)).forEach((id) => {
        const here = counted.filter(({ question }) => question === id);
        this.numbers(here.map(({ audience, counts }) => ({ audience, audits: answered(tallyOf(counts)) }))).forEach(
          (number, audience) => most.set(audience, Math.max(number, most.get(audience) || 0)),
        );
      });
      return most;
    }

    /** The review's questions, then what else its audits are asked today. */
    questions() {
      const listed = new Set(this.review.questions.map(({ id }) => id));
      const more = new Map();
      this.voices.forEach(({ id: audit, questions }) =>
        questions.forEach((asked) => {
          const before = more.get(asked.id);
          if (!listed.has(asked.id) && (!before || audit < before.audit)) {
            more.set(asked.id, { audit, asked });
          }
        }),
      );
      const others = [...more.values()].map(({ asked }) => this.inLeadersWords(asked));
      return [...this.review.questions, ...others.sort((one, other) => this.compare(one, other))];
    }

    inLeadersWords(asked) {
      const isAsked = this.bank.isAsked(asked.id, leadership);
      return isAsked ? this.bank.asked(this.bank.question(asked.id), leadership) : asked;
    }

    compare(one, other) {
      return this.bank.place(one.id) - this.bank.place(other.id) || (one.id < other.id ? -1 : 1);
    }

    rows(own) {
      const mine = this.voices.find(({ id }) => id === own);
      const questions = this.questions();
      const groups = this.review.groups.map((group) => this.group(group));
      const groupsOf = ({ id }) => groups.filter(({ question }) => question === id);
      return questions.map((asked) => this.row(asked, groupsOf(asked), mine));
    }

    row({ id, code, ask, part }, groups, mine) {
      const open = this.large.filter((party) => this.isOpen(id, party));
      const others = this.shown.filter((party) => !open.includes(party));
      const rest = this.sum(id, others);
      const isCounted = this.isAllThereIs || isSafe(rest);
      const everyone = together([this.sum(id, open), isCounted ? rest : NOTHING]);
      const heard = open.filter(({ audience }) => answered(this.said(id, audience)));
      const beside = this.beside(groups, isCounted && answered(rest) ? [...heard, ...others] : heard);
      const all = countsOf(together([everyone, ...beside.map(({ counts }) => tallyOf(counts))]));
      return {
        ...{ question: id, code, ask, part, standing: this.bank.standing({ id }) },
        own: mine && (mine.answers.get(id) || {}).rating,
        everyone: countsOf(everyone),
        by: this.apart.map((party) => this.side(id, party)),
        groups,
        all,
        isReduced: !isCounted,
        ...described(all),
      };
    }

    /**
     * The groups that count beside what some parties' audits say, so that nobody counts twice: of an audience whose
     * audits count, no hands; of one whose hands were counted more than once, the last count.
     */
    beside(groups, heard) {
      const audits = groups.filter(({ how }) => how === "audits");
      const isHeard = new Set([...heard, ...audits].map(({ audience }) => audience));
      const hands = groups.filter(({ how, audience }) => how === "hands" && !isHeard.has(audience));
      return [...audits, ...new Map(hands.map((group) => [group.audience, group])).values()];
    }

    sum(question, parties) {
      return together(parties.map(({ audience }) => this.said(question, audience)));
    }

    /** An audience's side of a row. */
    side(question, { audience, name }) {
      const isHidden = !this.isOpen(question, { audience });
      return { audience, name, counts: countsOf(isHidden ? NOTHING : this.said(question, audience)), isHidden };
    }

    group(group) {
      const tally = tallyOf(group.counts);
      const isHidden = group.audience !== leadership && !isSafe(tally);
      return { ...group, name: this.nameOf(group.audience), counts: countsOf(isHidden ? NOTHING : tally), isHidden };
    }

    /** Who said what to a question, of those who may be read apart. */
    named(question) {
      const open = new Set(this.large.filter((party) => this.isOpen(question, party)).map(({ audience }) => audience));
      return this.voices
        .filter(({ audience, places }) => open.has(audience) && places.has(question))
        .map(({ name, audience, answers }) => {
          const { rating, note = "" } = answers.get(question) || {};
          return { name, audience, rating, note };
        });
    }
  }

  /** By what rows are put in order, first things first; each falls back on the order in which they come. */
  const orders = {
    spread: (one, other) => other.spread - one.spread || other.dont_know - one.dont_know,
    dont_know: (one, other) => other.dont_know - one.dont_know,
    order: () => 0,
  };

  Reflections.views = {
    /** Whether so many people of an audience may be told apart from the others. */
    standsApart,

    /**
     * Everybody's views: `{people: [{audience, name, audits, hands}], shown: [{audience, name, audits}], everyone, apart:
     * [{audience, name, people}], leftOut: [{audience, name, audits}], rows}`. Those who are `shown` count in a row's
     * "everyone", which is called `everyone`: where they are all of one audience, by its name. `apart` is empty when there
     * are no two to compare. `own` is the id of the audit made in this browser.
     */
    of(review, bank, { own } = {}) {
      const views = new Views(review, bank);
      const people = ({ audience, name, audits }) => ({ audience, name, people: audits });
      return {
        people: views.people(),
        shown: views.shown,
        everyone: views.shown.length === 1 ? views.shown[0].name : "Everyone",
        apart: views.apart.map(people),
        leftOut: views.leftOut,
        rows: views.rows(own),
      };
    },

    /** Rows by "spread" (the widest first, of equals the most don't-knows), "dont_know" (the most first) or "order". */
    sorted(rows, by) {
      return [...rows].sort(orders[by]);
    },

    /** `[{name, audience, rating, note}]` for a question, in the audits' order, when names show; else nothing. */
    voices(review, bank, question) {
      return Reflections.review.showsNames(review) ? new Views(review, bank).named(question) : [];
    },

    /** What others chose than a rating: `[{rating, count, of}]`, most first. `of` is how many answered, groups too. */
    dissent({ all }, agreed) {
      const tally = tallyOf(all);
      return ratings
        .map((rating, place) => ({ rating, count: tally[place], of: all.answered }))
        .filter(({ rating, count }) => count && rating !== agreed)
        .sort((one, other) => other.count - one.count);
    },
  };
}
