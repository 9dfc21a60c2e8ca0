import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { OutputError } from '../../../grader/output/error.ts';
import { listName } from '../../../grader/output/list.ts';
import { openOutput } from '../../../grader/output/output.ts';
import { first, found, put, second } from './results.ts';

let parent = '';
let out = '';

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'gradecheck-output-'));
  out = join(parent, 'reports');
  return () => rmSync(parent, { recursive: true });
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
    put(out, first);
    make();
    const before = found(parent);
    expect(() => openOutput(out)).toThrow(OutputError);
    expect(() => openOutput(out)).toThrow(`${name}; nothing was touched`);
    expect(found(parent)).toEqual(before);
    if (existsSync(join(parent, 'theirs'))) expect(found(join(parent, 'theirs'))).toEqual({ one: thesis });
  });

  it('is named as far as there is room', () => {
    put(out, {});
    for (const name of ['d', 'c', 'b', 'a']) writeFileSync(join(out, name), '');
    expect(() => openOutput(out)).toThrow(/: a, b, c and others; nothing was touched/);
  });

  it('may be the results of an earlier version, which is said', () => {
    mkdirSync(out);
    writeFileSync(join(out, 'class.json'), '{}');
    expect(() => openOutput(out)).toThrow(/results of an older gradecheck are not known, either/);
  });

  it('and comes while a class is graded is not touched, and the results are kept beside it', () => {
    put(out, first);
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
    expect(found(out)).toEqual({ ...changed, ...Object.fromEntries(kept) });
  });

  it('and comes beside the results while a class is graded stays, with a stale report that was annotated', () => {
    put(out, first);
    const output = openOutput(out);
    for (const [path, text] of Object.entries(second)) output.write(path, text);
    writeFileSync(join(out, 'notes.txt'), thesis);
    appendFileSync(join(out, 'students/bob/report.html'), ', annotated');
    output.publish();
    expect(found(out)).toEqual({
      ...second,
      'notes.txt': thesis,
      'students/bob/report.html': 'Bob, annotated',
    });
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
