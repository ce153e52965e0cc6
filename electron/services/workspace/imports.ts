import { hostContract } from '../../../shared/contracts/index.ts';
import type { Result } from '../../../shared/result.ts';
import type { Company } from '../../engine/company.ts';
import { LongWork } from './long-work.ts';
import type { Later, Work } from './options.ts';
import { noneOpen, stillFor, unknownMethod } from './refusals.ts';

/** Imports of books. They wait for one another, so one at most is under way. */
export class Imports {
  readonly #opened: () => Company | undefined;
  readonly #work: LongWork;
  #booksHeld: Promise<undefined> | undefined;

  /** `opened`: the company that is open at this moment. */
  constructor(opened: () => Company | undefined, changed: () => void) {
    this.#opened = opened;
    this.#work = new LongWork(changed);
  }

  /** How far the one is that is under way, or null. */
  get running(): { done: number; total: number } | null {
    const { running } = this.#work;
    return running ? { done: running.done, total: running.total ?? 0 } : null;
  }

  /** Resolves when the import into the open company is over that is under way; undefined when there is none. */
  get booksHeld(): Promise<undefined> | undefined {
    return this.#booksHeld;
  }

  stop(): void {
    this.#work.stop();
  }

  /** One that holds no books but those it makes. */
  aside<T>(run: (work: Work) => Later<Result<T>>): Promise<Result<T>> {
    return this.#work.run(run);
  }

  /** While the thread of an import holds the books, whoever else would write waits for it, and everybody may read. What went in stays, whoever looks. */
  async intoOpen<I, O>(
    method: 'app.dryRunInto' | 'app.importInto',
    run: ((file: string, userId: string, input: I, work: Work) => Later<Result<O>>) | undefined,
    input: I,
  ): Promise<Result<O>> {
    if (!run) return unknownMethod(method);
    const company = this.#opened();
    if (!company) return noneOpen();
    const permission = 'transactions:write';
    const acting = company.authorize(permission);
    if (!acting.ok) return acting;
    const userId = acting.value.id;
    const imported = this.#work.run((work) => run(company.file, userId, input, work));
    this.#booksHeld = imported.then(
      () => undefined,
      () => undefined,
    );
    try {
      const answered = await imported;
      return hostContract[method].kind === 'query' ? stillFor(this.#opened(), { company, userId, permission }, answered) : answered;
    } finally {
      this.#booksHeld = undefined;
    }
  }
}
