/** `gradecheck kit`: what is in a student's zip, and what is not. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadTemplates } from '../../grader/cli/templates.ts';
import { buildKit } from '../../grader/kit/build.ts';
import { listAssignments, loadHandout, loadManifest } from '../../grader/plan/load.ts';
import { editTexts } from '../assignments/edit-texts.ts';
import { gradecheck, root, secret, temporaryFolder } from './command.ts';
import { kitFiles } from './kit-folder.ts';

const work = temporaryFolder();

function sourcesOf(folder: string, isWanted: (path: string) => boolean): string {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const wanted = paths.filter((path) => path.endsWith('.ts') && isWanted(path));
  return wanted.map((path) => readFileSync(join(root, folder, path), 'utf8')).join('\n');
}

const isPublic = (path: string) => /(^|\/)(library|measures|starter)\/|(^|\/)(driver|probes)\.ts$/.test(path);
const staff = [sourcesOf('reference', () => true), sourcesOf('assignments', (path) => !isPublic(path))].join(
  '\n',
);
/** What is not staff's alone: what students get, and the grader, of which the engine is made. */
const shared = [
  sourcesOf('assignments', isPublic),
  sourcesOf('grader', () => true),
  ...listAssignments().flatMap((slug) => [loadHandout(slug, 'en'), loadHandout(slug, 'zh')]),
].join('\n');

/** The texts, of 24 characters or more, that are somewhere in `all`: one pass over it, however many they are. */
function found(texts: readonly string[], all: string): string[] {
  const byStart = Map.groupBy(texts, (text) => text.slice(0, 24));
  const seen = new Set<string>();
  for (let at = 0; at + 24 <= all.length; at++) {
    for (const text of byStart.get(all.slice(at, at + 24)) ?? [])
      if (all.startsWith(text, at)) seen.add(text);
  }
  return [...seen];
}

const withoutThose = (texts: readonly string[], others: readonly string[]) => {
  const known = new Set(others);
  return [...new Set(texts)].filter((text) => !known.has(text));
};

const linesOf = (text: string) => text.split('\n').map((line) => line.trim());

/** Lines of staff code that are long enough to be nobody else's. */
const staffLines = withoutThose(linesOf(staff), linesOf(shared)).filter((line) => line.length >= 40);

/** Texts in staff code, which survive a bundler. */
const quoted = [...staff.matchAll(/'([^'\\\n]{24,})'/g)].map((match) => match[1]!);
const staffTexts = withoutThose(quoted, found(quoted, shared));

let engine = '';
let engineHash = '';
beforeAll(async () => {
  const [slug = ''] = listAssignments();
  engine = (await kitFiles(await buildKit(slug, loadTemplates())))['gradecheck/engine.cjs']!;
  engineHash = createHash('sha256').update(engine).digest('hex');
});

describe.each(listAssignments())('the kit of %s', (slug) => {
  let files: Record<string, string> = {};

  beforeAll(async () => {
    vi.stubEnv('GRADECHECK_SECRET', secret);
    files = await kitFiles(await buildKit(slug, loadTemplates()));
  });

  it('holds the handout, the starter, the given code, the public plan and the engine, and nothing else', () => {
    const { library, files: entries } = loadManifest(slug);
    expect(Object.keys(files).sort()).toEqual(
      [
        ...Object.keys(entries),
        ...library.map((file) => `library/${file}`),
        ...['README.html', 'README.md', 'README.zh.html', 'README.zh.md'],
        'gradecheck/assignment.json',
        'gradecheck/checks.test.js',
        'gradecheck/engine.cjs',
        'package.json',
        'tsconfig.json',
        'vitest.config.js',
      ].sort(),
    );
  });

  it('holds no line and no text of staff code', () => {
    // The engine is the same in every kit: it is searched once, below.
    const { 'gradecheck/engine.cjs': _, ...own } = files;
    const all = Object.values(own).join('\n');
    // What a public plan says is not staff's alone.
    const plan = files['gradecheck/assignment.json']!;
    expect(staffLines.length).toBeGreaterThan(1000);
    expect(staffTexts.length).toBeGreaterThan(1000);
    expect(found(staffLines, all)).toEqual([]);
    expect(found(staffTexts, all).filter((text) => !plan.includes(text))).toEqual([]);
  });

  it('holds no edit of the reference', async () => {
    const { 'gradecheck/engine.cjs': _, ...own } = files;
    const all = Object.values(own).join('\n');
    expect((await editTexts(slug)).filter((text) => all.includes(text))).toEqual([]);
  });

  it('holds every file that its library imports', () => {
    const library = Object.entries(files).filter(([path]) => path.startsWith('library/'));
    const imported = library.flatMap(([, text]) =>
      [...text.matchAll(/ from '\.\/(.+)';/g)].map((match) => match[1]),
    );
    expect(imported.filter((file) => !Object.hasOwn(files, `library/${file}`))).toEqual([]);
  });

  it('holds the one engine', () => {
    expect(createHash('sha256').update(files['gradecheck/engine.cjs']!).digest('hex')).toBe(engineHash);
  });

  it('holds no secret and nothing of this machine', () => {
    const places = [root, work, homedir(), process.execPath, hostname(), secret];
    for (const [name, text] of Object.entries(files)) {
      for (const place of places.filter(({ length }) => length > 5))
        expect(text.includes(place), `${place} in ${name}`).toBe(false);
    }
    expect(JSON.parse(files['gradecheck/assignment.json']!).plan.visibility).toBe('public');
  });
});

describe('the engine of all kits', () => {
  it('holds no line and no text of staff code', () => {
    expect(found(staffLines, engine)).toEqual([]);
    expect(found(staffTexts, engine)).toEqual([]);
  });

  it('asks nothing of Node 20 that only later ones have', () => {
    const later =
      /\b(?:Map|Object)\.groupBy\b|\bPromise\.(?:withResolvers|try)\b|\bArray\.fromAsync\b|\bIterator\.from\b|\.(?:isSubsetOf|isDisjointFrom|symmetricDifference)\(/g;
    expect(engine.match(later)).toBeNull();
  });
});

describe('gradecheck kit', () => {
  it('writes these very bytes, wherever it is run', async () => {
    const cwd = temporaryFolder();
    const path = join(work, 'kit.zip');
    const ended = await gradecheck(['kit', 'optimizers', '--out', path], { cwd });
    expect(ended).toEqual({ exitCode: 0, stdout: `${path} written\n`, stderr: '' });
    expect(readFileSync(path).equals(await buildKit('optimizers', loadTemplates()))).toBe(true);
  });
});
