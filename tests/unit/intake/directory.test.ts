import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { IntakeError, readSubmission } from '../../../grader/intake/intake.ts';
import { fileWith, oneEntry, type RawEnd, type RawEntry, rawZip, source, zipBytes } from './material.ts';

async function readBytes(bytes: Uint8Array) {
  return readSubmission(await fileWith('ann.zip', bytes), oneEntry);
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const error = await readBytes(bytes).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(IntakeError);
  return (error as IntakeError).message;
}

const entry: RawEntry = { name: 'optimizers.ts' };

test('an honest zip written field by field is read, deflated or stored', async () => {
  expect((await readBytes(rawZip([entry]))).files).toEqual({ 'optimizers.ts': source });
  expect((await readBytes(rawZip([{ ...entry, method: 0 }]))).files).toEqual({ 'optimizers.ts': source });
});

describe('an archive is refused as a whole', () => {
  test('when it is empty, no zip, cut off, or holds nothing', async () => {
    expect(await refusal(new Uint8Array())).toMatch(/0 bytes/);
    expect(await refusal(Buffer.from('Rar! and so on, more than 22 bytes'))).toMatch(/not a zip archive/);
    expect(await refusal(Buffer.from('PK'))).toMatch(/not a zip archive/);
    const whole = rawZip([entry]);
    expect(await refusal(whole.subarray(0, whole.length - 1))).toMatch(/cut off/);
    expect(await refusal(whole.subarray(0, 40))).toMatch(/cut off/);
    expect(await refusal(rawZip([]))).toMatch(/the zip is empty/);
    expect(await refusal(rawZip([{ name: 'empty/', content: '', method: 0 }]))).toMatch(/nothing in it/);
  });

  test.each<[string, RawEntry[], RawEnd, RegExp]>([
    ['split', [entry], { disk: 1 }, /split zip/],
    ['split at an entry', [{ ...entry, disk: 1 }], {}, /split zip/],
    ['a count that promises a zip64 record', [entry], { count: 0xffff }, /table of contents/],
    ['a place that promises a zip64 record', [entry], { directoryStart: 0xffffffff }, /table of contents/],
    ['a size that promises a zip64 field', [{ ...entry, bytes: 0xffffffff }], {}, /table of contents/],
    ['a header place that promises one', [{ ...entry, headerStart: 0xffffffff }], {}, /table of contents/],
    ['another count in the zip64 record', [entry], { zip64: { count: 2 } }, /table of contents/],
    ['more counted on this disk than in all', [entry], { zip64: { disksCount: 2 } }, /split zip/],
    ['a zip64 record of a split zip', [entry], { zip64: { disk: 1 } }, /split zip/],
    ['another place in the zip64 record', [entry], { zip64: { start: 0 } }, /table of contents/],
    ['a place beyond all files in it', [entry], { zip64: { start: 2 ** 60 } }, /table of contents/],
    ['a zip64 record elsewhere', [entry], { zip64: { place: 0 } }, /table of contents/],
    ['a zip64 record that the end contradicts', [entry], { zip64: {}, count: 2 }, /table of contents/],
    ['a zip64 record too many', [entry], { zip64: { bytes: 99 } }, /table of contents/],
    ['more entries counted than there are', [entry], { count: 2 }, /table of contents is damaged/],
    ['fewer entries counted than there are', [entry, { name: 'b.ts' }], { count: 1 }, /table of contents/],
    ['bytes in front', [entry], { prefix: Buffer.from('#!/bin/sh\n') }, /table of contents/],
    ['hidden bytes between entries', [entry], { gap: Buffer.alloc(25) }, /table of contents/],
    ['directory elsewhere', [entry], { directoryStart: 3 }, /table of contents/],
    ['another name inside', [{ ...entry, localName: 'optimizers.js' }], {}, /table of contents/],
    [
      'entries that share bytes',
      [entry, { ...entry, name: 'optimizer2.ts', headerStart: 0 }],
      {},
      /table of/,
    ],
    ['header outside', [{ ...entry, headerStart: 0x7fffffff }], {}, /table of contents/],
  ])('with %s', async (_, entries, end, message) => {
    expect(await refusal(rawZip(entries, end))).toMatch(message);
  });

  test('when a second archive hides in the comment', async () => {
    const hidden = rawZip([entry]);
    expect(await refusal(rawZip([{ ...entry, content: 'shown' }], { comment: hidden }))).toMatch(
      /table of contents/,
    );
  });

  test('but not for a plain comment or a data descriptor between entries', async () => {
    expect((await readBytes(rawZip([entry], { comment: Buffer.from('hand-in 3') }))).notes).toEqual([]);
    expect((await readBytes(rawZip([entry], { gap: Buffer.alloc(16) }))).notes).toEqual([]);
  });
});

