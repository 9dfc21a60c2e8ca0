/** A headless Chromium for page tests. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** Machines without a browser skip these tests. */
export const hasChromium = existsSync(executablePath);

export function openChromium(): Promise<Browser> {
  const off = ['gpu', 'quic', 'background-networking', 'component-update', 'sync'].map(
    (it) => `--disable-${it}`,
  );
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--no-first-run', ...off],
  });
}
