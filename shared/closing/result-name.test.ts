import { expect, test } from 'vitest';
import { yearEnd as bulgarian } from '../jurisdictions/bg/closing.ts';
import { packFor } from '../jurisdictions/index.ts';
import { plainLayouts } from '../statements/plain-layout.ts';
import { nameOver } from './result-name.ts';

const line = packFor('GE')!.statements!.incomeStatement.lines.find(({ id }) => id === 'NP')!;

test('[L11] a loss is called a loss, amounts of both signs a profit or loss, and nothing at all is no loss', () => {
  const named = (...amounts: bigint[]) => [nameOver(line, amounts).en, nameOver(line, amounts).ka];
  expect(named(100n, 0n)).toEqual(['Profit for the period', 'პერიოდის მოგება']);
  expect(named(-1n, 0n)).toEqual(['Loss for the period', 'პერიოდის ზარალი']);
  expect(named(-1n, 1n)).toEqual(['Profit (loss) for the period', 'პერიოდის მოგება (ზარალი)']);
  expect(named(0n)).toEqual(named(1n));
  expect(named()).toEqual(named(1n));
});

test('[L11] every line of a form that says profit in one language has its name for a loss', () => {
  const forms = [plainLayouts, ...(['GE', 'BG'] as const).map((country) => packFor(country)!.statements!)];
  const lines = [...forms.flatMap(({ incomeStatement }) => incomeStatement.lines.filter((each) => 'plus' in each)), ...bulgarian.statement];
  const profits = lines.filter((each) => /profit/i.test(each.names.en) && 'plus' in each);
  expect(profits.length).toBeGreaterThan(7);
  for (const { id, names, ...more } of profits) {
    expect(more, id).toHaveProperty('loss');
    expect(more, id).toHaveProperty('either');
    expect(names.bg).not.toContain('загуба');
  }
});
