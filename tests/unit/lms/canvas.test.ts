import { describe, expect, it } from 'vitest';
import { canvas } from '../../../grader/lms/canvas.ts';
import { listingOf, told } from './listings.ts';

const read = (paths: readonly string[]) => canvas.members(listingOf(paths), {});
const recognised = (paths: readonly string[]) => canvas.recognise(listingOf(paths), {});

describe('an archive of Canvas', () => {
  it('has one member for all files of a user id, late or not', () => {
    const reading = read([
      'stoneada_1101_20001_adam.ts',
      'stoneada_1101_20002_my_notes_2.txt',
      'leebo_LATE_1102_20003_hand-in.zip',
      '李明_1103_20004_a.ts',
    ]);
    expect(told(reading)).toEqual([
      'leebo 1102: hand-in.zip',
      'stoneada 1101: adam.ts my_notes_2.txt',
      '李明 1103: a.ts',
    ]);
    expect(reading.members.map(({ isLate }) => isLate)).toEqual([true, false, false]);
  });

  it('tells two students of one name apart by their id', () => {
    expect(told(read(['twinsam_1_21_a.ts', 'twinsam_2_22_a.ts']))).toEqual([
      'twinsam 1: a.ts',
      'twinsam 2: a.ts',
    ]);
  });

  it('reads names with "_", and a student called anon', () => {
    expect(told(read(['anon_7_70_a.ts', 'van_der_berg_8_80_a_b_9_c.ts']))).toEqual([
      'anon 7: a.ts',
      'van_der_berg 8: a_b_9_c.ts',
    ]);
  });

  it('reads anonymous archives, where an id may be digits alone', () => {
    const reading = read(['LATE_anon_x9Yz1_203_a.ts', 'anon_12345_201_a.ts', 'anon_aB3dE_text.html']);
    expect(told(reading)).toEqual([
      'anon x9Yz1 x9Yz1: a.ts',
      'anon 12345 12345: a.ts',
      'anon aB3dE aB3dE: text.html',
    ]);
    expect(reading.members[0]).toMatchObject({ isLate: true, ids: { participant: 'x9Yz1' } });
  });

  it('gives nobody the files of two names under one id, as of somebody called "Bo_1101"', () => {
    const reading = read([
      'bo_1101_1102_20009_adam.ts',
      'stoneada_1101_20001_adam.ts',
      'leann_1103_20002_a.ts',
    ]);
    expect(told(reading)).toEqual([
      'leann 1103: a.ts',
      '? bo_1101_1102_20009_adam.ts',
      '? stoneada_1101_20001_adam.ts',
    ]);
    expect(reading.unmatched[0]!.reason).toContain('"bo", "stoneada"');
  });

  it('knows somebody by the id whose name has no letters', () => {
    expect(told(read(['_1101_20001_a.ts']))).toEqual(['1101 1101: a.ts']);
  });

  it('has a member for who only typed a text or gave a link, and says so', () => {
    const reading = read(['leebo_2_link.html', 'oadi_LATE_3_text.html', 'stoneada_1_11_a.ts']);
    expect(told(reading)).toEqual(['leebo 2: link.html', 'oadi 3: text.html', 'stoneada 1: a.ts']);
    expect(reading.members.map(({ note }) => note !== undefined)).toEqual([true, true, false]);
  });

  it('undoes the counter of a file that was handed in again', () => {
    expect(told(read(['leebo_2_31_adam-1.ts', 'leebo_2_32_hand-in-12.tar.gz']))).toEqual([
      'leebo 2: adam.ts hand-in.tar.gz',
    ]);
  });

  it('counts the latest of the same file, by the number of the attachment, and lists the earlier', () => {
    const reading = read([
      'leebo_2_9_adam.ts',
      'leebo_2_10_adam-1.ts',
      'leebo_2_100_adam-2.ts',
      'leebo_2_11_own.ts',
    ]);
    expect(told(reading)).toEqual(['leebo 2: adam.ts own.ts after 2']);
    expect(reading.members[0]!.files[0]).toEqual({ path: 'leebo_2_100_adam-2.ts', as: 'adam.ts' });
    expect(reading.members[0]!.earlier).toEqual(
      ['9', '10'].map((label, index) => ({
        label,
        files: [
          { path: `leebo_2_${label}_adam${index === 0 ? '' : '-1'}.ts`, as: 'adam.ts' },
          { path: 'leebo_2_11_own.ts', as: 'own.ts' },
        ],
      })),
    );
  });

  it('takes numbered parts for files of their own', () => {
    expect(told(read(['leebo_2_31_part-1.ts', 'leebo_2_32_part-2.ts']))).toEqual([
      'leebo 2: part-1.ts part-2.ts',
    ]);
  });

  it('knows the test student', () => {
    expect(
      read(['studenttest_99_31_a.ts', 'leebo_2_32_a.ts']).members.map(({ isTestStudent }) => isTestStudent),
    ).toEqual([undefined, true]);
  });

  it('is the same in folders of its own, and where zips were unpacked beside each other', () => {
    const paths = ['a/b/leebo_2_31_hw/src/a.ts', 'a/b/stoneada_1_32_a.ts', '__MACOSX/a/._b'];
    expect(recognised(paths)).toContain('Canvas');
    expect(told(read(paths))).toEqual(['leebo 2: hw/src/a.ts', 'stoneada 1: a.ts']);
  });

  it('lists what belongs to nobody with the reason', () => {
    expect(read(['leebo_2_31_a.ts', 'leeann_3_31_b.ts', 'readme.txt']).unmatched).toEqual([
      { path: 'readme.txt', reason: expect.any(String) },
    ]);
  });

  it.each([
    ['nothing', []],
    ["one student's project", ['src/a_1_2_b/optimizers.ts', 'README.md', 'src/index.ts']],
    ['plain students', ['ada.zip', 'bo/a.ts', 'lee_2.ts']],
    ['Moodle', ['Ada_1_assignsubmission_file_a.ts', 'Bo_2_assignsubmission_file/a.ts']],
    [
      'Blackboard',
      ['HW_2_1001_attempt_2026-04-21-06-34-13.txt', 'HW_2_1001_attempt_2026-04-21-06-34-13_a.ts'],
    ],
  ])('is not %s', (_name, paths) => {
    expect(recognised(paths)).toBeUndefined();
  });

  it('reads names of 100 kB', () => {
    const hostile = [
      `${'_'.repeat(100_000)}1_2_a`,
      `${'a_'.repeat(50_000)}x`,
      `lee_3_4_a${'-1'.repeat(50_000)}`,
    ];
    expect(read(hostile).members).toHaveLength(2);
  });
});

