import { Button } from '@mantine/core';
import { FileText } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { WorksheetFormInfo, WorksheetInfo } from '../../../shared/contracts/worksheets.ts';
import { readDecimal, writeDecimal } from '../../../shared/money/decimal.ts';
import { readAmount } from '../../../shared/money/expression.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { daysOf } from '../../../shared/worksheets/worksheet-period.ts';
import { useBaseOn } from '../../app/company-context.ts';
import { Refusal, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { spanText } from '../../ui/span-text.ts';
import { Unconfirmed } from '../../ui/Unconfirmed.tsx';
import { PdfDialog } from '../documents/pdf/PdfDialog.tsx';
import { readInputs, writeInputs } from './inputs-param.ts';
import { WorksheetEnd } from './WorksheetEnd.tsx';
import { WorksheetTable } from './WorksheetTable.tsx';
import classes from './worksheets.module.css';

interface Props {
  title: string;
  form: WorksheetFormInfo;
  period: string;
  /** What was entered, as the address has it. */
  typed: string | undefined;
  onType: (inputs: string | undefined) => void;
  /** Choice of worksheet and period. */
  toolbar: ReactNode;
}

const percentScale = 2;

/** One worksheet of one period. What is entered is computed with at once; nothing is kept but in the address. */
export function Worksheet({ title, form, period, typed: param, onType, toolbar }: Props) {
  const { t, language, nameOf } = useText();
  const { baseCurrency, baseScale } = useBaseOn(daysOf(period).to);
  const scaleOf = (kind: 'amount' | 'percent') => (kind === 'percent' ? percentScale : baseScale);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() => {
    const known = readInputs(
      param,
      form.inputs.map(({ id }) => id),
    );
    const written = (id: string, amount: string) => {
      const kind = form.inputs.find((input) => input.id === id)?.kind ?? 'amount';
      const minor = kind === 'amount' ? readDecimal(amount, scaleOf(kind)) : undefined;
      return formatDecimal(minor === undefined ? amount : writeDecimal(minor, scaleOf(kind)), language);
    };
    return Object.fromEntries(Object.entries(known).map(([id, amount]) => [id, written(id, amount)]));
  });
  /** What is typed and can be computed with. */
  const readTyped = (texts: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      form.inputs.flatMap(({ id, kind }) => {
        const read = readAmount(texts[id] ?? '', scaleOf(kind), language);
        return read.ok && !read.text.startsWith('-') ? [[id, read.text] as const] : [];
      }),
    );
  const inputs = readTyped(typed);
  const [preview, setPreview] = useState(false);
  const asked = { kind: form.kind, period, inputs };
  const sheet = useQueryOf('worksheet.get', asked, { keep: true });
  const pdf = useQueryOf('worksheet.pdf', { ...asked, language }, { enabled: preview });

  const show = (texts: Readonly<Record<string, string>>) => {
    setTyped(texts);
    onType(writeInputs(readTyped(texts)));
  };
  const change = (id: string, text: string) => show({ ...typed, [id]: text });
  // While what is typed is refused the rows stay, without figures: the field it stands in is one of them.
  const last = useRef<WorksheetInfo>(undefined);
  if (sheet.data) last.current = sheet.data;
  const info = sheet.data;
  const rows = info ?? last.current;
  const name = `${nameOf(form.names)}, ${spanText(t, language, period)}`;

  return (
    <>
      <PageHeader title={title} aside={name}>
        <Button
          variant="default"
          leftSection={<FileText size={14} aria-hidden="true" />}
          disabled={!info}
          onClick={() => setPreview(true)}
          data-testid="open-pdf"
        >
          {t('documents:pdf.open')}
        </Button>
      </PageHeader>
      {toolbar}
      <SheetProblem error={sheet.error} form={form} retry={sheet.refetch} />
      {info ? (
        <Figures
          of={[
            {
              id: 'worksheet-result',
              label: t('taxes:sheet.result'),
              value: <Money amount={info.result} currency={baseCurrency} strong />,
            },
            { id: 'worksheet-source', label: t('taxes:source'), value: nameOf(info.source) },
            ...(info.unconfirmed ? [{ id: 'worksheet-unconfirmed', label: t('common:state'), value: <Unconfirmed /> }] : []),
          ]}
        />
      ) : null}
      <p className={classes.note}>{t('taxes:sheet.what')}</p>
      <div className={classes.percents}>
        {form.inputs
          .filter(({ kind }) => kind === 'percent')
          .map((input) => (
            <AmountInput
              key={input.id}
              className={classes.counts ?? ''}
              name={input.id}
              label={t('taxes:sheet.percent', { name: nameOf(input.names) })}
              placeholder={input.usual === null ? undefined : formatDecimal(input.usual, language)}
              value={typed[input.id] ?? ''}
              onChange={(text) => change(input.id, text)}
              scale={percentScale}
              w={180}
            />
          ))}
        {Object.keys(inputs).length === 0 ? null : (
          <Button variant="default" onClick={() => show({})} data-testid="clear-inputs">
            {t('taxes:sheet.clear')}
          </Button>
        )}
      </div>
      {rows ? (
        <WorksheetTable info={rows} computed={info !== undefined} busy={sheet.isFetching} typed={typed} scale={baseScale} onType={change} />
      ) : null}
      {info ? <WorksheetEnd info={info} /> : null}
      <PdfDialog title={name} opened={preview} onClose={() => setPreview(false)} file={pdf.data} error={pdf.error} />
    </>
  );
}

/** Why there is no worksheet. Inputs are called as the form calls them, not by their ids. */
function SheetProblem({ error, form, retry }: { error: Error | null; form: WorksheetFormInfo; retry: () => unknown }) {
  const { nameOf } = useText();
  if (!(error instanceof Refusal)) return <QueryProblem error={error} retry={retry} />;
  const named = error.rejections.map((rejection) => {
    const input = form.inputs.find(({ id }) => id === rejection.input);
    return input === undefined ? rejection : { ...rejection, input: nameOf(input.names) };
  });
  return <Rejections of={named} />;
}
