/** A sample of the corpus of attacks inside Gradescope's layout; `npm run bench:gradescope` runs all that read. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Container, canMakeContainers, closeContainer, openContainer } from './container.ts';
import { attackedPackage, lootOf, readingAttacks } from './gradescope-attacks.ts';
import { buildImage } from './gradescope-layout.ts';
import { layOut } from './lay-out.ts';

if (canMakeContainers())
  describe('in the layout of Gradescope', () => {
    let container: Container;
    beforeAll(async () => {
      container = openContainer();
      layOut(await attackedPackage(), join(container.root, 'autograder/source'), 'copied');
      expect(await buildImage(container)).toMatchObject({ code: 0 });
    });
    afterAll(() => closeContainer(container));

    const sample = readingAttacks.filter((_, index) => index % 4 === 0);
    it.each(sample.map((attack) => [`${attack.number} ${attack.name}`, attack] as const))(
      'attack %s reads nothing, writes nothing and forges nothing',
      async (_, attack) => {
        const nothing = { forged: [], told: [], written: [], isFinished: true };
        expect(await lootOf(container, attack)).toEqual(nothing);
      },
    );
  });
