import { Command, Option } from 'commander';
import { naming, onOneLine } from '../output/error.ts';
import { requireSealedOrNone } from '../output/seal.ts';
import { writeWhole } from '../output/whole-file.ts';
import { print } from './print.ts';
import { loadTemplates } from './templates.ts';

/** `gradecheck kit SLUG --out FILE.zip`: what a student gets. */
export function kitCommand(): Command {
  return new Command('kit')
    .description('the zip a student gets; `npm install && npm test` in it runs the public checks')
    .argument('<slug>', 'the assignment')
    .addOption(new Option('--out <file>', 'the zip to write').makeOptionMandatory())
    .action(async (slug: string, { out }: { out: string }) => {
      // Rendering formulas takes packages that no other command should wait for.
      const { buildKit } = await import('../kit/build.ts');
      const place = `--out ${onOneLine(out)}`;
      naming(place, () => requireSealedOrNone(out, place));
      const zip = await buildKit(slug, loadTemplates());
      naming(place, () => writeWhole(out, zip));
      print(`${onOneLine(out)} written\n`);
    });
}
