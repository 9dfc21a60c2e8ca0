/** The shapes of arguments: batches of images, the parameters of networks, tensors. */

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

/** The sizes n_0, n_1, …, n_L of a network's layers; nothing when a field does not fit its layer. */
export function layerSizes(value: object, prefix: string): number[] | undefined {
  const fields = new Map<string, unknown>(Object.entries(value));
  const sizes: number[] = [];
  for (let l = 1; fields.has(`${prefix}W${l}`); l++) {
    const W = fields.get(`${prefix}W${l}`);
    if (!Array.isArray(W) || W.length === 0) return undefined;
    if (l === 1) sizes.push(W[0]?.length ?? 0);
    if (W.some((row) => !Array.isArray(row) || row.length !== sizes[l - 1])) return undefined;
    sizes.push(W.length);
    fields.delete(`${prefix}W${l}`);
  }
  const fits = ([name, entries]: [string, unknown]) => {
    const layer = name.startsWith(prefix) ? /^[A-Za-z]+?(\d+)$/.exec(name)?.[1] : undefined;
    return layer !== undefined && Array.isArray(entries) && entries.length === sizes[Number(layer)];
  };
  return [...fields].every(fits) ? sizes : undefined;
}

/** The plain numbers behind a tensor, or behind a table of tensors; what has none stays itself. */
export function numbersOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const read: unknown = Reflect.get(value, 'arraySync');
  if (typeof read === 'function') return read.call(value);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, numbersOf(item)]));
}
