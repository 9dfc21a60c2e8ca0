/**
 * TypeScript to JavaScript with the types blanked, so that lines and columns stay the student's own. Syntax that has
 * no such form (enums, namespaces, parameter properties) is transformed instead, with a map back to the source.
 */
import nodeModule from 'node:module';
import type { Place } from '../../model.ts';

/** JavaScript text; `map` when its places are not the source's. */
export type Stripped = { readonly code: string; readonly map?: string };

/** `blank` leaves everything else as it is; `drop-imports` leaves out imports of which only types are made. */
export type StripMode = 'blank' | 'drop-imports';

/** How a worker strips; see {@link stripTypes}. */
export type Strip = (path: string, text: string, mode?: StripMode) => Promise<Stripped>;

/** A file that cannot be parsed. `spent` when the parser itself broke down and must not be used again. */
export class ParseError extends Error {
  readonly place: Place;
  readonly snippet: string;
  readonly spent: boolean;
  constructor(message: string, at: { place: Place; snippet: string; spent?: boolean }) {
    super(message);
    this.place = at.place;
    this.snippet = at.snippet;
    this.spent = at.spent ?? false;
  }
}

/** What amaro throws for a text that it cannot parse; columns from 0. */
type SwcError = { code: string; message: string; startLine: number; startColumn: number; snippet: string };
type Amaro = typeof import('amaro');

let amaro: Promise<Amaro> | undefined;

/** Loads the parser, ahead of the first submission where it is sure to be needed. */
export function loadParser(): Promise<Amaro> {
  amaro ??= import('amaro').then((loaded) => loaded.default as unknown as Amaro);
  return amaro;
}

/** Node runs this very file by its own copy of amaro, which is then loaded already: 50 ms saved. */
const nodeHasLoadedIts = process.argv[1]?.endsWith('.ts') === true;

/** Whether each submission needs {@link loadParser}. */
export const needsParser = !nodeHasLoadedIts;

/** @throws {ParseError} when `text` is not TypeScript. */
export async function stripTypes(path: string, text: string, mode: StripMode = 'blank'): Promise<Stripped> {
  if (!path.endsWith('.ts')) return { code: text };
  const quick = nodeHasLoadedIts && mode === 'blank' ? stripQuickly(text) : undefined;
  if (quick !== undefined) return { code: quick };
  const parser = await loadParser();
  try {
    if (mode === 'blank') return transform(parser, { mode: 'strip-only', filename: path }, text);
  } catch (error) {
    if ((error as SwcError).code !== 'UnsupportedSyntax') throw asParseError(path, error);
  }
  const transforming = { mode: 'transform', filename: path, sourceMap: true } as const;
  const keepsImports = { transform: { verbatimModuleSyntax: mode === 'blank' } };
  try {
    return transform(parser, { ...transforming, ...keepsImports }, text);
  } catch (error) {
    throw asParseError(path, error);
  }
}

/** `undefined` when there is something to say about `text`, which amaro says better. */
function stripQuickly(text: string): string | undefined {
  try {
    return nodeModule.stripTypeScriptTypes(text, { mode: 'strip' });
  } catch {
    return undefined;
  }
}

type TransformOptions = Parameters<Amaro['transformSync']>[1];

function transform(parser: Amaro, options: TransformOptions, text: string): Stripped {
  const { code, map } = parser.transformSync(text, options);
  return map === undefined || options?.mode === 'strip-only' ? { code } : { code, map };
}

function asParseError(file: string, error: unknown): ParseError {
  const { message, startLine, startColumn, snippet } = error as SwcError;
  if (typeof startLine !== 'number') {
    const place = { file, line: 1, column: 1 };
    return new ParseError('nested too deeply to be read', { place, snippet: '', spent: true });
  }
  const place = { file, line: startLine, column: startColumn + 1 };
  return new ParseError(message.slice(0, 2000), { place, snippet: snippet.trimEnd().slice(0, 2000) });
}
