import type { TemplateKind } from '../../../shared/contracts/templates.ts';
import { useQueryOf } from '../../app/engine.ts';

/** The template a form is to begin with; one that is gone is none. */
export function useTemplate(kind: TemplateKind, id: string | undefined) {
  const list = useQueryOf('template.list', { kind }, { enabled: id !== undefined });
  return { pending: id !== undefined && list.isPending, template: list.data?.find((each) => each.id === id) };
}
