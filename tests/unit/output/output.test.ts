import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
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
import { OutputError } from '../../../grader/output/error.ts';
import { listName } from '../../../grader/output/list.ts';
import { openOutput } from '../../../grader/output/output.ts';
import { ownStageName } from '../../../grader/output/owner.ts';

let parent = '';
let out = '';

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'gradecheck-output-'));
  out = join(parent, 'reports');
  return () => rmSync(parent, { recursive: true });
});

type Files = Readonly<Record<string, string>>;

function put(files: Files, folder = out): void {
  const output = openOutput(folder);
  for (const [path, text] of Object.entries(files)) output.write(path, text);
  output.publish();
}

/** Every file below the folder but the list, and every folder with nothing in it. */
function found(folder = out): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const isEmpty = entry.isDirectory() && readdirSync(path).length === 0;
    return [path.slice(folder.length + 1), entry.isFile() ? readFileSync(path, 'utf8') : isEmpty ? '/' : ''];
  });
  return Object.fromEntries(entries.filter(([path, text]) => path !== listName && text !== ''));
}

const first = { 'index.html': 'one', 'students/ann/report.html': 'Ann', 'students/bob/report.html': 'Bob' };
const second = {
  'index.html': 'two',
  'students/ann/report.html': 'Ann again',
  'students/zoe/report.html': 'Zoe',
};

/** The name of a stage whose process has ended. */
function stageOfAnEndedProcess(): string {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return ownStageName().replace(`.${process.pid}.`, `.${pid}.`);
}

describe('results in an output folder', () => {
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
    put(first);
    const output = openOutput(out);
    output.write('index.html', 'two');
    output.discard();
    expect(found()).toEqual(first);
  });

  it('replace those of an earlier run, and what is stale goes with its folder', () => {
    put(first);
    put(second);
    expect(found()).toEqual(second);
  });

  it('are listed in the same bytes for the same files', () => {
    put(first);
    const list = readFileSync(join(out, listName), 'utf8');
    put(Object.fromEntries(Object.entries(first).reverse()));
    expect(readFileSync(join(out, listName), 'utf8')).toBe(list);
    expect(list).not.toContain(parent);
  });

  it('go into a folder with empty folders in it, which stay unless a file takes their place', () => {
    mkdirSync(join(out, 'lost+found'), { recursive: true });
    mkdirSync(join(out, 'index.html'));
    put(first);
    expect(found()).toEqual({ ...first, 'lost+found': '/' });
  });

  it('go into the folder that a link leads to', () => {
    mkdirSync(join(parent, 'real'));
    symlinkSync('real', out);
    put(first);
    put(second);
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
    put(first, join(parent, name));
    put(second, join(parent, name));
    expect(found(join(parent, name))).toEqual(second);
    expect(readdirSync(parent)).toEqual([name]);
  });

  it('cannot be told from a stage that a killed run left behind, which goes', () => {
    mkdirSync(join(out, stageOfAnEndedProcess(), 'students'), { recursive: true });
    put(first);
    expect(readdirSync(out).sort()).toEqual([listName, 'index.html', 'students']);
  });
});

