/** Loads modules of one tree into one realm: parse, compile, link, evaluate. */
import type { Absence } from '../../model.ts';
import { CompileError, LinkError, type Realm } from './realm.ts';
import { originalPlace } from './source-map.ts';
import { ParseError, type Strip, type StripMode } from './strip.ts';
import { resolveImport, similarImport, type Tree, traceName } from './tree.ts';
import { findUnclosed } from './unclosed.ts';

/** A file that cannot be used, and why; `spent` when the worker should be replaced after telling so. */
export class LoadError extends Error {
  readonly absence: Absence;
  readonly spent: boolean;
  constructor(absence: Absence, spent = false) {
    super(absence.kind);
    this.absence = absence;
    this.spent = spent;
  }
}

type Imports = ReadonlyMap<string, string>;
type Loaded<M> = { readonly module: M; readonly path: string; readonly imports: Imports };

type Problem = Pick<ParseError, 'place' | 'message' | 'snippet'>;

const lineOf = (text: string, line: number) => text.split(/\r\n|[\n\r]/)[line - 1] ?? '';

/** The line `source` and below it a mark at `column`. */
function snippetAt(source: string, column: number): string {
  const before = source.slice(0, Math.min(column, 500) - 1);
  return `${source.slice(0, 500)}\n${before.replace(/[^\t]/g, ' ')}^`;
}

/** The modules of a submission by path; a file is compiled at most once. */
export class Loader<M = unknown> {
  readonly realm: Realm<M>;
  readonly tree: Tree;
  readonly strip: Strip;
  readonly maps = new Map<string, string>();
  private mode: StripMode = 'blank';
  private readonly loaded = new Map<string, Loaded<M>>();
  private readonly byModule = new Map<M, Loaded<M>>();

  constructor(realm: Realm<M>, tree: Tree, strip: Strip) {
    this.realm = realm;
    this.tree = tree;
    this.strip = strip;
  }

  /**
   * The evaluated module of the file `path`. A type that is imported like a value (`import { Matrix }`) is no export
   * when the code is linked: then the student's files are read again, without what they import as types only.
   * @throws {LoadError} when it, or a file that it imports, is missing or cannot be parsed.
   * @throws {LinkError} when a file imports what is not exported.
   * @throws {RealmStopped} when its top-level code hits a limit; anything that its code throws.
   */
  async load(path: string, timeMs: number): Promise<M> {
    const before = new Set(this.loaded.keys());
    try {
      return await this.evaluate(path, timeMs);
    } catch (error) {
      if (!(error instanceof LinkError) || this.mode === 'drop-imports') throw error;
      this.forgetAllBut(before);
      this.mode = 'drop-imports';
      return await this.evaluate(path, timeMs);
    }
  }

  private async evaluate(path: string, timeMs: number): Promise<M> {
    const { module } = await this.compileWhole(path);
    await this.realm.evaluate(module, (specifier, referrer) => this.link(specifier, referrer), timeMs);
    return module;
  }

  private forgetAllBut(kept: ReadonlySet<string>): void {
    for (const begun of [...this.loaded.keys()]) if (!kept.has(begun)) this.loaded.delete(begun);
  }

  /** Compiles `path` with all its imports, or, when one of them cannot be used, forgets what was begun. */
  private async compileWhole(path: string): Promise<Loaded<M>> {
    const before = new Set(this.loaded.keys());
    try {
      return await this.compile(path);
    } catch (error) {
      this.forgetAllBut(before);
      throw error;
    }
  }

  /** Compiles `path` and everything it imports. */
  private async compile(path: string): Promise<Loaded<M>> {
    const known = this.loaded.get(path);
    if (known !== undefined) return known;
    const text = this.tree.texts.get(path);
    if (text === undefined) throw new LoadError({ kind: 'no-file', file: path });
    const native = this.tree.isStudents(path) ? undefined : await this.realm.native?.(path);
    const module = native ?? (await this.compileText(path, text));
    const imports = new Map<string, string>();
    const entry = { module, path, imports };
    this.loaded.set(path, entry);
    this.byModule.set(module, entry);
    await this.compileImports(entry);
    return entry;
  }

  private async compileImports(entry: Loaded<M> & { imports: Map<string, string> }): Promise<void> {
    for (const specifier of this.realm.specifiersOf(entry.module)) {
      const target = resolveImport(this.tree, specifier, entry.path);
      if (target === undefined) throw new LoadError(this.badImport(specifier, entry.path));
      entry.imports.set(specifier, target);
      await this.compile(target);
    }
  }

  private badImport(specifier: string, file: string): Absence {
    const similar = similarImport(this.tree, specifier, file);
    const told = { kind: 'bad-import', file, specifier: specifier.slice(0, 200) } as const;
    return similar === undefined ? told : { ...told, similar: similar.slice(0, 200) };
  }

  private async compileText(path: string, text: string): Promise<M> {
    try {
      const { code, map } = await this.strip(path, text, this.mode);
      if (map !== undefined) this.maps.set(path, map);
      return this.realm.compile(traceName(path), code);
    } catch (error) {
      throw this.asLoadError(path, error);
    }
  }

  private asLoadError(file: string, error: unknown): unknown {
    if (error instanceof ParseError) {
      return new LoadError(this.doesNotParse(error), error.spent);
    }
    if (!(error instanceof CompileError)) return error;
    const compiled = { file, line: error.line, column: error.column };
    const map = this.maps.get(file);
    const place = (map === undefined ? undefined : originalPlace(map, compiled)) ?? compiled;
    const source = lineOf(this.tree.texts.get(file) ?? '', place.line);
    const isDecorator = source[place.column - 1] === '@';
    const message = isDecorator ? 'decorators are not available here' : error.message.slice(0, 2000);
    return new LoadError(this.doesNotParse({ place, message, snippet: snippetAt(source, place.column) }));
  }

  /** Where something is never closed, it is told where that is opened. */
  private doesNotParse({ place, message, snippet }: Problem): Absence {
    const text = this.tree.texts.get(place.file) ?? '';
    const found = findUnclosed(text);
    if (found === undefined) return { kind: 'does-not-parse', place, message, snippet };
    const { opening, line, column } = found;
    return {
      kind: 'does-not-parse',
      place: { file: place.file, line, column },
      message,
      snippet: snippetAt(lineOf(text, line), column),
      unclosed: { opening, noticed: place.line },
    };
  }

  private link(specifier: string, referrer: M): M {
    const path = this.byModule.get(referrer)?.imports.get(specifier);
    const target = path === undefined ? undefined : this.loaded.get(path);
    if (target === undefined) throw new Error(`cannot link ${specifier}`);
    return target.module;
  }
}
