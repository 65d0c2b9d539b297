// A browser without a window, with a profile of its own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browser } from './paths.mjs';

const WAIT_LIMIT = 60_000;

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Webviews live under another host name: their service worker needs third-party storage. */
const PREFERENCES = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };

/**
 * @typedef {object} Browser
 * @property {import('playwright-core').Page} page The only page. Waiting for anything ends after a minute.
 * @property {() => Promise<void>} close Ends the browser and deletes its profile.
 */

/**
 * Starts the browser.
 * @returns {Promise<Browser>}
 */
export async function launchBrowser() {
  const executablePath = browser();
  if (!executablePath) throw new Error('no Chromium or Chrome');
  const profile = mkdtempSync(path.join(tmpdir(), 'netguide-browser-'));
  mkdirSync(path.join(profile, 'Default'));
  writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify(PREFERENCES));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1360, height: 860 },
    args: QUIET,
    // Chromium keeps crash reports beside its configuration: not in the home of whoever runs this.
    env: { ...process.env, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(WAIT_LIMIT);
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { page, close };
}
