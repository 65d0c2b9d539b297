import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleRegistry } from '../../../../scripts/generate/rule-registry.ts';
import { temporaryTree } from '../temporary-tree.ts';

test('every rule file is imported, sorted by id', (context) => {
  const root = temporaryTree(context, {
    'server/src/rules/trust-all-certificates.ts': '',
    'server/src/rules/ftp.ts': '',
    'server/src/plist-rules/ftp.ts': '',
    'server/src/rules/registry.generated.ts': '',
    'server/src/rules/support/helper.ts': '',
  });
  const { file, content } = ruleRegistry(root);
  assert.equal(file, 'server/src/rules/registry.generated.ts');
  assert.deepEqual(content.match(/^import \w+ from .*$/gm), [
    "import ftpRule from './ftp.ts';",
    "import trustAllCertificatesRule from './trust-all-certificates.ts';",
    "import ftpPropertyListRule from '../plist-rules/ftp.ts';",
  ]);
  assert.match(
    content,
    /source: \[\s*ftpRule,\s*trustAllCertificatesRule,\s*\],\s*propertyLists: \[\s*ftpPropertyListRule,\s*\],/,
  );
});

test('no rules make an empty list', (context) => {
  const root = temporaryTree(context, { 'server/src/rules/registry.generated.ts': '' });
  assert.match(ruleRegistry(root).content, /source: \[\],/);
});
