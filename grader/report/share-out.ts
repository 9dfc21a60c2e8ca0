/** How large what a report writes may become, and who gets how much of it. */

/** Bytes of a report's page, and of its JSON document: whatever a submission says, each is smaller. */
export const reportBytes = 1024 * 1024;

/**
 * What each part gets of `room`: all it needs where that is little; those that need more share alike what is left. Parts
 * of an ordinary size are whole next to any number of huge ones.
 */
export function shareOut(needs: readonly number[], room: number): number[] {
  const shares = needs.map(() => 0);
  const fromSmall = [...needs.keys()].sort((one, other) => (needs[one] ?? 0) - (needs[other] ?? 0));
  let left = Math.max(0, room);
  for (const [served, part] of fromSmall.entries()) {
    const share = Math.min(needs[part] ?? 0, Math.floor(left / (fromSmall.length - served)));
    shares[part] = share;
    left -= share;
  }
  return shares;
}
