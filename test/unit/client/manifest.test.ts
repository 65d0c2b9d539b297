import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { LANGUAGES } from '../../../client/src/languages.ts';
import { GUIDANCE_SCHEME } from '../../../client/src/reader-document.ts';
import { LANGUAGE_IDS } from '../../../server/src/analysis/source/language.ts';

interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
    readonly snippets: readonly { readonly path: string }[];
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly viewsContainers: { readonly panel: readonly { readonly icon: string }[] };
  };
}

const root = process.cwd();
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;

test('client, server and manifest mean the same languages', () => {
  assert.deepEqual(LANGUAGES.toSorted(), LANGUAGE_IDS.toSorted());
  const activating = manifest.activationEvents.filter((event) => event.startsWith('onLanguage:'));
  assert.deepEqual(activating.toSorted(), LANGUAGES.map((language) => `onLanguage:${language}`).toSorted());
});

test('nothing else activates but property lists of apps and a reading view that comes back after a reload', () => {
  const others = manifest.activationEvents.filter((event) => !event.startsWith('onLanguage:'));
  const lists = ['workspaceContains:**/*.entitlements', 'workspaceContains:**/Info.plist'];
  assert.deepEqual(others, [...lists, `onFileSystem:${GUIDANCE_SCHEME}`]);
});

test('the palette offers exactly what makes sense there', () => {
  const hidden = manifest.contributes.menus.commandPalette.filter(({ when }) => when === 'false');
  const offered = manifest.contributes.commands.filter(({ command }) => !hidden.some((one) => one.command === command));
  assert.deepEqual(
    offered.map(({ category, title }) => `${category}: ${title}`),
    [
      'Netguide: Look Up Guidance…',
      'Netguide: Scan Workspace',
      'Netguide: Write Developer ID Entitlements',
      'Netguide: Show Output',
      'Netguide: Restart Server',
    ],
  );
});

test('every file that the manifest names exists', () => {
  const { snippets, jsonValidation, viewsContainers } = manifest.contributes;
  const files = [
    manifest.icon,
    ...snippets.map((one) => one.path),
    ...jsonValidation.map((one) => one.url),
    ...viewsContainers.panel.map((one) => one.icon),
  ];
  for (const file of files) assert.ok(existsSync(path.join(root, file)), file);
});
