/** Bytes that are read by position, so that an archive need not be held in memory. */

/** Exactly `length` bytes from `start`; callers stay within the size. */
export type ReadAt = (start: number, length: number) => Uint8Array;

/** Bytes in memory, on disk or inside others. */
export type Bytes = {
  readonly size: number;
  /** Opens them for as long as `work` takes. @throws {Refusal} when they cannot be had. */
  readonly during: <T>(work: (read: ReadAt) => T | Promise<T>) => Promise<T>;
};

/** Bytes that are at hand. */
export function inMemory(content: Uint8Array): Bytes {
  const read: ReadAt = (start, length) => content.subarray(start, start + length);
  return { size: content.length, during: async (work) => work(read) };
}

/** `size` bytes of `whole` from `start`. */
export function partOf(whole: Bytes, start: number, size: number): Bytes {
  return { size, during: (work) => whole.during((read) => work((at, length) => read(start + at, length))) };
}

/** All of `bytes`, in memory. */
export function readWhole(bytes: Bytes): Promise<Uint8Array> {
  return bytes.during((read) => read(0, bytes.size));
}