describe('a student’s zip is refused for one bad entry', () => {
  test.each<[string, RawEntry, RegExp]>([
    [
      'encryption',
      { ...entry, flags: 0x0801 },
      /"optimizers.ts" is encrypted; zip it again without a password/,
    ],
    ['strong encryption', { ...entry, flags: 0x0841 }, /is encrypted/],
    ['a hidden directory', { ...entry, flags: 0x2800 }, /is encrypted/],
    ['an unusual method', { ...entry, method: 14 }, /unusual method/],
    ['a stored size that differs', { ...entry, method: 0, bytes: 5 }, /two different sizes/],
    ['a folder with content', { name: 'folder/' }, /folder with content/],
    ['a path upwards', { name: '../optimizers.ts' }, /leads out of the archive/],
    ['a path upwards inside', { name: 'a/../../optimizers.ts' }, /leads out of the archive/],
    ['an absolute path', { name: '/etc/optimizers.ts' }, /absolute path/],
    ['a drive', { name: 'C:optimizers.ts' }, /absolute path/],
    ['a backslash beside slashes', { name: 'a/b\\optimizers.ts' }, /backslash/],
    ['a backslash upwards', { name: '..\\optimizers.ts' }, /leads out of the archive/],
    ['a backslash at the start', { name: '\\optimizers.ts' }, /absolute path/],
    ['a NUL', { name: 'optimizers.ts\0.png' }, /broken name/],
    ['a dot for a name', { name: 'a/.' }, /broken name/],
    ['no name', { name: '' }, /broken name/],
    ['a bomb’s ratio', { ...entry, content: new Uint8Array(1_000_000) }, /more than 200 times/],
    ['too large a source file', { ...entry, method: 0, content: 'x'.repeat(1024 * 1024 + 1) }, /1.1 MiB/],
    [
      'bytes behind the end of its packed content',
      { ...entry, packed: Buffer.concat([deflateRawSync(source), Buffer.alloc(9)]) },
      /damaged inside the zip/,
    ],
    ['a path too deep', { name: `${'d/'.repeat(21)}optimizers.ts` }, /nested more than 20 deep/],
    ['too long a path', { name: `${'d/'.repeat(300)}optimizers.ts` }, /longer than 500 characters/],
    ['1500 levels', { name: `${'d/'.repeat(1500)}optimizers.ts` }, /name of more than 1000 characters/],
    ['a checksum that differs', { ...entry, crc: 1 }, /damaged inside the zip/],
    ['more content than stated', { ...entry, bytes: source.length - 1 }, /damaged inside the zip/],
    ['less content than stated', { ...entry, bytes: source.length + 1 }, /damaged inside the zip/],
  ])('%s', async (_, bad, message) => {
    expect(await refusal(rawZip([bad, { name: 'other.ts' }]))).toMatch(message);
  });

  test.each([
    ['optimizers.ts', 'optimizers.ts'],
    ['optimizers.ts', 'Optimizers.TS'],
    ['\u00e9.ts', 'e\u0301.ts'],
    ['optimizers.ts', 'optimizers.ts. '],
    ['optimizers.ts', 'optimizers.ts/'],
    ['optimizers.ts', 'optimizers.ts/x.ts'],
  ])('%j and %j are the same name', async (one, other) => {
    const content = other.endsWith('/') ? '' : source;
    const zip = rawZip([{ name: one }, { name: other, content, method: 0 }]);
    expect(await refusal(zip)).toMatch(/are the same name on many systems/);
  });

  test('2001 source files are too many, 2000 beside as many others are not', async () => {
    const entries = (count: number, ending: string) =>
      Array.from({ length: count }, (_, index) => ({ name: `f${index}${ending}` }));
    expect(await refusal(rawZip(entries(2001, '.ts')))).toMatch(/more than 2000 source files/);
    const { files } = await readBytes(rawZip([...entries(2000, '.ts'), ...entries(2000, '.txt')]));
    expect(Object.keys(files)).toHaveLength(2000);
  });

  test('source files of more than 4 MiB in all, the largest named, whatever else is there', async () => {
    const content = 'x'.repeat(1024 * 1024);
    const files = ['a', 'b', 'c', 'd'].map((name) => ({ name: `${name}.ts`, content, method: 0 }));
    const pdf = { name: 'report.pdf', content: new Uint8Array(30 * 1024 * 1024), method: 0 };
    expect(Object.keys((await readBytes(rawZip([...files, pdf]))).files)).toHaveLength(4);
    expect(await refusal(rawZip([...files, { name: 'e.ts' }, pdf]))).toMatch(
      /add up to 4.1 MiB, at most 4 MiB are read; .* first: "a.ts" \(1 MiB\), "b.ts" \(1 MiB\), "c.ts"/,
    );
  });

  test('a table of contents too large to hold', async () => {
    const path = 'node_modules/'.repeat(70);
    const entries = Array.from({ length: 9000 }, (_, at) => ({
      name: `${path}${at}`,
      content: '',
      method: 0,
    }));
    expect(await refusal(rawZip(entries))).toMatch(/table of contents alone has 8.3 MiB, at most 8 MiB/);
  });
});

