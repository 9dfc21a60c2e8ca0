/** The walker runs at the depth at which the getter has left the stack. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const overflowWhileEncoding: CodeAttack = {
  kind: 'code',
  number: 127,
  name: 'overflow-while-encoding',
  title: 'a getter that overflows the stack of the encoder',
  family: 'resources',
  files: inPlaceOfDouble(`const answer = { get a() { const fall = () => fall() + 1; return fall(); } };
export const double = () => { const out = []; for (let i = 0; i < 11; i += 1) out.push([[[answer]]]); return out; };`),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
