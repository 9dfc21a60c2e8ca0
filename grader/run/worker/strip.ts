/**
 * TypeScript to JavaScript with the types blanked, so that lines and columns stay the student's own. Syntax that has
 * no such form (enums, namespaces, parameter properties) is transformed instead, with a map back to the source.
 */
import { createRequire } from 'node:module';
import type { Place } from '../../model.ts';

/** JavaScript text; `map` when its places are not the source's. */
export type Stripped = { readonly code: string; readonly map?: string };

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

let amaro: Amaro | undefined;

/** Loads the parser ahead of the first submission. */
export function loadParser(): Amaro {
  amaro ??= createRequire(import.meta.url)('amaro') as Amaro;
  return amaro;
}

/** @throws {ParseError} when `text` is not TypeScript. */
export function stripTypes(path: string, text: string): Stripped {
  if (!path.endsWith('.ts')) return { code: text };
  try {
    return { code: transform(path, text, 'strip-only').code };
  } catch (error) {
    if ((error as SwcError).code !== 'UnsupportedSyntax') throw asParseError(path, error);
  }
  try {
    return transform(path, text, 'transform');
  } catch (error) {
    throw asParseError(path, error);
  }
}

function transform(filename: string, text: string, mode: 'strip-only' | 'transform'): Stripped {
  const { code, map } = loadParser().transformSync(text, { mode, filename, sourceMap: mode === 'transform' });
  return map === undefined || mode === 'strip-only' ? { code } : { code, map };
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
