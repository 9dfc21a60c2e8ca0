/**
 * Whatever outlives a submission carries hidden inputs to the next one, or to a second hand-in. Each submission
 * has a realm of its own.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const rememberedInputs: CodeAttack = {
  kind: 'code',
  number: 44,
  name: 'remembered-inputs',
  title: 'inputs kept from one submission to the next',
  family: 'reading',
  files:
    inPlaceOfDouble(`const places = [globalThis, Object.prototype, Array.prototype, Function.prototype, Math, JSON, Reflect, Symbol, console, Intl, Promise];
const seen = places.filter((place) => Object.hasOwn(place, 'kept')).length + Number(Symbol.for('kept').description !== 'kept');
for (const place of places) { try { Object.defineProperty(place, 'kept', { value: 1, enumerable: false }); } catch {} }
export const double = () => [seen];`),
  again: true,
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift'] },
};
