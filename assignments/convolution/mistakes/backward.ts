/** Mistakes in the backward pass of a convolutional layer: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { type ConvCache, convBackward, zeroPad } from '../../../reference/convolution.ts';
import { at, type Vector } from '../../../reference/matrix.ts';
import {
  addToCell,
  type Batch,
  cell,
  type Filters,
  forEachCell,
  makeVolume,
  shapeOfVolume,
  type Volume,
  windowOf,
} from '../../../reference/volumes.ts';

type WeightPlace = { readonly r: number; readonly q: number; readonly k: number; readonly c: number };
type Place = readonly [row: number, column: number, channel: number];

/** The places where the backward pass goes wrong; each has the right choice as its default. */
type Choices = {
  readonly corner: (index: number, stride: number) => number;
  readonly weight: (W: Filters, place: WeightPlace) => number;
  readonly collectA: (dA: Volume, place: Place, amount: number) => void;
  readonly collectW: (dW: Volume, place: Place, amount: number) => void;
  readonly unpad: (dAPad: Volume, pad: number) => Volume;
};

const weightAt = (W: Filters, { r, q, k, c }: WeightPlace): number => cell(W[r] ?? [], q, k, c);
const zerosLike = (volume: Volume): Volume => makeVolume(shapeOfVolume(volume), () => 0);

const right: Choices = {
  corner: (index, stride) => index * stride,
  weight: weightAt,
  collectA: addToCell,
  collectW: addToCell,
  unpad: (dA, pad) => dA.slice(pad, dA.length - pad).map((row) => row.slice(pad, row.length - pad)),
};

/** Puts the amount in the place of what was there. */
function overwrite(volume: Volume, [row, column, channel]: Place, amount: number): void {
  const numbers = volume[row]?.[column];
  if (numbers) numbers[channel] = amount;
}

function backwardWith(change: Partial<Choices>) {
  const { corner, weight, collectA, collectW, unpad } = { ...right, ...change };
  return (dZ: Batch, { APrev, W, b, hparameters: { stride, pad } }: ConvCache) => {
    const dW = W.map(zerosLike);
    const db = b.map(() => 0);
    const dAPrev = zeroPad(APrev, pad).map((image, i) => {
      const dA = zerosLike(image);
      forEachCell(dZ[i] ?? [], (dz, [h, w, c]) => {
        db[c] = at(db, c) + dz;
        const [top, left] = [corner(h, stride), corner(w, stride)];
        forEachCell(windowOf(image, { top, left }, W.length), (value, [r, q, k]) => {
          collectA(dA, [top + r, left + q, k], weight(W, { r, q, k, c }) * dz);
          collectW(dW[r] ?? [], [q, k, c], value * dz);
        });
      });
      return unpad(dA, pad);
    });
    return { dAPrev, dW, db };
  };
}

/** The right gradients with one of them changed. */
function gradientsWith(change: (right: { dW: Filters; db: Vector }, m: number) => object) {
  return (dZ: Batch, cache: ConvCache) => {
    const { dAPrev, ...parameters } = convBackward(dZ, cache);
    return { dAPrev, ...change(parameters, dZ.length) };
  };
}

const fn = 'convBackward';
const add = 'dA[i][h · stride + r][w · stride + q][k] += W[r][q][k][c] · dZ[i][h][w][c]';

