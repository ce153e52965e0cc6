import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export interface Import {
  /** Importing file, from the root, with forward slashes. */
  from: string;
  /** Imported file from the root, or the bare name of a package or Node module. */
  to: string;
  line: number;
}

const sourceFile = /\.(ts|tsx|mts|js|mjs)$/;
const testFile = /\.test\.(ts|tsx)$/;
// Static imports and re-exports (types too), side-effect imports, dynamic imports, imports inside types, require.
const statement =
  /(?:^|[;}\n])\s*(?:import|export)\b[^'"`;]*?\bfrom\s*(['"])(.+?)\1|(?:^|[;}\n])\s*import\s*(['"])(.+?)\3|\b(?:import|require)\s*\(\s*(['"])(.+?)\5/g;

/** Every import of the sources below `folders` of `root`. Tests beside their sources may import anything and are left out. */
export function importsOf(root: string, folders: readonly string[]): Import[] {
  return folders.flatMap((folder) => sourcesBelow(join(root, folder))).flatMap((file) => importsIn(root, file, readFileSync(file, 'utf8')));
}

export function importsIn(root: string, file: string, text: string): Import[] {
  const code = withoutComments(text);
  const from = named(root, file);
  return [...code.matchAll(statement)].map((match) => {
    const specifier = (match[2] ?? match[4] ?? match[6])!;
    const to = specifier.startsWith('.') ? named(root, join(dirname(file), specifier.replace(/\?.*$/, ''))) : specifier;
    return { from, to, line: code.slice(0, match.index + match[0].length).split('\n').length };
  });
}

/** Comments become spaces and line ends stay, so that places keep their line. Strings are kept: an address holds two slashes. */
function withoutComments(text: string): string {
  return text.replace(/(['"`])(?:\\.|(?!\1)[^\\])*?\1|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (part) =>
    part.startsWith('/') ? part.replace(/[^\n]/g, ' ') : part,
  );
}

function sourcesBelow(folder: string): string[] {
  let entries: ReturnType<typeof read>;
  const read = () => readdirSync(folder, { withFileTypes: true });
  try {
    entries = read();
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return sourceFile.test(entry.name) && !testFile.test(entry.name) ? [path] : [];
  });
}

const named = (root: string, file: string) => relative(root, file).split(sep).join('/');

/** The first cycle of a graph as the names along it, or undefined. */
export function findCycle(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle) return cycle;
  }
  return undefined;
}
