import { date, type LocalDate } from '../../../shared/dates/local-date.ts';
import { period } from '../../../shared/dates/period.ts';
import { recurringCosts } from './data/costs.ts';
import { buyers } from './data/customers.ts';
import { bill } from './monthly-costs.ts';
import type { Story } from './story.ts';

/** Things that go wrong in every office, and how they are put right: nothing is ever deleted. */
export function planIncidents(story: Story): void {
  bookedTwice(story, date('2025-08-05'), date('2025-08-07'), 'ბანკის მომსახურების საკომისიო', '7492', '24.50');
  wrongAccount(story, date('2026-02-11'));
  bookedTwice(story, date('2026-10-20'), date('2026-10-21'), 'საფოსტო ხარჯი', '7430', '38.00');
  reopenedMonth(story, date('2026-01-13'));
  // A bill that turned up after the return of its month was filed: the return shows the difference.
  const carrier = recurringCosts.find(({ account }) => account === '7340')!;
  story.later(date('2026-08-27'), 0, () => {
    bill(story, { ...carrier, net: 36_400n }, 'P18', date('2026-08-27'), 30, 26);
  });
  // An order that is still to be delivered when the story ends: its advance stays open.
  story.later(date('2026-10-27'), 1, (on) => {
    const { party } = buyers.find(({ termDays }) => termDays === 30)!;
    story.post('advance.receive', {
      date: on,
      counterpartyId: story.idOf(party),
      gross: '2360.00',
      taxCode: 'S18A',
      memo: 'ავანსი შეკვეთაზე',
    });
  });
}

/** The same charge entered twice; the second entry is reversed. */
function bookedTwice(story: Story, on: LocalDate, foundOn: LocalDate, memo: string, account: string, amount: string): void {
  const book = () =>
    story.post('journal.post', {
      date: on,
      memo,
      lines: [
        { account, debit: amount },
        { account: '1210', credit: amount },
      ],
    });
  story.later(on, 0, () => {
    book();
    const again = book();
    story.later(foundOn, 0, () => {
      story.post('journal.reverse', { entryId: again.entryId, date: foundOn, memo: 'შეცდომით ორჯერ გატარებული' });
    });
  });
}

/** A trip booked as repairs: reversed, and posted again with a link to what it corrects. */
function wrongAccount(story: Story, on: LocalDate): void {
  const book = (account: string, corrects?: string) =>
    story.post('journal.post', {
      date: on,
      memo: 'მივლინება ქუთაისში, სამგზავრო',
      lines: [
        { account, debit: '185.00' },
        { account: '1210', credit: '185.00' },
      ],
      ...(corrects === undefined ? {} : { corrects }),
    });
  story.later(on, 0, () => {
    const wrong = book('7440');
    story.later(date('2026-02-13'), 0, (foundOn) => {
      story.post('journal.reverse', { entryId: wrong.entryId, date: foundOn, memo: 'არასწორი ანგარიში' });
      book('7493', wrong.entryId);
    });
  });
}

/** November is opened once more for an expense that stood on the wrong account, and closed again. */
function reopenedMonth(story: Story, on: LocalDate): void {
  story.later(on, 0, () => {
    const month = period('2025-11');
    story.post('period.reopen', { period: month, reason: 'რეკლამის ხარჯი სხვა საერთო ხარჯებში იყო გატარებული' });
    story.post('journal.post', {
      date: '2025-11-30',
      memo: 'ხარჯის გადატანა სწორ ანგარიშზე',
      lines: [
        { account: '7310', debit: '240.00' },
        { account: '7490', credit: '240.00' },
      ],
    });
    story.post('period.close', { period: month, mode: 'soft' });
  });
}
