/**
 * TensorFlow.js next to student code that tampers with it: leaks stay leaks, and what is no tensor stays none. Each
 * submission lies around the right one that never tidies, and gets no credit that this one does not get.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../grader/judge/judge.ts';
import type { Plan, Sandbox, Verdict } from '../../grader/model.ts';
import { buildPlan } from '../../grader/plan/build.ts';
import { loadAssignment, loadManifest, loadPublicCode } from '../../grader/plan/load.ts';
import { openSandbox } from '../../grader/run/sandbox.ts';
import { handedIn } from '../students/lay-out.ts';
import { realms } from '../unit/run/sandboxes.ts';

const manifest = loadManifest('frameworks');
const functions = manifest.files['classifier.ts'] ?? [];
const neverTidy = handedIn('frameworks', 'never-tidy');
const textOf = (path: string) => String(neverTidy.get(path));
const leaky = { 'leaky.ts': textOf('classifier.ts'), 'tensors.ts': textOf('tensors.ts') };

const shared = `
import * as tf from '@tensorflow/tfjs';
import * as leaky from './leaky.ts';
const engine = tf.engine() as any;
const attempt = (work: () => void) => { try { work(); } catch {} };
const Engine = Object.getPrototypeOf(engine);
const made: any[] = [];
const tensorsIn = (value: any): any[] => value instanceof tf.Tensor ? [value]
  : typeof value === 'object' && value !== null ? Object.values(value).flatMap(tensorsIn) : [];
`;

/** A submission around the leaky one: `before` runs as it loads, `around` makes each function of the leaky one. */
const submission = (before: string, around: string) => ({
  ...leaky,
  'classifier.ts': `${shared}\n${before}\nconst around = (name: string, fn: any): any => ${around};\n${functions
    .map((name) => `export const ${name} = around('${name}', leaky.${name});`)
    .join('\n')}`,
});

