import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeName, decodeText } from '../../../grader/intake/encoding.ts';

/** Texts as programs in other encodings write them: text, encoding, bytes. */
const samples = [
  ['Größe', 'windows-1252', '4772f6df65'],
  ['é', 'windows-1252', 'e9'],
  ['déjà vu, à côté', 'windows-1252', '64e96ae02076752c20e02063f474e9'],
  ['“smart” – 0.5°', 'windows-1252', '93736d61727494209620302e35b0'],
  ['计算', 'GB18030', 'bcc6cbe3'],
  ['计算每一层的激活值', 'GB18030', 'bcc6cbe3c3bfd2bbb2e3b5c4bca4bbeed6b5'],
  ['王喆', 'GB18030', 'cdf586b4'],
  ['計算', 'Big5', 'ad70bae2'],
  ['計算每一層的啟動值', 'Big5', 'ad70bae2a843a440bc68aabab1d2b0caadc8'],
  ['計算', 'Shift_JIS', '8c768e5a'],
  ['活性化関数を計算する', 'Shift_JIS', '8a8890ab89bb8ad6909482f08c768e5a82b782e9'],
  ['関数を計算', 'EUC-JP', 'b4d8bff4a4f2b7d7bbbb'],
  ['활성화 함수를 계산한다', 'EUC-KR', 'c8b0bcbac8ad20c7d4bcf6b8a620b0e8bbeac7d1b4d9'],
  ['вычислить', 'windows-1251', 'e2fbf7e8f1ebe8f2fc'],
  ['вычислить', 'KOI8-R', 'd7d9dec9d3ccc9d4d8'],
] as const;

const around = (middle: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from('/** One step. */\nexport const f = (W: number) => { // '),
    middle,
    Buffer.from("\n  throw new Error('negative');\n};\n"),
  ]);

describe('a source file', () => {
  test.each(samples)('with a comment %s in %s is read as such', (text, encoding, hex) => {
    const bytes = around(Buffer.from(hex, 'hex'));
    expect(decodeText(bytes)).toEqual({ text: around(Buffer.from(text)).toString(), encoding });
  });

  test.each(['', '\ufeff'])('in UTF-16 is read in either byte order, with the mark %j', (mark) => {
    const text = 'export const f = () => 1; // 计算 🎓\r\n';
    const little = Buffer.from(mark + text, 'utf16le');
    expect(decodeText(little)).toEqual({ text, encoding: 'UTF-16LE' });
    expect(decodeText(Buffer.from(little).swap16())).toEqual({ text, encoding: 'UTF-16BE' });
  });

  test('in UTF-8 may have a mark, and bytes of another encoding behind it', () => {
    const mark = Buffer.from('\ufeff');
    expect(decodeText(Buffer.concat([mark, Buffer.from('名')]))).toEqual({ text: '名', encoding: 'UTF-8' });
    const mixed = Buffer.concat([mark, Buffer.from('bcc6cbe3', 'hex')]);
    expect(decodeText(mixed)).toEqual({ text: '计算', encoding: 'GB18030' });
  });

  test.each([
    ['half a surrogate pair', 'fffe610000d86200'],
    ['an odd number of bytes in UTF-16', 'fffe610062'],
    ['zeros', '00000000'],
    ['zeros behind text', '6c65742061000000'],
    ['a transport stream', '4740001100 42f02500 01c10000 ff01ff0001fc80'.replaceAll(' ', '')],
    ['a picture', '89504e470d0a1a0a0000000d49484452'],
    ['UTF-32', 'fffe00006100000062000000'],
    ['controls', '61ff0102'],
  ])('that holds %s is no text', (_, hex) => {
    expect(decodeText(Buffer.from(hex, 'hex'))).toBeUndefined();
  });

  test('of random bytes is no text', () => {
    const bytes = Buffer.alloc(4096);
    let state = 7;
    for (let at = 0; at < bytes.length; at += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      bytes[at] = state >>> 24;
    }
    for (let at = 0; at < bytes.length; at += 64) {
      expect(decodeText(bytes.subarray(at, at + 64))).toBeUndefined();
    }
  });
});

test('bytes are the same text every time, or none, and never an error', () => {
  const property = fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
    const decoded = decodeText(bytes);
    expect(decodeText(Uint8Array.from(bytes))).toEqual(decoded);
    expect(decoded?.text ?? '').not.toMatch(/\0/);
    expect(decodeName(bytes)).toBe(decodeName(Uint8Array.from(bytes)));
  });
  fc.assert(property, { seed: 5, numRuns: 2000 });
});

describe('a file’s name', () => {
  test.each([
    ['工具.ts', 'e5b7a5e585b72e7473'],
    ['工具.ts', 'b9a4bedf2e7473'],
    ['王伟', 'cdf5ceb0'],
    ['陳大文', 'b3afa46aa4e5'],
    ['田中', '93639286'],
    ['Andrés', '416e6472e973'],
    ['Jürgen Größer', '4afc7267656e204772f6df6572'],
    ['Иван', 'c8e2e0ed'],
    ['größe.ts', '677294e1652e7473'],
    ['Köln', '4b946c6e'],
    ['Übung', '9a62756e67'],
    ['Café', '43616682'],
    ['señal', '7365a4616c'],
    ['don’t', '646f6e9274'],
    ['“A” – 5°', '93419420962035b0'],
    ['\x01%E9', '01e9'],
  ])('is shown as %s for the bytes %s', (name, hex) => {
    expect(decodeName(Buffer.from(hex, 'hex'))).toBe(name);
  });
});
