import type { MessagePort } from 'node:worker_threads';
import { reject } from '../../shared/result.ts';
import { openRejection } from '../db/failures.ts';
import { openForReading } from '../verify/open-for-reading.ts';
import { answerQuery } from './answer-query.ts';
import type { Answer, Question } from './jobs.ts';

/**
 * Answers questions about one file, one after the other, on a connection that stays. Lists that were put in order are remembered until somebody has
 * written: the next page of a long register costs no more than the page.
 */
export function serveQueries(file: string, port: MessagePort): void {
  const { db, close } = openForReading(file);
  let remembered = new Map<string, unknown>();
  let version: unknown;
  const remember = <T>(name: string, read: () => T): T => {
    if (!remembered.has(name)) remembered.set(name, read());
    return remembered.get(name) as T;
  };
  const answer = ({ number, ...asked }: Question): Answer => {
    db.raw.exec('BEGIN');
    try {
      // Read inside the transaction, so that what is remembered is of the state that is read.
      db.raw.pragma('user_version');
      const now = db.raw.pragma('data_version', { simple: true });
      if (now !== version) remembered = new Map();
      version = now;
      return { number, answered: answerQuery(db, asked, remember) };
    } catch (error) {
      const rejection = openRejection(error);
      if (rejection) return { number, answered: reject(rejection) };
      const { name, message, stack } = error as Error;
      return { number, failed: { name, message, stack } };
    } finally {
      // After some failures of the disk SQLite has ended it by itself.
      if (db.raw.inTransaction) db.raw.exec('ROLLBACK');
    }
  };
  port.on('message', (question: Question | 'end') => {
    if (question !== 'end') return port.postMessage(answer(question));
    close();
    port.close();
  });
}
