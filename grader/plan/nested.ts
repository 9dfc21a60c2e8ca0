/** Nested lists of numbers: a batch of images, the filters of a convolution. */

/** The sizes along `depth` axes, from the outermost; nothing when lists of one axis differ in length or one is empty. */
export function sizesOf(value: unknown, depth: number): number[] | undefined {
  if (depth === 0) return [];
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const inner = value.map((item) => sizesOf(item, depth - 1));
  const [first] = inner;
  if (first === undefined || inner.some((sizes) => String(sizes) !== String(first))) return undefined;
  return [value.length, ...first];
}

/** The entries below `depth` axes, in reading order. */
export function entriesOf(value: unknown, depth: number): readonly unknown[] {
  if (depth === 0) return [value];
  return Array.isArray(value) ? value.flatMap((item) => entriesOf(item, depth - 1)) : [];
}
