import { crc32 } from 'node:zlib';
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
    ['zip64 by count', [entry], { count: 0xffff }, /zip64/],
    ['zip64 by directory place', [entry], { directoryStart: 0xffffffff }, /zip64/],
    ['zip64 by size', [{ ...entry, bytes: 0xffffffff }], {}, /zip64/],
    ['zip64 by header place', [{ ...entry, headerStart: 0xffffffff }], {}, /zip64/],
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
    ['a backslash', { name: 'a\\optimizers.ts' }, /backslash/],
    ['a NUL', { name: 'optimizers.ts\0.png' }, /broken name/],
    ['a dot for a name', { name: 'a/.' }, /broken name/],
    ['no name', { name: '' }, /broken name/],
    ['a bomb’s ratio', { ...entry, content: new Uint8Array(1_000_000) }, /more than 200 times/],
    ['too large a source file', { ...entry, method: 0, content: 'x'.repeat(1024 * 1024 + 1) }, /1.1 MiB/],
    [
      'too large a total',
      { name: 'zeros.bin', content: new Uint8Array(21 * 1024 * 1024) },
      /add up to 21.1 MiB/,
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

  test('2001 entries are too many, 2000 are not', async () => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `f${index}.ts` }));
    expect(await refusal(rawZip(entries(2001)))).toMatch(/more than 2000 files and folders/);
    expect(Object.keys((await readBytes(rawZip(entries(2000)))).files)).toHaveLength(2000);
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

  test('whose name claims to be UTF-8 and is not is passed over', async () => {
    const { files } = await readBytes(rawZip([entry, { name: Buffer.from([0xff, 0x2e, 0x74, 0x73]) }]));
    expect(Object.keys(files)).toEqual(['optimizers.ts']);
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
