/** Mistakes in choosing how many layers to freeze. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

const right = 'L − 1 up to `few` examples, 0 from `many` on, in between ⌊(L − 1)(many − m) / (many − few)⌋';
const rightZh = 'm ≤ few 时为 L − 1，m ≥ many 时为 0，其间为 ⌊(L − 1)(many − m) / (many − few)⌋';

export const choiceMistakes: readonly MistakeSpec[] = [
  {
    id: 'choice-reversed',
    fn: 'chooseFrozenLayers',
    edits: [
      [
        { was: 'return layers - 1', now: 'return 0' },
        { was: 'return 0', now: 'return layers - 1' },
        { was: 'many - m', now: 'm - few' },
      ],
      [
        { was: 'return layers - 1', now: 'return 0' },
        { was: 'return 0', now: 'return layers - 1' },
        { was: 'return Math', now: 'return layers - 1 - Math' },
      ],
    ],
    text: {
      en: `You freeze more layers the more data there are. With few data the layers that would overfit are frozen, with many everything can be trained: ${right}.`,
      zh: `你的数据越多冻结的层越多。数据少时应冻结容易过拟合的层，数据多时才可以训练全部：${rightZh}。`,
    },
  },
  {
    id: 'choice-head-frozen',
    fn: 'chooseFrozenLayers',
    edits: [
      { was: 'return layers - 1', now: 'return layers' },
      [
        { was: 'return layers - 1', now: 'return layers' },
        { was: '(layers - 1) *', now: 'layers *' },
      ],
    ],
    text: {
      en: `With few data you freeze all L layers, the head included, so that nothing trains. The new head is always trained: ${right}.`,
      zh: `数据少时你冻结了全部 L 层，连输出层也冻结了，什么都无法训练。新的输出层总要训练：${rightZh}。`,
    },
  },
  {
    id: 'choice-nothing-between',
    fn: 'chooseFrozenLayers',
    edits: [
      {
        was: 'Math.floor(((layers - 1) * (many - m)) / (many - few))',
        now: '2 * m < few + many ? layers - 1 : 0',
      },
      { was: 'Math.floor(((layers - 1) * (many - m)) / (many - few))', now: 'layers - 1' },
      { was: 'Math.floor(((layers - 1) * (many - m)) / (many - few))', now: '0' },
    ],
    text: {
      en: `You know only two answers, all but the head and nothing. In between, freeze the fewer layers the more data there are: ${right}.`,
      zh: `你只有两种答案：除输出层外全部冻结，或全不冻结。其间数据越多冻结越少：${rightZh}。`,
    },
  },
  {
    id: 'choice-always-head-only',
    fn: 'chooseFrozenLayers',
    edits: [{ was: 'if (m <= few) return', now: 'return' }],
    text: {
      en: `You freeze all but the head whatever data there are. That is for few data: ${right}.`,
      zh: `无论有多少数据，你都冻结除输出层外的全部层。那只适用于数据少的情况：${rightZh}。`,
    },
  },
  {
    id: 'choice-rounded-up',
    fn: 'chooseFrozenLayers',
    edits: [{ was: 'Math.floor', now: 'Math.ceil' }],
    text: {
      en: `You round up between few and many. Round down, so that one example more than \`few\` already frees a layer: ${right}.`,
      zh: `你在 few 与 many 之间向上取整。应向下取整，这样比 \`few\` 多一个样本就会多训练一层：${rightZh}。`,
    },
  },
  {
    id: 'choice-rounded',
    fn: 'chooseFrozenLayers',
    edits: [{ was: 'Math.floor', now: 'Math.round' }],
    text: {
      en: `You round to the nearest whole number between few and many. Round down, as ⌊…⌋ says.`,
      zh: `你在 few 与 many 之间四舍五入。应向下取整，即 ⌊…⌋。`,
    },
  },
  {
    id: 'choice-counts-the-head-between',
    fn: 'chooseFrozenLayers',
    edits: [{ was: '(layers - 1) *', now: 'layers *' }],
    text: {
      en: `Between few and many you take a share of all L layers. The head is never frozen, so take it of L − 1.`,
      zh: `在 few 与 many 之间你按全部 L 层计算比例。输出层从不冻结，应按 L − 1 层计算。`,
    },
  },
];
