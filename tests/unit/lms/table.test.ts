import { describe, expect, it } from 'vitest';
import {
  bytesOf,
  readNumber,
  readTable,
  TableError,
  textOf,
  writeNumber,
  writeTable,
} from '../../../grader/lms/table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a CSV file as text', () => {
  it.each([
    ['UTF-8', utf8('Zoë,明')],
    ['UTF-8 with a byte order mark', utf8('\ufeffZoë,明')],
    ['UTF-16 LE', bytesOf('\ufeffZoë,明', new Uint8Array([0xff, 0xfe]))],
    ['UTF-16 BE', bytesOf('\ufeffZoë,明', new Uint8Array([0xfe, 0xff]))],
  ])('is read from %s', (_name, bytes) => {
    expect(textOf(bytes).replace('\ufeff', '')).toBe('Zoë,明');
    expect(bytesOf(textOf(bytes), bytes)).toEqual(bytes);
  });

  it('is refused in an encoding that would garble names', () => {
    expect(() => textOf(new Uint8Array([0x5a, 0x6f, 0xeb]))).toThrow(TableError);
  });
});

describe('a CSV text as a table', () => {
  it.each([
    ['commas', 'a,b\n1,2\n', ','],
    ['semicolons with decimal commas and names with commas', 'Name;A;B\nDoe, Jo;1,5;2,5\n', ';'],
    ['tabs', '"Last, Name"\tUser\nO, P\tx\n', '\t'],
    ['commas between quoted semicolons', '"a;b;c;d",x\n"e;f;g;h",y\n', ','],
  ])('finds %s', (_name, text, delimiter) => {
    expect(readTable(text).delimiter).toBe(delimiter);
  });

  it.each([
    ['LF', 'a,b\n1,2\n'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['CR', 'a,b\r1,2\r'],
    ['no end', 'a,b\n1,2'],
  ])('takes lines that end in %s', (_name, text) => {
    expect(readTable(text).rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('keeps quoted line ends, commas, quotation marks, formulas and apostrophes', () => {
    const rows = [["O'Brien", 'a\nb', '=1+1 @SUM', 'say ""no""', 'x,y', '明 李', ' lead', 'tail ', '\\"']];
    const table = { rows, delimiter: ',', hasByteOrderMark: false, lineEnd: '\r\n' } as const;
    expect(readTable(writeTable(table)).rows).toEqual(rows);
  });

  it('keeps ragged and empty rows as they are', () => {
    expect(readTable('Title,Points\n\na,b,c\n').rows).toEqual([['Title', 'Points'], [''], ['a', 'b', 'c']]);
  });

  it('refuses an empty text and a quotation mark that is never closed', () => {
    expect(() => readTable('\ufeff \n')).toThrow(TableError);
    expect(() => readTable('a,"b\nc,d\n')).toThrow(TableError);
  });

  it('reads a name of 100 kB and a row of 100 kB of quotation marks', () => {
    const long = 'x'.repeat(100_000);
    expect(readTable(`Name,ID\n${long},1\n`).rows[1]).toEqual([long, '1']);
    expect(readTable(`Name,ID\n"${'""'.repeat(50_000)}",1\n`).rows[1]![0]).toHaveLength(50_000);
  });

  it.each([
    [
      'what Moodle writes',
      '\ufeffIdentifier,"Full name",Status\n"Participant 1","Anna, Jr. Quote""Mark",-\n',
    ],
    ['what Canvas writes', 'Student,ID,Quiz 1 (23)\n    Points Possible,,10.00\n"Block, Jo",11,8.00\n'],
    ['all in quotes', '"Last Name"\t"Username"\r\n"Ito"\t""\r\n'],
    ['all but numbers in quotes', '"Last Name","Quiz [10] |66"\n"Ito",8.5\n"Lee",\n'],
    ['all that is filled in quotes', '"Last Name","Username"\r\n"Ito",\r\n'],
    ['a file without a last line end', 'Student,ID\nJo,1'],
    ['an empty row', 'Title,Points\n\nDisplay ID,ID\n'],
    ['quoted line ends', 'a,b\n"one\r\ntwo",3\n'],
  ])('writes back %s byte for byte', (_name, text) => {
    expect(writeTable(readTable(text))).toBe(text);
  });
});

describe('numbers of cells', () => {
  it.each([
    ['61.5', 61.5],
    ['61,5', 61.5],
    ['1,234', 1.234],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    [' 7 ', 7],
    ['-1', -1],
    ['', undefined],
    ['-', undefined],
    ['N/A', undefined],
    ['1e3', undefined],
    ['=1+1', undefined],
  ])('reads %j', (cell, value) => {
    expect(readNumber(cell)).toBe(value);
  });

  it.each([
    [61.456, '61.46'],
    [1.005, '1.01'],
    [0, '0'],
    [1e-9, '0'],
    [100, '100'],
    [99.999, '100'],
  ])('writes %d', (value, text) => {
    expect(writeNumber(value)).toBe(text);
    expect(text).toMatch(/^\d+(\.\d+)?$/);
  });
});
