/** Whether our own functions keep their arguments as they were: by the rules by which the sandbox looks at a student's. */

/** Whether `now` is still the data of `before`, bit for bit; functions are not looked at. */
export function isKept(before: unknown, now: unknown, passes: (value: unknown) => boolean): boolean {
  if (typeof before === 'function') return true;
  if (typeof before !== 'object' || before === null || passes(before)) return Object.is(before, now);
  if (typeof now !== 'object' || now === null) return false;
  if (Array.isArray(before)) return isKeptList(before, now, passes);
  const [old, own] = [Object.entries(before), now as Record<string, unknown>];
  if (isList(now) || Object.keys(own).length !== old.length) return false;
  return old.every(([key, value]) => Object.hasOwn(own, key) && isKept(value, own[key], passes));
}

function isKeptList(before: readonly unknown[], now: object, passes: (value: unknown) => boolean): boolean {
  if (!isList(now) || now.length !== before.length) return false;
  for (let index = 0; index < before.length; index++) {
    const item = before[index];
    if (typeof item === 'number' ? !Object.is(item, now[index]) : !isKept(item, now[index], passes))
      return false;
  }
  return true;
}

const isList = (value: object): value is ArrayLike<unknown> =>
  Array.isArray(value) || ArrayBuffer.isView(value);
