import { connectMemory, type Db } from './db.ts';
import { migrate } from './migrate.ts';

let image: Buffer | undefined;

/**
 * Bytes of a database file as the migrations make it, with nothing in it. Running them takes longer than recording a few hundred entries: they run once, and
 * each new file begins with their result.
 */
export function emptyImage(): Buffer {
  image ??= imageOf(() => {});
  return image;
}

/** The same after `change`. */
export function imageOf(change: (db: Db) => void): Buffer {
  const db = connectMemory();
  try {
    migrate(db, () => {});
    change(db);
    return db.raw.serialize();
  } finally {
    db.close();
  }
}
