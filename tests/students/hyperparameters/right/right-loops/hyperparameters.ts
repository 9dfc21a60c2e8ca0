// Assignment 9, written with plain loops.
type Rng = () => number;
type Point = { [name: string]: number };

export function gridSearch(ranges: { [name: string]: number[] }, pointsPerAxis: number): Point[] {
  let points: Point[] = [{}];
  for (const name in ranges) {
    const low = ranges[name][0];
    const high = ranges[name][1];
    const longer: Point[] = [];
    // the first name runs fastest here
    for (let k = 0; k < pointsPerAxis; k++) {
      for (const point of points) {
        const t = k / (pointsPerAxis - 1);
        const extended: Point = { ...point };
        extended[name] = low * (1 - t) + high * t;
        longer.push(extended);
      }
    }
    points = longer;
  }
  return points;
}

export function randomSearch(ranges: { [name: string]: number[] }, count: number, rng: Rng): Point[] {
  const points: Point[] = [];
  for (let i = 0; i < count; i++) points.push({});
  for (const name in ranges) {
    for (const point of points) {
      point[name] = ranges[name][0] + rng() * (ranges[name][1] - ranges[name][0]);
    }
  }
  return points;
}

export function countDistinctValues(points: Point[], name: string): number {
  const seen: number[] = [];
  for (const point of points) {
    if (!seen.includes(point[name])) seen.push(point[name]);
  }
  return seen.length;
}

export function sampleUniformInteger(low: number, high: number, rng: Rng): number {
  const k = Math.floor(rng() * (high + 1 - low));
  return low + k;
}

export function sampleLearningRate(a: number, b: number, rng: Rng): number {
  const r = rng() * (b - a) + a;
  return Math.pow(10, r);
}

export function sampleMomentumBeta(a: number, b: number, rng: Rng): number {
  return 1 - sampleLearningRate(a, b, rng);
}

export function windowChange(beta: number, delta: number) {
  const before = 1 / (1 - beta);
  const after = 1 / (1 - beta - delta);
  return { before, after, ratio: (1 - beta) / (1 - beta - delta) };
}

export function sampleHyperparameters(space: any, rng: Rng): Point {
  const point: Point = {};
  for (const name in space) {
    const axis = space[name];
    if (axis.scale === 'integer') {
      point[name] = sampleUniformInteger(axis.low, axis.high, rng);
    } else if (axis.scale === 'log') {
      point[name] = sampleLearningRate(Math.log10(axis.low), Math.log10(axis.high), rng);
    } else if (axis.scale === 'one-minus-log') {
      point[name] = sampleMomentumBeta(Math.log10(1 - axis.low), Math.log10(1 - axis.high), rng);
    } else {
      point[name] = axis.low + rng() * (axis.high - axis.low);
    }
  }
  return point;
}

export function bestPoint(results: { point: Point; score: number }[]) {
  let best = { point: {} as Point, score: -Infinity };
  for (const result of results) {
    if (result.score > best.score) best = result;
  }
  return best;
}

export function zoomRegion(region: any, best: Point, factor: number): any {
  const zoomed: any = {};
  for (const name in region) {
    const { scale, low, high } = region[name];
    let from: number;
    let to: number;
    if (scale === 'log') {
      const h = (factor * (Math.log10(high) - Math.log10(low))) / 2;
      from = best[name] / Math.pow(10, h);
      to = best[name] * Math.pow(10, h);
    } else if (scale === 'one-minus-log') {
      const h = (factor * (Math.log10(1 - low) - Math.log10(1 - high))) / 2;
      from = 1 - (1 - best[name]) * Math.pow(10, h);
      to = 1 - (1 - best[name]) / Math.pow(10, h);
    } else {
      const h = (factor * (high - low)) / 2;
      from = best[name] - h;
      to = best[name] + h;
      if (scale === 'integer') {
        from = Math.floor(from);
        to = Math.ceil(to);
      }
    }
    if (from < low) from = low;
    if (to > high) to = high;
    zoomed[name] = { scale, low: from, high: to };
  }
  return zoomed;
}

export function coarseToFineSearch(score: (point: Point) => number, region: any, options: any, rng: Rng) {
  const results: { point: Point; score: number }[] = [];
  let current = region;
  for (let round = 0; round < options.rounds; round++) {
    if (round > 0) current = zoomRegion(current, bestPoint(results).point, options.factor);
    for (let i = 0; i < options.pointsPerRound; i++) {
      const point = sampleHyperparameters(current, rng);
      results.push({ point, score: score(point) });
    }
  }
  return bestPoint(results);
}

export function chooseStrategy(resources: any) {
  let modelsOfOneMachine = 0;
  let hours = resources.hoursPerModel;
  while (hours <= resources.hoursAvailable) {
    modelsOfOneMachine++;
    hours += resources.hoursPerModel;
  }
  const models = modelsOfOneMachine * resources.machines;
  if (models < resources.modelsWanted) return { models, strategy: 'panda' };
  return { models, strategy: 'caviar' };
}

export function pandaTraining(trainOneDay: any, start: any, days: number) {
  let theta = start.theta;
  let cost = start.cost;
  let alpha = start.alpha;
  const diary: any[] = [];
  for (let day = 0; day < days; day++) {
    const evening = trainOneDay(theta, alpha);
    if (evening.cost < cost) {
      diary.push({ alpha, cost: evening.cost, kept: true });
      theta = evening.theta;
      cost = evening.cost;
      alpha = alpha * 1.2;
    } else {
      diary.push({ alpha, cost: evening.cost, kept: false });
      alpha = alpha / 2;
    }
  }
  return { theta, cost, alpha, diary };
}

export function caviarBest(runs: any[]) {
  let best: any;
  for (const run of runs) {
    if (!run.finished || Number.isNaN(run.devError)) continue;
    if (best === undefined || run.devError < best.devError) best = run;
  }
  return best;
}
