import { type AmountRules, type DecimalMark, hledgerStops, ledgerStops, type MarkedNumber } from './amount-text.ts';
import { type Book, type BookAccountType, emptyBook, type Place, type Quantity, type ReadOptions } from './book.ts';
import { AccountNames } from './ledger-accounts.ts';
import type { AutomatedRule } from './ledger-automated.ts';
import { excerpt, Problems } from './ledger-problems.ts';
import type { RawEntry } from './ledger-raw.ts';
import { multiply, type Rational, rational } from './rational.ts';

export type Dialect = 'hledger' | 'ledger';

interface CommodityFacts {
  /** Most decimals seen in amounts that count for display. Undefined: seen only in costs and assertions. */
  seenDecimals?: number;
  /** Set by a directive. */
  declaredDecimals?: number;
  decimalMark?: DecimalMark;
  /** Marks used where only one reading is possible. */
  usesDecimal: Record<DecimalMark, boolean>;
}

interface Ambiguous {
  quantity: Quantity;
  mark: DecimalMark;
  place: Place;
}

/** Units of one kind: `C 1 Kb = 1024 b` makes Kb 1024 of the base b. */
interface Unit {
  base: string;
  factor: Rational;
}

/** Everything known while a journal is read: what directives set, and what was found so far. */
export class JournalState {
  readonly dialect: Dialect;
  readonly options: ReadOptions;
  readonly book: Book;
  readonly problems = new Problems();
  readonly names: AccountNames;
  readonly entries: RawEntry[] = [];
  readonly automated: AutomatedRule[] = [];
  readonly units = new Map<string, Unit>();
  readonly declaredTypes = new Map<string, BookAccountType>();
  readonly declaredAccounts = new Map<string, { memo: string; place: Place }>();
  /** Ledger's `bucket`: takes the other side of an entry of one line. */
  bucket?: string;
  /** From `Y`. Undefined: the caller's current year. */
  year?: number;
  /** Ledger's `apply` blocks, innermost last. */
  readonly applied: { kind: 'account' | 'tag' | 'year'; restore: () => void }[] = [];
  appliedTags: readonly [string, string][] = [];
  /** From hledger's `decimal-mark`. */
  decimalMark?: DecimalMark;
  /** Ledger's `--decimal-comma`. */
  decimalComma = false;
  /** The mark that `D` shows. */
  #defaultMark: DecimalMark | undefined;
  readonly #commodities = new Map<string, CommodityFacts>();
  readonly #symbolNames = new Map<string, string>();
  readonly #ambiguous: Ambiguous[] = [];
  /** Where the amount being read stands, for warnings. */
  #place: Place = { file: '', line: 0 };
  #counts = true;
  readonly #warned = new Map<string, { index: number; count: number }>();
  readonly rules: AmountRules;
  /** For expressions: a bare number there is a factor and has no commodity. */
  readonly expressionRules: AmountRules;

  constructor(dialect: Dialect, options: ReadOptions) {
    this.dialect = dialect;
    this.options = options;
    this.book = emptyBook(dialect);
    this.names = new AccountNames(dialect);
    if (dialect === 'ledger') {
      this.addUnit('m', 's', rational(60n));
      this.addUnit('h', 'm', rational(60n));
    }
    const shared = {
      decimalMarkOf: (commodity: string) => this.#markOf(commodity),
      commodityNamed: (symbol: string) => this.#symbolNames.get(symbol) ?? symbol,
      seen: (quantity: Quantity, number: MarkedNumber) => this.#seen(quantity, number),
    };
    this.rules = {
      ...shared,
      exponents: dialect === 'hledger',
      blankGroups: dialect === 'hledger',
      commaGroups: dialect === 'ledger',
      stops: dialect === 'hledger' ? hledgerStops : ledgerStops,
      defaultCommodity: '',
    };
    this.expressionRules = {
      ...shared,
      exponents: false,
      blankGroups: false,
      commaGroups: dialect === 'ledger',
      stops: ledgerStops,
      defaultCommodity: '',
    };
  }

