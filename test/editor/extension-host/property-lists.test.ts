import assert from 'node:assert/strict';
import { type Diagnostic, workspace } from 'vscode';
import { apply, hoverAt, quickFix } from './asking.ts';
import { closeAll, eventually, inWorkspace, ours, restoring, ruleOf, show, underlined } from './support.ts';

const INFO = 'Parley/Info.plist';
const ENTITLEMENTS = 'ParleyMac/ParleyMac.entitlements';
const PRINTERS = '_pdl-datastream._tcp';
const TYPE_IN_CODE = `"${PRINTERS}"`;
const SANDBOX = 'com.apple.security.app-sandbox';
const EXCEPTION = 'NSExceptionAllowsInsecureHTTPLoads';

/** The places that explain a diagnostic: the file’s path within the workspace, its line from 1 on, what is there. */
async function relatedTo({ relatedInformation = [] }: Diagnostic): Promise<readonly string[]> {
  const places = relatedInformation.map(async ({ location: { uri, range } }) => {
    const document = await workspace.openTextDocument(uri);
    const path = workspace.asRelativePath(uri);
    return `${path}:${range.start.line + 1} ${document.getText(range)}`;
  });
  return Promise.all(places);
}

suite('property lists', () => {
  teardown(closeAll);

  test('an Info.plist has findings in its text, with a hover that explains them', async () => {
    const document = await show(inWorkspace(INFO));
    const diagnostics = await underlined(document, [EXCEPTION, '<array>']);
    assert.deepEqual(diagnostics.map(ruleOf), ['app-transport-security', 'local-network-privacy']);
    assert.match(diagnostics[0]?.message ?? '', /permits loads without TLS from news\.parley\.example/);
    const hover = await hoverAt(document, EXCEPTION);
    assert.match(hover, /\*\*Instead:\*\* .*server/);
    assert.match(hover, /command:netguide\.readGuidance\?/);
    assert.doesNotMatch(hover, /permits loads/, 'the editor shows the message itself');
  });

  test('the code and the Info.plist refer to each other', async () => {
    const list = await show(inWorkspace(INFO));
    const [, missing] = await underlined(list, [EXCEPTION, '<array>']);
    assert.ok(missing);
    assert.deepEqual(await relatedTo(missing), [`Parley/PrinterBrowser.swift:7 ${TYPE_IN_CODE}`]);
    const code = await show(inWorkspace('Parley/PrinterBrowser.swift'));
    const [use] = await underlined(code, [TYPE_IN_CODE]);
    assert.ok(use);
    assert.deepEqual(await relatedTo(use), [`${INFO}:22 NSBonjourServices`]);
  });

  test('a quick fix in the Info.plist adds the service type, and both findings go', async () => {
    await restoring(INFO, async () => {
      const code = await show(inWorkspace('Parley/PrinterBrowser.swift'));
      await underlined(code, [TYPE_IN_CODE]);
      const list = await show(inWorkspace(INFO));
      await underlined(list, [EXCEPTION, '<array>']);
      await apply(await quickFix(list, '<array>', /^Add _pdl-datastream\._tcp/));
      assert.match(
        list.getText(),
        /\t\t<string>_parley\._udp<\/string>\n\t\t<string>_pdl-datastream\._tcp<\/string>\n/,
      );
      await underlined(list, [EXCEPTION]);
      await list.save();
      await underlined(code, []);
    });
  });

  test('a quick fix in the code edits the Info.plist', async () => {
    await restoring(INFO, async () => {
      const code = await show(inWorkspace('Parley/PrinterBrowser.swift'));
      await underlined(code, [TYPE_IN_CODE]);
      await apply(await quickFix(code, TYPE_IN_CODE, /^Add _pdl-datastream\._tcp to Info\.plist$/));
      const list = await workspace.openTextDocument(inWorkspace(INFO));
      assert.ok(list.getText().includes(PRINTERS));
      await list.save();
      await underlined(code, []);
    });
  });

  test('entitlements: a finding, a hover, and a fix that also mends the code', async () => {
    await restoring(ENTITLEMENTS, async () => {
      const code = await show(inWorkspace('ParleyMac/Reception.swift'));
      await eventually(
        () => ours(code.uri).map(ruleOf).join(),
        (rules) => rules === 'app-sandbox-network,connection-not-started',
      );
      const list = await show(inWorkspace(ENTITLEMENTS));
      await underlined(list, [SANDBOX]);
      assert.match(await hoverAt(list, SANDBOX), /Incoming Connections/);
      await apply(await quickFix(list, SANDBOX, /^Add com\.apple\.security\.network\.server$/));
      await underlined(list, []);
      await list.save();
      await eventually(
        () => ours(code.uri).map(ruleOf).join(),
        (rules) => rules === 'connection-not-started',
      );
    });
  });
});
