import type { Change } from '../../shared/contracts/index.ts';
import type { Shown } from '../../shared/contracts/shown.ts';
import type { Result } from '../../shared/result.ts';

/**
 * What every transport talks to: Electron IPC, the loopback host and tests alike. The names are those of `shared/contracts`; an unknown name is a
 * rejection like any other, and nothing here throws for what a caller sends.
 */
export interface Backend {
  /**
   * `shown`: the company file the caller shows. Every transport of screens passes it, null included; left out by code of this process, which means
   * whatever is open.
   */
  call(method: string, input: unknown, shown?: Shown): Promise<Result<unknown>>;
  onChange(listener: (change: Change) => void): () => void;
  close(): void;
}
