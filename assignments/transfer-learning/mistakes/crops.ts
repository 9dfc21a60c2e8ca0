/** The mistake in random crops that regularization has not: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import type { Image } from '../../../reference/augmentation.ts';
import { randomCrop } from '../../../reference/visionAugmentation.ts';

type Rng = () => number;

function cropInPlace(image: Image, height: number, width: number, rng: Rng): Image {
  const crop = randomCrop(image, height, width, rng);
  image.splice(0, image.length, ...crop);
  return crop;
}

export const ownCropMistakes: readonly MistakeSpec[] = [
  {
    id: 'crop-changes-image',
    fn: 'randomCrop',
    text: {
      en: 'You change the image that you are given. Often it is `splice`, which cuts out of the list itself; `slice` makes a new one and leaves the image as it is.',
      zh: '你修改了传入的图片。往往是用了 `splice`，它会改动数组本身；`slice` 得到新数组，图片保持原样。',
    },
    wrong: cropInPlace,
  },
];
