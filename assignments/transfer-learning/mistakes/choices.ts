/** Mistakes in choosing how many layers to freeze: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { chooseFrozenLayers, type DataSizes } from '../../../reference/transferLearning.ts';

const fn = 'chooseFrozenLayers';
const right = 'L − 1 up to `few` examples, 0 from `many` on, in between ⌊(L − 1)(many − m) / (many − few)⌋';
const rightZh = 'm ≤ few 时为 L − 1，m ≥ many 时为 0，其间为 ⌊(L − 1)(many − m) / (many − few)⌋';

/** The rule with another answer between few and many, from the layers and the share of data that is missing. */
const between =
  (answer: (layers: number, share: number) => number) => (m: number, layers: number, sizes: DataSizes) =>
    m <= sizes.few || m >= sizes.many
      ? chooseFrozenLayers(m, layers, sizes)
      : answer(layers, (sizes.many - m) / (sizes.many - sizes.few));

export const choiceMistakes: readonly MistakeSpec[] = [
  {
    id: 'choice-reversed',
    fn,
    text: {
      en: `You freeze more layers the more data there are. With few data the layers that would overfit are frozen, with many everything can be trained: ${right}.`,
      zh: `你的数据越多冻结的层越多。数据少时应冻结容易过拟合的层，数据多时才可以训练全部：${rightZh}。`,
    },
    wrong: (m: number, layers: number, sizes: DataSizes) => layers - 1 - chooseFrozenLayers(m, layers, sizes),
  },
  {
    id: 'choice-head-frozen',
    fn,
    text: {
      en: `With few data you freeze all L layers, the head included, so that nothing trains. The new head is always trained: ${right}.`,
      zh: `数据少时你冻结了全部 L 层，连输出层也冻结了，什么都无法训练。新的输出层总要训练：${rightZh}。`,
    },
    wrong: (m: number, layers: number, sizes: DataSizes) => chooseFrozenLayers(m, layers + 1, sizes),
  },
  {
    id: 'choice-nothing-between',
    fn,
    text: {
      en: `You know only two answers, all but the head and nothing. In between, freeze the fewer layers the more data there are: ${right}.`,
      zh: `你只有两种答案：除输出层外全部冻结，或全不冻结。其间数据越多冻结越少：${rightZh}。`,
    },
    wrong: (m: number, layers: number, { few, many }: DataSizes) => (2 * m < few + many ? layers - 1 : 0),
  },
  {
    id: 'choice-always-head-only',
    fn,
    text: {
      en: `You freeze all but the head whatever data there are. That is for few data: ${right}.`,
      zh: `无论有多少数据，你都冻结除输出层外的全部层。那只适用于数据少的情况：${rightZh}。`,
    },
    wrong: (_m: number, layers: number) => layers - 1,
  },
  {
    id: 'choice-rounded-up',
    fn,
    text: {
      en: `You round up between few and many. Round down, so that one example more than \`few\` already frees a layer: ${right}.`,
      zh: `你在 few 与 many 之间向上取整。应向下取整，这样比 \`few\` 多一个样本就会多训练一层：${rightZh}。`,
    },
    wrong: (m: number, layers: number, { few, many }: DataSizes) => {
      const share = Math.min(1, Math.max(0, (many - m) / (many - few)));
      return Math.ceil((layers - 1) * share);
    },
  },
  {
    id: 'choice-rounded',
    fn,
    text: {
      en: `You round to the nearest whole number between few and many. Round down, as ⌊…⌋ says.`,
      zh: `你在 few 与 many 之间四舍五入。应向下取整，即 ⌊…⌋。`,
    },
    wrong: between((layers, share) => Math.round((layers - 1) * share)),
  },
  {
    id: 'choice-counts-the-head-between',
    fn,
    text: {
      en: `Between few and many you take a share of all L layers. The head is never frozen, so take it of L − 1.`,
      zh: `在 few 与 many 之间你按全部 L 层计算比例。输出层从不冻结，应按 L − 1 层计算。`,
    },
    wrong: between((layers, share) => Math.floor(layers * share)),
  },
];
