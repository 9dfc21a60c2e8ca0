/** Who may import whom. The table is the house's plan: docs/architecture.md says why. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Rooms by path, first match wins; `may` names rooms, `packages` what else (node: included). */
const rooms = [
  { room: 'words', of: /^grader\/(model\/|model\.ts|value\.ts|edits\.ts)/, may: ['words'], packages: [] },
  { room: 'schema', of: /^grader\/schema\.ts$/, may: [], packages: ['node:', 'ajv'] },
  { room: 'spreadsheet', of: /^grader\/spreadsheet\.ts$/, may: [], packages: [] },
  {
    room: 'output',
    of: /^grader\/output\//,
    may: ['schema', 'output'],
    packages: ['node:', 'jszip'],
  },
  { room: 'grade', of: /^grader\/grade\.ts$/, may: ['words', 'judge'], packages: [] },
  { room: 'intake', of: /^grader\/intake\//, may: ['words', 'intake'], packages: ['node:'] },
  {
    room: 'lms',
    of: /^grader\/lms\//,
    may: ['words', 'spreadsheet', 'lms'],
    packages: ['csv-parse', 'csv-stringify', 'yaml'],
  },
  {
    room: 'authoring',
    of: /^grader\/plan\/(bounds|spec|draw|domain)\.ts$/,
    may: ['words', 'authoring'],
    packages: ['seedrandom'],
  },
  { room: 'encoding', of: /^grader\/plan\/encode\.ts$/, may: ['words'], packages: [] },
  {
    room: 'course',
    of: /^grader\/course\//,
    may: ['words', 'schema', 'output', 'course'],
    packages: ['node:'],
  },
  {
    room: 'plan',
    of: /^grader\/plan\//,
    may: ['words', 'schema', 'output', 'plan', 'authoring', 'encoding', 'judge'],
    packages: ['node:', 'seedrandom'],
  },
  {
    room: 'package',
    of: /^grader\/run\/package\//,
    may: [],
    packages: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu'],
  },
  {
    room: 'run',
    of: /^grader\/run\//,
    may: ['words', 'run'],
    packages: ['node:', 'isolated-vm', 'seedrandom', 'amaro', 'esbuild'],
  },
  { room: 'judge', of: /^grader\/judge\//, may: ['words', 'judge'], packages: [] },
  {
    room: 'report',
    of: /^grader\/report\//,
    may: ['words', 'spreadsheet', 'report'],
    packages: ['handlebars', 'd3-scale', 'd3-shape'],
  },
  { room: 'format', of: /^grader\/format\//, may: ['words', 'report', 'format'], packages: [] },
  {
    room: 'ledger',
    of: /^grader\/ledger\//,
    may: ['words', 'schema', 'output', 'encoding', 'ledger'],
    packages: ['node:'],
  },
  {
    room: 'batch',
    of: /^grader\/batch\//,
    may: ['words', 'grade', 'intake', 'lms', 'report', 'output', 'ledger', 'batch'],
    packages: ['node:'],
  },
  {
    room: 'grades',
    of: /^grader\/grades\//,
    may: ['words', 'schema', 'lms', 'batch', 'grades'],
    packages: ['node:'],
  },
  {
    room: 'similar',
    of: /^grader\/similar\//,
    may: ['words', 'similar'],
    packages: ['node:', '@babel/parser', '@dodona/dolos-core'],
  },
  {
    room: 'attack',
    of: /^grader\/attack\//,
    may: [
      'words',
      'grade',
      'intake',
      'plan',
      'authoring',
      'run',
      'judge',
      'report',
      'batch',
      'output',
      'attack',
    ],
    packages: ['node:'],
  },
  {
    room: 'engine',
    of: /^grader\/kit\/engine\.ts$/,
    may: ['words', 'grade', 'intake', 'encoding', 'run', 'report'],
    packages: ['node:'],
  },
  {
    room: 'kit',
    of: /^grader\/kit\//,
    may: ['words', 'plan', 'encoding', 'report', 'run', 'output', 'engine', 'kit'],
    packages: ['node:', 'katex', 'marked'],
  },
  {
    room: 'export',
    of: /^grader\/export\//,
    may: ['words', 'grade', 'intake', 'course', 'encoding', 'run', 'report', 'format', 'output', 'export'],
    packages: ['node:'],
  },
  {
    room: 'scaffold',
    of: /^grader\/scaffold\//,
    may: ['words', 'plan', 'output', 'scaffold'],
    packages: ['node:'],
  },
  {
    room: 'cli',
    of: /^grader\/cli\//,
    may: [
      'words',
      'schema',
      'grade',
      'intake',
      'course',
      'plan',
      'authoring',
      'run',
      'report',
      'format',
      'output',
      'ledger',
      'lms',
      'grades',
      'batch',
      'similar',
      'attack',
      'kit',
      'export',
      'scaffold',
      'cli',
    ],
    packages: ['node:', 'commander'],
  },
  { room: 'reference', of: /^reference\//, may: ['reference'], packages: [] },
  {
    room: 'library',
    of: /^assignments\/library\//,
    may: ['library'],
    packages: ['@tensorflow/tfjs'],
  },
  {
    room: 'measures',
    of: /^assignments\/measures\//,
    may: ['library', 'measures'],
    packages: ['@tensorflow/tfjs'],
  },
  { room: 'starter', of: /^assignments\/[^/]+\/starter\//, may: ['library'], packages: ['@tensorflow/tfjs'] },
  {
    room: 'public',
    of: /^assignments\/[^/]+\/(driver|probes)\.ts/,
    may: ['library', 'measures', 'public'],
    packages: ['@tensorflow/tfjs'],
  },
  { room: 'domains', of: /^assignments\/[^/]+\/domain\.ts$/, may: ['authoring'], packages: [] },
  {
    room: 'mistakes',
    of: /^assignments\/[^/]+\/mistakes/,
    may: ['words', 'authoring', 'mistakes'],
    packages: [],
  },
  {
    room: 'staff',
    of: /^assignments\/[^/]+\/checks/,
    may: ['words', 'authoring', 'reference', 'mistakes', 'staff'],
    packages: ['@tensorflow/tfjs'],
  },
] as const;

const sources = ['grader', 'reference', 'assignments'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);

const roomOf = (path: string) => rooms.find(({ of }) => of.test(path));

function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  const found = text.matchAll(
    /^\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'|^import '([^']+)'/gms,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** The file a relative import names; a starter's `./library/…` is laid beside it only in the sandbox. */
function resolveImport(from: string, specifier: string): string {
  const path = normalize(join(dirname(from), specifier)).replaceAll('\\', '/');
  return path.replace(/^assignments\/[^/]+\/starter\/library\//, 'assignments/library/');
}

/** Files of ours by what they import, types included. */
const imported = new Map(
  sources.map((path) => {
    const targets = importsOf(path).filter((specifier) => specifier.startsWith('.'));
    return [path, targets.map((specifier) => resolveImport(path, specifier))] as const;
  }),
);

/** The first way found from a file back to itself. */
function circleThrough(start: string): string[] {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const path of queue) {
    for (const target of imported.get(path) ?? []) {
      if (target === start) return wayTo(path, cameFrom);
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, path);
      queue.push(target);
    }
  }
  return [];
}

function wayTo(path: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const before = cameFrom.get(path);
  return before === undefined ? [path] : [...wayTo(before, cameFrom), path];
}

describe('the house', () => {
  it.each(sources)('%s stands in a room', (path) => {
    expect(roomOf(path)?.room).toBeDefined();
  });

  it.each(sources)('%s imports only what its room may', (path) => {
    const { room, may, packages } = roomOf(path)!;
    const strays = importsOf(path).filter((specifier) => {
      if (!specifier.startsWith('.'))
        return !packages.some(
          (name: string) =>
            specifier === name ||
            specifier.startsWith(`${name}/`) ||
            (name === 'node:' && specifier.startsWith(name)),
        );
      const target = roomOf(resolveImport(path, specifier));
      return !(may as readonly string[]).includes(target?.room ?? 'nowhere');
    });
    expect(strays, `${room} may import ${may.join(', ')} and ${packages.join(', ') || 'no package'}`).toEqual(
      [],
    );
  });

  // Phrases are one file for each language, however many there are.
  const code = sources.filter((path) => !path.startsWith('grader/report/words/'));
  it.each(code)('%s is under 250 lines', (path) => {
    expect(readFileSync(join(root, path), 'utf8').split('\n').length).toBeLessThanOrEqual(250);
  });

  it('has no circle of imports, types included', () => {
    expect(sources.map(circleThrough).filter((circle) => circle.length > 0)).toEqual([]);
  });

  it('lists only rooms that exist', () => {
    const standing = new Set(sources.map((path) => roomOf(path)?.room));
    expect(rooms.map(({ room }) => room).filter((room) => !standing.has(room))).toEqual([]);
  });

  it('reaches every file of the repository by a relative path inside it', () => {
    for (const path of sources) {
      for (const specifier of importsOf(path).filter((name) => name.startsWith('.'))) {
        expect(relative(root, join(root, resolveImport(path, specifier)))).not.toMatch(/^\.\./);
      }
    }
  });
});
