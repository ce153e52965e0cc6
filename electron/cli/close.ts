import { type PeriodCheck, type PeriodCheckId, periodCheckIds } from '../../shared/contracts/periods.ts';
import { newId } from '../db/ids.ts';
import { officeLanguage, readLanguage } from './language.ts';
import { open, openHelp, openOptions } from './open.ts';
import { type CliCommand, CommandError, refuse } from './options.ts';
import { readMonth } from './read-options.ts';
import { table } from './table.ts';
import { refuseTaken, writeNew } from './write-new.ts';

export const closeCommand: CliCommand = {
  name: 'close',
  help: `
davtari close FILE --period 2026-05 [--hard] [--accept CHECK,CHECK] [--pdf OUT.pdf]

Prints the checks of the month and closes it: softly (posting is left to those who may approve), or with --hard for good.

  --period YYYY-MM       month to close
  --hard                 close for good, with a closing certificate
  --accept LIST          warnings to pass, by their name, with commas between; "all" passes every warning
  --earlier              close all earlier months for good as well
  --check                only print the checks, close nothing
  --pdf OUT.pdf          write the closing certificate as PDF (never over another file); with --check the one issued before
  --language ka|bg|ru|en language of the certificate (default: that of the tax office)
${openHelp}

Exit code 0 when closed (or, with --check, printed), 1 when refused, 2 when the command line is wrong.`,
  options: {
    period: { type: 'string' },
    hard: { type: 'boolean' },
    accept: { type: 'string' },
    earlier: { type: 'boolean' },
    check: { type: 'boolean' },
    pdf: { type: 'string' },
    language: { type: 'string' },
    ...openOptions,
  },
  positionals: 1,
  async run(input) {
    const period = readMonth(input);
    const asked = readLanguage(input);
    const acceptWarnings = readAccepted(input.text('accept'));
    const pdf = input.text('pdf');
    const isHard = input.flag('hard');
    const onlyChecks = input.flag('check');
    if (pdf !== undefined && !isHard && !onlyChecks) throw new CommandError('--pdf: only a close for good (--hard) has a certificate', 2);
    refuseTaken(pdf);
    const company = await open(input);
    try {
      const found = company.call('period.checks', { period });
      if (!found.ok) refuse(found.rejections);
      process.stdout.write(`${checksTable(found.value.checks)}\n`);
      if (!onlyChecks) {
        const closed = company.call('period.close', {
          id: newId(Date.now()),
          period,
          mode: isHard ? 'hard' : 'soft',
          acceptWarnings,
          closeEarlier: input.flag('earlier'),
          language: asked ?? officeLanguage(company),
        });
        if (!closed.ok) {
          const warnings = closed.rejections.flatMap(({ code, check }) => (code === 'PERIOD_CHECK_WARNING' ? [check] : []));
          if (warnings.length > 0) process.stderr.write(`To close in spite of it, name in --accept as well: ${warnings.join(',')}\n`);
          refuse(closed.rejections);
        }
        const { certificate } = closed.value;
        process.stdout.write(`\n${closed.value.closed.join(', ')} closed ${isHard ? 'for good' : 'softly'}\n`);
        if (certificate) process.stdout.write(`trial balance ${certificate.trialBalanceSha256}\ncertificate   ${certificate.pdfSha256}\n`);
      }
      if (pdf !== undefined) {
        const made = company.call('period.certificate', { period });
        if (!made.ok) refuse(made.rejections);
        writeNew(pdf, Buffer.from(made.value.base64, 'base64'));
        process.stderr.write(`${pdf} written\n`);
      }
      return 0;
    } finally {
      company.close();
    }
  },
};

function readAccepted(text: string | undefined): PeriodCheckId[] {
  if (text === undefined) return [];
  if (text === 'all') return [...periodCheckIds];
  return text.split(',').map((name) => {
    const id = periodCheckIds.find((known) => known === name.trim());
    if (id === undefined) throw new CommandError(`--accept: there is no check "${name}"; they are ${periodCheckIds.join(', ')}`, 2);
    return id;
  });
}

/** One line a check: what was found, and the first few places. */
function checksTable(checks: readonly PeriodCheck[]): string {
  const placeOf = ({ subject, difference, amount, currency }: PeriodCheck['items'][number]) =>
    [subject, ...(difference === undefined ? [] : [`difference ${difference}`]), ...(amount === undefined ? [] : [amount]), currency ?? '']
      .join(' ')
      .trim();
  const rows = checks.map(({ id, state, count, items }) => {
    const places = items.slice(0, 3).map(placeOf).join('; ');
    return [id, state, count === 0 ? '' : String(count), items.length > 3 ? `${places}; ...` : places];
  });
  return table(rows, [2]);
}
