import type { AppInfo } from '../../../shared/contracts/app.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { WorkspaceOptions } from './options.ts';

/** Files of an earlier version are brought up to date beside the window, which shows how far it is. */
export class FileUpdate {
  readonly #updateFirst: WorkspaceOptions['updateFirst'];
  readonly #changed: () => void;
  #running: AppInfo['updating'] = null;

  constructor({ updateFirst }: Pick<WorkspaceOptions, 'updateFirst'>, changed: () => void) {
    this.#updateFirst = updateFirst;
    this.#changed = changed;
  }

  get running(): AppInfo['updating'] {
    return this.#running;
  }

  /** Before a file is opened; at once where it has nothing to do. `shownAs`: how the person is told which file it is. */
  async run(file: string, shownAs: string): Promise<Result<unknown>> {
    const show = (done: number, total?: number) => this.#show({ file: shownAs, done, total: total ?? null });
    const work = this.#updateFirst?.(file, show);
    if (!work) return ok(true);
    show(0);
    try {
      return await work;
    } finally {
      this.#show(null);
    }
  }

  #show(running: AppInfo['updating']): void {
    this.#running = running;
    this.#changed();
  }
}
