import * as tf from '@tensorflow/tfjs';

/** f over the values of an object */
export const mapValues = <A, B>(table: { [name: string]: A }, f: (value: A, name: string) => B): { [name: string]: B } =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, f(value, name)]));

/** the number of a scalar that `make` computes; nothing stays */
export const numberOf = (make: () => tf.Tensor): number => tf.tidy(() => make().dataSync()[0]);

/** columns first … first + size - 1 */
export const columns = (T: tf.Tensor2D, first: number, size: number) =>
  T.slice([0, first], [-1, Math.min(size, T.shape[1] - first)]);
