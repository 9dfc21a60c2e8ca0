/** Memory of every kind, in steps, up to more than the limit. */

import { reasonOf } from './probe-attempt.ts';
import type { Attempt } from './probe-task.ts';

const stepMb = 64;
const mebibyte = 1024 * 1024;

/** Memory outside the heap; failing, it throws. */
export function tryMemory(memoryMb: number): Attempt[] {
  return [
    grow('allocate buffers past the limit', memoryMb, () => new ArrayBuffer(stepMb * mebibyte)),
    grow('allocate shared buffers past the limit', memoryMb, () => new SharedArrayBuffer(stepMb * mebibyte)),
    grow('allocate WebAssembly memory past the limit', memoryMb, wasmMemory),
  ];
}

/** The heap; failing, it ends the process, which is what the host looks for. */
export function tryHeap(memoryMb: number): Attempt[] {
  return [grow('allocate a heap past the limit', memoryMb, () => new Array(stepMb * 131_072).fill(0.5))];
}

function grow(name: string, memoryMb: number, allocate: () => unknown): Attempt {
  const kept: unknown[] = [];
  try {
    while (kept.length * stepMb <= memoryMb) kept.push(allocate());
    return { name, held: false, detail: `has ${kept.length * stepMb} MiB` };
  } catch (error) {
    return { name, held: true, detail: `${reasonOf(error)} after ${kept.length * stepMb} MiB` };
  }
}

const pagesPerStep = (stepMb * mebibyte) / 65_536;

/** Node's types leave WebAssembly to those of browsers. */
type WasmMemory = new (size: { initial: number }) => unknown;

function wasmMemory(): unknown {
  const { Memory } = Reflect.get(globalThis, 'WebAssembly') as { Memory: WasmMemory };
  return new Memory({ initial: pagesPerStep });
}
