import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportTable } from '../../../shared/contracts/app.ts';
import { useCompany, useMay } from '../../app/company-context.ts';
import { queryOf, Refusal, useCommand, useCommandId, useQueryOf } from '../../app/engine.ts';
import { useShown } from '../../app/shown-company.ts';
import { useText } from '../../i18n/use-text.ts';
import { Figures } from '../../ui/Figures.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { ChooseBook, keyOf } from './ChooseBook.tsx';
import { DryRunTable } from './DryRunTable.tsx';
import { ImportRemarks } from './ImportRemarks.tsx';
import classes from './ImportScreen.module.css';
import { MappingTable } from './MappingTable.tsx';
import type { BookFile } from './read-book-file.ts';
import { saveMapping } from './saved-mapping.ts';
import { headerOf, TableColumns } from './TableColumns.tsx';
import { useImportEnd } from './use-import-end.ts';
import { mappingRows, useMapping } from './use-mapping.ts';

/** A table of entries or a book of another program into the open company: choose, map, try, import. */
export function ImportEntriesScreen() {
  const { t } = useText();
  return (
    <Screen name="import-entries">
      <PageHeader title={t('import:entriesTitle')} above={[{ title: t('import:list.title'), to: '/imports' }]} />
      <p className={classes.intro}>{t('import:entriesIntro')}</p>
      <ChooseBook then={(book) => <Steps key={keyOf(book)} book={book} />} />
    </Screen>
  );
}

function Steps({ book }: { book: BookFile }) {
  const { t } = useText();
  const navigate = useNavigate();
  const shown = useShown();
  const company = useCompany();
  const mayImport = useMay('transactions:write');
  const { id, renew } = useCommandId();
  const ended = useImportEnd();
  const [table, setTable] = useState<ImportTable>({});
  const isTable = /\.(csv|tsv|txt)$/i.test(book.fileName) && headerOf(book.content) !== undefined;
  const content = { fileName: book.fileName, content: book.content, ...(isTable ? { table } : {}) };
  const about = [book.fileName, book.content.length, book.lastModified, JSON.stringify(table)];
  const preview = useQuery({
    ...queryOf('app.previewImport', { ...content, baseCurrency: company.baseCurrency }, null),
    queryKey: ['app.previewImport', ...about, company.baseCurrency],
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const accounts = useQueryOf('account.list', {});
  const mapped = useMapping(preview.data?.used, company.country, accounts.data);
  const mapping = mappingRows(mapped.mapping);
  const [tried, setTried] = useState<string>();
  const asked = JSON.stringify([table, mapping]);
  const send = useCommand('app.importInto');
  const dryRun = useQuery({
    ...queryOf('app.dryRunInto', { ...content, mapping }, shown),
    queryKey: ['app.dryRunInto', ...about, asked, shown],
    // What the import itself changes in the books is not tried once more.
    enabled: tried === asked && !send.busy,
    gcTime: 0,
    staleTime: 0,
  });
  const tryButton = useFocusBack(dryRun.isFetching);
  const importButton = useFocusBack(send.busy);

  const run = async () => {
    const answer = await send.run({ ...content, id, mapping });
    if (!answer.ok) {
      ended(answer);
      return;
    }
    renew();
    setTried(undefined);
    if (company.country !== null) saveMapping(company.country, mapped.mapping);
    const { entries, known } = answer.value;
    const before = known > 0 ? ` ${t('import:doneKnown', { count: known })}` : '';
    if (ended(answer, `${t('import:done', { count: entries })}${before}`)) await navigate({ to: '/imports' });
  };
  const found = preview.data;
  const isTried = tried === asked && dryRun.data !== undefined;
  return (
    <>
      {isTable ? <TableColumns content={book.content} value={table} onChange={setTable} /> : null}
      {preview.isPending ? (
        <p className={classes.hint} role="status">
          {t('import:reading')}
        </p>
      ) : null}
      {preview.error instanceof Refusal ? <Rejections of={preview.error.rejections} /> : <QueryProblem error={preview.error} />}
      {found && accounts.data ? (
        <>
          <Title order={2} mb="xs" mt="md">
            {t('import:preview')}
          </Title>
          <Figures
            of={[
              { id: 'format', label: t('import:format'), value: found.format },
              { id: 'entries', label: t('import:entries'), value: found.entries },
              { id: 'lines', label: t('import:lines'), value: found.lines },
              { id: 'accounts', label: t('import:accounts'), value: found.used.length },
            ]}
          />
          <ImportRemarks skipped={found.skipped} warnings={found.warnings} />
          <Title order={2} mb="xs" mt="md">
            {t('import:mapping.title')}
          </Title>
          <p className={classes.intro}>{t('import:mapping.explainedOpen')}</p>
          <MappingTable of={mapped} chart={accounts.data} />
          <Title order={2} mb="xs" mt="md">
            {t('import:dryRun.title')}
          </Title>
          <p className={classes.hint}>
            {mapped.missing > 0 ? t('import:mapping.left', { number: mapped.missing }) : t('import:dryRun.explained')}
          </p>
          {dryRun.error instanceof Refusal ? <Rejections of={dryRun.error.rejections} /> : <QueryProblem error={dryRun.error} />}
          {isTried ? <DryRunTable of={dryRun.data} /> : null}
          <Rejections of={send.rejections} />
          <div className={classes.create}>
            <Button
              ref={tryButton}
              variant={isTried ? 'default' : 'filled'}
              loading={dryRun.isFetching}
              disabled={mapped.missing > 0 || !mayImport}
              onClick={() => {
                setTried(asked);
                if (tried === asked) void dryRun.refetch();
              }}
              data-testid="import-try"
            >
              {t('import:dryRun.button')}
            </Button>
            <Button
              ref={importButton}
              disabled={!isTried || !mayImport}
              loading={send.busy}
              onClick={() => void run()}
              data-testid="import-into"
            >
              {t('import:into', { count: isTried ? dryRun.data.entries : found.entries })}
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
}
