/** The files a submission sees: its own, and over them, always winning, the assignment's. */

export type Tree = {
  readonly texts: ReadonlyMap<string, string>;
  /** Whether `path` is the student's own file. */
  isStudents(path: string): boolean;
  /** The student's own files by their {@link traceName}. */
  readonly traced: ReadonlyMap<string, string>;
};

type Files = readonly (readonly [path: string, text: string])[];

/** Lays `sources` over `files`. */
export function layTree(files: Files, sources: Files): Tree {
  const own = new Set(sources.map(([path]) => path));
  const texts = new Map([...files, ...sources]);
  const students = [...texts.keys()].filter((path) => !own.has(path));
  const traced = new Map(students.map((path) => [traceName(path), path]));
  return { texts, isStudents: (path) => texts.has(path) && !own.has(path), traced };
}

/**
 * What stack traces call the file `path`: ASCII, since an isolate garbles all else, without what stands around names
 * there, and another for every path.
 */
export function traceName(path: string): string {
  return path.replace(/[^\w./-]/gu, (character) => `%${character.codePointAt(0)?.toString(16)};`);
}

/** Where the text of an npm package stands in a tree. */
export function packagePath(name: string): string {
  return `package/${name}.js`;
}

const endings = ['', '.ts', '.js', '.mjs', '/index.ts', '/index.js'];

/**
 * The path that `specifier` means in the file `referrer`, or `undefined` when nothing in the tree answers to it:
 * exact, then `.ts`, `.js`, `.mjs`, `/index.ts`, `/index.js`; `./x.js` also finds `x.ts`. Paths are NFC, whatever form
 * an editor writes. A name without a dot is a package, which only the assignment can lay there.
 */
export function resolveImport(tree: Tree, specifier: string, referrer: string): string | undefined {
  const isRelative = /^\.\.?\//.test(specifier) || specifier === '.' || specifier === '..';
  if (!isRelative) return resolvePackage(tree, specifier);
  const path = joinPath(referrer, specifier.normalize('NFC'));
  if (path === undefined) return undefined;
  return filesOf(path).find((candidate) => tree.texts.has(candidate));
}

/** The files that an import of `path` may mean, likeliest first. */
function filesOf(path: string): string[] {
  const candidates = endings.map((ending) => path + ending);
  if (path.endsWith('.js')) candidates.push(`${path.slice(0, -3)}.ts`);
  return candidates;
}

/**
 * How the file that was meant would be imported in `referrer`: one of the same path from the top
 * ("./library/network.ts" for "../library/network.ts" or "library/network.ts"), else one whose name differs in
 * capital and small letters. `undefined` when there is none.
 */
export function similarImport(tree: Tree, specifier: string, referrer: string): string | undefined {
  const path = specifier.replace(/^[./]*\//, '');
  if (resolveImport(tree, `./${path}`, '') !== undefined) return relativePath(path, referrer);
  const files = new Map([...tree.texts.keys()].map((file) => [file.toLowerCase(), file]));
  const meant = [joinPath(referrer, specifier.normalize('NFC')) ?? path, path]
    .flatMap(filesOf)
    .map((file) => files.get(file.toLowerCase()))
    .find((file) => file !== undefined);
  return meant === undefined ? undefined : relativePath(meant, referrer);
}

function relativePath(path: string, referrer: string): string {
  const folders = referrer.split('/').slice(0, -1);
  const segments = path.split('/');
  const shared = folders.findIndex((folder, index) => folder !== segments[index]);
  const common = shared === -1 ? folders.length : shared;
  return ('../'.repeat(folders.length - common) || './') + segments.slice(common).join('/');
}

function resolvePackage(tree: Tree, name: string): string | undefined {
  const path = packagePath(name);
  return tree.texts.has(path) && !tree.isStudents(path) ? path : undefined;
}

function joinPath(referrer: string, specifier: string): string | undefined {
  const segments = referrer.split('/').slice(0, -1);
  for (const segment of specifier.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}
