import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { BaseCurrencyPreview } from '../../../shared/contracts/base-currency.ts';
import { formatDate } from '../../../shared/dates/format.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Money } from '../../ui/Money.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import classes from '../documents/forms/form.module.css';

interface Props {
  preview: BaseCurrencyPreview;
  onClose: () => void;
}

/** Every balance in both currencies before the books are converted, and afterwards what was booked. Another sum of roundings than shown is refused. */
export function BaseCurrencyDialog({ preview, onClose }: Props) {
  return preview.isDone ? <Shown preview={preview} onClose={onClose} /> : <Convert preview={preview} onClose={onClose} />;
}

function Convert({ preview, onClose }: Props) {
  const { t, language } = useText();
  const { id } = useCommandId();
  const change = useCommand('baseCurrency.change');
  const words = { from: preview.from, to: preview.to, on: formatDate(preview.on, language), rate: preview.rate };
  const send = async () => {
    const answer = await change.run({ id, expectedRounding: preview.rounding });
    if (!answer.ok) return;
    notifications.show({ message: t('settings:baseCurrency.done', words) });
    onClose();
  };
  return (
    <FormDialog
      title={t('settings:baseCurrency.title')}
      submit={t('settings:baseCurrency.convert', { to: preview.to })}
      onSubmit={send}
      onClose={onClose}
      busy={change.busy}
      rejections={change.rejections.length > 0 ? change.rejections : preview.problems}
      size={640}
    >
      <p>{t('settings:baseCurrency.explained', words)}</p>
      <Balances preview={preview} />
    </FormDialog>
  );
}

function Shown({ preview, onClose }: Props) {
  const { t } = useText();
  return (
    <Dialog onClose={onClose} title={t('settings:baseCurrency.title')} size={640}>
      <Rejections of={preview.problems} />
      <Balances preview={preview} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('common:close')}
        </Button>
      </Group>
    </Dialog>
  );
}

function Balances({ preview }: { preview: BaseCurrencyPreview }) {
  const { t, nameOf } = useText();
  return (
    <>
      <section
        className={classes.scroll}
        style={{ maxHeight: '50vh' }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        aria-label={t('settings:baseCurrency.balances')}
        data-autofocus
      >
        <table className={classes.lines}>
          <thead>
            <tr>
              <th scope="col">{t('common:account')}</th>
              <th scope="col" className={classes.end}>
                {preview.from}
              </th>
              <th scope="col" className={classes.end}>
                {preview.to}
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.accounts.map(({ account, names, former, converted }) => (
              <tr key={account} data-testid={`converted-${account}`}>
                <td className={classes.text}>
                  {account} {nameOf(names)}
                </td>
                <td className={classes.figure}>
                  <Money amount={former} />
                </td>
                <td className={classes.figure}>
                  <Money amount={converted} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {preview.accounts.length === 0 ? <p>{t('settings:baseCurrency.empty')}</p> : null}
      <p data-testid="rounding">
        {t('settings:baseCurrency.rounding', { account: preview.roundingAccount, documents: preview.documents })}{' '}
        <Money amount={preview.rounding} currency={preview.to} />
        {preview.isRoundingAccountUnconfirmed ? `. ${t('settings:baseCurrency.unconfirmed')}` : ''}
      </p>
    </>
  );
}
