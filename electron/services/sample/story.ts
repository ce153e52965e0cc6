import type { CommandName, InputOf, OutputOf, QueryName } from '../../../shared/contracts/index.ts';
import { addDays, type LocalDate } from '../../../shared/dates/local-date.ts';
import { uuid7 } from '../../../shared/ids/uuid7.ts';
import type { Rejection } from '../../../shared/result.ts';
import type { Company } from '../../engine/company.ts';
import { nextWorkingDay } from './calendar.ts';
import type { Party } from './data/parties.ts';
import type { Random } from './random.ts';
import type { Rates } from './rates.ts';
import { Stock } from './stock.ts';
import type { WorkClock } from './work-clock.ts';

/** A command of the story was refused: the disk said no, or the story is wrong. */
export class StoryRefused extends Error {
  readonly rejections: readonly Rejection[];

  constructor(method: string, rejections: readonly Rejection[]) {
    super(`sample: ${method} was refused: ${JSON.stringify(rejections)}`);
    this.rejections = rejections;
  }
}

/** An invoice or bill that waits for its payment. */
export interface Owed {
  readonly id: string;
  readonly party: Party;
  readonly currency: 'GEL' | 'USD' | 'EUR';
  readonly due: LocalDate;
  /** Left out of what is paid: a customer who does not pay, a bill that is disputed. */
  held: boolean;
}

export interface StoryParts {
  /** The company, open for who does most of the work. */
  readonly company: Company;
  /** The same file, opened for another user. */
  readonly openFor: (user: string) => Company;
  readonly clock: WorkClock;
  readonly random: Random;
  readonly idRandom: Random;
  readonly rates: Rates;
  readonly lastDay: LocalDate;
}

/** What the chapters of the sample share: the open company, its clock, what lies on the desk for later days, and who owes what. */
export class Story {
  readonly clock: WorkClock;
  readonly random: Random;
  readonly rates: Rates;
  readonly stock = new Stock();
  /** Numbers on bills of those who issue no tax invoices. */
  readonly paperNumbers = new Set<number>();
  readonly receivables: Owed[] = [];
  readonly payables: Owed[] = [];
  /** Cash taken in the shop and not yet brought to the bank, tetri. */
  cashInShop = 0n;
  /** Nothing happens after this day; what happened before may still be recorded. */
  lastDay: LocalDate;
  commands = 0;
  documents = 0;
  readonly #openFor: StoryParts['openFor'];
  readonly #idRandom: Random;
  #company: Company;
  readonly #partyIds = new Map<Party, string>();
  readonly #desk = new Map<LocalDate, (() => void)[]>();

  constructor(parts: StoryParts) {
    this.#company = parts.company;
    this.#openFor = parts.openFor;
    this.clock = parts.clock;
    this.random = parts.random;
    this.rates = parts.rates;
    this.lastDay = parts.lastDay;
    this.#idRandom = parts.idRandom;
  }

  /** Somebody else sits down at the screen for a while. */
  as<T>(user: string, work: () => T): void {
    const before = this.#company;
    this.#company = this.#openFor(user);
    try {
      work();
    } finally {
      this.#company.close();
      this.#company = before;
    }
  }

  newId(): string {
    return uuid7(this.clock.now(), this.#idRandom.bytes(10));
  }

  /** Runs a command as a person at a screen would, some minutes after the one before. */
  post<M extends CommandName>(method: M, input: Omit<InputOf<M>, 'id'>): OutputOf<M> {
    return this.save(method, { id: this.newId(), ...input } as unknown as InputOf<M>);
  }

  /** The same under an id somebody will name again: that of a draft. */
  save<M extends CommandName>(method: M, input: InputOf<M>): OutputOf<M> {
    this.clock.pass();
    const result = this.#company.call(method, input);
    if (!result.ok) throw new StoryRefused(method, result.rejections);
    this.commands += 1;
    if (documentCommands.has(method)) this.documents += 1;
    return result.value;
  }

  ask<M extends QueryName>(method: M, input: InputOf<M>): OutputOf<M> {
    const result = this.#company.call(method, input);
    if (!result.ok) throw new StoryRefused(method, result.rejections);
    return result.value;
  }

  /** Id of a counterparty; entered when it is met first. */
  idOf(party: Party): string {
    let id = this.#partyIds.get(party);
    if (id === undefined) {
      id = this.post('counterparty.create', { ...party }).id;
      this.#partyIds.set(party, id);
    }
    return id;
  }

  /** Puts something that happens on a day on the desk: it is recorded on the first working day at least `lag` days later. */
  later(on: LocalDate, lag: number, record: (on: LocalDate) => void): void {
    const wanted = addDays(on, lag);
    const day = nextWorkingDay(wanted < this.clock.day ? this.clock.day : wanted);
    const desk = this.#desk.get(day);
    const task = () => {
      if (on <= this.lastDay) record(on);
    };
    if (desk) desk.push(task);
    else this.#desk.set(day, [task]);
  }

  /** Works off the desk of the day; work that creates more work for the same day is done as well. */
  workOff(day: LocalDate): void {
    const desk = this.#desk.get(day) ?? [];
    for (const task of desk) task();
    this.#desk.delete(day);
  }

  get isDeskEmpty(): boolean {
    return this.#desk.size === 0;
  }
}

const documentCommands: ReadonlySet<string> = new Set<CommandName>([
  'salesInvoice.post',
  'salesCreditNote.post',
  'purchaseBill.post',
  'purchaseCreditNote.post',
  'advance.receive',
  'importDeclaration.post',
  'payment.post',
]);
