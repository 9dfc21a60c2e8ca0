/** What only staff may read of a mistake: the texts of its edits. */
import { handedOut } from '../../grader/cli/handed-out.ts';
import { loadHandout, loadMistakeSpecs } from '../../grader/plan/load.ts';

/** `was` and `now` of every edit of an assignment, where they are long enough to be told from ordinary code. */
export async function editTexts(slug: string): Promise<readonly string[]> {
  const specs = await loadMistakeSpecs(slug);
  const edits = specs.flatMap(({ edits }) => edits.flat());
  const given = [
    ...Object.values(handedOut(slug)),
    loadHandout(slug, 'en'),
    loadHandout(slug, 'zh'),
    ...specs.flatMap(({ text }) => [text.en, text.zh]),
  ];
  const texts = edits.flatMap(({ was, now }) => [was, now]).filter((text) => text.length >= 12);
  return [...new Set(texts)].filter((text) => !given.some((known) => known.includes(text)));
}
