import { Button } from '@mantine/core';
import { Pencil } from 'lucide-react';
import type { AuditFileDeclared } from '../../../shared/contracts/audit-file.ts';
import { useText } from '../../i18n/use-text.ts';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import classes from './audit-file.module.css';

interface Props {
  /** Undefined while it is asked for, null until somebody said. */
  declared: AuditFileDeclared | null | undefined;
  error: Error | null;
  retry: () => unknown;
  onChange: (() => void) | undefined;
}

/** What the company says of itself, in short. */
export function DeclaredPart({ declared, error, retry, onChange }: Props) {
  const { t } = useText();
  return (
    <section className={classes.part} aria-label={t('audit-file:company.title')}>
      <h2 className={classes.title}>{t('audit-file:company.title')}</h2>
      <QueryProblem error={error} retry={retry} />
      {declared === null ? <p className={classes.note}>{t('audit-file:company.none')}</p> : null}
      {declared ? (
        <dl className={classes.facts}>
          <dt>{t('audit-file:company.address')}</dt>
          <dd>
            {[
              `${declared.address.street} ${declared.address.number}`.trim(),
              `${declared.address.postalCode} ${declared.address.town}`.trim(),
              declared.address.country,
            ]
              .filter((part) => part !== '')
              .join(', ')}
          </dd>
          <dt>{t('audit-file:company.contact')}</dt>
          <dd>{`${declared.contact.firstName} ${declared.contact.lastName}, ${declared.contact.capacity}, ${declared.contact.telephone}`}</dd>
          <dt>{t('audit-file:company.bankAccounts')}</dt>
          <dd>{declared.bankAccounts.join(', ')}</dd>
          <dt>{t('audit-file:company.isPartOfGroup')}</dt>
          <dd>{t(`audit-file:groups.${declared.ownership.isPartOfGroup}`)}</dd>
        </dl>
      ) : null}
      {onChange && declared !== undefined ? (
        <Button variant="default" leftSection={<Pencil size={14} aria-hidden="true" />} onClick={onChange} data-testid="declare-audit-file">
          {t(declared === null ? 'audit-file:company.enter' : 'audit-file:company.change')}
        </Button>
      ) : null}
    </section>
  );
}
