export class MovingAverage {
  readonly beta: number;
  value = 0;
  count = 0;

  constructor(beta: number) {
    this.beta = beta;
  }

  add(x: number): this {
    this.count += 1;
    this.value = this.beta * this.value + (1 - this.beta) * x;
    return this;
  }

  get corrected(): number {
    return this.value / (1 - this.beta ** this.count);
  }
}

export function exponentiallyWeightedAverage(theta: number[], beta: number): number[] {
  const average = new MovingAverage(beta);
  return theta.map((x) => average.add(x).value);
}

export function biasCorrectedAverage(theta: number[], beta: number): number[] {
  const average = new MovingAverage(beta);
  return theta.map((x) => average.add(x).corrected);
}

export function averagingWindow(beta: number): number {
  return 1 / (1 - beta);
}
