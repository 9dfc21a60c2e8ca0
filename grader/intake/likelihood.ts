/**
 * Which encoding bytes are most likely in. Each encoding says how many bits the next character costs: few for letters
 * that are common in its texts, many for rare ones, for Latin letters alone, and for others that stand in the middle
 * of an ASCII word. The sum is smallest where everything is common. Detectors count letters of whole pages; a source
 * file has two or three in a comment, or in the name of a file that it imports, where this still tells.
 */

/** The next three bytes, and whether an ASCII letter stands before them. */
type Next = {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly isAfterLetter: boolean;
};

/** Length in bytes and cost in bits of one character. */
type Cost = readonly [length: number, bits: number];

/** `extra` bits: how much rarer the encoding is among what is handed in than GB 18030. */
type Encoding = {
  readonly name: string;
  readonly extra: number;
  readonly cost: (next: Next) => Cost;
  /** Nobody saves files in it any more. */
  readonly onlyNames?: true;
};

const rareBits = 18;
/** An ideograph or kana beside an ASCII letter, or a Latin letter without one. */
const strangeBits = 3;

const within = (value: number, low: number, high: number): boolean => value >= low && value <= high;

const isLetter = (byte: number): boolean => within(byte | 0x20, 0x61, 0x7a);

/** An encoding of two bytes; `bits` of its common characters by their first byte. */
function pairs(bits: (next: Next) => number | undefined): Encoding['cost'] {
  return (next) => {
    const besideLetters = Number(next.isAfterLetter) + Number(isLetter(next.third));
    return [2, (bits(next) ?? rareBits) + besideLetters * strangeBits];
  };
}

/** An encoding of one byte with letters of another alphabet: `small` are its small letters. */
function alphabet(small: readonly [number, number], capital: readonly [number, number]): Encoding['cost'] {
  return ({ first, second, isAfterLetter }) => {
    const touches = isAfterLetter || isLetter(second);
    const bits = within(first, ...small) ? 5.2 : within(first, ...capital) ? 6.5 : 12;
    return [1, bits + (touches ? 2 * strangeBits : 0)];
  };
}

/** Level 1 of GB 2312: the 3755 most common ideographs, in rows B0 to D7; punctuation is in rows A1 and A3. */
const gb18030 = pairs(({ first, second }) => {
  if (second < 0xa1) return undefined;
  if (within(first, 0xb0, 0xd7)) return 12;
  return first === 0xa1 || first === 0xa3 ? 9 : undefined;
});

const big5 = pairs(({ first }) =>
  within(first, 0xa4, 0xc6) ? 12.4 : within(first, 0xa1, 0xa3) ? 9 : undefined,
);

const eucKorean = pairs(({ first, second }) => {
  if (second < 0xa1) return undefined;
  return within(first, 0xb0, 0xc8) ? 11.2 : first === 0xa1 || first === 0xa3 ? 9 : undefined;
});

const eucJapanese = pairs(({ first }) => {
  if (first === 0xa4 || first === 0xa5) return 7.5;
  return within(first, 0xb0, 0xcf) ? 12 : first === 0xa1 ? 9 : undefined;
});

const shiftJapanesePairs = pairs(({ first, second }) => {
  const isKana = first === 0x83 || (first === 0x82 && second >= 0x9f);
  return isKana ? 7.5 : within(first, 0x88, 0x97) ? 12 : first === 0x81 ? 9 : undefined;
});

const shiftJapanese: Encoding['cost'] = (next) =>
  within(next.first, 0xa1, 0xdf) ? [1, 11] : shiftJapanesePairs(next);

const latin: Encoding['cost'] = (next) => {
  const { first, second, isAfterLetter } = next;
  if (first >= 0xc0) return [1, latinLetter(next)];
  const isSign = within(first, 0x91, 0x97) || within(first, 0xa0, 0xbf);
  const isApostrophe = first === 0x92;
  const isInWord = isAfterLetter && (isLetter(second) || second >= 0x80) && !isApostrophe;
  return [1, (isSign ? (isInWord ? 12 : 8) : 14) + runBits(second)];
};

/** What Windows still writes into zips where it can: its letters stand where windows-1252 has signs. */
const dos: Encoding['cost'] = (next) => {
  const isOne = [
    [0x80, 0x9a],
    [0xa0, 0xa5],
    [0xe1, 0xe1],
  ].some(([low = 0, high = 0]) => within(next.first, low, high));
  return [1, isOne ? latinLetter(next) : 14];
};

function latinLetter({ second, isAfterLetter }: Next): number {
  const isInWord = isAfterLetter || isLetter(second);
  return (isInWord ? 6 : 6 + strangeBits) + runBits(second);
}

/** Two letters that are not ASCII seldom stand together in Latin. */
function runBits(second: number): number {
  return second < 0x80 ? 0 : 2;
}

const encodings: readonly Encoding[] = [
  { name: 'GB18030', extra: 0, cost: gb18030 },
  { name: 'windows-1252', extra: 0, cost: latin },
  { name: 'CP850', extra: 5, cost: dos, onlyNames: true },
  { name: 'Big5', extra: 2, cost: big5 },
  { name: 'Shift_JIS', extra: 2, cost: shiftJapanese },
  { name: 'EUC-JP', extra: 4, cost: eucJapanese },
  { name: 'EUC-KR', extra: 6, cost: eucKorean },
  { name: 'windows-1251', extra: 5, cost: alphabet([0xe0, 0xff], [0xc0, 0xdf]) },
  { name: 'KOI8-R', extra: 5, cost: alphabet([0xc0, 0xdf], [0xe0, 0xff]) },
];

/** The names of all encodings that a text or a name may be in, the most likely one of `bytes` first. */
export function encodingsByCost(bytes: Uint8Array, kind: 'text' | 'name'): string[] {
  const possible = encodings.filter(({ onlyNames }) => kind === 'name' || !onlyNames);
  const costs = possible.map(({ name, extra, cost }) => ({ name, bits: extra + total(bytes, cost) }));
  return costs.sort((a, b) => a.bits - b.bits).map(({ name }) => name);
}

function total(bytes: Uint8Array, cost: Encoding['cost']): number {
  let bits = 0;
  let isAfterLetter = false;
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      isAfterLetter = isLetter(first);
      at += 1;
    } else {
      const [length, ownBits] = cost({
        first,
        second: bytes[at + 1] ?? 0,
        third: bytes[at + 2] ?? 0,
        isAfterLetter,
      });
      isAfterLetter = false;
      bits += ownBits;
      at += length;
    }
  }
  return bits;
}
