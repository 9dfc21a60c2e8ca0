export type Vector = number[];

export const range = (n: number): Vector => [...Array(n).keys()];
export const zip = (a: Vector, b: Vector, f: (x: number, y: number) => number): Vector => a.map((x, i) => f(x, b[i]));
export const zerosLike = (v: Vector): Vector => v.map(() => 0);
export const nudge = (theta: Vector, i: number, by: number): Vector => theta.with(i, theta[i] + by);

/** every state from the start on, n steps of it */
export const iterate = <S>(start: S, n: number, next: (state: S, t: number) => S): S[] =>
  range(n).reduce((states, t) => [...states, next(states[t], t + 1)], [start]);