describe('what is not ours', () => {
  const thesis = 'It was a dark and stormy night.';
  const strangers: [what: string, make: () => void, named: string][] = [
    ['a file', () => writeFileSync(join(out, 'thesis.txt'), thesis), 'thesis.txt'],
    ['a file beside a class.json', () => writeFileSync(join(out, 'class.json'), '{}'), 'class.json'],
    [
      'a file in a folder of ours',
      () => writeFileSync(join(out, 'students/ann/notes.txt'), ''),
      'students/ann/notes.txt',
    ],
    [
      'a report that was annotated',
      () => appendFileSync(join(out, 'students/ann/report.html'), '!'),
      'students/ann/report.html',
    ],
    ['a report of the same size', () => writeFileSync(join(out, 'index.html'), 'eno'), 'index.html'],
    [
      'a link, whatever it leads to',
      () => symlinkSync('index.html', join(out, 'latest.html')),
      'latest.html',
    ],
    ['a link in the place of a file of ours', () => relink('index.html'), 'index.html'],
    ['a link in the place of a folder of ours', () => relink('students'), 'students'],
    ['a name in other letters', () => writeFileSync(join(out, 'Index.html'), 'one'), 'Index.html'],
    ['a name that hides in a line', () => writeFileSync(join(out, 'a\nb\u202e'), ''), 'a\\u{a}b\\u{202e}'],
    [
      'a file that is a stage but for its place',
      () => mkdirFile('students/.gradecheck-partial.x.1.1'),
      '.gradecheck-partial.x.1.1/f',
    ],
  ];

  function relink(name: string): void {
    rmSync(join(out, name), { recursive: true });
    mkdirSync(join(parent, 'theirs'));
    writeFileSync(join(parent, 'theirs', 'one'), thesis);
    symlinkSync(join(parent, 'theirs'), join(out, name));
  }

  function mkdirFile(folder: string): void {
    mkdirSync(join(out, folder));
    writeFileSync(join(out, folder, 'f'), '');
  }

  it.each(strangers)('stops the command before it starts, by name: %s', (_, make, name) => {
    put(first);
    make();
    const before = found(parent);
    expect(() => openOutput(out)).toThrow(OutputError);
    expect(() => openOutput(out)).toThrow(`${name}; nothing was touched`);
    expect(found(parent)).toEqual(before);
    if (existsSync(join(parent, 'theirs'))) expect(found(join(parent, 'theirs'))).toEqual({ one: thesis });
  });

  it('is named as far as there is room', () => {
    put({});
    for (const name of ['d', 'c', 'b', 'a']) writeFileSync(join(out, name), '');
    expect(() => openOutput(out)).toThrow(/: a, b, c and others; nothing was touched/);
  });

  it('may be the results of an earlier version, which is said', () => {
    mkdirSync(out);
    writeFileSync(join(out, 'class.json'), '{}');
    expect(() => openOutput(out)).toThrow(/results of an older gradecheck are not known, either/);
  });

  it('and comes while a class is graded is not touched, and the results are kept beside it', () => {
    put(first);
    const output = openOutput(out);
    for (const [path, text] of Object.entries(second)) output.write(path, text);
    writeFileSync(join(out, 'index.html'), thesis);
    appendFileSync(join(out, 'students/bob/report.html'), ', annotated');
    expect(output.publish).toThrow(
      /was changed in the meantime: index.html; the results that are not in place are in its folder new-results/,
    );
    output.discard();
    const changed = { ...first, 'index.html': thesis, 'students/bob/report.html': 'Bob, annotated' };
    const kept = Object.entries(second).map(([path, text]) => [`new-results/${path}`, text]);
    expect(found()).toEqual({ ...changed, ...Object.fromEntries(kept) });
  });

  it('and comes beside the results while a class is graded stays, with a stale report that was annotated', () => {
    put(first);
    const output = openOutput(out);
    for (const [path, text] of Object.entries(second)) output.write(path, text);
    writeFileSync(join(out, 'notes.txt'), thesis);
    appendFileSync(join(out, 'students/bob/report.html'), ', annotated');
    output.publish();
    expect(found()).toEqual({ ...second, 'notes.txt': thesis, 'students/bob/report.html': 'Bob, annotated' });
  });
});

describe('a list of files', () => {
  const entry = (path: string) => ({
    path,
    bytes: 0,
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  });
  const listOf = (...paths: string[]) => JSON.stringify({ format: 1, files: paths.map(entry) });
  it.each([
    ['that leads upwards', listOf('../victim')],
    ['that leads upwards further in', listOf('students/../../victim')],
    ['with an absolute path', listOf('/victim')],
    ['with an empty name', listOf('students//victim')],
    ['with a backslash', listOf('..\\victim')],
    ['with a NUL', listOf('victim\0')],
    ['of another format', '{"format":2,"files":[]}'],
    ['with more fields', '{"format":1,"files":[],"also":1}'],
    ['that is no JSON', 'gradecheck'],
    ['that is empty', ''],
  ])('%s is refused, and nothing is removed by it', (_, text) => {
    mkdirSync(out);
    writeFileSync(join(parent, 'victim'), '');
    writeFileSync(join(out, listName), text);
    expect(() => openOutput(out)).toThrow(
      /gradecheck-files.json in it is none of ours .*; name another folder$/,
    );
    expect(existsSync(join(parent, 'victim'))).toBe(true);
    expect(readdirSync(out)).toEqual([listName]);
  });

  it('that is a link or a folder is refused', () => {
    mkdirSync(join(out, listName), { recursive: true });
    expect(() => openOutput(out)).toThrow(/none of ours \(it is no file\)/);
    rmSync(join(out, listName), { recursive: true });
    symlinkSync('/etc/passwd', join(out, listName));
    expect(() => openOutput(out)).toThrow(/none of ours \(it is no file\)/);
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
    put(first);
    expect(found()).toEqual(first);
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
