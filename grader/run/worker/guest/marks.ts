/**
 * Marks on objects that only the guest can set and see: private fields, which no proxy is asked about and no frozen
 * object refuses. A driver is handed thousands of lists in a call, and a WeakMap takes thirty times as long.
 */

/** The student's own, and what a driver gets for it. */
export type Pair = { readonly original: object; readonly copy: object };

export type Marks = ReturnType<typeof makeMarks>;

export function makeMarks() {
  /** Gives back the object it is given: the fields of the classes below are put on that. */
  class Marked {
    constructor(object: object) {
      // biome-ignore lint/correctness/noConstructorReturn: it is what a mark on an object of others is made by
      return object;
    }
  }
  class Copy extends Marked {
    #original: object;
    constructor({ copy, original }: Pair) {
      super(copy);
      this.#original = original;
    }
    static originalOf(copy: object): object | undefined {
      return #original in copy ? copy.#original : undefined;
    }
  }
  class Original extends Marked {
    #painting: object;
    #picture: object;
    constructor(painting: object, { original, copy }: Pair) {
      super(original);
      this.#painting = painting;
      this.#picture = copy;
    }
    static pictureIn(painting: object, original: object): object | undefined {
      return #painting in original && original.#painting === painting ? original.#picture : undefined;
    }
    static keepPicture(painting: object, pair: Pair): void {
      const { original } = pair;
      if (!(#painting in original)) new Original(painting, pair);
      else {
        original.#painting = painting;
        original.#picture = pair.copy;
      }
    }
  }
  return {
    originalOf: Copy.originalOf,
    keepOriginal: (pair: Pair): unknown => new Copy(pair),
    pictureIn: Original.pictureIn,
    keepPicture: Original.keepPicture,
  };
}
