import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { listName } from '../../../grader/output/list.ts';
import { openOutput } from '../../../grader/output/output.ts';
import { ownStageName } from '../../../grader/output/owner.ts';
import { first, found, put, second } from './results.ts';

let parent = '';
let out = '';

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'gradecheck-output-'));
  out = join(parent, 'reports');
  return () => rmSync(parent, { recursive: true });
});

/** The name of a stage whose process has ended. */
function stageOfAnEndedProcess(): string {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return ownStageName().replace(`.${process.pid}.`, `.${pid}.`);
}

describe('results in an output folder', () => {
  it('are the same whether they come whole or in pieces', () => {
    const output = openOutput(out);
    output.write('whole.txt', 'one two');
    output.writePieces(
      'pieces.txt',
      ['one', ' ', 'two'].map((text) => Buffer.from(text)),
    );
    output.publish();
    expect(readFileSync(join(out, 'pieces.txt'), 'utf8')).toBe('one two');
    const { files } = JSON.parse(readFileSync(join(out, listName), 'utf8')) as { files: { path: string }[] };
    const [pieces, whole] = files.map(({ path: _, ...digest }) => digest);
    expect(pieces).toEqual(whole);
  });

  it('are not seen until they are published, and then alone', () => {
    const output = openOutput(out);
    output.write('index.html', 'one');
    expect(readdirSync(out)).toEqual([ownStageName()]);
    output.publish();
    expect(readdirSync(out).sort()).toEqual([listName, 'index.html']);
  });

  it('leave nothing when they are discarded, not even the folders made for them', () => {
    const deep = join(out, 'a', 'b');
    const output = openOutput(deep);
    output.write('index.html', 'one');
    output.discard();
    expect(readdirSync(parent)).toEqual([]);
  });

  it('leave those of an earlier run alone when they are discarded', () => {
    put(out, first);
    const output = openOutput(out);
    output.write('index.html', 'two');
    output.discard();
    expect(found(out)).toEqual(first);
  });

  it('replace those of an earlier run, and what is stale goes with its folder', () => {
    put(out, first);
    put(out, second);
    expect(found(out)).toEqual(second);
  });

  it('are listed in the same bytes for the same files', () => {
    put(out, first);
    const list = readFileSync(join(out, listName), 'utf8');
    put(out, Object.fromEntries(Object.entries(first).reverse()));
    expect(readFileSync(join(out, listName), 'utf8')).toBe(list);
    expect(list).not.toContain(parent);
  });

  it('go into a folder with empty folders in it, which stay unless a file takes their place', () => {
    mkdirSync(join(out, 'lost+found'), { recursive: true });
    mkdirSync(join(out, 'index.html'));
    put(out, first);
    expect(found(out)).toEqual({ ...first, 'lost+found': '/' });
  });

  it('go into the folder that a link leads to', () => {
    mkdirSync(join(parent, 'real'));
    symlinkSync('real', out);
    put(out, first);
    put(out, second);
    expect(found(join(parent, 'real'))).toEqual(second);
    expect(readdirSync(parent).sort()).toEqual(['real', 'reports']);
  });

  it.each([
    ['a line break', 'two\nlines'],
    ['a dash at its start', '-rf'],
    ['spaces', ' my reports '],
    ['Chinese letters', '深度学习的报告'],
    ['255 bytes', 'x'.repeat(255)],
    ['a quote, a percent sign and a dot at its end', '"%s".'],
  ])('go into a folder whose name has %s', (_, name) => {
    put(join(parent, name), first);
    put(join(parent, name), second);
    expect(found(join(parent, name))).toEqual(second);
    expect(readdirSync(parent)).toEqual([name]);
  });

  it('cannot be told from a stage that a killed run left behind, which goes', () => {
    mkdirSync(join(out, stageOfAnEndedProcess(), 'students'), { recursive: true });
    put(out, first);
    expect(readdirSync(out).sort()).toEqual([listName, 'index.html', 'students']);
  });
});

describe('a folder in use', () => {
  it('is refused while its process is there, and is told by whom', () => {
    mkdirSync(out);
    const other = ownStageName()
      .replace(`.${process.pid}.`, `.${process.ppid}.`)
      .replace(/\d+$/, startOf(process.ppid));
    mkdirSync(join(out, other));
    expect(() => openOutput(out)).toThrow(
      new RegExp(`in use by another gradecheck \\(process ${process.ppid} on .*remove `),
    );
    expect(readdirSync(out)).toEqual([other]);
  });

  it('is taken when the number of the process that left it was given to another', () => {
    mkdirSync(join(out, ownStageName().replace(/\d+$/, '1')), { recursive: true });
    put(out, first);
    expect(found(out)).toEqual(first);
  });

  it('is refused when its process is on another machine, which cannot be asked', () => {
    mkdirSync(join(out, '.gradecheck-partial.elsewhere.1.1'), { recursive: true });
    expect(() => openOutput(out)).toThrow(/process 1 on elsewhere/);
  });

  const startOf = (pid: number) =>
    existsSync(`/proc/${pid}/stat`)
      ? readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)!.split(' ')[19]!
      : '0';
});

describe('a place that cannot be written', () => {
  it.each([
    ['a file', () => writeFileSync(out, ''), '', /a file of that name, or a link to nothing, is in the way/],
    ['a link to nothing', () => symlinkSync('nowhere', out), '', /a link to nothing, is in the way/],
    ['below a file', () => writeFileSync(out, ''), 'inside', /a part of the path is a file/],
    ['a name that is too long', () => {}, 'x'.repeat(256), /the name is too long/],
    ['a circle of links', () => symlinkSync(basename(out), out), 'inside', /links lead in a circle/],
  ])('is told with its reason: %s', (_, make, below, reason) => {
    make();
    const before = readdirSync(parent);
    expect(() => openOutput(join(out, below))).toThrow(reason);
    expect(readdirSync(parent)).toEqual(before);
  });

  it
    .skipIf(process.platform !== 'linux')
    .each(['/proc/reports', '/proc', '/proc/self/reports', '/sys/reports', '/dev/null', '/dev/full/reports'])(
    'is told with its reason: %s',
    (path) => {
      expect(() => openOutput(path)).toThrow(/cannot be written: /);
    },
  );
});
