/** For platforms on which students hand in one text. */
import { ExportError, type Order } from './exporter.ts';

/** The name that the text gets. @throws {ExportError} when the assignment asks for several files. */
export function onlyEntryOf({ slug, entries }: Pick<Order, 'slug' | 'entries'>, platform: string): string {
  const [entry, ...others] = entries;
  if (entry === undefined || others.length > 0)
    throw new ExportError(
      `${platform}: students hand in one text there, and ${slug} asks for ${entries.length} files; export it for another platform`,
    );
  return entry;
}
