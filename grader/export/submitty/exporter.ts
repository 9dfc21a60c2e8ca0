/**
 * A gradeable's configuration for Submitty (its specification.md and validation.md): one test case, whose command does
 * nothing and whose custom validator grades what was handed in.
 */
import type { Exporter, Order } from '../exporter.ts';
import { below, readPart } from '../parts.ts';

const parts = new URL('./parts/', import.meta.url);

export const submittyExporter: Exporter = {
  name: 'submitty',
  of: 'Submitty',
  files: (order) => ({
    'config/config.json': { content: `${JSON.stringify(configOf(order), null, 4)}\n` },
    ...below('config/custom_validation_code/gradecheck', order.engine, {
      'run.sh': readPart(parts, 'run.sh', 'program'),
    }),
  }),
};

/** Of the validator and of all that it starts; in seconds, numbers and bytes. V8 reserves far more memory than it uses. */
const limits = {
  RLIMIT_CPU: 240,
  RLIMIT_FSIZE: 100_000_000,
  RLIMIT_DATA: 4_000_000_000,
  RLIMIT_STACK: 8_388_608,
  RLIMIT_AS: 1_000_000_000_000,
  RLIMIT_NPROC: 1000,
  RLIMIT_NOFILE: 1000,
  RLIMIT_SIGPENDING: 1000,
};

function configOf({ title, maximum, options }: Order): object {
  // Submitty counts whole points; the share of them comes from the validator.
  const points = Math.max(1, Math.round(maximum));
  return {
    autograding_method: 'docker',
    container_options: { container_image: options.image ?? 'submitty/autograding-default:latest' },
    autograding: { submission_to_runner: ['**/*.ts', '**/*.js', '**/*.mjs'] },
    grading_parameters: { AUTO_POINTS: points },
    resource_limits: limits,
    testcases: [{ title, command: 'ls', points, validation: [validation] }],
  };
}

const validation = {
  method: 'custom_validator',
  command: 'bash gradecheck/run.sh',
  actual_file: 'STDOUT.txt',
  description: 'gradecheck',
  show_actual: 'never',
};
