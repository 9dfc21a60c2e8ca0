/** Reads a Dockerfile of a package, without Docker: what it copies and starts must be in the package. */
import type { PackageFiles } from '../../grader/export/exporter.ts';

export type Instruction = { readonly name: string; readonly rest: string };

const known = ['FROM', 'RUN', 'COPY', 'ENV', 'USER', 'WORKDIR', 'ENTRYPOINT'];

/** @throws {Error} for a line that is no instruction that packages use. */
export function instructionsIn(text: string): Instruction[] {
  const lines = text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, name = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (!known.includes(name)) throw new Error(`no instruction: ${line}`);
    return { name, rest };
  });
}

/** Where each file of the build's folder ends up in the image, by path in the image. */
export function copiedBy(instructions: readonly Instruction[], folder: PackageFiles): PackageFiles {
  const copied = instructions.flatMap(({ name, rest }) => {
    if (name !== 'COPY') return [];
    const [from = '', to = ''] = rest.split(' ');
    const files = Object.entries(folder).filter(([path]) => from === '.' || path === from);
    if (files.length === 0) throw new Error(`nothing is called ${from}`);
    return files.map(
      ([path, file]) => [from === '.' ? `${to.replace(/\/?$/, '/')}${path}` : to, file] as const,
    );
  });
  return Object.fromEntries(copied);
}

/** The program and arguments of ENTRYPOINT. @throws {Error} when the image has no such program. */
export function entrypointOf(instructions: readonly Instruction[], image: PackageFiles): string[] {
  const [program = '', ...args]: string[] = JSON.parse(
    instructions.findLast(({ name }) => name === 'ENTRYPOINT')?.rest ?? '[]',
  );
  if (image[program]?.isProgram !== true) throw new Error(`${program} is no program of the image`);
  return [program, ...args];
}