describe('feedback for Canvas', () => {
  it('has a name that Canvas finds the user and the attachment in', () => {
    const { members } = read(['leebo_LATE_2_31_link_4.ts', 'van_der_berg_8_80_a.ts', 'x/anon_1_2.ts']);
    const paths = canvas.feedback(members).map(({ path }) => path!);
    expect(paths).toEqual(['leebo_LATE_2_31_report.html', 'van_der_berg_8_80_report.html']);
    expect(
      paths.map((path) =>
        path
          .split('_')
          .filter((token) => /^\d+$/.test(token))
          .slice(0, 2),
      ),
    ).toEqual([
      ['2', '31'],
      ['8', '80'],
    ]);
    expect(paths.some((path) => path.split('_').at(-1)!.startsWith('link'))).toBe(false);
  });

  it('lies beside the file that counts', () => {
    const { members } = read(['leebo_2_9_adam.ts', 'leebo_2_10_adam-1.ts']);
    expect(canvas.feedback(members)[0]!.path).toBe('leebo_2_10_report.html');
  });

  it('has no place for who handed in no file', () => {
    const [entry] = canvas.feedback(read(['leebo_2_text.html']).members);
    expect(entry).toEqual({ member: expect.anything(), reason: expect.stringContaining('no file') });
  });
});
