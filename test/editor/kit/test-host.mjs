// Runs a test module in the extension host of a workbench: what `code --extensionTestsPath` does on a desktop.

/**
 * Makes the workbench heed `extensionTestsPath`, which a released one does only with this option. Call it before the page
 * is opened: the option is written into the page's configuration before the workbench reads it.
 * @param {import('playwright-core').Page} page
 */
export async function enableTestHost(page) {
  await page.addInitScript(() => {
    if (location.pathname !== '/') return;
    const enable = (/** @type {MutationRecord[]} */ _, /** @type {MutationObserver} */ observer) => {
      const meta = document.getElementById('vscode-workbench-web-configuration');
      if (!meta) return;
      observer.disconnect();
      const configuration = JSON.parse(meta.getAttribute('data-settings') ?? '{}');
      configuration.developmentOptions = { ...configuration.developmentOptions, enableSmokeTestDriver: true };
      meta.setAttribute('data-settings', JSON.stringify(configuration));
    };
    new MutationObserver(enable).observe(document, { childList: true, subtree: true });
  });
}

/**
 * The end of the test run.
 * @param {import('playwright-core').Page} page
 * @param {(type: string, values: unknown[]) => void} onLog Called for each line that the extension host logs.
 * @returns {Promise<{ ended: Promise<number> }>} `ended` resolves with the exit code of the tests.
 */
export async function watchTestHost(page, onLog) {
  /** @type {(code: number) => void} */
  let end;
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => (end = resolve));
  await page.exposeFunction('codeAutomationLog', onLog);
  await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => end(code));
  return { ended };
}
