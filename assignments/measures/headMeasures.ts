/** Public: what the grader measures about networks that got a new head. */
import { countLayers, type Matrix, type Parameters } from '../library/network.ts';
import { keepsAllButHead } from './layerBits.ts';
import { matrixIn, vectorIn } from './probing.ts';
import { measureWeights, type WeightDraw } from './weightMeasures.ts';

/** What was answered for a network and so many classes. */
export type NewHead = { given: Parameters; classes: number; answer: Parameters };

/**
 * Of `drawn`, answers for one network, all that is measured of weights, and `inherited`, the share of weights that stand in
 * the old head, too. Of these and of `others`, answers for networks of other depths, together: `weightShapes` and
 * `zeroBiases`, and `kept`, the share of answers whose other layers are bit for bit the given ones, and `near`, to a
 * thousandth.
 */
export function measureNewHeads(
  drawn: readonly NewHead[],
  others: readonly NewHead[],
): Record<string, number> {
  const [first] = drawn;
  const heads = drawn.map(headOf);
  const weights = heads.flatMap(({ W }) => W.flat(2));
  const known = new Set(first === undefined ? [] : oldHead(first).flat());
  const all = [...drawn, ...others];
  return {
    ...measureWeights(heads, first === undefined ? [] : shapeWanted(first)),
    weightShapes: shareOf(all, hasShape),
    zeroBiases: shareOf(all, hasZeros),
    kept: shareOf(all, ({ answer, given }) => keepsAllButHead(answer, given)),
    near: shareOf(all, isNear),
    inherited: shareOf(weights, (weight) => known.has(weight)),
  };
}

const oldHead = ({ given }: NewHead): Matrix => given[`W${countLayers(given)}`] as Matrix;
const shapeWanted = (head: NewHead): number[] => [oldHead(head)[0]?.length ?? 0, head.classes];

function headOf({ answer, given }: NewHead): WeightDraw {
  const L = countLayers(given);
  return {
    W: [matrixIn(answer, `W${L}`, 'replaceHead')],
    b: [vectorIn(answer, `b${L}`, 'replaceHead')],
  };
}

/** Whether the other layers are the given ones but for rounding. */
function isNear({ answer, given }: NewHead): boolean {
  const L = countLayers(given);
  const lower = Object.entries(given).filter(([name]) => Number(name.slice(1)) < L);
  return lower.every(([name, layer]) => {
    const numbers = [answer[name] ?? []].flat(2);
    return layer.flat().every((number, i) => Math.abs(number - (numbers[i] ?? Number.NaN)) < 1e-3);
  });
}

function hasShape(head: NewHead): boolean {
  const W = headOf(head).W.flat();
  const [inputs, classes] = shapeWanted(head);
  return W.length === classes && W.every((row) => row.length === inputs);
}

function hasZeros(head: NewHead): boolean {
  const b = headOf(head).b.flat();
  return b.length === head.classes && b.every((bias) => bias === 0);
}

function shareOf<T>(list: readonly T[], holds: (item: T) => boolean): number {
  return list.filter(holds).length / list.length;
}
