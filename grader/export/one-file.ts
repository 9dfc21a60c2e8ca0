/** For platforms on which students hand in one text. */
import type { Order } from './exporter.ts';

/** The name that the text gets. @throws {RangeError} when the assignment asks for several files. */
export function onlyEntryOf({ slug, entries }: Pick<Order, 'slug' | 'entries'>, platform: string): string {
  const [entry, ...others] = entries;
  if (entry === undefined || others.length > 0)
    throw new RangeError(`${platform}: ${slug} is handed in as ${entries.length} files, not one`);
  return entry;
}
