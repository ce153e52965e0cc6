import SQLite from 'better-sqlite3';

// Takes the lock of a company file, says so, and keeps it until standard input ends.
const [file, how] = process.argv.slice(2);
const db = new SQLite(file!);
if (how === 'exclusive-mode') db.pragma('locking_mode = EXCLUSIVE');
db.exec('BEGIN IMMEDIATE');
if (how === 'exclusive-mode') db.exec('CREATE TABLE held (x)');
process.stdout.write('locked\n');
process.stdin.resume();
process.stdin.on('end', () => {
  db.exec('ROLLBACK');
  db.close();
});