const windowMistakes: readonly MistakeSpec[] = [
  {
    id: 'backward-stride-ignored',
    fn,
    text: {
      en: `Your windows begin at [h][w], whatever the stride. Go back to where the forward pass looked: ${add}.`,
      zh: `你的窗口从 [h][w] 开始，没有用到 stride。应回到前向传播所看的位置：${add}。`,
    },
    wrong: backwardWith({ corner: (index) => index }),
  },
  {
    id: 'backward-flipped',
    fn,
    text: {
      en: `Your dAPrev goes through the filter turned by 180°. In this loop each weight goes back where it came from: ${add}. (The turned filter belongs to the form that slides it over a padded dZ.)`,
      zh: `你计算 dAPrev 时把过滤器旋转了 180°。在这个循环里，每个权重都回到它原来的位置：${add}。（只有把过滤器滑过补零后的 dZ 那种写法才需要翻转。）`,
    },
    wrong: backwardWith({
      weight: (W, { r, q, k, c }) => weightAt(W, { r: W.length - 1 - r, q: W.length - 1 - q, k, c }),
    }),
  },
  {
    id: 'backward-first-filter',
    fn,
    text: {
      en: `Your dAPrev takes the weights of the first filter for every channel of dZ. Channel c of dZ comes from filter c: ${add}.`,
      zh: `你计算 dAPrev 时，对 dZ 的每个通道都用了第一个过滤器的权重。dZ 的第 c 个通道对应第 c 个过滤器：${add}。`,
    },
    wrong: backwardWith({ weight: (W, place) => weightAt(W, { ...place, c: 0 }) }),
  },
  {
    id: 'backward-da-overwritten',
    fn,
    text: {
      en: `Your dAPrev is overwritten where windows overlap or filters share a place: only the last product is left. Add them up: ${add}.`,
      zh: `窗口重叠处以及各过滤器的贡献在你的 dAPrev 中被覆盖，只剩下最后一个乘积。应当累加：${add}。`,
    },
    wrong: backwardWith({ collectA: overwrite }),
  },
  {
    id: 'backward-dw-overwritten',
    fn,
    text: {
      en: 'Your dW is overwritten at every place: only the last window of the last example is left. A filter is used everywhere, so its gradient is a sum over all examples, rows and columns of dZ.',
      zh: '你的 dW 在每个位置都被覆盖，只剩下最后一个样本最后一个窗口的结果。同一个过滤器用在所有位置，所以它的梯度是对所有样本、dZ 的所有行列求和。',
    },
    wrong: backwardWith({ collectW: overwrite }),
  },
];

const frameMistakes: readonly MistakeSpec[] = [
  {
    id: 'backward-pad-kept',
    fn,
    text: {
      en: 'Your dAPrev still has its padding. The frame of zeros is no input: take `pad` rows and columns off every side, so that dAPrev has the shape of APrev.',
      zh: '你的 dAPrev 还带着填充。那一圈零不是输入：应在每一侧去掉 pad 行和 pad 列，使 dAPrev 与 APrev 形状相同。',
    },
    wrong: backwardWith({ unpad: (dA) => dA }),
  },
  {
    id: 'backward-frame-from-one-side',
    fn,
    text: {
      en: 'Your dAPrev has the right size, but is cut from the upper left corner of the padded gradient. Take `pad` off every side: rows pad to pad + nHPrev − 1, columns likewise.',
      zh: '你的 dAPrev 尺寸正确，却是从带填充的梯度的左上角截取的。应在每一侧去掉 pad：取第 pad 到 pad + nHPrev − 1 行，列同理。',
    },
    wrong: backwardWith({
      unpad: (dA, pad) => dA.slice(0, dA.length - 2 * pad).map((row) => row.slice(0, row.length - 2 * pad)),
    }),
  },
  {
    id: 'backward-empty-without-pad',
    fn,
    text: {
      en: 'Without padding your dAPrev is empty: slice(pad, -pad) with pad = 0 is slice(0, 0), and keeps nothing. Use slice(pad, length − pad).',
      zh: 'pad 为 0 时你的 dAPrev 是空的：slice(pad, -pad) 变成 slice(0, 0)，什么也不剩。应写成 slice(pad, length − pad)。',
    },
    wrong: backwardWith({ unpad: (dA, pad) => dA.slice(pad, -pad).map((row) => row.slice(pad, -pad)) }),
  },
];

const parameterMistakes: readonly MistakeSpec[] = [
  {
    id: 'backward-db-missing',
    fn,
    text: {
      en: 'Your answer has no db. b is learnt, too: db[c] is the sum of dZ[i][h][w][c] over all examples, rows and columns.',
      zh: '你的返回值里没有 db。b 也是要学习的参数：db[c] 是 dZ[i][h][w][c] 对所有样本、行和列的和。',
    },
    wrong: gradientsWith(({ dW }) => ({ dW })),
  },
  {
    id: 'backward-averaged',
    fn,
    text: {
      en: 'Your dW and db are divided by m. dZ is the derivative of the cost, which holds its 1/m already: here there are only sums.',
      zh: '你的 dW 和 db 又除以了 m。dZ 是成本的导数，其中已包含 1/m：这里只需要求和。',
    },
    wrong: gradientsWith(({ dW, db }, m) => ({
      dW: dW.map((rows) => rows.map((row) => row.map((weights) => weights.map((d) => d / m)))),
      db: db.map((d) => d / m),
    })),
  },
];

export const backwardMistakes: readonly MistakeSpec[] = [
  ...windowMistakes,
  ...frameMistakes,
  ...parameterMistakes,
];
