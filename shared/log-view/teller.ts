/** Least time between two tellings; longer where telling itself takes long. */
const EVERY_MS = 200;
const SHARE_OF_TIME = 8;

/** Tells of changes, at once when all is done, else now and then. */
export class Teller {
  readonly #say: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #last = 0;
  #cost = 0;
  #ended = false;
  readonly #waiting: (() => void)[] = [];

  constructor(say: () => void) {
    this.#say = say;
  }

  /** Something changed; `done` when nothing more will for now. */
  tell(done: boolean): void {
    for (const wake of this.#waiting.splice(0)) wake();
    if (this.#ended) return;
    if (done) {
      this.#now();
      return;
    }
    if (this.#timer !== null) return;
    const wait = Math.max(0, this.#last + Math.max(EVERY_MS, this.#cost * SHARE_OF_TIME) - Date.now());
    this.#timer = setTimeout(() => this.#now(), wait);
  }

  /** Resolves at the next change, or after so many milliseconds. */
  changed(patience: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  end(): void {
    this.#ended = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #now(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const started = Date.now();
    this.#say();
    this.#last = Date.now();
    this.#cost = this.#last - started;
  }
}
