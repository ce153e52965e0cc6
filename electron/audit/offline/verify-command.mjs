// @ts-check

import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tablesOf, verifyLog } from '../../verify/offline/log-verifier.mjs';

const usage = `node verify.mjs [FOLDER] [--head HASH]

Checks the audit bundle in FOLDER (the folder of this file, unless another is given): log.jsonl from the first byte to the last, and that trial balance,
number register, chart and keys are what the log gives, and that each attached file in the folder files has the bytes its name is the SHA-256 of. --head takes the hash of a batch that was noted at another time: the log has to hold it still.
Exit code 0 when everything is right, 1 with the first fault, 2 when the command line is wrong. Reads only, asks no network.`;

/** @param {readonly string[]} args @returns {Promise<number>} */
async function main(args) {
  const rest = [...args];
  const at = rest.indexOf('--head');
  const knownHead = at < 0 ? undefined : rest.splice(at, 2)[1];
  if ((at >= 0 && !/^[0-9a-f]{64}$/.test(knownHead ?? '')) || rest.length > 1 || rest[0]?.startsWith('-')) {
    console.error(usage);
    return 2;
  }
  const folder = rest[0] ?? dirname(fileURLToPath(import.meta.url));
  const log = join(folder, 'log.jsonl');
  if (!existsSync(log)) {
    console.error(`${log} is not there.\n\n${usage}`);
    return 2;
  }
  /** @type {Map<string, Uint8Array>} */
  const tables = new Map();
  const names = ['trial-balance.csv', 'trial-balance-by-commodity.csv', 'number-register.csv', 'chart.csv', 'keys.csv'];
  for (const name of names) if (existsSync(join(folder, name))) tables.set(name, readFileSync(join(folder, name)));
  const { verifier, fault, compared } = await verifyLog(createReadStream(log, { highWaterMark: 1024 * 1024 }), {
    tables,
    ...(knownHead === undefined ? {} : { knownHead }),
  });
  const missing = names.find((name) => !compared.includes(name));
  const wrong = fault ?? (missing === undefined ? await wrongFile(folder, verifier.files) : { place: missing, fault: 'it is missing' });
  if (wrong) {
    console.error(`NOT INTACT. ${wrong.place}: ${wrong.fault}.`);
    return 1;
  }
  const { company, batches, events, entries, turnover, headHash, logs } = verifier;
  console.log(`INTACT. ${company?.name}, ${company?.id}`);
  console.log(`${batches} batches, ${events} events, ${entries} entries; debits and credits ${turnover} ${company?.currency} each`);
  console.log(`Head ${headHash}`);
  for (const [log, { publicKey, seq }] of logs) console.log(`Log ${log}: ${seq} batches, key ${publicKey}`);
  const others = [...verifier.unknown].map(([type, count]) => `${type} (${count})`);
  if (others.length > 0) console.log(`Events that change no balance, chart, key or number; their bytes were checked: ${others.join(', ')}`);
  if (verifier.files.size > 0) console.log(`Attached files: ${verifier.files.size}, each as it was attached`);
  console.log(`Compared with the log: ${Object.keys(tablesOf(verifier)).join(', ')}`);
  return 0;
}

/** The first attached file that is not there or not as it was attached. @param {string} folder @param {ReadonlyMap<string, string>} files */
async function wrongFile(folder, files) {
  for (const [sha256, name] of files) {
    const file = join(folder, 'files', sha256);
    const place = `files/${sha256} (${name})`;
    if (!existsSync(file)) return { place, fault: 'it is missing' };
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', readFileSync(file))).toString('hex');
    if (digest !== sha256) return { place, fault: 'its bytes are not the ones that were attached' };
  }
  return undefined;
}

process.exitCode = await main(process.argv.slice(2));
