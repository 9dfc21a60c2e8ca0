/** A namespace cannot be written, but what is in it can be looked at before it is ready. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const selfImport: CodeAttack = {
  kind: 'code',
  number: 113,
  name: 'self-import',
  title: 'a module that imports itself and changes its namespace',
  family: 'forging',
  files: inPlaceOfDouble(`import * as self from './attacked.ts';
try { self.shift = () => [0.5]; } catch {}
try { Object.defineProperty(self, 'double', { value: (x) => x }); } catch {}
export const double = (x) => (self.double === double ? x.map(() => 0) : x);`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
