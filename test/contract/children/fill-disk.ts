import { newId } from '../../../electron/db/ids.ts';
import { openCompany } from '../../../electron/engine/index.ts';

// Posts until it is refused; prints how many were posted and the refusal.
const opened = openCompany(process.argv[2]!);
if (!opened.ok) throw new Error(JSON.stringify(opened.rejections));
let posted = 0;
for (;;) {
  const result = opened.value.call('journal.post', {
    id: newId(Date.now()),
    date: '2026-05-01',
    memo: 'x'.repeat(500),
    lines: [
      { account: '1210', debit: '1' },
      { account: '5150', credit: '1' },
    ],
  });
  if (result.ok) {
    posted += 1;
    continue;
  }
  process.stdout.write(JSON.stringify({ posted, codes: result.rejections.map(({ code }) => code) }));
  break;
}
process.exit(0);
