export default {
  test: { include: ['gradecheck/checks.test.js'], testTimeout: 120_000, hookTimeout: 120_000 },
};
