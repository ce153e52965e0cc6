import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import type { AnyField, AnyStructure, Facets } from '../../shared/saft/element.ts';
import { annual, monthly, onDemand } from '../../shared/saft/elements.ts';
import { bgSaft } from './schema.texts.ts';

// The official schema read here by itself, element by element, and set against the table everything is written and checked by.

type Node = Readonly<Record<string, unknown>>;
const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, parseAttributeValue: false, parseTagValue: false });
const schema = childrenOf((parser.parse(bgSaft) as Node[]).find((node) => 'xs:schema' in node)!);

function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@')!;
}
function childrenOf(node: Node): Node[] {
  return (node[nameOf(node)] as Node[]).filter((child) => nameOf(child).startsWith('xs:') && nameOf(child) !== 'xs:annotation');
}
const attribute = (node: Node, name: string): string | undefined =>
  (node[':@'] as Readonly<Record<string, string>> | undefined)?.[`@_${name}`];
const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const global = (kind: string, name: string): Node =>
  schema.find((node) => nameOf(node) === kind && attribute(node, 'name') === local(name))!;

/** One row: path, how often, type, branch of a choice. */
type Row = string;

function rowsOfElement(element: Node, path: string, branch: string, seen: readonly string[]): Row[] {
  const reference = attribute(element, 'ref');
  const declared = reference === undefined ? element : global('xs:element', reference);
  const often = `${attribute(element, 'minOccurs') ?? '1'}..${attribute(element, 'maxOccurs') === 'unbounded' ? 'n' : '1'}`;
  const here = `${path}/${attribute(declared, 'name')}`;
  const typeName = attribute(declared, 'type');
  const inline = childrenOf(declared)[0];
  const complex = typeName === undefined ? inline : global('xs:complexType', typeName);
  if (complex !== undefined && nameOf(complex) === 'xs:complexType') {
    const row = `${here} ${often}${branch}`;
    if (typeName !== undefined && seen.includes(typeName)) return [row];
    return [row, ...rowsOfContent(complex, here, '', typeName === undefined ? seen : [...seen, typeName])];
  }
  return [`${here} ${often}${branch} ${typeName === undefined && inline === undefined ? 'text' : simpleOf(typeName, inline)}`];
}

function rowsOfContent(node: Node, path: string, branch: string, seen: readonly string[]): Row[] {
  return childrenOf(node).flatMap((child) => {
    switch (nameOf(child)) {
      case 'xs:element':
        return rowsOfElement(child, path, branch, seen);
      case 'xs:choice':
        return childrenOf(child).flatMap((option, index) => {
          const within = ` choice ${index}`;
          return nameOf(option) === 'xs:element' ? rowsOfElement(option, path, within, seen) : rowsOfContent(option, path, within, seen);
        });
      case 'xs:sequence':
      case 'xs:complexContent':
        return rowsOfContent(child, path, branch, seen);
      case 'xs:extension':
        return [
          ...rowsOfContent(global('xs:complexType', attribute(child, 'base')!), path, branch, seen),
          ...rowsOfContent(child, path, branch, seen),
        ];
      default:
        throw new Error(`the schema has ${nameOf(child)}`);
    }
  });
}

