/** A network that the checks hand to your multiCropPredict as an argument. */

import { softmax } from '../library/softmaxNetwork.ts';
import type { Image } from '../measures/imageMeasures.ts';

/**
 * Three probabilities for a crop: that it is brighter on the right, that it is brighter at the bottom, that it is red. A
 * mirror image, another place and another size all change the answer.
 */
export function lookAtLight(crop: Image): number[] {
  const [height, width] = [crop.length, crop[0]?.length ?? 0];
  const [middleRow, middleColumn] = [(height - 1) / 2, (width - 1) / 2];
  let [right, bottom, red] = [0, 0, 0];
  for (const [i, row] of crop.entries()) {
    for (const [j, pixel] of row.entries()) {
      const light = pixel.reduce((sum, value) => sum + value, 0) / (255 * height * width);
      right += 3 * (j - middleColumn) * light;
      bottom += 3 * (i - middleRow) * light;
      red += (3 * ((pixel[0] ?? 0) - (pixel[2] ?? 0))) / (255 * height * width);
    }
  }
  return softmax([[right], [bottom], [red]]).map(([probability = Number.NaN]) => probability);
}
