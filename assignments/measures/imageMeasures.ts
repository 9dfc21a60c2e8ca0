/**
 * Public: what the grader measures about random pictures. They are random, so no single answer is expected: over many
 * draws, where crops lie and how far colours move must be distributed as asked.
 */

/** image[row][column] is one pixel, a list with one number per channel. */
export type Image = number[][][];

/** Places where a window of the image of this height and width can begin, by what the window shows. */
function placesOf(image: Image, height: number, width: number): Map<string, string> {
  const places = new Map<string, string>();
  for (let top = 0; top + height <= image.length; top++) {
    for (let left = 0; left + width <= (image[0]?.length ?? 0); left++) {
      const window = image.slice(top, top + height).map((row) => row.slice(left, left + width));
      places.set(JSON.stringify(window), `place${top}_${left}`);
    }
  }
  return places;
}

/**
 * Over crops of height × width: `windows`, 1 when all of them are windows of the image and else 0; `oneSize`, 1 when all
 * are equally high and wide; `turned`, the share that are width × height; `place⟨top⟩_⟨left⟩`, the share that begins in that
 * row and column. No two windows of the image may be alike.
 */
export function measurePlaces(
  crops: readonly unknown[],
  image: Image,
  { height, width }: { height: number; width: number },
): Record<string, number> {
  const places = placesOf(image, height, width);
  const turnedSize = Array.from({ length: width }, () => height).join(' ');
  const shares: Record<string, number> = {
    windows: 1,
    oneSize: new Set(crops.map(sizeOf)).size === 1 ? 1 : 0,
    turned: height === width ? 0 : shareOf(crops, (crop) => sizeOf(crop) === turnedSize),
  };
  for (const place of places.values()) shares[place] = 0;
  for (const crop of crops) {
    const place = places.get(JSON.stringify(crop));
    if (place === undefined) shares['windows'] = 0;
    else shares[place] = (shares[place] ?? 0) + 1 / crops.length;
  }
  return shares;
}

/** The lengths of the picture's rows, as text; of whatever was answered. */
function sizeOf(picture: unknown): string {
  const rows: unknown[] = Array.isArray(picture) ? picture : [];
  return rows.map((row) => (Array.isArray(row) ? row.length : 'none')).join(' ');
}

/**
 * Over pictures made from `image` by one shift for each channel, up to maxShift either way. The shift is read off the first
 * pixel, which must lie further than maxShift from 0 and 255.
 * `oneShift`: 1 when some shift, of whatever size, makes all of the picture from the image, kept within [0, 255], and else 0;
 * `inRange`, `withinMax`: 1 when all values lie in [0, 255], all shifts in [−maxShift, maxShift], and else 0;
 * `whole`: share of whole-numbered shifts among those in [−maxShift, maxShift];
 * `quarter1` … `quarter4`: share of shifts in each quarter of [−maxShift, maxShift];
 * `positive0`, …: share of upward shifts of each channel; `alike0_1`, …: share of pictures in which two channels move the
 * same way.
 * @throws {Error} when a picture has not the size of the image: nothing is to be said of its colours then.
 */
export function measureShifts(
  pictures: readonly unknown[],
  image: Image,
  maxShift: number,
): Record<string, number> {
  if (!pictures.every((picture) => hasSize(picture, image)))
    throw new Error('a picture has other rows, columns or channels than the image, or holds no numbers');
  const base = image[0]?.[0] ?? [];
  const shifts = pictures.map((picture) => base.map((value, c) => (valueAt(picture, 0, 0, c) ?? 0) - value));
  const all = shifts.flat();
  const isWithin = (shift: number) => Math.abs(shift) <= maxShift + 1e-9;
  const shares: Record<string, number> = {
    oneShift: Number(pictures.every((picture) => isShifted(picture, image))),
    inRange: Number(pictures.every((picture) => isInRange(picture, image))),
    withinMax: Number(all.every(isWithin)),
    whole: shareOf(all, (shift) => isWithin(shift) && Math.abs(shift - Math.round(shift)) < 1e-9),
  };
  for (let quarter = 1; quarter <= 4; quarter++)
    shares[`quarter${quarter}`] = shareOf(all, (shift) => quarterOf(shift / maxShift) === quarter);
  for (const c of base.keys()) {
    const isUp = (shift: readonly number[], channel: number) => (shift[channel] ?? 0) > 0;
    shares[`positive${c}`] = shareOf(shifts, (shift) => isUp(shift, c));
    for (let d = c + 1; d < base.length; d++)
      shares[`alike${c}_${d}`] = shareOf(shifts, (shift) => isUp(shift, c) === isUp(shift, d));
  }
  return shares;
}

/** Which quarter of [−1, 1] the number lies in, counted from 1; what is outside lies in none. */
function quarterOf(part: number): number {
  return part >= 1 && part < 1 + 1e-9 ? 4 : Math.floor(2 * (part + 1)) + 1;
}

function shareOf<T>(list: readonly T[], holds: (item: T, index: number) => boolean): number {
  return list.filter(holds).length / list.length;
}

/** picture[i][j][c] of whatever was answered, when it is a number. */
function valueAt(picture: unknown, i: number, j: number, c: number): number | undefined {
  const row: unknown = Array.isArray(picture) ? picture[i] : undefined;
  const pixel: unknown = Array.isArray(row) ? row[j] : undefined;
  const value: unknown = Array.isArray(pixel) ? pixel[c] : undefined;
  return typeof value === 'number' ? value : undefined;
}

/** Whether `holds` of every value of the picture, with the image's value in that place and its channel. */
function everyValue(
  picture: unknown,
  image: Image,
  holds: (value: number, before: number, c: number) => boolean,
): boolean {
  return image.every((row, i) =>
    row.every((pixel, j) =>
      pixel.every((before, c) => holds(valueAt(picture, i, j, c) ?? Number.NaN, before, c)),
    ),
  );
}

/** Whether there is one shift for each channel that makes the picture: a value of 0 or 255 allows all beyond, too. */
function isShifted(picture: unknown, image: Image): boolean {
  const channels = image[0]?.[0]?.length ?? 0;
  const least = new Array<number>(channels).fill(Number.NEGATIVE_INFINITY);
  const most = new Array<number>(channels).fill(Number.POSITIVE_INFINITY);
  const isKept = everyValue(picture, image, (value, before, c) => {
    if (value > 0) least[c] = Math.max(least[c] ?? 0, value - before);
    if (value < 255) most[c] = Math.min(most[c] ?? 0, value - before);
    return value >= 0 && value <= 255;
  });
  return isKept && least.every((shift, c) => shift <= (most[c] ?? 0) + 1e-9);
}

function hasSize(picture: unknown, image: unknown): boolean {
  if (!Array.isArray(image)) return typeof picture === 'number';
  if (!Array.isArray(picture) || picture.length !== image.length) return false;
  return image.every((part, index) => hasSize(picture[index], part));
}

function isInRange(picture: unknown, image: Image): boolean {
  return everyValue(picture, image, (value) => value >= 0 && value <= 255);
}
