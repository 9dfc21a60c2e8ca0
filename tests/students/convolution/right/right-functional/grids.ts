export const range = (n: number) => [...Array(n).keys()];
export const sum = (xs: number[]) => xs.reduce((total, x) => total + x, 0);

/** grid(2, 3)(f) = [[f(0,0), f(0,1), f(0,2)], [f(1,0), …]] and so on for any number of axes */
export const grid =
  (...sides: number[]) =>
  (f: (...at: number[]) => number): any => {
    if (sides.length === 0) return f();
    const [first, ...rest] = sides;
    return range(first).map((i) => grid(...rest)((...at) => f(i, ...at)));
  };

export const shapeOf = (x: any): number[] => (Array.isArray(x) ? [x.length, ...shapeOf(x[0])] : []);

/** every index of a box, as one flat list */
export const indices = (...sides: number[]): number[][] =>
  sides.reduce((found: number[][], side) => found.flatMap((at) => range(side).map((i) => [...at, i])), [[]]);
