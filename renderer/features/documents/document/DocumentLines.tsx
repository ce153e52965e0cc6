import { Text } from '@mantine/core';
import type { DocumentInfo } from '../../../../shared/contracts/documents.ts';
import { priceScale } from '../../../../shared/documents/line-amount.ts';
import { currencyScale, isIsoCurrency } from '../../../../shared/money/currency.ts';
import { decimal, writeTrimmed } from '../../../../shared/money/decimal.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Money } from '../../../ui/Money.tsx';
import { valueText } from '../../dimensions/line-dimensions.ts';
import classes from '../forms/form.module.css';

const mostPlaces = (figures: readonly string[]) => Math.max(0, ...figures.map((figure) => figure.split('.')[1]?.length ?? 0));

/** Lines as they were posted: amounts are read, not computed. */
export function DocumentLines({ document }: { document: DocumentInfo }) {
  const { t } = useText();
  const leastDecimals = isIsoCurrency(document.currency) ? currencyScale(document.currency) : 0;
  /** With at least the decimals of the amounts beside it. */
  const priceOf = (unitPrice: string) => writeTrimmed(decimal(unitPrice, priceScale), priceScale, leastDecimals);
  const places = {
    quantity: mostPlaces(document.lines.map(({ quantity }) => quantity)),
    unitPrice: mostPlaces(document.lines.map(({ unitPrice }) => priceOf(unitPrice))),
  };
  const price = t(document.pricesIncludeVat ? 'documents:column.priceWithVat' : 'documents:column.unitPrice');
  return (
    <div className={classes.scroll}>
      <table className={classes.lines} style={{ minWidth: '42rem' }}>
        <caption className={classes.hidden}>{t('documents:lines')}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.no}>
              {t('documents:column.no')}
            </th>
            <th scope="col">{t('documents:column.description')}</th>
            <th scope="col" className={classes.end}>
              {t('documents:column.quantity')}
            </th>
            <th scope="col" className={classes.end}>
              {price}
            </th>
            <th scope="col">{t('documents:column.taxCode')}</th>
            <th scope="col">{t('documents:column.account')}</th>
            <th scope="col" className={classes.end}>
              {t('documents:column.net')}
            </th>
            <th scope="col" className={classes.end}>
              {t('documents:column.vat')}
            </th>
            <th scope="col" className={classes.end} style={{ whiteSpace: 'nowrap' }}>
              {t('documents:column.gross')}
            </th>
          </tr>
        </thead>
        <tbody>
          {document.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: posted lines never move
            <tr key={index}>
              <td className={classes.no}>{index + 1}</td>
              <td className={classes.text}>
                {line.item ? (
                  <Text span size="xs" c="dimmed" mr={8} title={line.item.name}>
                    {line.item.code}
                  </Text>
                ) : null}
                {line.description}
                {line.dimensions ? (
                  <Text size="xs" c="dimmed">
                    {line.dimensions.map((each) => `${each.dimensionName}:\u00a0${valueText(each)}`).join(', ')}
                  </Text>
                ) : null}
              </td>
              <td className={classes.figure}>
                <Money amount={line.quantity} places={places.quantity} />
              </td>
              <td className={classes.figure}>
                <Money amount={priceOf(line.unitPrice)} places={places.unitPrice} />
              </td>
              <td className={classes.text}>{line.taxCode}</td>
              <td className={classes.text}>{line.account}</td>
              <td className={classes.figure}>
                <Money amount={line.net} />
              </td>
              <td className={classes.figure}>
                <Money amount={line.vat} dashZero />
              </td>
              <td className={classes.figure}>
                <Money amount={line.gross} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={6}>
              {t('common:total')} <span className={classes.unit}>{document.currency}</span>
            </th>
            <td className={classes.end}>
              <Money amount={document.net} strong />
            </td>
            <td className={classes.end}>
              <Money amount={document.vat} strong />
            </td>
            <td className={classes.end}>
              <Money amount={document.gross} strong />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
