// What a person does in VS Code and what a person sees there. The selectors are those of VS Code's own page.
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ATTEMPTS = 5;

const UNTIL_LIMIT = 20_000;

/** Milliseconds in which a menu appears even on a busy machine. */
const PATIENCE = 4000;

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 * @typedef {{ x: number, y: number, width: number, height: number }} Box Pixels of the page.
 */

/**
 * Opens a folder and waits for the workbench.
 * @param {Page} page
 * @param {import('./server.mjs').CodeServer} server
 * @param {string} folder
 */
export async function openFolder(page, server, folder) {
  await page.goto(`${server.url}/?${new URLSearchParams({ folder: path.resolve(folder) })}`);
  await page.waitForSelector('.monaco-workbench .explorer-folders-view .monaco-list-row');
}

/**
 * Opens a file by its name, as Ctrl+P does.
 * @param {Page} page
 * @param {string} name
 * @param {string} [within] With as many folders as it takes to tell it from others.
 * @returns {Promise<Locator>} Its editor.
 */
export async function openFile(page, name, within = name) {
  await page.keyboard.press('Control+p');
  await type(page, within);
  await acceptRow(page, name);
  const editor = page.locator(`.editor-instance .monaco-editor[data-uri$="/${within}"]`);
  await editor.locator('.view-line').first().waitFor();
  return editor;
}

/** Squiggles of an editor. @param {Locator} editor @param {'error' | 'warning' | 'info' | 'hint'} kind */
export function squiggles(editor, kind = 'warning') {
  return editor.locator(`.squiggly-${kind}`);
}

/** Text that is struck through because it is deprecated. @param {Locator} editor @param {string} text */
export function struckThrough(editor, text) {
  return editor.locator('.squiggly-inline-deprecated').getByText(text, { exact: true });
}

/** The visible lines of an editor, from top to bottom. @param {Locator} editor */
export async function visibleLines(editor) {
  return editor
    .locator('.view-line')
    .evaluateAll((lines) =>
      lines
        .sort(
          (a, b) =>
            parseFloat(/** @type {HTMLElement} */ (a).style.top) - parseFloat(/** @type {HTMLElement} */ (b).style.top),
        )
        .map((line) => (line.textContent ?? '').replace(/\u00a0/g, ' ')),
    );
}

/**
 * Where a word stands on the page.
 * @param {Locator} editor
 * @param {string} line Text that only its line contains.
 * @param {string} word
 * @returns {Promise<Box>}
 */
export async function placeOf(editor, line, word) {
  const row = editor.locator('.view-line').filter({ hasText: asPattern(line) });
  return row.evaluate((element, sought) => {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    /** @type {{ node: Node, start: number }[]} */
    const parts = [];
    let text = '';
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      parts.push({ node, start: text.length });
      text += node.textContent;
    }
    const at = text.replace(/\u00a0/g, ' ').indexOf(sought);
    if (at < 0) throw new Error(`"${sought}" is not in "${text}"`);
    const partAt = (/** @type {number} */ offset) => parts.findLast((part) => part.start <= offset);
    const [first, last] = [partAt(at), partAt(at + sought.length - 1)];
    if (!first || !last) throw new Error('no text');
    const range = document.createRange();
    range.setStart(first.node, at - first.start);
    range.setEnd(last.node, at + sought.length - last.start);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y, width, height };
  }, word);
}

/** Editors show each space as one that doesn't break. @param {string} text */
function asPattern(text) {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[ \u00a0]'));
}

/** Whether one of the squiggles lies under this place. @param {Locator} marks @param {Box} place */
export async function isUnder(marks, place) {
  const boxes = await marks.evaluateAll((elements) =>
    elements.map((element) => element.getBoundingClientRect().toJSON()),
  );
  const middle = place.y + place.height / 2;
  return boxes.some(
    (box) =>
      box.left <= place.x + 2 && box.right >= place.x + place.width - 2 && box.top <= middle && box.bottom >= middle,
  );
}

