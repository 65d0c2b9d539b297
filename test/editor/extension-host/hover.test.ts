import assert from 'node:assert/strict';
import { hoverAt } from './asking.ts';
import { closeAll, eventually, inWorkspace, ours, show, underlined, write } from './support.ts';

suite('hover', () => {
  teardown(closeAll);

  test('says since when, what instead, and where to read it', async () => {
    const document = await show(inWorkspace('Parley/NearbyChat.swift'));
    await eventually(() => ours(document.uri).length > 0, Boolean);
    const text = await hoverAt(document, 'MCSession');
    assert.match(text, /`MCSession`.*deprecated since .*iOS.* 27/);
    assert.match(text, /NetworkConnection/);
    assert.match(text, /command:netguide\.readGuidance\?/);
    assert.match(text, /https:\/\/developer\.apple\.com\//);
  });

  test('names what the target has: on macOS 14 not yet deprecated, and nothing newer', async () => {
    const document = await show(inWorkspace('ParleyMac/Neighbours.swift'));
    await eventually(() => ours(document.uri).length > 0, Boolean);
    const text = await hoverAt(document, 'MCNearbyServiceBrowser(');
    assert.match(text, /`MCNearbyServiceBrowser`.*later than the deployment target/);
    assert.match(text, /`NWBrowser`/);
    assert.doesNotMatch(text, /NetworkBrowser/);
  });

  test('names the replacement of the language', async () => {
    const document = await show(await write('Made/Hover.m', 'void f(void) { MCSession *session = nil; }\n'));
    await underlined(document, ['MCSession']);
    const text = await hoverAt(document, 'MCSession');
    assert.match(text, /nw_connection_t/);
    assert.doesNotMatch(text, /NetworkConnection/);
  });
});
