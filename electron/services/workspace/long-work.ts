import type { Later, Work } from './options.ts';

/** Long work of one kind, a piece at a time: says how far it is, and can be called off. */
export class LongWork {
  readonly #changed: () => void;
  #controller: AbortController | undefined;
  #running: { readonly done: number; readonly total: number | null } | undefined;

  /** `changed`: called when `running` is another than before. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** How much is done, and of how much where that is known; undefined when nothing is under way. */
  get running(): { readonly done: number; readonly total: number | null } | undefined {
    return this.#running;
  }

  /** Ends when the work does, also when it was called off. */
  async run<T>(work: (handle: Work) => Later<T>): Promise<T> {
    const controller = new AbortController();
    this.#controller = controller;
    this.#show({ done: 0, total: null });
    try {
      return await work({ signal: controller.signal, onProgress: (done, total) => this.#show({ done, total: total ?? null }) });
    } finally {
      this.#controller = undefined;
      this.#show(undefined);
    }
  }

  stop(): void {
    this.#controller?.abort();
  }

  #show(running: { readonly done: number; readonly total: number | null } | undefined): void {
    this.#running = running;
    this.#changed();
  }
}
