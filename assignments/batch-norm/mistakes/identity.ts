/** Mistakes in the γ and β that give Z back: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import type { Vector } from '../../../reference/matrix.ts';

type Choices = {
  readonly gammaOf: (sigmaSquared: number, epsilon: number) => number;
  readonly betaOf: (mu: number) => number;
};

function identityWith(change: Partial<Choices>) {
  const right: Choices = {
    gammaOf: (sigmaSquared, epsilon) => Math.sqrt(sigmaSquared + epsilon),
    betaOf: (mu) => mu,
  };
  const { gammaOf, betaOf } = { ...right, ...change };
  return (mu: Vector, sigmaSquared: Vector, epsilon: number) => ({
    gamma: sigmaSquared.map((variance) => gammaOf(variance, epsilon)),
    beta: mu.map(betaOf),
  });
}

const fn = 'identityParameters';

export const identityMistakes: readonly MistakeSpec[] = [
  {
    id: 'identity-no-root',
    fn,
    text: {
      en: 'Your γ is σ² + ε. Z_norm was divided by the root, so multiply by it again: γ = √(σ² + ε).',
      zh: '你的 γ 是 σ² + ε。Z_norm 除的是根号，应乘回同一个根号：γ = √(σ² + ε)。',
    },
    wrong: identityWith({ gammaOf: (sigmaSquared, epsilon) => sigmaSquared + epsilon }),
  },
  {
    id: 'identity-epsilon-missing',
    fn,
    text: {
      en: 'Your γ is √σ² without ε, and does not quite undo the division: γ = √(σ² + ε).',
      zh: '你的 γ 是不含 ε 的 √σ²，不能完全抵消除法：γ = √(σ² + ε)。',
    },
    wrong: identityWith({ gammaOf: (sigmaSquared) => Math.sqrt(sigmaSquared) }),
  },
  {
    id: 'identity-gives-z-norm',
    fn,
    text: {
      en: 'With your γ = 1 and β = 0, Z̃ is Z_norm (some lecture notes name Z_norm where they mean Z). Z itself comes back with γ = √(σ² + ε) and β = μ.',
      zh: '取 γ = 1、β = 0 得到的是 Z_norm（有的课程笔记把 Z 误写成了 Z_norm）。要还原 Z 本身，应取 γ = √(σ² + ε)、β = μ。',
    },
    wrong: identityWith({ gammaOf: () => 1, betaOf: () => 0 }),
  },
  {
    id: 'identity-inverse',
    fn,
    text: {
      en: 'Your γ is 1/√(σ² + ε), which divides a second time. Multiply back: γ = √(σ² + ε).',
      zh: '你的 γ 是 1/√(σ² + ε)，等于又除了一次。应乘回去：γ = √(σ² + ε)。',
    },
    wrong: identityWith({ gammaOf: (sigmaSquared, epsilon) => 1 / Math.sqrt(sigmaSquared + epsilon) }),
  },
  {
    id: 'identity-beta-sign',
    fn,
    text: {
      en: 'Your β is −μ, which subtracts the mean a second time. Add it back: β = μ.',
      zh: '你的 β 是 −μ，等于又减了一次均值。应加回来：β = μ。',
    },
    wrong: identityWith({ betaOf: (mu) => -mu }),
  },
];
