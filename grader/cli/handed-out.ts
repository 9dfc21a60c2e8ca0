import type { SourceFiles } from '../model.ts';
import { loadHandout, loadPublicCode, loadStarter } from '../plan/load.ts';

/** Everything that students of an assignment are given: starter, library, driver, and the code of the handout. */
export function handedOut(slug: string): SourceFiles {
  const blocks = (['en', 'zh'] as const).flatMap((language) => [
    ...loadHandout(slug, language).matchAll(/^```\w*\n([\s\S]*?)^```/gm),
  ]);
  const ofHandout = Object.fromEntries(blocks.map(([, code], index) => [`handout-${index}.ts`, code ?? '']));
  const ofStarter = Object.fromEntries(
    Object.entries(loadStarter(slug)).map(([file, text]) => [`starter/${file}`, text]),
  );
  return { ...loadPublicCode(slug).sources, ...ofStarter, ...ofHandout };
}
