/** Whether somebody who names one submission has named a whole class. */
import { type ExpectedFiles, IntakeError, listClass } from '../intake/intake.ts';
import { counted } from '../lms/listing.ts';
import { ListingError } from '../lms/platform.ts';
import { platformsFor } from '../lms/platforms.ts';
import { recognise, textsWanted } from '../lms/recognise.ts';

/**
 * What shows that a path is the class of an LMS, for certain; nothing where it may be one submission. Folders side by side, and
 * clones, which are such folders, may all be one student's.
 */
export async function whyWholeClass(
  path: string,
  { files: entryFiles }: ExpectedFiles,
): Promise<string | undefined> {
  try {
    const { listing, texts: read } = await listClass(path);
    const texts = await read(textsWanted(listing, platformsFor(entryFiles)));
    const recognition = recognise({ listing, texts, entryFiles });
    if (recognition.kind !== 'known' || maybeOfOneStudent.has(recognition.platform)) return undefined;
    if (listing.files.some((file) => entryFiles.includes(file.path))) return undefined;
    const platform = platformsFor(entryFiles).find(({ name }) => name === recognition.platform);
    const count = platform?.members(listing, texts).members.length ?? 0;
    return count < 2
      ? undefined
      : `${counted(count, 'member')} of ${recognition.platform}: ${recognition.why}`;
  } catch (error) {
    // What cannot be read as a class may be a submission; reading it says what is wrong.
    if (error instanceof IntakeError || error instanceof ListingError) return undefined;
    throw error;
  }
}

/** They know a member by a folder, whatever it is called. */
const maybeOfOneStudent: ReadonlySet<string> = new Set(['folder', 'github']);