  /** Amounts read from now on stand here. `counts` is false for those that do not set a commodity's display precision. */
  reading(place: Place, counts = true): void {
    this.#place = place;
    this.#counts = counts;
  }

  problem(code: string, place: Place, reason: string): void {
    this.problems.add(code, place, reason);
  }

  /** Something not understood: a rejection, or a skipped piece when the caller asked for that. */
  unknown(code: string, place: Place, reason: string, text: string): void {
    if (this.options.skipUnknown) this.skip('unknown', place, text);
    else this.problems.add(code, place, reason);
  }

  skip(what: string, place: Place, text: string): void {
    this.book.skipped.push({ what, place, text: excerpt(text.trim()) });
  }

  /** A warning that may come thousands of times is kept once, where it came first, with a count. `once` tells occasions apart. */
  warn(code: string, place: Place, detail: string, once = code): void {
    const known = this.#warned.get(once);
    if (known === undefined) {
      this.#warned.set(once, { index: this.book.warnings.length, count: 1 });
      this.book.warnings.push({ code, place, detail });
      return;
    }
    known.count += 1;
    const first = this.book.warnings[known.index]!;
    first.detail = `${first.detail.replace(/ \(\d+ times\)$/, '')} (${known.count} times)`;
  }

  facts(commodity: string): CommodityFacts {
    let facts = this.#commodities.get(commodity);
    if (facts === undefined) {
      facts = { usesDecimal: { '.': false, ',': false } };
      this.#commodities.set(commodity, facts);
    }
    return facts;
  }

  get commodities(): ReadonlyMap<string, CommodityFacts> {
    return this.#commodities;
  }

  /** Display precision as known so far. Undefined: the commodity was seen in costs only. */
  decimalsOf(commodity: string): number | undefined {
    const facts = this.#commodities.get(commodity);
    return facts?.declaredDecimals ?? facts?.seenDecimals;
  }

  declareAccount(name: string, memo: string, place: Place): void {
    if (!this.declaredAccounts.has(name)) this.declaredAccounts.set(name, { memo, place });
  }

  nameCommodity(symbol: string, name: string): void {
    this.#symbolNames.set(symbol, name);
  }

  /** 1 `unit` is `factor` of `other`. */
  addUnit(unit: string, other: string, factor: Rational): void {
    const known = this.units.get(other) ?? { base: other, factor: rational(1n) };
    this.units.set(other, known);
    const placed = { base: known.base, factor: multiply(factor, known.factor) };
    // What was counted in `unit` so far is counted in its new base.
    for (const [name, { base, factor: ofUnit }] of this.units) {
      if (base === unit && name !== other) this.units.set(name, { base: placed.base, factor: multiply(ofUnit, placed.factor) });
    }
    this.units.set(unit, placed);
  }

  /** The quantity in the base unit of its kind; most commodities have no such thing and stay as they are. */
  inBase(quantity: Quantity): Quantity {
    const unit = this.units.get(quantity.commodity);
    if (unit === undefined || unit.base === quantity.commodity) return quantity;
    return { commodity: unit.base, value: multiply(quantity.value, unit.factor), decimals: this.decimalsOf(unit.base) ?? 0 };
  }

  setDefaultCommodity(quantity: Quantity, mark: DecimalMark | undefined): void {
    // Ledger's `D` is for the entries it makes itself: amounts without a commodity stay without one.
    if (this.dialect === 'hledger') this.rules.defaultCommodity = quantity.commodity;
    this.#defaultMark = mark;
    this.book.defaultCurrency ??= quantity.commodity;
  }

  /** For an included file: what it sets ends with it. */
  save(): () => void {
    const { year, decimalMark } = this;
    const { defaultCommodity } = this.rules;
    const defaultMark = this.#defaultMark;
    const names = this.names.save();
    const restore = <K extends 'year' | 'decimalMark'>(key: K, value: this[K] | undefined): void => {
      if (value === undefined) delete this[key];
      else this[key] = value as this[K];
    };
    return () => {
      restore('year', year);
      restore('decimalMark', decimalMark);
      names();
      if (this.dialect === 'ledger') return;
      this.rules.defaultCommodity = defaultCommodity;
      this.#defaultMark = defaultMark;
    };
  }

