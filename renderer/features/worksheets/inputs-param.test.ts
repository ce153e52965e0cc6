import { describe, expect, test } from 'vitest';
import { readInputs, writeInputs } from './inputs-param.ts';

describe('inputs of a worksheet in the address', () => {
  test('[V9] what was entered comes back as it was, zeros too', () => {
    const inputs = { dividends: '8500.00', 'free-supplies': '0' };
    expect(writeInputs(inputs)).toBe('dividends:8500.00;free-supplies:0');
    expect(readInputs(writeInputs(inputs), ['dividends', 'free-supplies', 'limit'])).toEqual(inputs);
    expect(writeInputs({})).toBeUndefined();
  });

  test('[V9] inputs of another worksheet and what is no amount are left out', () => {
    expect(readInputs('dividends:8500;rate:1;limit:lots;:5;limit', ['dividends', 'limit'])).toEqual({ dividends: '8500' });
    expect(readInputs(undefined, ['dividends'])).toEqual({});
  });
});