function simpleOf(typeName: string | undefined, inline: Node | undefined): string {
  if (typeName?.startsWith('xs:'))
    return ({ 'xs:nonNegativeInteger': 'count', 'xs:anyURI': 'address' } as Record<string, string>)[typeName] ?? local(typeName);
  const restriction = childrenOf(typeName === undefined ? inline! : global('xs:simpleType', typeName))[0]!;
  const base = attribute(restriction, 'base')!;
  const kind = simpleOf(base, undefined);
  const facets = childrenOf(restriction).map((facet) => [local(nameOf(facet)), attribute(facet, 'value')!] as const);
  const codes = facets.filter(([name]) => name === 'enumeration').map(([, value]) => value);
  if (codes.length > 0) return `code ${codes.join('|')}`;
  const of = Object.fromEntries(facets);
  if (of.pattern) return `account ${of.pattern}`;
  return [
    kind === 'string' ? 'text' : kind,
    of.maxLength && `most ${of.maxLength}`,
    of.length && `exactly ${of.length}`,
    of.totalDigits && `digits ${of.totalDigits}`,
    of.fractionDigits && `decimals ${of.fractionDigits}`,
    of.minInclusive && `from ${of.minInclusive} to ${of.maxInclusive}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function rowsOfTable(structure: AnyStructure, path: string, seen: readonly AnyStructure[] = []): Row[] {
  const branches: string[] = [];
  let group: string | undefined;
  return Object.values(structure.fields).flatMap((field) => {
    if (field.choice?.group !== group) branches.length = 0;
    group = field.choice?.group;
    if (field.choice && !branches.includes(field.choice.branch)) branches.push(field.choice.branch);
    return rowsOfField(field, path, field.choice ? ` choice ${branches.indexOf(field.choice.branch)}` : '', seen);
  });
}

function rowsOfField(field: AnyField, path: string, branch: string, seen: readonly AnyStructure[]): Row[] {
  if (field.element === '') return rowsOfTable(field.structure!, path, seen);
  const here = `${path}/${field.element}`;
  const row = `${here} ${field.required ? '1' : '0'}..${field.many ? 'n' : '1'}${branch}`;
  if (field.simple) return [`${row} ${facetsText(field.simple)}`];
  if (field.items) return [row, ...rowsOfField(field.items, here, '', seen)];
  if (seen.includes(field.structure!)) return [row];
  return [row, ...rowsOfTable(field.structure!, here, [...seen, field.structure!])];
}

function facetsText(facets: Facets): string {
  switch (facets.kind) {
    case 'text':
      return ['text', facets.most && `most ${facets.most}`, facets.exactly && `exactly ${facets.exactly}`].filter(Boolean).join(' ');
    case 'code':
      return `code ${facets.values.join('|')}`;
    case 'account':
      return 'account [1-9][0-9]{2,4}';
    case 'money':
    case 'currency-money':
    case 'decimal':
      return [
        'decimal',
        facets.digits && `digits ${facets.digits}`,
        facets.decimals && `decimals ${facets.decimals}`,
        facets.kind === 'decimal' && facets.least && `from ${facets.least} to ${facets.most}`,
      ]
        .filter(Boolean)
        .join(' ');
    default:
      return facets.kind;
  }
}

/** Parts of the tree a reference to a repeated structure is followed into only once. */
const depthOf = (rows: readonly Row[]) => rows.filter((row) => !/\/SortCode\/.*\/BankAccount/.test(row));

test.each([
  ['MasterFilesMonthly', monthly],
  ['MasterFilesAnnual', annual],
  ['MasterFilesOnDemand', onDemand],
])('[V7] the table has every element of the official schema in its order, number, type and length: %s', (master, table) => {
  const root = global('xs:element', 'AuditFile');
  const all = rowsOfElement(root, '', '', []).slice(1);
  const kinds = childrenOf(childrenOf(childrenOf(root)[0]!)[0]!); // Header, choice
  const own = childrenOf(kinds[1]!).find((sequence) => childrenOf(sequence).some((element) => attribute(element, 'ref') === master))!;
  const isHeader = (row: Row) => row.startsWith('/AuditFile/Header');
  const official = [...all.filter(isHeader), ...rowsOfContent(own, '/AuditFile', '', [])];
  const ours = rowsOfTable(table, '/AuditFile');
  expect(official.length).toBeGreaterThan(100);
  expect(depthOf(ours)).toEqual(depthOf(official));
});

test('[V7] the element whose name begins with a Cyrillic letter is written with it', () => {
  expect(bgSaft).toContain('name="\u0421orrespondingAccountStructure"');
  expect(rowsOfTable(monthly, '').some((row) => row.includes('/\u0421orrespondingAccountStructure '))).toBe(true);
});
