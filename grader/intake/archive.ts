/** A zip as a tree of branches, on top of its checked directory. Nothing is inflated until it is read. */
import { type Branch, type FoundFile, type Listing, notRegular, passedOver, symbolicLink } from './branch.ts';
import { type Bytes, partOf } from './bytes.ts';
import { type Directory, readDirectory, type ZipEntry } from './directory.ts';
import { maxEntryNameLength, nameDamage } from './entry.ts';
import { Refusal } from './errors.ts';
import { inflateEntry } from './inflate.ts';
import { inspectFiles, refuseTooMany } from './inspection.ts';
import { maxRatio } from './limits.ts';
import { byCodeUnit, quoted } from './names.ts';
import { ignoredPart, isSource, isZip } from './paths.ts';

type Archive = { readonly bytes: Bytes; readonly directory: Directory };

/** Entries of an archive by index; `depth` segments of their names lead to the branch that holds them. */
type Group = { readonly indices: readonly number[]; readonly depth: number };

/** An entry and the rest of its path below the branch that holds it. */
type Node = { readonly entry: ZipEntry; readonly segments: readonly string[] };

/**
 * The zip as a branch; entries with unsafe names become children that cannot be read. Its directory may have
 * `maxDirectoryBytes`.
 * @throws {Refusal} when the archive as a whole is refused.
 */
export async function openArchive(bytes: Bytes, name: string, maxDirectoryBytes: number): Promise<Branch> {
  const directory = await readDirectory(bytes, maxDirectoryBytes);
  if (directory.count === 0)
    throw new Refusal('the zip is empty; put the source files in and hand it in again');
  const indices = Array.from({ length: directory.count }, (_, index) => index);
  return branchOf({ bytes, directory }, name, { indices, depth: 0 });
}

function* nodesOf({ directory }: Archive, { indices, depth }: Group): Generator<Node> {
  for (const index of indices) {
    const entry = directory.entry(index);
    yield { entry, segments: segmentsOf(entry.name).slice(depth) };
  }
}

function segmentsOf(name: string): string[] {
  return name.split('/', maxEntryNameLength).filter((segment) => segment !== '' && segment !== '.');
}

function branchOf(archive: Archive, name: string, group: Group): Branch {
  const kind = kindOf(nodesOf(archive, group));
  return {
    name,
    kind,
    children: async () => childrenOf(archive, group),
    list: async () =>
      kind === 'folder' ? listFolder(archive, group) : listFile(archive, name, [...nodesOf(archive, group)]),
  };
}

function kindOf(nodes: Iterable<Node>): Branch['kind'] {
  let kind: Branch['kind'] = 'file';
  for (const { entry, segments } of nodes) {
    if (segments.length > 0 || entry.kind === 'folder') return 'folder';
    if (entry.kind !== 'file') kind = 'other';
  }
  return kind;
}

/** Entries grouped by their first segment; one whose first segment is unsafe stands for itself. */
function childrenOf(archive: Archive, { indices, depth }: Group): readonly Branch[] {
  const groups = new Map<string, { indices: number[]; depth: number }>();
  for (const index of indices) {
    const { name } = archive.directory.entry(index);
    const first = segmentsOf(name)[depth];
    if (first === undefined) continue;
    const isSafe = nameDamage(first) === undefined && !name.startsWith('/');
    const key = isSafe ? first : name;
    const group = groups.get(key) ?? { indices: [], depth: isSafe ? depth + 1 : Number.POSITIVE_INFINITY };
    group.indices.push(index);
    groups.set(key, group);
  }
  const sorted = [...groups].sort(([a], [b]) => byCodeUnit(a, b));
  return sorted.map(([name, group]) => branchOf(archive, name, group));
}

function listFolder(archive: Archive, group: Group): Listing {
  const kept: Node[] = [];
  const ignored = new Set<string>();
  const damaged: ZipEntry[] = [];
  for (const node of nodesOf(archive, group)) {
    if (node.entry.damage !== undefined) damaged.push(node.entry);
    const reason = whyIgnored(node);
    if (reason !== undefined) ignored.add(reason.normalize('NFC'));
    else refuseTooMany(kept.push(node));
  }
  refuseDamage(damaged);
  const files = kept.filter(({ entry }) => entry.kind === 'file');
  const folders = kept.filter(({ entry }) => entry.kind === 'folder').map(pathOf);
  return { files: inspected(archive, files, folders), ignored: [...ignored] };
}

/** A member of a class's zip that is itself one file; several entries of that name clash. */
function listFile(archive: Archive, name: string, nodes: readonly Node[]): Listing {
  refuseDamage(nodes.map(({ entry }) => entry));
  if (nodes.some(({ entry }) => entry.kind === 'symlink')) throw new Refusal(symbolicLink);
  if (nodes.some(({ entry }) => entry.kind !== 'file')) throw new Refusal(notRegular);
  const files = nodes.map(({ entry }) => ({ entry, segments: [name] }));
  return { files: inspected(archive, files, []), ignored: [] };
}

function inspected(
  archive: Archive,
  nodes: readonly Node[],
  folders: readonly string[],
): readonly FoundFile[] {
  const files = nodes.map((node) => foundFile(archive, node)).sort((a, b) => byCodeUnit(a.path, b.path));
  inspectFiles(files, folders);
  for (const { entry } of nodes) refuseBomb(entry);
  return files;
}

function whyIgnored(node: Node): string | undefined {
  const { entry, segments } = node;
  const part = ignoredPart(segments, entry.kind === 'folder');
  if (part !== undefined) return part;
  if (entry.kind === 'symlink') return passedOver(pathOf(node), 'symbolic link');
  if (entry.kind === 'special') return passedOver(pathOf(node), 'not a regular file');
  return undefined;
}

/** The first in the order of names is told, whatever the order of entries. */
function refuseDamage(entries: readonly ZipEntry[]): void {
  const [first] = entries
    .filter(({ damage }) => damage !== undefined)
    .toSorted((a, b) => byCodeUnit(a.name, b.name));
  if (first !== undefined) throw new Refusal(`${quoted(first.name)} ${first.damage}`);
}

function refuseBomb(entry: ZipEntry): void {
  const isRead = isSource(entry.name) || isZip(entry.name);
  if (!isRead || entry.bytes <= maxRatio * entry.packedBytes) return;
  throw new Refusal(
    `${quoted(entry.name)} unpacks to more than ${maxRatio} times its packed size, as zip bombs do; ` +
      'hand in the source files only',
  );
}

function pathOf({ segments }: Node): string {
  return segments.join('/').normalize('NFC');
}

function foundFile({ bytes: archive }: Archive, node: Node): FoundFile {
  const { entry } = node;
  const file = { path: pathOf(node), bytes: entry.bytes, read: () => inflateEntry(archive, entry) };
  const isStored = entry.method === 0;
  return isStored ? { ...file, inPlace: partOf(archive, entry.dataStart, entry.bytes) } : file;
}
