/** Mistakes in the training with a decaying rate: the right loop with one rule replaced. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { type DecayTraining, updateLr } from '../../../reference/learningRateDecay.ts';
import type { Vector } from '../../../reference/matrix.ts';

/** Where a training stands: `t` counts its mini-batches from 0, `rate` is the rate before. */
type Moment = { alpha0: number; decayRate: number; epoch: number; t: number; rate: number; isFirst: boolean };

type Rules = {
  readonly rate?: (moment: Moment) => number;
  /** Whether every gradient of an epoch is taken where the epoch began. */
  readonly fromEpochStart?: boolean;
};

const right = ({ alpha0, epoch, decayRate }: Moment): number => updateLr(alpha0, epoch, decayRate);

function trainWith({ rate = right, fromEpochStart = false }: Rules) {
  return (
    gradient: (theta: Vector, miniBatch: unknown) => Vector,
    theta: Vector,
    { miniBatches, learningRate0: alpha0, decayRate, numEpochs }: DecayTraining<unknown>,
  ): Vector[] => {
    const path = [[...theta]];
    let [current, alpha, t] = [theta, alpha0, 0];
    for (let epoch = 0; epoch < numEpochs; epoch++) {
      const begun = current;
      for (const [index, miniBatch] of miniBatches.entries()) {
        alpha = rate({ alpha0, decayRate, epoch, t, rate: alpha, isFirst: index === 0 });
        const slope = gradient([...(fromEpochStart ? begun : current)], miniBatch);
        current = current.map((value, i) => value - alpha * (slope[i] ?? Number.NaN));
        path.push(current);
        t += 1;
      }
    }
    return path;
  };
}

const train = (id: string, text: MistakeSpec['text'], rules: Rules): MistakeSpec => ({
  id: `train-${id}`,
  fn: 'trainWithDecay',
  text,
  wrong: trainWith(rules),
});

export const trainingMistakes: readonly MistakeSpec[] = [
  train(
    'from-decayed-rate',
    {
      en: 'Your training overwrites α with the decayed rate and decays that again in the next epoch, so it soon stands still. Decay from α₀ every time: updateLr(learningRate0, epoch, decayRate).',
      zh: '你的训练用衰减后的值覆盖了 α，下一个 epoch 又在它上面衰减，很快就停滞不前。每次都应从 α₀ 衰减：updateLr(learningRate0, epoch, decayRate)。',
    },
    {
      rate: ({ rate, epoch, decayRate, isFirst }) => (isFirst ? updateLr(rate, epoch, decayRate) : rate),
    },
  ),
  train(
    'decays-every-mini-batch',
    {
      en: 'Your rate decays with every mini-batch: the count of updates t stands where the epoch belongs. α is the same for all mini-batches of an epoch.',
      zh: '你的学习率每个 mini-batch 都在衰减：用更新次数 t 代替了 epoch。同一个 epoch 内所有 mini-batch 的 α 相同。',
    },
    { rate: ({ alpha0, t, decayRate }) => updateLr(alpha0, t, decayRate) },
  ),
  train(
    'epoch-from-one',
    {
      en: 'Your first epoch is trained with a rate that is already decayed. Epochs count from 0: the first has α₀.',
      zh: '你的第一个 epoch 就用了衰减后的学习率。epoch 从 0 开始计数，第一个 epoch 的学习率是 α₀。',
    },
    { rate: ({ alpha0, epoch, decayRate }) => updateLr(alpha0, epoch + 1, decayRate) },
  ),
  train(
    'constant-rate',
    {
      en: 'Your rate is α₀ from beginning to end: the decay is never put to use. At the start of each epoch set α = updateLr(learningRate0, epoch, decayRate).',
      zh: '你的学习率自始至终都是 α₀，衰减没有用上。应在每个 epoch 开始时令 α = updateLr(learningRate0, epoch, decayRate)。',
    },
    { rate: ({ alpha0 }) => alpha0 },
  ),
  train(
    'gradients-of-epoch-start',
    {
      en: 'All your gradients of an epoch are taken where the epoch began. Take each at the θ that the mini-batch before has moved: θ ← θ − α · gradient(θ, miniBatch).',
      zh: '你在一个 epoch 中的所有梯度都取自该 epoch 开始时的 θ。每次都应在上一个 mini-batch 更新后的 θ 处求梯度：θ ← θ − α · gradient(θ, miniBatch)。',
    },
    { fromEpochStart: true },
  ),
];
