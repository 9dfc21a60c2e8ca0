/**
 * What `@tensorflow/tfjs` is inside a realm: the operations of tfjs-core, chained ones too, their gradients, and the
 * backend in plain JavaScript. Nothing of it reads a clock or reaches out.
 */
import { env, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import '@tensorflow/tfjs-backend-cpu';

export * from '@tensorflow/tfjs-core';

env().setPlatform('realm', {
  fetch: () => Promise.reject(new Error('nothing can be fetched here')),
  now: () => 0,
  encode: (text) => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0),
  decode: (bytes) => String.fromCodePoint(...bytes),
  setTimeoutCustom: () => {},
  isTypedArray: (value): value is Float32Array | Int32Array | Uint8Array | Uint8ClampedArray =>
    ArrayBuffer.isView(value) && !(value instanceof DataView),
});
setBackend('cpu');

/** A part of TensorFlow.js that is not here, and says so when it is used. */
function absent(name: string): unknown {
  const refuse = () => {
    throw new Error(
      `tf.${name} is not available here; the core API is: tensors, tf.variableGrads, tf.train, tf.losses`,
    );
  };
  return new Proxy(refuse, { get: refuse, construct: refuse });
}

export const layers = absent('layers');
export const sequential = absent('sequential');
export const model = absent('model');
export const data = absent('data');
export const loadLayersModel = absent('loadLayersModel');
export const loadGraphModel = absent('loadGraphModel');

// Whoever changes the kernels decides what an operation does, and the books of tensors with it.
export const registerKernel = absent('registerKernel');
export const unregisterKernel = absent('unregisterKernel');
export const copyRegisteredKernels = absent('copyRegisteredKernels');
export const registerGradient = absent('registerGradient');
export const unregisterGradient = absent('unregisterGradient');
export const registerBackend = absent('registerBackend');
export const removeBackend = absent('removeBackend');
// The package keeps its registries there.
Object.defineProperty(env(), 'global', { value: Object.freeze({}), writable: false, configurable: false });
