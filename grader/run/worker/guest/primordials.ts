/**
 * Private copies of the builtins that guest code needs, taken before a submission is loaded.
 *
 * Every function in this folder is sent into the realm by its text (see guest.ts). So: function declarations only,
 * which call each other by name and use nothing else of their modules. They read own properties only, never call a
 * method of a value, never use `for…of`, spread or array assignment past the end: all of that a student can redefine.
 */

export type Callable = (...args: never[]) => unknown;
export type Primordials = ReturnType<typeof takePrimordials>;

/** Takes the copies; must run before any student code. */
export function takePrimordials() {
  const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
  return {
    apply: Reflect.apply,
    construct: Reflect.construct,
    remove: Reflect.deleteProperty,
    define: Reflect.defineProperty,
    delete: Reflect.deleteProperty,
    prototypeOf: Reflect.getPrototypeOf,
    setPrototype: Reflect.setPrototypeOf,
    descriptorOf: Reflect.getOwnPropertyDescriptor,
    ownKeys: Reflect.ownKeys,
    create: Object.create,
    keys: Object.keys,
    isArray: Array.isArray,
    freeze: Object.freeze,
    preventExtensions: Reflect.preventExtensions,
    is: Object.is,
    parse: JSON.parse,
    stringify: JSON.stringify,
    text: String,
    charCodeAt: String.prototype.charCodeAt,
    slice: String.prototype.slice,
    hasOwn: Object.prototype.hasOwnProperty,
    errorText: Error.prototype.toString,
    typedArrayTag: getterOf(typedArray, Symbol.toStringTag),
    typedArrayLength: getterOf(typedArray, 'length'),
    mapSize: getterOf(Map.prototype, 'size'),
    setSize: getterOf(Set.prototype, 'size'),
    dateTime: Date.prototype.getTime,
    mapGet: Map.prototype.get,
    mapSet: Map.prototype.set,
    weakMapGet: WeakMap.prototype.get,
    weakMapSet: WeakMap.prototype.set,
    mapForEach: Map.prototype.forEach,
    setAdd: Set.prototype.add,
    setForEach: Set.prototype.forEach,
    typedArraySlice: typedArray.slice as Callable,
    listSlice: Array.prototype.slice,
    Bytes: Uint8Array,
    Date,
    Error,
    Map,
    Promise,
    RegExp,
    Set,
    TypeError,
    WeakMap,
    objectPrototype: Object.prototype,
    arrayPrototype: Array.prototype as object,
    errorPrototype: Error.prototype,
    rangeErrorPrototype: RangeError.prototype,
    promisePrototype: Promise.prototype,
    regExpPrototype: RegExp.prototype,
    functionPrototype: Function.prototype,
    ...takeKinds(),
  };
}

/** What is no data, by the prototypes that it is known by; errors by their builtin class, the special ones first. */
export function takeKinds() {
  const iterator = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  const kinds: readonly (readonly [prototype: object, what: string])[] = [
    [Promise.prototype, 'a promise'],
    [Error.prototype, 'an error'],
    [RegExp.prototype, 'a regular expression'],
    [Object.getPrototypeOf(function* () {}).prototype, 'a generator'],
    [Object.getPrototypeOf(async function* () {}).prototype, 'an async generator'],
    [iterator, 'an iterator'],
    [WeakMap.prototype, 'a WeakMap'],
    [WeakSet.prototype, 'a WeakSet'],
    [ArrayBuffer.prototype, 'an ArrayBuffer'],
    [DataView.prototype, 'a DataView'],
  ];
  const errors = [RangeError, TypeError, ReferenceError, SyntaxError, EvalError, URIError, Error] as const;
  /** The prototype of what stands in for a value that is no data, see membrane.ts. */
  const standInPrototype: object = Object.freeze(Object.create(Object.prototype));
  const errorPrototypes: readonly object[] = errors.map((it) => it.prototype);
  return { kinds, errors, errorPrototypes, standInPrototype };
}

export function getterOf(prototype: object, name: PropertyKey): Callable {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (getter === undefined) throw new TypeError('a builtin getter is missing');
  return getter;
}

/** Sets an own property, whatever setters the prototypes have by now. */
export function setOwn(p: Primordials, target: object, entry: { key: PropertyKey; value: unknown }): void {
  const rights = { writable: true, enumerable: true, configurable: true };
  p.define(target, entry.key, { __proto__: null, value: entry.value, ...rights } as PropertyDescriptor);
}

export function isOwn(p: Primordials, target: object, key: PropertyKey): boolean {
  return p.apply(p.hasOwn, target, [key]) as boolean;
}

/** Whether a builtin of one brand accepts `value` as its own; never runs code of the value. */
export function hasBrand(p: Primordials, getter: Callable, value: unknown): boolean {
  try {
    p.apply(getter, value, []);
    return true;
  } catch {
    return false;
  }
}

/** Whether `prototype` is in the prototype chain of `value`. */
export function inherits(p: Primordials, value: object, prototype: object): boolean {
  let current = p.prototypeOf(value);
  for (let steps = 0; current !== null && steps < 100; steps += 1) {
    if (current === prototype) return true;
    current = p.prototypeOf(current);
  }
  return false;
}
