export type Pixel = number[];
export type Image = Pixel[][];

export const range = (n: number) => [...Array(n).keys()];
export const total = (xs: number[]) => xs.reduce((a, b) => a + b, 0);
export const mean = (xs: number[]) => total(xs) / xs.length;

/** f of every pixel */
export const mapPixels = (image: Image, f: (pixel: Pixel) => Pixel): Image => image.map((row) => row.map((p) => f(p)));
export const mirror = (image: Image): Image => image.map((row) => [...row].reverse());
export const cut = (image: Image, [top, left]: [number, number], height: number, width = height): Image =>
  image.slice(top, top + height).map((row) => row.slice(left, left + width));
const clamp = (v: number, low = 0, high = 255) => Math.max(low, Math.min(high, v));

export const shiftColors = (image: Image, shift: number[]) => mapPixels(image, (p) => p.map((v, c) => clamp(v + shift[c])));

export const randomCrop = (image: Image, height: number, width: number, rng: () => number): Image => {
  const places = range(image.length - height + 1).flatMap((top) => range(image[0].length - width + 1).map((left): [number, number] => [top, left]));
  return cut(image, places[Math.floor(rng() * places.length)], height, width);
};

export const randomColorShift = (image: Image, maxShift: number, rng: () => number) =>
  shiftColors(image, image[0][0].map(() => (1 - 2 * rng()) * maxShift));

/** E[pq] − E[p]E[q] loses digits: centre first */
export function colorCovariance(images: Image[]) {
  const pixels = images.flat(2);
  const channels = range(pixels[0].length).map((c) => pixels.map((p) => p[c]));
  const centred = channels.map((values) => values.map((v) => v - mean(values)));
  return centred.map((a) => centred.map((b) => mean(a.map((v, i) => v * b[i]))));
}

export const pcaColorShift = (image: Image, P: number[][], lambda: number[], alphas: number[]) =>
  shiftColors(image, P.map((row) => total(row.map((p, k) => p * alphas[k] * lambda[k]))));

export function tenCrop(image: Image, size: number): Image[] {
  const [bottom, right] = [image.length - size, image[0].length - size];
  const five = ([[0, 0], [0, right], [bottom, 0], [bottom, right], [bottom >> 1, right >> 1]] as [number, number][]).map((place) => cut(image, place, size));
  return five.concat(five.map(mirror));
}

export const multiCropPredict = (image: Image, size: number, predict: (crop: Image) => number[]) => {
  const answers = tenCrop(image, size).map((crop) => predict(crop));
  return answers[0].map((_, c) => mean(answers.map((a) => a[c])));
};