  #markOf(commodity: string): DecimalMark | undefined {
    if (this.dialect === 'ledger') return this.decimalComma || this.#commodities.get(commodity)?.decimalMark === ',' ? ',' : undefined;
    return this.decimalMark ?? this.#commodities.get(commodity)?.decimalMark ?? this.#defaultMark;
  }

  #seen(quantity: Quantity, number: MarkedNumber): void {
    const facts = this.facts(quantity.commodity);
    if (number.decimalMark) facts.usesDecimal[number.decimalMark] = true;
    else if (number.groupMark) facts.usesDecimal[number.groupMark === '.' ? ',' : '.'] = true;
    else if (number.ambiguousMark) {
      // Ledger reads '1,000' as a thousand and '1.000' as one; of decimal commas it has learned before and `#markOf` has said so.
      if (this.dialect === 'hledger') this.#ambiguous.push({ quantity, mark: number.ambiguousMark, place: this.#place });
      else if (number.ambiguousMark === ',') asGroups(quantity);
    }
    if (this.dialect === 'ledger' && number.decimalMark) facts.decimalMark = number.decimalMark;
    if (this.#counts && (facts.seenDecimals === undefined || facts.seenDecimals < quantity.decimals))
      facts.seenDecimals = quantity.decimals;
  }

  /**
   * Decides amounts such as '1,000' of an hledger journal, once all others are known: by the other amounts of the commodity, else by
   * those of the whole file, else by the caller, else as hledger does, as a decimal mark.
   */
  decideAmbiguous(): void {
    if (this.#ambiguous.length === 0) return;
    const whole = { '.': false, ',': false };
    for (const { usesDecimal } of this.#commodities.values()) {
      whole['.'] ||= usesDecimal['.'];
      whole[','] ||= usesDecimal[','];
    }
    const decided = (uses: Record<DecimalMark, boolean>): DecimalMark | undefined =>
      uses['.'] === uses[','] ? undefined : uses['.'] ? '.' : ',';
    const redo = new Set<string>();
    for (const { quantity, mark, place } of this.#ambiguous) {
      const facts = this.facts(quantity.commodity);
      const decimalMark = decided(facts.usesDecimal) ?? decided(whole) ?? this.options.decimalMark;
      const asDecimal = (decimalMark ?? mark) === mark;
      if (!asDecimal) {
        asGroups(quantity);
        redo.add(quantity.commodity);
      }
      if (asDecimal && decimalMark !== undefined) continue;
      this.warn(
        'DECIMAL_MARK_GUESSED',
        place,
        `'${mark}' in amounts of '${quantity.commodity}' with three digits behind it is read as a mark between ${asDecimal ? 'units and decimals, as hledger does' : 'thousands, because of other amounts of the file; hledger reads decimals'}`,
        `DECIMAL_MARK_GUESSED ${quantity.commodity} ${mark} ${asDecimal}`,
      );
    }
    // Decimals seen in an amount that has turned out to have none no longer count.
    for (const commodity of redo) delete this.facts(commodity).seenDecimals;
    if (redo.size > 0) this.#countAgain(redo);
  }

  #countAgain(commodities: ReadonlySet<string>): void {
    const count = (quantity: Quantity | undefined): void => {
      if (quantity === undefined || !commodities.has(quantity.commodity)) return;
      const facts = this.facts(quantity.commodity);
      facts.seenDecimals = Math.max(facts.seenDecimals ?? 0, quantity.decimals);
    };
    for (const entry of this.entries) for (const posting of entry.postings) count(posting.amount);
    for (const price of this.book.prices) count(price.price);
  }
}

/** Was read as decimals, is thousands. */
export function asGroups(quantity: Quantity): void {
  quantity.value = { num: quantity.value.num, den: quantity.value.den / 1000n };
  quantity.decimals = 0;
}
