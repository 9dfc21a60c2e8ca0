/** A realm in a V8 isolate of its own (isolated-vm): ECMAScript and nothing of Node. */
import type IsolatedVM from 'isolated-vm';
import { guestText } from './guest/guest.ts';
import { guestFile } from './guest/stack.ts';
import { CompileError, LinkError, type OpenRealm, type Realm, RealmStopped } from './realm.ts';

type Ivm = typeof IsolatedVM;
type Guest = IsolatedVM.Reference<(...args: unknown[]) => string>;

/**
 * Loads isolated-vm and gives a function that opens realms.
 * @throws when this runtime has no isolated-vm.
 */
export async function isolateRealms(): Promise<OpenRealm> {
  const { default: ivm } = await import('isolated-vm');
  return async (limits) => openRealm(ivm, guestText(limits), limits.memoryMb) as Realm;
}

function openRealm(ivm: Ivm, guestSource: string, memoryMb: number): Realm<IsolatedVM.Module> {
  const isolate = new ivm.Isolate({ memoryLimit: memoryMb, onCatastrophicError: () => process.abort() });
  const context = isolate.createContextSync();
  const guest = context.evalSync(guestSource, { reference: true, filename: guestFile() }) as Guest;
  const within = <T>(timeMs: number, run: () => T) => stopped(isolate, timeMs, run);
  return {
    compile: (name, code) => compile(isolate, name, code),
    specifiersOf: (module) => module.dependencySpecifiers.map(asWritten),
    async evaluate(module, resolve, timeMs) {
      link(() =>
        module.instantiateSync(context, (specifier, referrer) => resolve(asWritten(specifier), referrer)),
      );
      within(timeMs, () => module.evaluateSync({ timeout: timeMs }));
    },
    ask({ operation, texts, module, timeMs }) {
      const args = [operation, module?.namespace.derefInto(), ...texts];
      return String(within(timeMs, () => guest.applySync(undefined, args, { timeout: timeMs })));
    },
    dispose: () => {
      if (!isolate.isDisposed) isolate.dispose();
    },
  };
}

/** isolated-vm gives specifiers as UTF-8, each byte as a character of its own. */
function asWritten(specifier: string): string {
  return Buffer.from(specifier, 'latin1').toString('utf8');
}

function compile(isolate: IsolatedVM.Isolate, name: string, code: string): IsolatedVM.Module {
  try {
    return isolate.compileModuleSync(code, { filename: name });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const place = /^(.*) \[.*:(\d+):(\d+)\]$/s.exec(message);
    throw new CompileError(place?.[1] ?? message, Number(place?.[2] ?? 1), Number(place?.[3] ?? 1));
  }
}

function link(instantiate: () => void): void {
  try {
    instantiate();
  } catch (error) {
    throw new LinkError(error instanceof Error ? error.message : String(error));
  }
}

/** Runs `run`, telling a limit from an error of the code; the elapsed time keeps students from feigning one. */
function stopped<T>(isolate: IsolatedVM.Isolate, timeMs: number, run: () => T): T {
  const startMs = performance.now();
  try {
    return run();
  } catch (error) {
    if (isolate.isDisposed) throw new RealmStopped('memoryMb');
    const message = error instanceof Error ? error.message : '';
    const late = performance.now() - startMs >= timeMs * 0.9;
    if (late && message === 'Script execution timed out.') throw new RealmStopped('callTimeMs');
    if (message === 'Array buffer allocation failed') throw new RealmStopped('memoryMb');
    throw error;
  }
}
