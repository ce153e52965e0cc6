import { useText } from '../../i18n/use-text.ts';
import { DateText, InstantText, PeriodText } from '../../ui/DateText.tsx';
import { Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import classes from './components.module.css';
import { today } from './fixtures.ts';
import { Sample } from './Sample.tsx';

const column = [
  { amount: '1180.00', currency: 'GEL' },
  { amount: '-590.50', currency: 'EUR' },
  { amount: '0.00', currency: 'USD' },
  { amount: '-123456789', currency: 'JPY' },
  { amount: '12345.678', currency: 'KWD' },
];

export function MoneySamples() {
  return (
    <>
      <Sample state="usual">
        <Money amount="1180.00" />
      </Sample>
      <Sample state="negative">
        <Money amount="-1180.00" />
      </Sample>
      <Sample state="zero">
        <Money amount="0.00" /> · <Money amount="0.00" dashZero />
      </Sample>
      <Sample state="strong">
        <Money amount="1234567.89" currency="GEL" strong />
      </Sample>
      <Sample state="narrow">
        <Money amount="-123456789012.34" currency="GEL" />
      </Sample>
      <Sample state="columns">
        <ul className={classes.figures}>
          {column.map(({ amount, currency }) => (
            <li key={currency}>
              <Money amount={amount} currency={currency} places={3} />
            </li>
          ))}
        </ul>
      </Sample>
    </>
  );
}

export function FiguresSamples() {
  const { t } = useText();
  return (
    <Sample state="usual" wide>
      <Figures
        of={[
          { id: 'a', label: t('components:text'), value: <Money amount="192364.52" currency="GEL" /> },
          { id: 'b', label: t('components:longButton'), value: <Money amount="-753.55" currency="GEL" /> },
          { id: 'c', label: t('components:field'), value: <Money amount="0.00" currency="GEL" /> },
        ]}
      />
    </Sample>
  );
}

export function DateTextSamples() {
  return (
    <Sample state="usual">
      <DateText on={today} /> · <PeriodText period="2026-11" /> · <InstantText at="2026-11-12T06:30:00.000Z" />
    </Sample>
  );
}