/**
 * Points at a place and waits for the hover.
 * @param {Page} page
 * @param {Box} place
 * @param {string} text Text that the hover contains.
 */
export async function hover(page, place, text) {
  await page.mouse.move(2, 2);
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2, { steps: 3 });
  const shown = page.locator('.monaco-hover', { hasText: text });
  await shown.waitFor();
  return shown;
}

/** The links in an element, with their addresses. @param {Locator} element */
export function links(element) {
  return element.locator('a').evaluateAll((anchors) =>
    anchors.map((anchor) => ({
      text: anchor.textContent ?? '',
      href: anchor.dataset['href'] ?? anchor.getAttribute('href') ?? '',
    })),
  );
}

/**
 * Opens the menu of quick fixes at a place, once the light bulb says that there are some. The editor drops the menu when
 * it learns of something new at that moment; like a person, this asks again then.
 * @param {Page} page
 * @param {Box} place
 * @returns {Promise<Locator>} Its rows.
 */
export async function quickFixes(page, place) {
  await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  const bulb = page.locator('[class*="gutter-lightbulb"], .lightBulbWidget').filter({ visible: true });
  await bulb.first().waitFor();
  const rows = page.locator('.action-widget .monaco-list-row.action');
  for (let attempt = 0; attempt < ATTEMPTS && (await rows.count()) === 0; attempt += 1) {
    await page.keyboard.press('Control+.');
    await rows
      .first()
      .waitFor({ timeout: PATIENCE })
      .catch(() => undefined);
  }
  await rows.first().waitFor({ timeout: PATIENCE });
  return rows;
}

/** Types into the quick input that is opening. @param {Page} page @param {string} text */
export async function type(page, text) {
  await page.locator('.quick-input-widget .quick-input-box input').waitFor();
  await page.keyboard.type(text);
}

/** Rows of the quick input that contain a text. @param {Page} page @param {string | RegExp} text */
export function pickRow(page, text) {
  return page.locator('.quick-input-widget .monaco-list-row', { hasText: text });
}

/** Runs a command from the palette. @param {Page} page @param {string} title With its category, as the palette shows it. */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await type(page, title);
  await acceptRow(page, title);
}

/**
 * Presses Enter once the row that Enter takes contains a text: until the list is filtered it may be another.
 * @param {Page} page
 * @param {string} text
 */
async function acceptRow(page, text) {
  await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: text }).waitFor();
  await page.keyboard.press('Enter');
}

/** The content of the webview that is open. @param {Page} page */
export function webview(page) {
  return page.locator('iframe.webview.ready').contentFrame().locator('iframe#active-frame').contentFrame();
}

/**
 * Leaves the window as it was opened: no editor, panel, menu or notification. Unsaved changes are lost.
 * @param {Page} page
 */
export async function closeEverything(page) {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  while ((await page.locator('.tab.dirty').count()) > 0) {
    await page.locator('.tab.dirty').first().click();
    const count = await page.locator('.tab.dirty').count();
    await runCommand(page, 'View: Revert and Close Editor');
    await page.waitForFunction((before) => document.querySelectorAll('.tab.dirty').length < before, count);
  }
  await runCommand(page, 'View: Close All Editors');
  if (await page.locator('.part.panel').isVisible()) await runCommand(page, 'View: Hide Panel');
  await runCommand(page, 'Notifications: Clear All Notifications');
  await page.locator('.tab').first().waitFor({ state: 'detached' });
}

/** Asks until something holds, for 20 seconds. @param {() => Promise<boolean>} holds */
export async function until(holds) {
  const limit = Date.now() + UNTIL_LIMIT;
  while (!(await holds())) {
    if (Date.now() > limit) throw new Error(`still not so after ${UNTIL_LIMIT / 1000} seconds: ${holds}`);
    await pause(50);
  }
}
