/** Mistakes in normalizing with given statistics, in normalizing three sets, and in the way back. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const applyingMistakes: readonly MistakeSpec[] = [
  {
    id: 'apply-divides-by-variance',
    fn: 'applyNormalization',
    edits: [{ was: '/ deviation', now: '/ deviation ** 2' }],
    text: {
      en: 'You divide by σ²; some lecture notes write X/σ². Divide by the standard deviation, (X − μ)/σ, or the variance does not become 1.',
      zh: '你除以了 σ²（有的课程笔记写成 X/σ²）。应除以标准差：(X − μ)/σ，否则方差不会变成 1。',
    },
  },
  {
    id: 'apply-root-of-sigma',
    fn: 'applyNormalization',
    edits: [{ was: '/ deviation', now: '/ Math.sqrt(deviation)' }],
    text: {
      en: 'You divide by √σ. The sigma you are given is the standard deviation already, not the variance: (X − μ)/σ.',
      zh: '你除以了 √σ。给你的 sigma 已经是标准差，而不是方差：(X − μ)/σ。',
    },
  },
  {
    id: 'apply-not-centred',
    fn: 'applyNormalization',
    edits: [{ was: '(x - at(mu, feature))', now: 'x' }],
    text: {
      en: 'You divide by σ without subtracting the mean. Both steps belong to it: (X − μ)/σ.',
      zh: '你没有减去均值就除以了 σ。两步缺一不可：(X − μ)/σ。',
    },
  },
  {
    id: 'apply-not-scaled',
    fn: 'applyNormalization',
    edits: [
      { was: ' / deviation', now: '' },
      { was: 'deviation === 0 ? 0 : (x - at(mu, feature)) / deviation', now: 'x - at(mu, feature)' },
    ],
    text: {
      en: 'You subtract the mean, but do not divide by σ, so the features keep their different scales: (X − μ)/σ.',
      zh: '你减去了均值，但没有除以 σ，各特征的尺度仍然不同：(X − μ)/σ。',
    },
  },
  {
    id: 'apply-divides-before-centring',
    fn: 'applyNormalization',
    edits: [{ was: '(x - at(mu, feature)) / deviation', now: 'x / deviation - at(mu, feature)' }],
    text: {
      en: 'You divide first and then subtract μ: X/σ − μ. μ is in the units of X, so it goes first: (X − μ)/σ.',
      zh: '你先除后减：X/σ − μ。μ 的单位与 X 相同，应先减去它：(X − μ)/σ。',
    },
  },
  {
    id: 'apply-multiplies',
    fn: 'applyNormalization',
    edits: [{ was: '/ deviation', now: '* deviation' }],
    text: {
      en: 'You multiply by σ, which makes large features larger. Divide: (X − μ)/σ.',
      zh: '你乘以了 σ，大的特征会变得更大。应当除以它：(X − μ)/σ。',
    },
  },
  {
    id: 'apply-nan-on-constant',
    fn: 'applyNormalization',
    edits: [
      { was: 'deviation === 0 ? 0 : ', now: '' },
      {
        was: 'deviation === 0 ? 0 : (x - at(mu, feature)) / deviation',
        now: '(x - at(mu, feature)) / deviation || 0',
      },
    ],
    text: {
      en: 'A constant feature has σ = 0, and you divide by it: 0/0 is NaN, and anything else Infinity, which is not NaN. Put 0 in such a feature.',
      zh: '常数特征的 σ = 0，而你除以了它：0/0 得 NaN，其他值得 Infinity（它不是 NaN）。这样的特征应置为 0。',
    },
  },
  {
    id: 'apply-constant-by-one',
    fn: 'applyNormalization',
    edits: [{ was: '? 0 :', now: '? x - at(mu, feature) :' }],
    text: {
      en: 'Where σ = 0 you divide by 1, so an example that differs keeps x − μ in its own units. No training example ever differed there, so nothing was learnt of it: put 0 in such a feature, whatever x is.',
      zh: '当 σ = 0 时你除以了 1，于是不同的样本保留了带单位的 x − μ。训练时该特征从未变化，网络对它一无所知：无论 x 是多少，都应置为 0。',
    },
  },
  {
    id: 'apply-epsilon-added',
    fn: 'applyNormalization',
    edits: [
      { was: 'at(sigma, feature)', now: 'at(sigma, feature) + 1e-8' },
      { was: '/ deviation', now: '/ (deviation + 1e-8)' },
    ],
    text: {
      en: 'You divide by σ + 1e-8. An almost constant feature is scaled wrongly by that, and where nothing else is done for σ = 0, a small difference becomes huge. Divide by σ itself, and put 0 where σ = 0.',
      zh: '你除以了 σ + 1e-8。这会使几乎不变的特征缩放错误；若没有另外处理 σ = 0，微小的差别会变得巨大。应除以 σ 本身，σ = 0 时置为 0。',
    },
  },
  {
    id: 'apply-own-statistics',
    fn: 'applyNormalization',
    edits: [{ was: 'requireStatistics(X, { mu, sigma })', now: '({ mu, sigma } = fitNormalization(X))' }],
    text: {
      en: 'You compute μ and σ anew from the X you are given. Use those you are given, which come from the training set: only then does the same x mean the same in every set.',
      zh: '你用传入的 X 重新计算了 μ 和 σ。应使用传入的统计量，它们来自训练集：这样同一个 x 在各个数据集中的含义才相同。',
    },
  },
  {
    id: 'sets-fitted-anew',
    fn: 'normalizeTrainDevTest',
    edits: [
      { was: '(X, statistics)', now: '(X, fitNormalization(X))' },
      {
        was: 'XDev: normalized(XDev), XTest: normalized(XTest)',
        now: 'XDev: applyNormalization(XDev, fitNormalization(XDev)), XTest: applyNormalization(XTest, fitNormalization(XDev))',
      },
    ],
    text: {
      en: 'The dev and the test set are normalized by other μ and σ than the training set. Then the same x is not the same input any more: use μ and σ of the training set for all three.',
      zh: '你对开发集和测试集用了与训练集不同的 μ、σ。这样同一个 x 就不再是同一个输入了：三个数据集都应使用训练集的 μ 和 σ。',
    },
  },
  {
    id: 'sets-pooled',
    fn: 'normalizeTrainDevTest',
    edits: [{ was: '(XTrain);', now: '(XTrain.map((row, i) => [...row, ...XDev[i], ...XTest[i]]));' }],
    text: {
      en: 'μ and σ are taken over all three sets together, so the test set has a say in training. Take them from the training set alone.',
      zh: '你把三个数据集合在一起求 μ 和 σ，测试集的信息就泄漏到了训练中。应只用训练集来求。',
    },
  },
  {
    id: 'sets-left-raw',
    fn: 'normalizeTrainDevTest',
    edits: [{ was: 'XDev: normalized(XDev), XTest: normalized(XTest)', now: 'XDev, XTest' }],
    text: {
      en: 'Only the training set is normalized. The network must be asked with inputs of the kind it was trained with: normalize the dev and the test set by the same μ and σ.',
      zh: '你只归一化了训练集。网络用什么样的输入训练，就要用什么样的输入测试：开发集和测试集也要用同样的 μ、σ 归一化。',
    },
  },
  {
    id: 'sets-own-mean',
    fn: 'normalizeTrainDevTest',
    edits: [{ was: '(X, statistics)', now: '(X, { ...statistics, mu: computeMean(X) })' }],
    text: {
      en: 'You use the training set’s σ, but centre each set by its own mean. μ comes from the training set, too: (X − μ_train)/σ_train.',
      zh: '你用了训练集的 σ，却用各数据集自己的均值来零均值化。μ 也应取自训练集：(X − μ_train)/σ_train。',
    },
  },
  {
    id: 'denormalize-mean-first',
    fn: 'denormalize',
    edits: [{ was: 'x + at(mu, feature)', now: '(x + at(mu, feature))' }],
    text: {
      en: 'You add μ first and then multiply: σ (X_norm + μ). The last step is undone first: X = σ X_norm + μ.',
      zh: '你先加 μ 再乘：σ (X_norm + μ)。应先撤销最后一步：X = σ X_norm + μ。',
    },
  },
  {
    id: 'denormalize-normalizes-again',
    fn: 'denormalize',
    edits: [
      { was: 'return', now: 'return applyNormalization(XNorm, { mu, sigma }); return' },
      { was: 'at(sigma, feature) * x + at(mu, feature)', now: '(x - at(mu, feature)) / at(sigma, feature)' },
    ],
    text: {
      en: 'You normalize a second time. The way back multiplies by σ and adds μ: X = σ X_norm + μ.',
      zh: '你又归一化了一次。还原应乘以 σ 再加 μ：X = σ X_norm + μ。',
    },
  },
  {
    id: 'denormalize-variance',
    fn: 'denormalize',
    edits: [{ was: '* x', now: '** 2 * x' }],
    text: {
      en: 'You multiply by σ². Normalizing divides by σ, so the way back is X = σ X_norm + μ.',
      zh: '你乘以了 σ²。归一化时除以的是 σ，所以还原是 X = σ X_norm + μ。',
    },
  },
  {
    id: 'denormalize-mean-subtracted',
    fn: 'denormalize',
    edits: [{ was: 'x + at', now: 'x - at' }],
    text: {
      en: 'You subtract μ. Normalizing took it away, so the way back adds it: X = σ X_norm + μ.',
      zh: '你减去了 μ。归一化时已经减过，还原时应加回来：X = σ X_norm + μ。',
    },
  },
];
