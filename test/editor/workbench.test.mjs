// Opens the sample project in VS Code, with the packaged extension installed, and does and sees what a person does and
// sees. Each step leaves a screenshot in shots/. The steps share one window, but none needs what another did.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { launchBrowser } from './kit/browser.mjs';
import { missing, sample, shots, vsix } from './kit/paths.mjs';
import { copyOf, startServer } from './kit/server.mjs';
import * as workbench from './kit/workbench.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 */

/** A line of `NearbyChat.swift` with one finding, `MCPeerID`. */
const PEER_LINE = 'let me = MCPeerID(';

/** Of the sixteen files of the sample project, property lists among them, six are as they should be. */
const SCAN_SUMMARY = /^\d+ findings in 10 of 16 files, \d+\.\d s$/;

describe('in the workbench', { skip: missing() ?? false }, () => {
  /** @type {import('./kit/server.mjs').CodeServer} */
  let server;
  /** @type {import('./kit/browser.mjs').Browser} */
  let browser;
  /** @type {Page} */
  let page;
  let shot = 0;

  /** @param {string} name */
  async function shoot(name) {
    shot += 1;
    const file = `${String(shot).padStart(2, '0')}-${name.replace(/\W+/g, '-')}.png`;
    await page.screenshot({ path: path.join(shots, file) });
  }

  before(async () => {
    rmSync(shots, { recursive: true, force: true });
    mkdirSync(shots, { recursive: true });
    server = await startServer({ extensions: [vsix] });
    browser = await launchBrowser();
    page = browser.page;
    await workbench.openFolder(page, server, copyOf(server, sample));
  });

  afterEach(async ({ name }) => {
    await shoot(name);
    await workbench.closeEverything(page);
  });

  after(async () => {
    await browser?.close();
    server?.stop();
  });

  test('Swift: a deprecated class is underlined and struck through', async () => {
    const editor = await openChecked(page, 'NearbyChat.swift');
    assert.ok(await isUnderlined(editor, PEER_LINE, 'MCPeerID'));
    assert.ok(await workbench.struckThrough(editor, 'MCPeerID').first().isVisible());
    assert.ok(!(await isUnderlined(editor, PEER_LINE, 'displayName')));
    assert.ok(!(await isUnderlined(editor, 'import', 'MultipeerConnectivity')));
  });

  test('Objective-C: to be deprecated is struck through, discouraged only underlined', async () => {
    const editor = await openChecked(page, 'RelayLink.m');
    const [toBeDeprecated, discouraged] = ['CFStreamCreatePairWithSocketToHost', 'CFSocketCreateRunLoopSource'];
    assert.ok(await isUnderlined(editor, toBeDeprecated, toBeDeprecated));
    assert.ok(await workbench.struckThrough(editor, toBeDeprecated).isVisible());
    assert.ok(await isUnderlined(editor, discouraged, discouraged));
    assert.equal(await workbench.struckThrough(editor, discouraged).count(), 0);
    assert.ok(!(await isUnderlined(editor, 'CFRunLoopAddSource', 'CFRunLoopAddSource')));
  });

  test('the hover says why and what instead, and links to Apple', async () => {
    const editor = await openChecked(page, 'NearbyChat.swift');
    const hover = await workbench.hover(page, await workbench.placeOf(editor, PEER_LINE, 'MCPeerID'), 'Instead:');
    assert.match(await hover.innerText(), /MCPeerID is deprecated since .*iOS.* 27/);
    const links = await workbench.links(hover);
    const code = links.find(({ text }) => text === 'multipeer-connectivity');
    assert.equal(new URL(code?.href ?? '').hostname, 'developer.apple.com');
    assert.ok(
      links.some(({ href }) => href.startsWith('command:netguide.readGuidance')),
      JSON.stringify(links),
    );
  });

  test('a hazard is underlined, and its hover says what happens and links to Apple', async () => {
    const editor = await openChecked(page, 'NewsFeed.swift');
    const place = await workbench.placeOf(editor, '.useCredential', 'URLCredential');
    assert.ok(await workbench.isUnder(workbench.squiggles(editor), place));
    assert.equal(await workbench.struckThrough(editor, 'URLCredential').count(), 0);
    const hover = await workbench.hover(page, place, 'accepts every certificate');
    assert.match(await hover.innerText(), /Instead:/);
    const links = await workbench.links(hover);
    const code = links.find(({ text }) => text === 'trust-all-certificates');
    assert.equal(new URL(code?.href ?? '').hostname, 'developer.apple.com');
  });

  test('an Info.plist has squiggles in its text, and a fix', async () => {
    const editor = await openChecked(page, 'Info.plist', 'Parley/Info.plist');
    assert.ok(await isUnderlined(editor, 'AllowsInsecureHTTPLoads', 'NSExceptionAllowsInsecureHTTPLoads'));
    const place = await workbench.placeOf(editor, '<array>', '<array>');
    assert.ok(await workbench.isUnder(workbench.squiggles(editor), place));
    const fixes = await workbench.quickFixes(page, place);
    await shoot('the menu of quick fixes in an Info plist');
    await fixes.filter({ hasText: 'Add _pdl-datastream._tcp' }).click();
    await workbench.until(async () => (await workbench.squiggles(editor).count()) === 1);
    assert.equal(await lineAbove(editor, '</array>'), '        <string>_pdl-datastream._tcp</string>');
  });

  test('Problems lists the findings, each with the place that explains it', async () => {
    await openChecked(page, 'PrinterBrowser.swift');
    await openChecked(page, 'ParleyMac.entitlements');
    await workbench.runCommand(page, 'View: Toggle Problems');
    const problems = page.locator('.markers-panel .monaco-list-row');
    await problems.filter({ hasText: 'lacks _pdl-datastream._tcp in NSBonjourServices' }).waitFor();
    await problems.filter({ hasText: 'NSBonjourServices is here' }).waitFor();
    await problems.filter({ hasText: 'App Sandbox prevents' }).waitFor();
  });

  test('a link in the hover opens the guidance beside the code', async () => {
    const editor = await openChecked(page, 'NearbyChat.swift');
    const hover = await workbench.hover(page, await workbench.placeOf(editor, PEER_LINE, 'MCPeerID'), 'Instead:');
    await hover
      .getByText(/^TN3213/)
      .first()
      .click();
    const section = workbench.webview(page).locator('h2', { hasText: 'Create a peer identifier' });
    await section.waitFor();
    await workbench.until(() => isInView(section));
    assert.ok(await editor.isVisible());
  });

  test('the quick fixes offer to suppress and to read, and suppressing takes the squiggle away', async () => {
    const editor = await openChecked(page, 'NearbyChat.swift');
    const fixes = await workbench.quickFixes(page, await workbench.placeOf(editor, PEER_LINE, 'MCPeerID'));
    const titles = await fixes.allInnerTexts();
    assert.ok(
      titles.some((title) => title.startsWith('Read “TN3213')),
      titles.join(' | '),
    );
    await shoot('the menu of quick fixes');
    await fixes.filter({ hasText: /suppress.*line/i }).click();
    await workbench.until(async () => (await lineAbove(editor, PEER_LINE)).includes('netguide:'));
    assert.equal(await lineAbove(editor, PEER_LINE), '        // netguide:disable:next multipeer-connectivity');
    await workbench.until(async () => !(await isUnderlined(editor, PEER_LINE, 'MCPeerID')));
  });

  test('the look-up finds guidance in spite of a typo, and Enter reads it', async () => {
    await openChecked(page, 'RelayLink.m');
    await workbench.runCommand(page, 'Netguide: Look Up Guidance');
    await workbench.type(page, 'multipeer conectivity');
    await workbench.pickRow(page, 'TN3213').first().waitFor();
    await shoot('the list of the look-up');
    const first = await page.locator('.quick-input-widget .monaco-list-row.focused').innerText();
    assert.match(first, /multipeer connectivity/i);
    await page.keyboard.press('Enter');
    const text = workbench.webview(page).locator('body');
    await text.locator('h1', { hasText: 'Multipeer Connectivity' }).waitFor();
    assert.match(await text.innerText(), /Open at developer\.apple\.com/);
    await text.locator('li code', { hasText: 'MCSession' }).first().waitFor();
  });

  test('the look-up starts with the symbol at the cursor', async () => {
    const editor = await openChecked(page, 'RelayLink.m');
    const place = await workbench.placeOf(editor, '_socket = CFSocketCreate(', 'CFSocketCreate');
    await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
    await workbench.runCommand(page, 'Netguide: Look Up Guidance');
    await workbench.pickRow(page, 'TN3151').first().waitFor();
    assert.equal(await page.locator('.quick-input-widget .quick-input-box input').inputValue(), 'CFSocketCreate');
  });

  test('the workspace scan shows its findings as a tree, and a click goes to one', async () => {
    await workbench.runCommand(page, 'Netguide: Scan Workspace');
    const tree = page.locator('.part.panel .monaco-list');
    const finding = tree.locator('.monaco-list-row', { hasText: /^MCPeerID.*Line 12$/ });
    await finding.waitFor();
    assert.match(await page.locator('.part.panel .tree-explorer-viewlet-tree-view .message').innerText(), SCAN_SUMMARY);
    await shoot('the tree of the scan');
    await finding.click();
    await page.locator('.monaco-editor[data-uri$="/NearbyChat.swift"]').waitFor();
    await page.locator('.statusbar-item', { hasText: /^Ln 12, Col / }).waitFor();
  });

  test('a finding appears while somebody types, and goes when it is deleted', async () => {
    const editor = await workbench.openFile(page, 'Transcript.swift');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nlet session: MCSession');
    await workbench.struckThrough(editor, 'MCSession').waitFor();
    assert.equal(await workbench.squiggles(editor).count(), 1);
    await shoot('while typing');
    await page.keyboard.press('Control+Backspace');
    await workbench.until(async () => (await workbench.squiggles(editor).count()) === 0);
  });

  test('a snippet is offered and expands', async () => {
    const editor = await workbench.openFile(page, 'RoomChat.swift');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nng-nwlist');
    await page.locator('.suggest-widget .monaco-list-row.focused', { hasText: 'ng-nwlistener' }).waitFor();
    await shoot('the list of snippets');
    await page.keyboard.press('Enter');
    await workbench.until(async () =>
      (await workbench.visibleLines(editor)).some((line) => line.includes('NWListener')),
    );
  });

  test('the language status says what the server knows', async () => {
    await openChecked(page, 'NearbyChat.swift');
    await page.locator('[id="status.languageStatus"]').hover();
    const status = page.locator('.hover-language-status', { hasText: 'Netguide' });
    await status.waitFor();
    assert.match(await status.innerText(), /\d+ APIs, \d+ rules/);
    const target = page.locator('.hover-language-status', { hasText: 'iOS 27' });
    await target.waitFor();
    assert.match(await target.innerText(), /target “Parley” · Parley\.xcodeproj/);
  });

  test('the output opens', async () => {
    await openChecked(page, 'NearbyChat.swift');
    await workbench.runCommand(page, 'Netguide: Show Output');
    await page.locator('.part.panel .output-view').waitFor();
    assert.equal(await page.locator('.part.panel select').first().inputValue(), 'Netguide');
  });

  test('in all this the extension logged no error', (t) => {
    const logs = filesBelow(server.temporary).filter((file) => file.endsWith('.log'));
    if (!logs.some((file) => file.endsWith('remoteexthost.log'))) return t.skip('the log writer is not built here');
    const output = logs
      .filter((file) => path.basename(file) === 'Netguide.log')
      .map((file) => readFileSync(file, 'utf8'));
    assert.doesNotMatch(output.join('\n'), /\[error\]/);
  });
});

/**
 * Opens a file that has findings and waits until they are shown.
 * @param {Page} page
 * @param {string} name
 * @param {string} [within] With as many folders as it takes to tell it from others.
 */
async function openChecked(page, name, within) {
  const editor = await workbench.openFile(page, name, within);
  await workbench.squiggles(editor).first().waitFor();
  return editor;
}

/**
 * Whether there is a squiggle under a word.
 * @param {Locator} editor
 * @param {string} line Text that only its line contains.
 * @param {string} word
 */
async function isUnderlined(editor, line, word) {
  return workbench.isUnder(workbench.squiggles(editor), await workbench.placeOf(editor, line, word));
}

/** @param {Locator} editor @param {string} line Text that only the line below contains. */
async function lineAbove(editor, line) {
  const lines = await workbench.visibleLines(editor);
  return lines[lines.findIndex((text) => text.includes(line)) - 1] ?? '';
}

/** Whether somebody who looks at the page sees an element: webviews are as high as the window. @param {Locator} element */
function isInView(element) {
  return element.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  });
}

/** @param {string} folder @returns {string[]} Paths of all files. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file));
}
