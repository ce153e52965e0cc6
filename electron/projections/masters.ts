import { monthNumber } from '../../shared/dates/period.ts';
import type { Apply, ProjectionContext } from './context.ts';

// Company, devices, users, accounts, counterparties, periods: one row a thing, changed by its events.

const next = (context: ProjectionContext, table: string): bigint =>
  context.db.get<{ no: bigint }>(`SELECT coalesce(max(no), 0) + 1 AS no FROM ${table}`)!.no;

export const companyCreated: Apply<'company.created'> = (context, { wall }, id, rev, d) => {
  context.db.run(
    'INSERT INTO company VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    id,
    d.name,
    d.country ?? null,
    d.tax_id,
    d.vat_payer ? 1 : 0,
    d.base_currency,
    d.base_scale,
    d.one_person ? 1 : 0,
    d.is_sample ? 1 : 0,
    d.pack_version ?? null,
    wall,
    rev,
  );
  context.addCommodity(d.base_currency, d.base_scale);
  context.touched.add('company');
};

export const companyChanged: Apply<'company.changed'> = (context, _recorded, _id, rev, d) => {
  context.db.run(
    'UPDATE company SET name = ?, vat_payer = ?, one_person = ?, rev = ?',
    d.name,
    d.vat_payer ? 1 : 0,
    d.one_person ? 1 : 0,
    rev,
  );
  context.touched.add('company');
};

export const deviceEnrolled: Apply<'device.enrolled'> = (context, _recorded, id, _rev, d) => {
  context.db.run('INSERT INTO device VALUES (?, ?, ?, ?)', next(context, 'device'), id, d.log, d.public_key);
  context.touched.add('company');
};

export const userAdded: Apply<'user.added'> = (context, _recorded, id, rev, d) => {
  context.db.run('INSERT INTO user_account VALUES (?, ?, ?, ?, 1, ?)', next(context, 'user_account'), id, d.name, d.role, rev);
  context.touched.add('users');
};

export const userChanged: Apply<'user.changed'> = (context, _recorded, id, rev, d) => {
  context.db.run('UPDATE user_account SET role = ?, active = ?, rev = ? WHERE id = ?', d.role, d.active ? 1 : 0, rev, id);
  context.touched.add('users');
};

export const accountOpened: Apply<'account.opened'> = (context, _recorded, id, rev, d) => {
  context.db.run(
    'INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    next(context, 'account'),
    id,
    d.code,
    d.name_ka,
    d.name_bg,
    d.name_ru,
    d.name_en,
    d.type,
    d.normal_side,
    d.postable ? 1 : 0,
    d.parent === undefined ? null : context.accountNo(d.parent),
    d.active ? 1 : 0,
    rev,
  );
  context.touched.add('accounts');
};

export const accountRenamed: Apply<'account.renamed'> = (context, _recorded, id, rev, d) => {
  context.db.run(
    'UPDATE account SET name_ka = ?, name_bg = ?, name_ru = ?, name_en = ?, rev = ? WHERE id = ?',
    d.name_ka,
    d.name_bg,
    d.name_ru,
    d.name_en,
    rev,
    id,
  );
  context.touched.add('accounts');
};

export const accountMoved: Apply<'account.moved'> = (context, _recorded, id, rev, d) => {
  const parent = d.parent === undefined ? null : context.accountNo(d.parent);
  context.db.run('UPDATE account SET code = ?, parent_no = ?, rev = ? WHERE id = ?', d.code, parent, rev, id);
  context.touched.add('accounts');
};

const setActive = (context: ProjectionContext, id: string, rev: number, active: 0 | 1): void => {
  context.db.run('UPDATE account SET active = ?, rev = ? WHERE id = ?', active, rev, id);
  context.touched.add('accounts');
};
export const accountDeactivated: Apply<'account.deactivated'> = (context, _recorded, id, rev) => setActive(context, id, rev, 0);
export const accountActivated: Apply<'account.activated'> = (context, _recorded, id, rev) => setActive(context, id, rev, 1);

export const commodityDeclared: Apply<'commodity.declared'> = (context, _recorded, _id, _rev, d) => {
  context.addCommodity(d.name, d.scale);
};

export const counterpartyCreated: Apply<'counterparty.created'> = (context, _recorded, id, rev, d) => {
  context.db.run(
    'INSERT INTO counterparty VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    next(context, 'counterparty'),
    id,
    d.name,
    d.name.toLowerCase(),
    d.tax_id,
    d.country,
    d.vat_payer ? 1 : 0,
    d.is_customer ? 1 : 0,
    d.is_supplier ? 1 : 0,
    rev,
    d.vat_number ?? '',
    d.street ?? '',
    d.town ?? '',
    d.postal_code ?? '',
    d.region ?? '',
    d.related ? 1 : 0,
  );
  context.touched.add('counterparties');
};

export const counterpartyChanged: Apply<'counterparty.changed'> = ({ db, touched }, { position }, id, rev, d) => {
  db.run(
    `INSERT INTO counterparty_past
     SELECT no, ?, name, tax_id, vat_number, country, vat_payer, street, town, postal_code, region FROM counterparty WHERE id = ?`,
    position,
    id,
  );
  db.run(
    `UPDATE counterparty SET name = ?, search = ?, tax_id = ?, vat_number = ?, country = ?, vat_payer = ?, is_customer = ?, is_supplier = ?, street = ?,
       town = ?, postal_code = ?, region = ?, related = ?, rev = ? WHERE id = ?`,
    d.name,
    d.name.toLowerCase(),
    d.tax_id,
    d.vat_number,
    d.country,
    d.vat_payer ? 1 : 0,
    d.is_customer ? 1 : 0,
    d.is_supplier ? 1 : 0,
    d.street,
    d.town,
    d.postal_code,
    d.region,
    d.related ? 1 : 0,
    rev,
    id,
  );
  touched.add('counterparties');
};

export const periodClosed: Apply<'period.closed'> = (context, { wall, user }, _id, rev, d) => {
  const state = d.mode === 'hard' ? 'hard-closed' : 'soft-closed';
  context.db.run(
    `INSERT INTO period VALUES (?, ?, ?, ?, NULL, 0, ?)
     ON CONFLICT (month) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at, changed_by = excluded.changed_by, reason = NULL, rev = excluded.rev`,
    monthNumber(d.period),
    state,
    wall,
    user,
    rev,
  );
  context.touched.add('periods');
};

export const periodReopened: Apply<'period.reopened'> = (context, { wall, user }, _id, rev, d) => {
  context.db.run(
    "UPDATE period SET state = 'open', changed_at = ?, changed_by = ?, reason = ?, reopened = reopened + 1, rev = ? WHERE month = ?",
    wall,
    user,
    d.reason,
    rev,
    monthNumber(d.period),
  );
  context.touched.add('periods');
};
