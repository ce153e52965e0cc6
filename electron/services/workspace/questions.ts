import type { ExportWork } from '../../../shared/contracts/app.ts';
import { type Contract, contract, type QueryName, type ReadInputOf } from '../../../shared/contracts/index.ts';
import { readInput } from '../../../shared/contracts/read-input.ts';
import type { Result } from '../../../shared/result.ts';
import type { Company } from '../../engine/company.ts';
import type { AskedQuery } from '../../queries/query.ts';
import { LongWork } from './long-work.ts';
import type { Later, LongQueries, WorkspaceOptions } from './options.ts';
import { stillFor } from './refusals.ts';

/** A thread takes about as long to start. */
const slowMs = 300;

/** Queries that read every line of a period: in a thread from the first time on. */
const readsAll: ReadonlySet<string> = new Set<QueryName>([
  'auditFile.check',
  'account.exportCard',
  'document.export',
  'journal.export',
  'report.export',
]);

type Ask = (asked: AskedQuery) => Promise<Result<unknown>>;

interface QuestionsOptions extends Pick<WorkspaceOptions, 'queryInThread'> {
  readonly now: () => number;
  /** The company that is open at this moment. */
  readonly opened: () => Company | undefined;
  /** Called when `exports` is another than before. */
  readonly changed: () => void;
}

/** Puts calls to the open company, and sees that none of them holds the window up twice. */
export class Questions {
  readonly #options: QuestionsOptions;
  /** Queries that took long on the company that is open. */
  readonly #slow = new Set<string>();
  /** Questions that have a thread of their own, and the files they make where they make any. */
  readonly #alone = new Map<number, { readonly work: LongWork; readonly file: Pick<ExportWork, 'kind' | 'format'> | undefined }>();
  #asked = 0;

  constructor(options: QuestionsOptions) {
    this.#options = options;
  }

  /** The files of reports and registers that are being made. */
  get exports(): ExportWork[] {
    return [...this.#alone].flatMap(([number, { work, file }]) => (file && work.running ? { number, ...file, ...work.running } : []));
  }

  /** Calls off the one of a number of `exports`. */
  stop(number: number): void {
    this.#alone.get(number)?.work.stop();
  }

  /** Calls off all that runs in threads of its own: the company they ask is closed. */
  stopAll(): void {
    for (const { work } of this.#alone.values()) work.stop();
  }

  /** Another company is open: what took long on the last one may be quick on it. */
  startAnew(): void {
    this.#slow.clear();
  }

  /** A query that held the window up the last time is answered in a thread of its own from then on. */
  put(company: Company, queries: LongQueries | undefined, method: keyof Contract, raw: unknown): Later<Result<unknown>> {
    const { kind, permission } = contract[method];
    const ask = kind === 'query' ? this.#threadFor(company, queries, method) : undefined;
    if (ask) {
      const acting = company.authorize(permission, kind);
      if (!acting.ok) return acting;
      const asked = { method: method as QueryName, input: raw, userId: acting.value.id, nowMs: this.#options.now() };
      return this.#handOut(company, ask, asked);
    }
    const started = performance.now();
    const answered = company.callRaw(method, raw);
    if (kind === 'query' && performance.now() - started > slowMs) this.#slow.add(method);
    return answered;
  }

  #threadFor({ file }: Company, queries: LongQueries | undefined, method: string): Ask | undefined {
    const { queryInThread } = this.#options;
    if (readsAll.has(method)) return queryInThread && ((asked) => this.#askAlone(queryInThread, file, asked));
    return this.#slow.has(method) ? queries && ((asked) => queries.ask(asked)) : undefined;
  }

  async #handOut(company: Company, ask: Ask, asked: AskedQuery): Promise<Result<unknown>> {
    const answered = await ask(asked);
    return stillFor(this.#options.opened(), { company, userId: asked.userId, permission: contract[asked.method].permission }, answered);
  }

  /** In a thread of its own, so that what waits for the one that stays does not wait for this. Called off when the company is closed. */
  async #askAlone(ask: NonNullable<WorkspaceOptions['queryInThread']>, file: string, asked: AskedQuery): Promise<Result<unknown>> {
    const read = readInput(contract[asked.method].input, asked.input);
    if (!read.ok) return read;
    const { kind, format } = read.value as Partial<ReadInputOf<'report.export'>>;
    this.#asked += 1;
    const number = this.#asked;
    const made = format ? { kind: kind ?? ('register' as const), format } : undefined;
    const work = new LongWork(() => made && this.#options.changed());
    this.#alone.set(number, { work, file: made });
    try {
      return await work.run((handle) => ask(file, asked, handle));
    } finally {
      this.#alone.delete(number);
    }
  }
}
