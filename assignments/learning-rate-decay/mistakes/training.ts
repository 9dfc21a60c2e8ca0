/** Mistakes in the training with a decaying rate. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const trainingMistakes: readonly MistakeSpec[] = [
  {
    id: 'train-from-decayed-rate',
    fn: 'trainWithDecay',
    edits: [{ was: 'const learningRate = updateLr', now: 'const learningRate = learningRate0 = updateLr' }],
    text: {
      en: 'Your training overwrites α with the decayed rate and decays that again in the next epoch, so it soon stands still. Decay from α₀ every time: updateLr(learningRate0, epoch, decayRate).',
      zh: '你的训练用衰减后的值覆盖了 α，下一个 epoch 又在它上面衰减，很快就停滞不前。每次都应从 α₀ 衰减：updateLr(learningRate0, epoch, decayRate)。',
    },
  },
  {
    id: 'train-decays-every-mini-batch',
    fn: 'trainWithDecay',
    edits: [{ was: 'learningRate * at(', now: 'updateLr(learningRate0, path.length - 1, decayRate) * at(' }],
    text: {
      en: 'Your rate decays with every mini-batch: the count of updates t stands where the epoch belongs. α is the same for all mini-batches of an epoch.',
      zh: '你的学习率每个 mini-batch 都在衰减：用更新次数 t 代替了 epoch。同一个 epoch 内所有 mini-batch 的 α 相同。',
    },
  },
  {
    id: 'train-epoch-from-one',
    fn: 'trainWithDecay',
    edits: [{ was: 'epoch, decayRate', now: 'epoch + 1, decayRate' }],
    text: {
      en: 'Your first epoch is trained with a rate that is already decayed. Epochs count from 0: the first has α₀.',
      zh: '你的第一个 epoch 就用了衰减后的学习率。epoch 从 0 开始计数，第一个 epoch 的学习率是 α₀。',
    },
  },
  {
    id: 'train-constant-rate',
    fn: 'trainWithDecay',
    edits: [{ was: 'updateLr(learningRate0, epoch, decayRate)', now: 'learningRate0' }],
    text: {
      en: 'Your rate is α₀ from beginning to end: the decay is never put to use. At the start of each epoch set α = updateLr(learningRate0, epoch, decayRate).',
      zh: '你的学习率自始至终都是 α₀，衰减没有用上。应在每个 epoch 开始时令 α = updateLr(learningRate0, epoch, decayRate)。',
    },
  },
  {
    id: 'train-gradients-of-epoch-start',
    fn: 'trainWithDecay',
    edits: [
      [
        { was: 'const learningRate =', now: 'const begun = current; const learningRate =' },
        { was: '[...current]', now: '[...begun]' },
      ],
      { was: '[...current]', now: '[...theta]' },
    ],
    text: {
      en: 'Your gradients are taken at an old θ, where the epoch or the whole training began. Take each at the θ that the mini-batch before has moved: θ ← θ − α · gradient(θ, miniBatch).',
      zh: '你的梯度取自旧的 θ，即该 epoch（或整个训练）开始时的 θ。每次都应在上一个 mini-batch 更新后的 θ 处求梯度：θ ← θ − α · gradient(θ, miniBatch)。',
    },
  },
];
