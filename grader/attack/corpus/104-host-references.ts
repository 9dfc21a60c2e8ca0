/** isolated-vm hands out references whose methods reach into the host. None is left where code can see it. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const hostReferences: CodeAttack = {
  kind: 'code',
  number: 104,
  name: 'host-references',
  title: 'references to the host among the globals',
  family: 'reading',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const marks = ['applySync', 'derefInto', 'copySync', 'getSync', 'isolate', 'createContextSync'];
  const seen = new Set();
  const look = (thing, depth) => {
    if ((typeof thing !== 'object' && typeof thing !== 'function') || thing === null || seen.has(thing) || depth > 4) return;
    seen.add(thing);
    for (const key of Reflect.ownKeys(thing)) {
      if (marks.includes(key)) throw found(String(key));
      let value;
      try { value = thing[key]; } catch { continue; }
      look(value, depth + 1);
    }
    look(Object.getPrototypeOf(thing), depth + 1);
  };
  look(globalThis, 0);
  throw new Error('no reference');
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
