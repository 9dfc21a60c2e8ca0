/**
 * Compares the submissions of a class with one another and with those of earlier terms. Texts are read one by one and
 * let go; what is kept of each are the hashes of its fingerprints. Nothing here says that anybody copied anything.
 */
import type { ComparedText, Comparison, NotCompared, PairTexts, SimilarPair, SourceFiles } from '../model.ts';
import { clustersOf } from './clusters.ts';
import { commonHashes, type HashedText, similarPairs, without } from './pairs.ts';
import { passagesOf } from './passages.ts';
import type { Reader, ReadFiles } from './reader.ts';

/** A submission whose texts are read when they are asked for; undefined when they cannot be read. */
export type TextSource = {
  readonly text: ComparedText;
  readonly read: () => Promise<SourceFiles | undefined>;
};

/**
 * `handedOut` is code that everybody was given, of each version of the assignment, `least` the similarity, 0 … 1, from which
 * a pair is told. `onRead` is called after each submission.
 */
export type CompareOptions = {
  readonly reader: Reader;
  readonly handedOut: readonly SourceFiles[];
  readonly least: number;
  readonly onRead?: (text: ComparedText) => void;
};

/** The comparison, and the passages of one of its pairs, whose texts are read again for it. */
export type Compared = {
  readonly comparison: Comparison;
  readonly passages: (pair: SimilarPair) => Promise<PairTexts>;
};

/** Fewer fingerprints of one's own, about forty lines, are too little to be compared. */
const fewestHashes = 10;

/** Compares all `sources`, whose texts are told apart by their objects, so two may have one id. */
export async function compareTexts(
  sources: readonly TextSource[],
  options: CompareOptions,
): Promise<Compared> {
  const { reader, least } = options;
  const { texts, problems } = await hashSources(sources, options);
  const leftOut = new Set([...(await handedOutHashes(options)), ...commonHashes(texts)]);
  const own = texts.map((text) => without(text, leftOut));
  const isEnough = ({ hashes }: HashedText) => hashes.length >= fewestHashes;
  const enough = own.filter(isEnough);
  const notCompared = [
    ...problems,
    ...tooLittle(
      own.filter((text) => !isEnough(text)),
      problems,
    ),
  ];
  const pairs = similarPairs(enough, least);
  const comparison = { compared: enough.length, notCompared, least, pairs, clusters: clustersOf(pairs) };
  return { comparison, passages: passageReader(sources, reader, leftOut) };
}

async function handedOutHashes({ reader, handedOut }: CompareOptions): Promise<Set<number>> {
  const hashes = new Set<number>();
  for (const files of handedOut) for (const hash of hashesOf(await reader.read(files))) hashes.add(hash);
  return hashes;
}

/** Who is known to have another problem has little because of it. */
function tooLittle(texts: readonly HashedText[], problems: readonly NotCompared[]): NotCompared[] {
  const known = new Set(problems.map(({ text }) => text));
  return texts.flatMap(({ text }) => (known.has(text) ? [] : [{ text, reason: 'too-little' as const }]));
}

type Hashed = { readonly texts: readonly HashedText[]; readonly problems: readonly NotCompared[] };

async function hashSources(sources: readonly TextSource[], options: CompareOptions): Promise<Hashed> {
  const texts: HashedText[] = [];
  const problems: NotCompared[] = [];
  for (const { text, read } of sources) {
    const files = await read();
    if (files === undefined) problems.push({ text, reason: 'unreadable' });
    else if (Object.keys(files).length === 0) problems.push({ text, reason: 'missing' });
    else {
      const found = await options.reader.read(files);
      texts.push({ text, hashes: Uint32Array.from(hashesOf(found)).sort() });
      problems.push(...found.problems.map((problem) => ({ text, ...problem })));
    }
    options.onRead?.(text);
  }
  return { texts, problems };
}

function hashesOf({ files }: ReadFiles): Set<number> {
  return new Set([...files.values()].flatMap((found) => found.map(({ hash }) => hash)));
}

function passageReader(
  sources: readonly TextSource[],
  reader: Reader,
  leftOut: ReadonlySet<number>,
): Compared['passages'] {
  const readers = new Map(sources.map(({ text, read }) => [text, read]));
  const filesOf = async (text: ComparedText) => (await readers.get(text)?.()) ?? {};
  return async (pair) => {
    const [left, right] = [await filesOf(pair.left), await filesOf(pair.right)];
    const passages = passagesOf(await reader.read(left), await reader.read(right), leftOut);
    return { pair, left, right, passages };
  };
}
