/** Whether one place lies inside another, by whatever name: links and mounts are told by device and inode. */
import { realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Whether `inner`, which need not exist yet, is `outer` or lies below it. */
export function liesInside(inner: string, outer: string): boolean {
  const sought = identityOf(outer);
  return sought !== undefined && placesAbove(resolve(inner)).some((place) => identityOf(place) === sought);
}

/** `path` itself, as far as it exists, and all folders above it, in the tree that its links lead to. */
function placesAbove(path: string): string[] {
  if (identityOf(path) === undefined && dirname(path) !== path) return placesAbove(dirname(path));
  const places = [realpathSync(path)];
  for (let place = realpathSync(path); dirname(place) !== place; place = dirname(place))
    places.push(dirname(place));
  return places;
}

function identityOf(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}
