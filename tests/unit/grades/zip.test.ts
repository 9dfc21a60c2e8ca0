import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, describe, expect, it } from 'vitest';
import { type ZipFile, zipPieces } from '../../../grader/grades/zip.ts';
import { listClass } from '../../../grader/intake/intake.ts';

const folder = mkdtempSync(join(tmpdir(), 'gradecheck-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

const zipOf = (files: Iterable<ZipFile>) => Buffer.concat([...zipPieces(files)]);

describe('a zip that is written piece by piece', () => {
  const files: readonly ZipFile[] = [
    ['李 明_7_assignsubmission_file/report.html', `<p>${'ü'.repeat(5000)}</p>`],
    ['empty.html', ''],
    ['grades.csv', new Uint8Array([0xff, 0xfe, 0x41, 0])],
  ];

  it('is read by others: names, texts and bytes', async () => {
    const zip = await JSZip.loadAsync(zipOf(files), { checkCRC32: true });
    expect(Object.keys(zip.files)).toEqual(files.map(([path]) => path));
    for (const [path, content] of files)
      expect(Buffer.from(await zip.file(path)!.async('uint8array'))).toEqual(Buffer.from(content));
  });

  it('is accepted by our own reader, which takes nothing that contradicts itself', async () => {
    const path = join(folder, 'pages.zip');
    writeFileSync(path, zipOf(files));
    const { listing } = await listClass(path);
    expect(listing.files.map((file) => file.path)).toEqual(files.map(([name]) => name).toSorted());
  });

  it('has the same bytes for the same content', () => {
    expect(zipOf(files)).toEqual(zipOf(files));
  });

  it('asks for a file when it is its turn, and gives it away before it asks for the next', () => {
    const asked: number[] = [];
    const pieces = zipPieces(
      (function* () {
        for (const number of [1, 2, 3]) {
          asked.push(number);
          yield [`${number}.html`, 'page'] as const;
        }
      })(),
    );
    const first = [pieces.next(), pieces.next()];
    expect(first.map(({ value }) => value !== undefined)).toEqual([true, true]);
    expect(asked).toEqual([1]);
    pieces.next();
    expect(asked).toEqual([1, 2]);
  });

  it('may hold more files than the narrow field counts', async () => {
    const many = function* (): Generator<ZipFile> {
      for (let number = 0; number < 70_000; number += 1) yield [`${number}/report.html`, 'p'];
    };
    const path = join(folder, 'many.zip');
    writeFileSync(path, zipOf(many()));
    expect((await listClass(path)).listing.files).toHaveLength(70_000);
  });

  it('may be empty', async () => {
    expect(Object.keys((await JSZip.loadAsync(zipOf([]))).files)).toEqual([]);
  });
});
