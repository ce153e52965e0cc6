import { type App, newId, startApp } from './app.ts';
import { today } from './clock.ts';

/** A company of two people with branches, where everybody signs in, and a restored copy of it from before. */
export interface SeveralPeople {
  readonly app: App;
  readonly file: string;
  readonly restored: string;
}

export const owner = { name: 'ნინო ბერიძე', password: 'correct horse battery' };
export const colleague = { name: 'ეკა გელაშვილი', password: 'staple of a colleague' };

/** Keeps a journal entry as a draft that may be posted; answers its id. */
export async function saveEntryDraft(app: App, memo: string, amount: string, date = today): Promise<string> {
  const id = newId();
  const lines = [
    { account: '7420', debit: amount },
    { account: '3190', credit: amount },
  ];
  const line = { account: '', debit: '', credit: '', counterparty: null, memo: '', currency: '', foreignAmount: '', rate: '' };
  const commandId = newId();
  const form = { commandId, language: 'en', date, memo, lines: lines.map((each) => ({ ...line, ...each })) };
  await app.ask('draft.save', { id, kind: 'journal-entry', title: memo, form, input: { id: commandId, date, memo, lines } });
  return id;
}

export async function startSeveralPeople(): Promise<SeveralPeople> {
  const app = await startApp();
  const company = { id: newId(), country: 'GE', name: 'შპს ალაზანი', taxId: '204854595', vatPayer: true, userName: owner.name };
  const { file } = await app.ask('app.create', company);
  const backup = await app.ask('app.backupNow', {});
  const { file: restored } = await app.ask('app.restore', { backup: backup.name });
  await app.ask('branch.open', { id: newId(), code: 'BT', name: 'ბათუმი' });
  await app.ask('branch.open', { id: newId(), code: 'KT', name: 'ქუთაისი' });
  const { id } = await app.ask('user.add', { id: newId(), name: colleague.name, role: 'accountant' });
  await app.ask('company.update', { id: newId(), name: company.name, vatPayer: true, onePerson: false });
  await app.ask('session.changePassword', { id: newId(), password: owner.password });
  await app.ask('user.setPassword', { id: newId(), userId: id, password: colleague.password });
  await app.ask('session.signOut', {});
  await app.ask('session.signIn', colleague);
  await saveEntryDraft(app, 'ოფისის იჯარა, ნოემბერი', '2500.00');
  await saveEntryDraft(app, 'კომუნალური მომსახურება', '318.40');
  const wrong = await saveEntryDraft(app, 'საკანცელარიო ნივთები', '96.15');
  await app.ask('session.signOut', {});
  await app.ask('session.signIn', owner);
  await app.ask('draft.reject', { id: newId(), draftId: wrong, reason: 'ანგარიში უნდა იყოს 7430: ეს ოფისის ხარჯია.' });
  await app.ask('session.signOut', {});
  return { app, file, restored };
}
