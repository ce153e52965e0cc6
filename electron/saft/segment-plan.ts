import type { AnyField, AnyStructure, Facets } from '../../shared/saft/element.ts';
import { annual, monthly, namespace, onDemand } from '../../shared/saft/elements.ts';
import type { SegmentPlan } from './segments.ts';

const prefix = 'least';

/** Where audit files may be cut, from the table of elements: at every streamed record whose parent needs nothing after it. */
export const bgSaftPlan: SegmentPlan = planOf('AuditFile', [monthly, annual, onDemand]);

function planOf(root: string, structures: readonly AnyStructure[]): SegmentPlan {
  const repeated = new Set<string>();
  const kept = new Set<string>();
  const rest = new Map<string, string>();
  for (const structure of structures) visit(structure, root);
  return { repeated, kept, rest };

  /** Whether there is something to cut in it. */
  function visit(structure: AnyStructure, path: string): boolean {
    const fields = Object.values(structure.fields);
    let holds = false;
    for (const [index, field] of fields.entries()) {
      const below = `${path}/${field.element}`;
      if (!visitField(field, below)) continue;
      holds = true;
      kept.add(path).add(below);
      const after = fields.slice(index + 1).filter(({ required }) => required);
      if (field.streamed && after.length > 0) throw new Error(`${below} can't be cut: ${after[0]?.element} has to follow`);
      if (after.length > 0) rest.set(below, after.map((each) => leastXml(each, ` xmlns:${prefix}="${namespace}"`)).join(''));
    }
    return holds;
  }

  function visitField(field: AnyField, path: string): boolean {
    if (field.streamed) {
      repeated.add(path);
      kept.add(path);
      if (field.structure) visit(field.structure, path);
      return true;
    }
    if (field.items) return visitField(field.items, `${path}/${field.items.element}`);
    return field.structure !== undefined && !field.many && visit(field.structure, path);
  }
}

/** The least XML the schema takes for an element. */
function leastXml(field: AnyField, attributes = ''): string {
  const inside = field.simple ? leastText(field.simple) : field.items ? leastXml(field.items) : leastParts(field.structure!);
  return field.element === '' ? inside : `<${prefix}:${field.element}${attributes}>${inside}</${prefix}:${field.element}>`;
}

function leastParts(structure: AnyStructure): string {
  const chosen = new Map<string, string>();
  return Object.values(structure.fields)
    .filter((field) => {
      if (field.choice && !chosen.has(field.choice.group)) chosen.set(field.choice.group, field.choice.branch);
      return field.required && (!field.choice || chosen.get(field.choice.group) === field.choice.branch);
    })
    .map((field) => leastXml(field))
    .join('');
}

function leastText(facets: Facets): string {
  switch (facets.kind) {
    case 'text':
      return '0'.repeat(facets.exactly ?? 1);
    case 'code':
      return facets.values[0]!;
    case 'account':
      return '100';
    case 'date':
      return '2026-01-01';
    case 'time':
      return '00:00:00';
    case 'address':
      return 'urn:none';
    default:
      return '0';
  }
}
