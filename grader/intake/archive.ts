/** A zip as a tree of branches, on top of its checked directory. Nothing is inflated until it is read. */
import { type Branch, type FoundFile, type Listing, notRegular, passedOver, symbolicLink } from './branch.ts';
import { readDirectory, type ZipEntry } from './directory.ts';
import { maxEntryNameLength, nameDamage } from './entry.ts';
import { Refusal } from './errors.ts';
import { inflateEntry } from './inflate.ts';
import { inspectFiles, refuseTooLarge, refuseTooMany } from './inspection.ts';
import { type IntakeLimits, maxRatio, studentLimits } from './limits.ts';
import { byCodeUnit, quoted } from './names.ts';
import { ignoredPart, isSource, isZip } from './paths.ts';

/** An entry and the rest of its path below the branch that holds it. */
type Node = { readonly entry: ZipEntry; readonly segments: readonly string[] };

/**
 * The zip as a branch, within `limits`; entries with unsafe names become children that cannot be read.
 * @throws {Refusal} when the archive as a whole is refused.
 */
export function openArchive(archive: Uint8Array, name: string, limits: IntakeLimits): Branch {
  const entries = readDirectory(archive).toSorted((a, b) => byCodeUnit(a.name, b.name));
  if (entries.length === 0)
    throw new Refusal('the zip is empty; put the source files in and hand it in again');
  const nodes = entries.map((entry) => ({ entry, segments: segmentsOf(entry.name) }));
  const counted = nodes.filter((node) => ignoredIn(node) === undefined);
  refuseTooMany(counted.length, limits);
  refuseTooLarge(
    counted.map(({ entry }) => ({ path: entry.name, bytes: entry.bytes })),
    limits,
  );
  return branchOf(archive, name, nodes);
}

function segmentsOf(name: string): string[] {
  return name.split('/', maxEntryNameLength).filter((segment) => segment !== '' && segment !== '.');
}

function ignoredIn({ entry, segments }: Node): string | undefined {
  return ignoredPart(segments, entry.kind === 'folder');
}

function branchOf(archive: Uint8Array, name: string, nodes: readonly Node[]): Branch {
  const isFolder = nodes.some(({ entry, segments }) => segments.length > 0 || entry.kind === 'folder');
  const isFile = !isFolder && nodes.every(({ entry }) => entry.kind === 'file');
  return {
    name,
    kind: isFolder ? 'folder' : isFile ? 'file' : 'other',
    children: async () => childrenOf(archive, nodes),
    list: async () => (isFolder ? listFolder(archive, nodes) : listFile(archive, name, nodes)),
  };
}

/** Entries grouped by their first segment; one whose first segment is unsafe stands for itself. */
function childrenOf(archive: Uint8Array, nodes: readonly Node[]): readonly Branch[] {
  const groups = new Map<string, Node[]>();
  for (const { entry, segments } of nodes) {
    const [first, ...rest] = segments;
    if (first === undefined) continue;
    const isSafe = nameDamage(first) === undefined && !entry.name.startsWith('/');
    const key = isSafe ? first : entry.name;
    const group = groups.get(key) ?? [];
    group.push({ entry, segments: isSafe ? rest : [] });
    groups.set(key, group);
  }
  const names = [...groups.keys()].sort(byCodeUnit);
  return names.map((name) => branchOf(archive, name, groups.get(name) ?? []));
}

function listFolder(archive: Uint8Array, nodes: readonly Node[]): Listing {
  refuseDamage(nodes);
  const ignored = new Set<string>();
  const kept = nodes.filter((node) => {
    const reason = whyIgnored(node);
    if (reason !== undefined) ignored.add(reason.normalize('NFC'));
    return reason === undefined;
  });
  refuseTooMany(kept.length, studentLimits);
  const files = kept.filter(({ entry }) => entry.kind === 'file');
  const folders = kept.filter(({ entry }) => entry.kind === 'folder').map(pathOf);
  return { files: inspected(archive, files, folders), ignored: [...ignored] };
}

/** A member of a class's zip that is itself one file; several entries of that name clash. */
function listFile(archive: Uint8Array, name: string, nodes: readonly Node[]): Listing {
  refuseDamage(nodes);
  if (nodes.some(({ entry }) => entry.kind === 'symlink')) throw new Refusal(symbolicLink);
  if (nodes.some(({ entry }) => entry.kind !== 'file')) throw new Refusal(notRegular);
  const files = nodes.map(({ entry }) => ({ entry, segments: [name] }));
  return { files: inspected(archive, files, []), ignored: [] };
}

function inspected(
  archive: Uint8Array,
  nodes: readonly Node[],
  folders: readonly string[],
): readonly FoundFile[] {
  const files = nodes.map((node) => foundFile(archive, node)).sort((a, b) => byCodeUnit(a.path, b.path));
  refuseTooLarge(files, studentLimits);
  inspectFiles(files, folders);
  for (const { entry } of nodes) refuseBomb(entry);
  return files;
}

function whyIgnored(node: Node): string | undefined {
  const part = ignoredIn(node);
  if (part !== undefined) return part;
  if (node.entry.kind === 'symlink') return passedOver(pathOf(node), 'symbolic link');
  if (node.entry.kind === 'special') return passedOver(pathOf(node), 'not a regular file');
  return undefined;
}

function refuseDamage(nodes: readonly Node[]): void {
  for (const { entry } of nodes) {
    if (entry.damage !== undefined) throw new Refusal(`${quoted(entry.name)} ${entry.damage}`);
  }
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

function foundFile(archive: Uint8Array, node: Node): FoundFile {
  const { entry } = node;
  return { path: pathOf(node), bytes: entry.bytes, read: () => inflateEntry(archive, entry) };
}