const asItIs = 'fn';
/** What is left by a call, as the submission knows it: everything new that is not in the answer. */
const afterCall = (then: string) => `(...args: any[]) => {
  const from = engine.state.numTensors;
  const variables = Object.keys(engine.registeredVariables);
  made.length = 0;
  const answer = fn(...args);
  ${then}
  return answer;
}`;
/** Every way is tried at all calls; an error on the way goes unseen. */
const attacks: readonly (readonly [what: string, before: string, around: string])[] = [
  [
    'sets the counters back',
    `attempt(() => Object.defineProperty(engine.backend, 'numDataIds', { value: () => 0 }));`,
    afterCall(`for (const name in engine.registeredVariables) if (!variables.includes(name)) delete engine.registeredVariables[name];
      engine.state.numTensors = from + tensorsIn(answer).length;`),
  ],
  [
    'puts getters in the place of the counters',
    `const count = engine.state.numTensors;
     attempt(() => Object.defineProperty(engine.state, 'numTensors', { get: () => count, set() {} }));
     attempt(() => Object.defineProperty(engine.backend.data, 'dataIdsCount', { get: () => 0, set() {} }));
     attempt(() => Object.defineProperty(engine.backend, 'numDataIds', { value: () => 0 }));`,
    asItIs,
  ],
  [
    'puts another state in the place of the engine’s',
    `attempt(() => { engine.state = new Proxy(engine.state, { get: (state, key) => key === 'numTensors' ? 0 : state[key] }); });
     attempt(() => Object.defineProperty(engine, 'state', { value: { ...engine.state } }));`,
    asItIs,
  ],
  [
    'hides tensors from the engine as they are made',
    `attempt(() => { Engine.makeTensorFromTensorInfo = (info: any) => { const t = new (tf.Tensor as any)(info.shape, info.dtype, info.dataId, -1); return t; }; });
     attempt(() => { engine.trackTensor = () => {}; });
     attempt(() => { Engine.trackTensor = () => {}; });
     attempt(() => Object.defineProperty(engine, 'makeTensor', { value: () => {} }));
     attempt(() => { engine.backend.data.set = function (id: object, data: unknown) { this.data.set(id, data); }; });`,
    asItIs,
  ],
  [
    'disposes its leaks when the driver disposes the answer',
    '',
    `(...args: any[]) => {
      const scope = engine.state.activeScope.track;
      const from = scope.length;
      const answer = fn(...args);
      const own = tensorsIn(answer)[0] ?? {};
      const leaks = scope.slice(from).filter((tensor: any) => tensor !== own);
      attempt(() => { own.dispose = () => { leaks.forEach((leak: any) => leak.dispose()); tf.Tensor.prototype.dispose.call(own); }; });
      return answer;
    }`,
  ],
  [
    'hands its leaks to the optimizer of the driver',
    '',
    `(...args: any[]) => {
      const optimizer = args[3];
      if (name !== 'trainStep') return fn(...args);
      const { minimize, dispose } = optimizer;
      attempt(() => { optimizer.minimize = (...given: any[]) => {
        const cost = minimize.apply(optimizer, given);
        made.push(cost);
        return cost;
      }; });
      attempt(() => { optimizer.dispose = () => { tf.dispose(made); dispose.call(optimizer); }; });
      const answer = fn(...args);
      delete optimizer.minimize;
      attempt(() => { optimizer.accumulatedFirstMoment?.push(...made.map((variable) => ({ variable }))); });
      return answer;
    }`,
  ],
  [
    'returns its leaks beside the answer',
    '',
    `(...args: any[]) => {
      const scope = engine.state.activeScope.track;
      const from = scope.length;
      const answer = fn(...args);
      const rest = scope.slice(from);
      return answer instanceof tf.Tensor ? [answer, ...rest] : typeof answer === 'object' ? { ...answer, rest } : answer;
    }`,
  ],
  [
    'disposes fakes of its leaks',
    '',
    afterCall(`for (const tensor of engine.state.activeScope.track)
      attempt(() => engine.disposeTensor({ dataId: tensor.dataId, dtype: tensor.dtype, size: tensor.size }));`),
  ],
  [
    'lets its leaks lie about their store as they are disposed',
    '',
    `(...args: any[]) => {
      const scope = engine.state.activeScope.track;
      const from = scope.length;
      const answer = fn(...args);
      for (const leak of scope.slice(from)) if (!tensorsIn(answer).includes(leak)) {
        const { dataId } = leak;
        attempt(() => Object.defineProperty(leak, 'dataId', { get: () => ({}) }));
        const count = engine.state.numTensors;
        attempt(() => engine.disposeTensor(leak));
        engine.state.numTensors = count - 1;
        made.push(dataId);
      }
      return answer;
    }`,
  ],
  [
    'asks the prototype of the engine past what stands on the engine',
    '',
    afterCall(`for (const tensor of [...engine.state.activeScope.track]) if (!tensorsIn(answer).includes(tensor) && !args.includes(tensor))
      attempt(() => Engine.disposeTensor.call({ state: engine.state, removeDataId() {} }, { ...tensor, dataId: tensor.dataId }));`),
  ],
  [
    'registers kernels that make nothing',
    `for (const name of ['MatMul', 'Add', 'Relu', 'Transpose']) {
       const config = tf.getKernel(name, 'cpu') as any;
       attempt(() => { config.kernelFunc = () => ({ dataId: {}, shape: [1, 1], dtype: 'float32' }); });
       attempt(() => (tf as any).unregisterKernel(name, 'cpu'));
       attempt(() => (tf as any).registerKernel({ kernelName: name, backendName: 'cpu', kernelFunc: () => tf.scalar(0) }));
     }
     attempt(() => (tf.env() as any).global._tfGlobals.get('kernelRegistry').clear());`,
    asItIs,
  ],
  [
    'brings a backend that counts nothing',
    `class Silent extends (engine.backend.constructor as any) { numDataIds() { return 0; } }
     attempt(() => engine.registerBackend('silent', () => new Silent()));
     attempt(() => (tf as any).registerBackend('silent', () => new Silent()));
     attempt(() => { engine.registryFactory.silent = { factory: () => new Silent(), priority: 9 }; engine.registry.silent = new Silent(); });
     attempt(() => { engine.setBackend('silent'); });
     attempt(() => { engine.backendInstance = new Silent(); });`,
    asItIs,
  ],
  ['starts the engine anew after each call', '', afterCall('attempt(() => engine.reset());')],
  [
    'takes the books while they are written',
    `const stolen: any[] = [];
     const builtins = [Set.prototype, Map.prototype, WeakMap.prototype, WeakSet.prototype, Array.prototype, Reflect, Object] as any[];
     const before = builtins.map((builtin) => Object.getOwnPropertyDescriptors(builtin));
     for (const builtin of builtins) for (const key of Reflect.ownKeys(builtin)) attempt(() => {
       const was = builtin[key];
       if (typeof was === 'function' && key !== 'constructor' && !(builtin === Reflect && key === 'apply'))
         builtin[key] = function (this: any, ...args: any[]) { stolen.push(this, ...args); return was.apply(this, args); };
     });
     attempt(() => { const one = tf.scalar(1); const two = one.variable(); tf.dispose([one, two]); });
     builtins.forEach((builtin, index) => Object.defineProperties(builtin, before[index]!));
     for (const own of Object.getOwnPropertySymbols(engine)) stolen.push(engine[own]);`,
    afterCall(`for (const own of stolen) {
      attempt(() => own.clear());
      attempt(() => { own.factsOf = () => undefined; });
      attempt(() => { for (const key of Object.keys(own)) if (/^\\d+$/.test(key)) delete own[key]; });
    }`),
  ],
  [
    'replaces the methods of tensors and optimizers',
    `for (const shape of [tf.Tensor.prototype, tf.Variable.prototype, tf.SGDOptimizer.prototype, tf.AdamOptimizer.prototype, Engine] as any[])
       for (const key of ['dispose', 'dataSync', 'arraySync', 'isDisposed', 'applyGradients', 'startScope', 'endScope', 'tidy'])
         attempt(() => Object.defineProperty(shape, key, { value: () => [], writable: true, configurable: true }));
     attempt(() => { (tf.train as any).sgd = (tf.train as any).adam = () => ({ minimize: () => tf.scalar(0), dispose() {} }); });
     attempt(() => Object.defineProperty(tf.Tensor, Symbol.hasInstance, { value: () => false }));`,
    asItIs,
  ],
];

