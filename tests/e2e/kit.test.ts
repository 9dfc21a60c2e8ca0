/** `gradecheck kit`: what is in a student's zip, and what is not. */
import { readdirSync, readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAssignments, loadManifest } from '../../grader/plan/load.ts';
import { gradecheck, root, secret, temporaryFolder } from './command.ts';
import { kitFiles } from './kit-folder.ts';

const work = temporaryFolder();

function sourcesOf(folder: string, isWanted: (path: string) => boolean): string {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const wanted = paths.filter((path) => path.endsWith('.ts') && isWanted(path));
  return wanted.map((path) => readFileSync(join(root, folder, path), 'utf8')).join('\n');
}

const isPublic = (path: string) => /(^|\/)(library|starter)\/|(^|\/)(driver|probes)\.ts$/.test(path);
const staff = [sourcesOf('reference', () => true), sourcesOf('assignments', (path) => !isPublic(path))].join(
  '\n',
);
const shared = sourcesOf('assignments', isPublic);

/** Lines of staff code that are long enough to be nobody else's. */
function staffLines(): string[] {
  const known = new Set(shared.split('\n').map((line) => line.trim()));
  const lines = staff.split('\n').map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line.length >= 40 && !known.has(line));
}

/** Texts in staff code, which survive a bundler; those of a public plan are not staff's alone. */
function staffTexts(plan: string): string[] {
  const texts = [...staff.matchAll(/'([^'\\\n]{24,})'/g)].map((match) => match[1]!);
  return [...new Set(texts)].filter((text) => !plan.includes(text) && !shared.includes(text));
}

describe.each(listAssignments())('the kit of %s', (slug) => {
  let zip = Buffer.alloc(0);
  let files: Record<string, string> = {};
  const path = join(work, `${slug}.zip`);

  beforeAll(async () => {
    const ended = await gradecheck(['kit', slug, '--out', path], { cwd: work });
    expect(ended).toEqual({ exitCode: 0, stdout: `${path} written\n`, stderr: '' });
    zip = readFileSync(path);
    files = await kitFiles(zip);
  });

  it('holds the handout, the starter, the given code, the public plan and the engine, and nothing else', () => {
    const { library, files: entries } = loadManifest(slug);
    expect(Object.keys(files).sort()).toEqual(
      [
        ...Object.keys(entries),
        ...library.map((file) => `library/${file}`),
        'README.md',
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
    const all = Object.values(files).join('\n');
    const lines = staffLines();
    const texts = staffTexts(files['gradecheck/assignment.json']!);
    expect(lines.length).toBeGreaterThan(1000);
    expect(lines.filter((line) => all.includes(line))).toEqual([]);
    expect(texts.filter((text) => all.includes(text))).toEqual([]);
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

describe('gradecheck kit', () => {
  it('writes the same bytes again', async () => {
    const again = join(work, 'again.zip');
    await gradecheck(['kit', 'optimizers', '--out', again], { cwd: temporaryFolder() });
    expect(readFileSync(again).equals(readFileSync(join(work, 'optimizers.zip')))).toBe(true);
  });
});
