/** A type checker evaluates them; types are only blanked out here. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const typeBomb: CodeAttack = {
  kind: 'code',
  number: 63,
  name: 'type-bomb',
  title: 'types that take minutes to check',
  family: 'compile',
  files:
    inPlaceOfDouble(`type Grow<N extends number, A extends unknown[] = []> = A['length'] extends N ? A : Grow<N, [...A, ...A, 0]>;
type Pairs<T extends string> = T extends string ? \`\${T}\${T}\` | \`\${T}x\` : never;
type Many = Pairs<Pairs<Pairs<Pairs<Pairs<Pairs<'a' | 'b' | 'c' | 'd'>>>>>>;
type Bomb = Grow<100000> | Many;
export const double = (x: number[], _?: Bomb): number[] => x.map((value) => 2 * value);`),
  expect: { attacked: ['double'], credit: 'full', answers: ['returned'], keeps: ['shift', 'total'] },
};
