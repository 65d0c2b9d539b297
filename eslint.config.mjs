// Style is the formatter's business; here stand the layer boundaries of ARCHITECTURE.md and what types can't say.
import tseslint from 'typescript-eslint';

const forbid = (files, patterns, message, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: patterns, message }] }] },
});

const LSP = '^vscode-languageserver(/|$|-protocol|-types)';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'test/editor/**', 'sample/**', '**/*.generated.ts'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { parserOptions: { projectService: false } },
  },
  {
    files: ['**/*.mjs'],
    rules: { 'no-console': 'off', '@typescript-eslint/consistent-type-imports': 'off' },
  },
  forbid(
    ['server/src/{analysis,rules,plist-rules,knowledge,report}/**/*.ts'],
    '^(node:|vscode|fuse\\.js$)',
    'This layer is pure: no editor, no protocol, no Node. fuse.js has its one home in knowledge/search.ts.',
    ['server/src/knowledge/search.ts'],
  ),
  forbid(
    ['server/src/knowledge/search.ts'],
    '^(node:|vscode)',
    'The knowledge layer is pure: no editor, no protocol, no Node.',
  ),
  forbid(
    ['server/src/{scan,project}/**/*.ts', 'server/src/cli.ts', 'server/src/cli/**/*.ts', 'server/src/protocol.ts'],
    LSP,
    'Only features/ and the server entries know the Language Server Protocol library.',
  ),
  forbid(['server/src/protocol.ts'], '.', 'protocol.ts imports nothing: both sides import it.'),
  forbid(
    ['client/src/**/*.ts'],
    'server/src/(?!protocol\\.ts$)',
    'The client imports only protocol.ts from the server.',
  ),
  {
    files: ['scripts/**/*.ts', 'test/**/*.ts', 'server/src/cli/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-floating-promises': 'off' },
  },
);
