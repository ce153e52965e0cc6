import { ok, type Rejection, reject } from '../../../shared/result.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';

interface TemplateRow {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly form: string;
  readonly rev: bigint;
}

/** Characters of JSON a form may have: the log keeps every version of it. */
export const templateLimit = 200_000;

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * JSON the log takes, which says the very form: signs of control that JSON allows inside a text are escapes, and so is all that is not plain ASCII where the
 * text is not in NFC. Normalising the JSON would not do: a mark behind an escape (`\n` and a tilde) would melt into the letter of the escape.
 */
function textOf(form: unknown): string {
  const text = JSON.stringify(form).replace(/[\p{Cc}\u2028\u2029]/gu, escaped);
  return text === text.normalize('NFC') ? text : text.replace(/[^ -~]/g, escaped);
}

/** The template as the screen saw it, or UNKNOWN_TEMPLATE, or VERSION_CONFLICT when someone saved it meanwhile. */
function known(tx: Tx, id: string, version: number): { template: TemplateRow } | { rejection: Rejection } {
  const template = tx.db.get<TemplateRow>('SELECT id, kind, name, form, rev FROM template WHERE id = ?', id);
  if (!template) return { rejection: { code: 'UNKNOWN_TEMPLATE' } };
  return template.rev === BigInt(version) ? { template } : { rejection: { code: 'VERSION_CONFLICT' } };
}

/**
 * Keeps a form under a name. A new template has the id of the command; one that is there keeps its kind, and its form unless another one is given.
 * Rejects: UNKNOWN_TEMPLATE, VERSION_CONFLICT, ID_REUSED, TEMPLATE_EMPTY, TEMPLATE_TOO_LARGE, TEMPLATE_NAME_TAKEN (by one of the same kind).
 */
export const templateSave: CommandHandler<'template.save'> = (tx, input) => {
  const before = input.template && known(tx, input.template.id, input.template.version);
  if (before && 'rejection' in before) return reject(before.rejection);
  const kept = before?.template;
  const kind = kept?.kind ?? input.kind;
  const id = kept?.id ?? input.id;
  const form = input.form === undefined ? kept?.form : textOf(input.form);
  const rejections: Rejection[] = [];
  if (!kept && tx.revisionOf(id) > 0) rejections.push({ code: 'ID_REUSED' });
  if (form === undefined) rejections.push({ code: 'TEMPLATE_EMPTY' });
  else if (form.length > templateLimit) rejections.push({ code: 'TEMPLATE_TOO_LARGE', limit: templateLimit });
  const folded = input.name.toLowerCase();
  const others = tx.db.all<{ name: string }>('SELECT name FROM template WHERE kind = ? AND id <> ?', kind, id);
  if (others.some(({ name }) => name.toLowerCase() === folded))
    rejections.push({ code: 'TEMPLATE_NAME_TAKEN', field: 'name', name: input.name });
  if (rejections.length > 0 || form === undefined) return reject(...rejections);
  tx.append('template.saved', id, { kind, name: input.name, form }, input.template?.version ?? 0);
  return ok({ id });
};

/** Rejects: UNKNOWN_TEMPLATE, VERSION_CONFLICT. */
export const templateRemove: CommandHandler<'template.remove'> = (tx, { templateId, version }) => {
  const found = known(tx, templateId, version);
  if ('rejection' in found) return reject(found.rejection);
  tx.append('template.removed', templateId, { name: found.template.name }, version);
  return ok({ id: templateId });
};
