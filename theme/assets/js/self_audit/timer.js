/**
 * Timer: a silent one. It goes by the clock, so a lid that was closed or a page that was loaded again changes nothing. Its end
 * is said once, politely, and stands there in words; nothing sounds, flashes or moves.
 *
 * `state` is `{key, ends, left}`: the moment it ends, in milliseconds, while it runs; how many are left while it stands still.
 */
{
  const { make } = Reflections;

  Reflections.Timer = class {
    /** `keep(state)` is called when it is started or stopped, `say(text)` when it has ended, `onTick()` at each tick. */
    constructor({ keep, say, onTick, now = () => Date.now() }) {
      Object.assign(this, { keep, say, onTick, now, state: undefined, timer: undefined });
      this.time = make("span", "ir-timer__time");
      this.words = make("span", "ir-timer__words");
      this.element = make("p", "ir-timer", this.time, " ", this.words);
      this.element.setAttribute("role", "timer");
      window.setInterval(() => this.tick(), 500);
    }

    /** The timer of a slide: `{key, minutes}`, or none. One that was started for it goes on. */
    offer(timer, state) {
      this.timer = timer;
      this.state = state && timer && state.key === timer.key ? state : undefined;
      this.isOver = Boolean(this.state) && this.left() <= 0;
      this.tick();
    }

    get isRunning() {
      return Boolean(this.state && this.state.ends !== undefined);
    }

    /** Milliseconds that are left. */
    left() {
      const { ends, left } = this.state || { left: this.timer ? this.timer.minutes * 60000 : 0 };
      return ends === undefined ? left : ends - this.now();
    }

    /** Start, stop, or go on; after its end it begins again. */
    toggle() {
      if (!this.timer) {
        return;
      }
      const left = this.isOver ? this.timer.minutes * 60000 : this.left();
      const { key } = this.timer;
      this.state = this.isRunning && !this.isOver ? { key, left } : { key, ends: this.now() + left };
      this.isOver = false;
      this.keep(this.state);
      this.tick();
    }

    tick() {
      const left = this.timer ? Math.max(this.left(), 0) : 0;
      const isOver = Boolean(this.state) && left <= 0;
      this.element.hidden = !this.timer || !this.state;
      this.element.classList.toggle("ir-timer--over", isOver);
      Reflections.make.text(this.time, isOver ? "" : Reflections.Timer.clock(left));
      Reflections.make.text(this.words, isOver ? "Time is up" : this.isRunning ? "left" : "stopped");
      if (isOver && !this.isOver) {
        this.say("Time is up.");
      }
      this.isOver = isOver;
      this.onTick();
    }

    /** What a button that presses it says. */
    get action() {
      return this.isRunning && !this.isOver ? "Stop timer" : `Timer: ${this.timer ? this.timer.minutes : 0} min`;
    }
  };

  /** "4:05", rounded up, so that it begins whole and ends at nought. */
  Reflections.Timer.clock = (left) => {
    const seconds = Math.ceil(left / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
}
