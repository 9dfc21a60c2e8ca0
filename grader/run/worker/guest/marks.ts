/**
 * Marks on objects that only the guest can set and see: private fields, which no proxy is asked about and no frozen
 * object refuses. A driver is handed thousands of lists in a call, and a WeakMap takes thirty times as long.
 */

/** The student's own, and what a driver gets for it. */
export type Pair = { readonly original: object; readonly copy: object };

export type Marks = ReturnType<typeof makeMarks>;

export function makeMarks() {
  return { ...markCopies(markedClass()), ...markOriginals(markedClass()) };
}

/** A class that gives back the object it is given: the private fields of a class that extends it are put on that. */
export function markedClass() {
  return class {
    constructor(object: object) {
      // biome-ignore lint/correctness/noConstructorReturn: it is what a mark on an object of others is made by
      return object;
    }
  };
}

/** For each copy its original. */
export function markCopies(Marked: ReturnType<typeof markedClass>) {
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
  return { originalOf: Copy.originalOf, keepOriginal: (pair: Pair): unknown => new Copy(pair) };
}

/** For each original its copy in one painting, the last. */
export function markOriginals(Marked: ReturnType<typeof markedClass>) {
  class Original extends Marked {
    #painting: object | undefined;
    #picture: object | undefined;
    static pictureIn(painting: object, original: object): object | undefined {
      return #painting in original && original.#painting === painting ? original.#picture : undefined;
    }
    static keepPicture(painting: object, { original, copy }: Pair): void {
      const marked = #painting in original ? original : new Original(original);
      marked.#painting = painting;
      marked.#picture = copy;
    }
  }
  return { pictureIn: Original.pictureIn, keepPicture: Original.keepPicture };
}
