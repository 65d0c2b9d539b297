import assert from 'node:assert/strict';
import { DiagnosticSeverity, DiagnosticTag, workspace } from 'vscode';
import { closeAll, eventually, ours, ruleOf, show, underlined, withSetting, write } from './support.ts';

const TWO_RULES = 'let s: MCSession\nlet f: CFSocket\n';

suite('configuration, without a restart', () => {
  teardown(closeAll);

  test('a rule that is switched off is silent, and speaks again afterwards', async () => {
    const document = await show(await write('Made/Off.swift', TWO_RULES));
    await underlined(document, ['MCSession', 'CFSocket']);
    await withSetting('rules', { 'multipeer-connectivity': 'off' }, async () => {
      await underlined(document, ['CFSocket']);
    });
    await underlined(document, ['MCSession', 'CFSocket']);
  });

  test('a rule has the severity that is set', async () => {
    const document = await show(await write('Made/Severity.swift', TWO_RULES));
    await underlined(document, ['MCSession', 'CFSocket']);
    await withSetting('rules', { cfsocket: 'error' }, async () => {
      const severities = (): unknown[] => ours(document.uri).map(({ severity }) => severity);
      const expected = [DiagnosticSeverity.Warning, DiagnosticSeverity.Error];
      await eventually(severities, (now) => now.join() === expected.join());
    });
  });

  test('an excluded folder is silent', async () => {
    const document = await show(await write('Made/Excluded.swift', TWO_RULES));
    await underlined(document, ['MCSession', 'CFSocket']);
    await withSetting('exclude', ['Made/**'], () => underlined(document, []).then(() => undefined));
    await underlined(document, ['MCSession', 'CFSocket']);
  });

  test('a folder of other people’s code is silent by default', async () => {
    const theirs = await show(await write('Pods/Theirs.swift', TWO_RULES));
    const mine = await show(await write('Made/Mine.swift', TWO_RULES));
    await underlined(mine, ['MCSession', 'CFSocket']);
    assert.deepEqual(ours(theirs.uri), []);
  });

  test('only the first use counts when that is set', async () => {
    const document = await show(await write('Made/First.swift', 'let a: MCSession\nlet b: MCSession\n'));
    await underlined(document, ['MCSession', 'MCSession']);
    await withSetting('reporting', 'first-use', () => underlined(document, ['MCSession']).then(() => undefined));
  });

  test('an older deployment target makes a deprecation a matter of later', async () => {
    const document = await show(await write('Made/Target.swift', 'let a: MCSession\n'));
    await underlined(document, ['MCSession']);
    await withSetting('deploymentTargets', { ios: '16.0' }, async () => {
      const severities = (): unknown[] => ours(document.uri).map(({ severity }) => severity);
      await eventually(severities, (now) => now.join() === String(DiagnosticSeverity.Information));
      assert.deepEqual(ours(document.uri)[0]?.tags, [DiagnosticTag.Deprecated]);
    });
  });

  test('netguide.json is read when it appears, when it changes and when it goes', async () => {
    const document = await show(await write('Made/File.swift', TWO_RULES));
    await underlined(document, ['MCSession', 'CFSocket']);
    const file = await write('netguide.json', '{ "rules": { "cfsocket": "off" } } // ours');
    try {
      await underlined(document, ['MCSession']);
      await write('netguide.json', '{ "rules": { "multipeer-connectivity": "off" } }');
      await underlined(document, ['CFSocket']);
    } finally {
      await workspace.fs.delete(file);
    }
    await underlined(document, ['MCSession', 'CFSocket']);
  });

  test('a setting of the editor wins over netguide.json', async () => {
    const document = await show(await write('Made/Both.swift', TWO_RULES));
    const file = await write('netguide.json', '{ "rules": { "cfsocket": "off" } }');
    try {
      await underlined(document, ['MCSession']);
      await withSetting('rules', { cfsocket: 'warning' }, async () => {
        const diagnostics = await underlined(document, ['MCSession', 'CFSocket']);
        assert.equal(diagnostics.map(ruleOf)[1], 'cfsocket');
      });
    } finally {
      await workspace.fs.delete(file);
    }
  });
});
