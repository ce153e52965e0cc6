import type { RegisterGroups } from '../../../shared/contracts/registers.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';

/** What all rows of a register amount to, for the line under it. */
export function RegisterTotals<Amount extends string>({
  of,
  amount,
  label,
}: {
  of: RegisterGroups<Amount> | undefined;
  amount: Amount;
  label: string;
}) {
  const { t } = useText();
  const sums = of?.groups[0]?.sums ?? [];
  return (
    <span data-testid="register-total">
      {sums.length === 0 ? null : `${t('grid:sumOf', { column: label })} `}
      {sums.map(({ currency, amounts }, index) => (
        <span key={currency}>
          {index > 0 ? ' · ' : ''}
          <Money amount={amounts[amount]} currency={currency} />
        </span>
      ))}
    </span>
  );
}
