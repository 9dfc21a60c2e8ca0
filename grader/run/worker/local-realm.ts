/**
 * A realm in a context of `node:vm`: the same loading, errors and answers as the isolate, without a wall.
 * For a student's own code on the student's own machine.
 */
import vm from 'node:vm';
import { guestText } from './guest/guest.ts';
import { guestFile } from './guest/stack.ts';
import {
  CompileError,
  type GuestRequest,
  LinkError,
  type OpenRealm,
  type Realm,
  RealmStopped,
} from './realm.ts';
import { packagePath } from './tree.ts';

type Guest = (operation: string, module: unknown, ...texts: string[]) => unknown;
type Resolve = (specifier: string, referrer: vm.Module) => vm.Module;

/** Gives a function that opens realms; needs Node's `--experimental-vm-modules`. */
export async function localRealms(): Promise<OpenRealm> {
  if (vm.SourceTextModule === undefined) throw new Error('start node with --experimental-vm-modules');
  process.on('unhandledRejection', (reason) => rejections.push(reason));
  return async (limits) => openRealm(guestText(limits)) as Realm;
}

/** What was rejected and nobody caught. */
const rejections: unknown[] = [];

function openRealm(guestSource: string): Realm<vm.Module> {
  const context = vm.createContext();
  const guest: Guest = vm.runInContext(guestSource, context, { filename: guestFile() });
  return {
    compile: (name, code) => compile(context, name, code),
    specifiersOf,
    native: (path) => nativeModule(context, path),
    evaluate: (module, resolve, timeMs) =>
      evaluate(module, (specifier, referrer) => resolve(specifier.toWellFormed(), referrer), timeMs),
    ask: (request) => ask(guest, request),
    dispose() {},
  };
}

/** Well-formed, since that is all that an isolate can tell of them. */
function specifiersOf(module: vm.Module): readonly string[] {
  if (!(module instanceof vm.SourceTextModule)) return [];
  return module.dependencySpecifiers.map((specifier) => specifier.toWellFormed());
}

/** In the words of an isolate. */
async function refuseImport(): Promise<never> {
  throw new Error('Not supported');
}

function compile(context: vm.Context, name: string, code: string): vm.SourceTextModule {
  try {
    return new vm.SourceTextModule(code, {
      identifier: name,
      context,
      importModuleDynamically: refuseImport,
    });
  } catch (error) {
    const { message } = error as Error;
    const { line, column } = placeOfSyntaxError(code, message);
    throw new CompileError(message, line, column);
  }
}

/** Packages that this machine may have in native code, by the path that they stand in for. */
const nativePackages: Readonly<Record<string, string>> = {
  [packagePath('@tensorflow/tfjs')]: '@tensorflow/tfjs-node',
};

/** @returns nothing when the package is not installed or its native library does not load. */
async function nativeModule(context: vm.Context, path: string): Promise<vm.Module | undefined> {
  const name = nativePackages[path];
  const loaded = name === undefined ? undefined : await import(name).catch(() => undefined);
  if (loaded === undefined) return undefined;
  const exports: Record<string, unknown> = loaded.default ?? loaded;
  const names = Object.keys(exports);
  const evaluate = function (this: vm.SyntheticModule) {
    for (const key of names) this.setExport(key, exports[key]);
  };
  return new vm.SyntheticModule(names, evaluate, { context });
}

/**
 * Where a module does not parse. Node keeps that to itself for modules and tells it for scripts, so the text is read
 * again as a strict script, its imports and exports blanked.
 */
function placeOfSyntaxError(code: string, message: string): { line: number; column: number } {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  const script = code
    .replace(/^\s*import\s[^;'"]*?(['"])[^'"\n]*\1;?/gm, blank)
    .replace(/^(\s*)(export\s+default\s|export\s)/gm, blank);
  try {
    new vm.Script(`'use strict';\n${script}`, { filename: 'module', lineOffset: -1 });
  } catch (error) {
    const [first = '', , caret = ''] = (error as Error).stack?.split('\n') ?? [];
    const line = Number(/^module:(\d+)$/.exec(first)?.[1] ?? 0);
    const isSame = line > 0 && (error as Error).message === message;
    if (isSame) return { line, column: Math.max(caret.indexOf('^'), 0) + 1 };
  }
  return { line: 1, column: 1 };
}

async function evaluate(module: vm.Module, resolve: Resolve, timeMs: number): Promise<void> {
  if (module.status === 'unlinked') {
    await module.link(resolve).catch((error: Error) => {
      throw new LinkError(error.message);
    });
  }
  rejections.length = 0;
  const settled = new Promise((done) => setImmediate(done));
  try {
    // A top-level await that never settles must not hold up the worker.
    await Promise.race([module.evaluate({ timeout: timeMs }), settled]);
  } catch (error) {
    throw asStopped(error);
  }
  // As in an isolate, what is rejected while a module is evaluated and nobody catches is thrown.
  await settled;
  if (rejections.length > 0) throw rejections[0];
}

/** Node's time limit holds for a script, so the call is made from one; it runs in the worker's own context. */
const turn = new vm.Script('globalThis[Symbol.for("gradecheck.turn")]()');

function ask(guest: Guest, request: GuestRequest<vm.Module>): string {
  const run = () => guest(request.operation, request.module?.namespace, ...request.texts);
  Reflect.set(globalThis, Symbol.for('gradecheck.turn'), run);
  try {
    return String(turn.runInThisContext({ timeout: request.timeMs }));
  } catch (error) {
    throw asStopped(error);
  }
}

function asStopped(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return new RealmStopped('callTimeMs');
  return message === 'Array buffer allocation failed' ? new RealmStopped('memoryMb') : error;
}
