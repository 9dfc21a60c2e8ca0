/** From what was found to what one student handed in: all is checked before anything is read. */
import { openArchive } from './archive.ts';
import { type Contents, type FoundFile, type Listing, passedOver } from './branch.ts';
import { Refusal } from './errors.ts';
import { inspectFiles, refuseTooMany } from './inspection.ts';
import { directoryBytes, maxHeldArchiveBytes, maxRatio, sizeInWords } from './limits.ts';
import { byCodeUnit, quoted } from './names.ts';
import { ignoredPart, isArchive, isSource } from './paths.ts';

/**
 * The files of one submission.
 * @throws {Refusal} when it breaks a limit, or holds something damaged; of several the first by name is told.
 */
export async function listingOf(contents: Contents | Iterable<FoundFile>): Promise<Listing> {
  const sorted = { files: [] as FoundFile[], folders: [] as string[], damaged: [] as FoundFile[] };
  const ignored = new Set<string>();
  for await (const found of contents) {
    const isDamaged = found.kind === 'file' && found.trouble !== undefined && found.trouble.kind !== 'link';
    if (isDamaged) sorted.damaged.push(found);
    const passed = whyPassed(found);
    if (passed !== undefined) ignored.add(passed);
    else if (found.kind === 'folder') sorted.folders.push(found.path);
    else sorted.files.push(found);
    refuseTooMany(sorted.files.length + sorted.folders.length);
  }
  refuseDamage(sorted.damaged);
  return { files: inspected(sorted.files, sorted.folders), ignored: [...ignored] };
}

function whyPassed(found: FoundFile | { kind: 'folder'; path: string }): string | undefined {
  const part = ignoredPart(found.path.split('/'), found.kind === 'folder');
  if (part !== undefined) return part;
  if (found.kind === 'folder' || found.trouble?.kind !== 'link') return undefined;
  return passedOver(found.path, found.trouble.why);
}

function refuseDamage(damaged: readonly FoundFile[]): void {
  const [first] = damaged.toSorted((a, b) => byCodeUnit(a.path, b.path));
  if (first !== undefined) throw new Refusal(`${quoted(first.path)} ${first.trouble?.why}`);
}

function inspected(files: readonly FoundFile[], folders: readonly string[]): readonly FoundFile[] {
  const inOrder = files.toSorted((a, b) => byCodeUnit(a.path, b.path));
  inspectFiles(inOrder, folders);
  for (const file of files) refuseBomb(file);
  return inOrder;
}

function refuseBomb({ path, bytes, packedBytes }: FoundFile): void {
  const isRead = isSource(path) || isArchive(path);
  if (!isRead || packedBytes === undefined || bytes <= maxRatio * packedBytes) return;
  throw new Refusal(
    `${quoted(path)} unpacks to more than ${maxRatio} times its packed size, as zip bombs do; ` +
      'hand in the source files only',
  );
}

/**
 * The listing with its archives opened once, where no source file lies beside them: what an archive holds stands in the
 * place of the only one, and of several each in a folder of the archive's name. Archives inside archives stay closed.
 * @throws {Refusal} as {@link listingOf}, and when an archive cannot be opened.
 */
export async function withArchivesOpened({ files, ignored }: Listing): Promise<Listing> {
  const archives = files.filter(({ path }) => isArchive(path));
  if (archives.length === 0 || files.some(({ path }) => isSource(path))) return { files, ignored };
  refuseHeld(archives);
  const others = files.filter(({ path }) => !isArchive(path)).map(({ path }) => passedOver(path));
  const opened: Listing[] = [];
  for (const archive of archives) {
    const open = () => listingOf(openArchive(archive, directoryBytes.submission));
    const listing = files.length === 1 ? await open() : await openedByName(archive.path, open);
    opened.push(archives.length === 1 ? listing : within(archive.path, listing));
  }
  const inner = opened.flatMap((listing) => listing.files);
  return {
    files: inspected(inner, []),
    ignored: [...ignored, ...others, ...opened.flatMap((listing) => listing.ignored)],
  };
}

/** Where there are several files, a reason says which one it is about. */
async function openedByName(path: string, open: () => Promise<Listing>): Promise<Listing> {
  const listing = await saying(path, open);
  return {
    ...listing,
    files: listing.files.map((file) => ({ ...file, read: () => saying(path, file.read) })),
  };
}

async function saying<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.message.includes(quoted(path))) throw error;
    throw new Refusal(`${quoted(path)}: ${error.message}`);
  }
}

function within(folder: string, { files, ignored }: Listing): Listing {
  return {
    files: files.map((file) => ({ ...file, path: `${folder}/${file.path}` })),
    ignored: ignored.map((path) => `${folder}/${path}`),
  };
}

/** All of them are in memory at once. */
function refuseHeld(archives: readonly FoundFile[]): void {
  const held = archives.filter(({ path, inPlace }) => inPlace === undefined || !/\.zip$/i.test(path));
  const bytes = held.reduce((sum, file) => sum + file.bytes, 0);
  if (held.length < 2 || bytes <= maxHeldArchiveBytes) return;
  throw new Refusal(
    `its archives have ${sizeInWords(bytes)} together, at most ${sizeInWords(maxHeldArchiveBytes)} are opened; ` +
      'leave out everything but the source files',
  );
}