describe.each(realms)('in the realm of level %s, a submission that', (isolation) => {
  let sandbox: Sandbox;
  let plan: Plan;
  let credited: string[];
  const verdicts = async (files: Record<string, string>): Promise<Verdict[]> =>
    judge(plan.checks, await sandbox.run(files, plan.calls), plan.calls);
  const creditedIn = (of: readonly Verdict[]) =>
    plan.checks.filter((_, index) => of[index]?.kind === 'right').map(({ id }) => id);

  beforeAll(async () => {
    plan = buildPlan(await loadAssignment('frameworks'), 'tampering', 'hidden');
    sandbox = await openSandbox({ code: loadPublicCode('frameworks'), isolation });
    credited = creditedIn(await verdicts(submission('', asItIs)));
  });
  afterAll(() => sandbox.close());

  it('leaves everything alone is right but for its leaks', () => {
    expect(credited).toContain('model');
    expect(credited).not.toContain('tensors-left-by-model');
  });

  it('gives tensors a method of its own keeps its points', async () => {
    const method = '(tf.Tensor.prototype as any).twice = function (this: any) { return this.mul(2); };';
    const used = `(...args: any[]) => { tf.tidy(() => { (args[0] as any)?.twice?.(); }); return fn(...args); }`;
    expect(creditedIn(await verdicts(submission(method, used)))).toEqual(credited);
  });

  it.each(attacks)('%s gets no credit for it', async (_what, before, around) => {
    const more = creditedIn(await verdicts(submission(before, around))).filter(
      (id) => !credited.includes(id),
    );
    expect(more).toEqual([]);
  });

  it('cooks the books is told that they were cooked', async () => {
    const of = await verdicts(submission('', afterCall('engine.state.numTensors = from;')));
    const index = plan.checks.findIndex(({ id }) => id === 'tensors-left-by-linear-function');
    expect(of[index]).toMatchObject({
      kind: 'threw',
      message: expect.stringMatching(
        /^TensorFlow\.js's own counters were changed; .* leave them as they are$/,
      ),
    });
  });

  it('dresses plain numbers as a tensor is told what they are', async () => {
    const dressed = `(...args: any[]) => {
      const answer = fn(...args);
      if (name !== 'linearFunction') return answer;
      const numbers = answer.arraySync();
      return Object.create(tf.Tensor.prototype, {
        arraySync: { value: () => numbers }, dataSync: { value: () => numbers.flat() }, shape: { value: answer.shape }, dtype: { value: 'float32' } });
    }`;
    const of = await verdicts(submission('', dressed));
    expect(of[plan.checks.findIndex(({ id }) => id === 'linear')]).toMatchObject({
      kind: 'threw',
      message: 'linearFunction must return a tensor, not plain numbers',
    });
  });

  it('writes another type on a tensor has not changed its type', async () => {
    const relabelled = `(...args: any[]) => name === 'predict' ? Object.assign(fn(...args).toFloat(), { dtype: 'int32' }) : fn(...args)`;
    const of = await verdicts(submission('', relabelled));
    expect(of[plan.checks.findIndex(({ id }) => id === 'predict')]?.kind).not.toBe('right');
  });

  it('lays its own reading on the variables it trains is read past that', async () => {
    const lying = `(...args: any[]) => {
      if (name === 'trainStep') for (const own of Object.values(args[2]) as any[]) {
        const numbers = own.arraySync();
        Object.defineProperties(own, { dataSync: { value: () => numbers.flat(), configurable: true }, arraySync: { value: () => numbers, configurable: true } });
      }
      return fn(...args);
    }`;
    const of = await verdicts(submission('', lying));
    expect(creditedIn(of)).toContain('training-course');
  });
});