describe('an entry', () => {
  test('that gives far more than it states is refused', async () => {
    const content = new Uint8Array(64 * 1024 * 1024);
    const sly = rawZip([{ ...entry, content, bytes: 1000 }]);
    expect(await refusal(sly)).toMatch(/damaged inside the zip/);
  });

  test('that is a symbolic link or a device is passed over', async () => {
    const { files, notes } = await readBytes(
      rawZip([
        entry,
        { name: 'l.ts', content: '/etc/passwd', mode: 0o120777 },
        { name: 'p.ts', mode: 0o010644 },
      ]),
    );
    expect(files).toEqual({ 'optimizers.ts': source });
    const examples = ['l.ts (symbolic link)', 'p.ts (not a regular file)'];
    expect(notes).toEqual([{ kind: 'ignored', count: 2, examples }]);
  });

  test('has the name that its bytes spell: UTF-8 unmarked, Unicode Path, GB 18030, Latin-1', async () => {
    const gbk = Buffer.from([0xcd, 0xf5, 0x2e, 0x74, 0x73]);
    const unicodePath = Buffer.concat([
      Buffer.from([0x75, 0x70, 5 + 5, 0, 1]),
      Buffer.from(Uint32Array.of(crc32('?.ts')).buffer),
      Buffer.from('ø.ts'),
    ]);
    const { files } = await readBytes(
      rawZip([
        entry,
        { name: 'é.ts', flags: 0 },
        { name: gbk, flags: 0 },
        { name: '?.ts', flags: 0, extra: unicodePath },
        { name: Buffer.from([0xff, 0x2e, 0x74, 0x73]), flags: 0 },
      ]),
    );
    expect(Object.keys(files)).toEqual(['optimizers.ts', 'é.ts', 'ø.ts', 'ÿ.ts', '王.ts']);
  });

  test('whose name claims to be UTF-8 and is not is read like any other', async () => {
    const { files } = await readBytes(rawZip([entry, { name: Buffer.from([0xff, 0x2e, 0x74, 0x73]) }]));
    expect(Object.keys(files)).toEqual(['optimizers.ts', 'ÿ.ts']);
  });

  test('path may have backslashes, when all paths of the archive have', async () => {
    const names = ['hw\\', 'hw\\optimizers.ts', 'hw\\lib\\a.ts', 'README.md'];
    const zip = rawZip(
      names.map((name) => ({ name, content: name.endsWith('\\') ? '' : source, method: 0 })),
    );
    const { files } = await readBytes(zip);
    expect(Object.keys(files)).toEqual(['lib/a.ts', 'optimizers.ts']);
  });

  test('of an archive that says everything in 64 bits is read', async () => {
    const wide = { ...entry, wide: true };
    for (const end of [{ zip64: {} }, { zip64: {}, count: 0xffff, directoryStart: 0xffffffff }]) {
      const zip = rawZip([wide, { ...wide, name: 'lib/a.ts', method: 0 }], end);
      expect((await readBytes(zip)).files).toEqual({ 'lib/a.ts': source, 'optimizers.ts': source });
    }
  });

  test('path may start with "./"', async () => {
    expect((await readBytes(rawZip([{ name: './optimizers.ts' }]))).notes).toEqual([]);
  });
});

test('a zip from jszip is read whatever its compression', async () => {
  expect((await readBytes(await zipBytes({ 'hw/optimizers.ts': source }))).files).toEqual({
    'optimizers.ts': source,
  });
});
