import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOpenStep } from '../../../../server/src/analysis/property-list/open-step.ts';
import { plain } from './plain.ts';

const values = (text: string): unknown => plain(parseOpenStep(text).root);

test('a project file', () => {
  const list = parseOpenStep(`// !$*UTF8*$!
{
	archiveVersion = 1;
	objects = {
/* Begin PBXFileReference section */
		00E3A1B2 /* App.swift */ = {isa = PBXFileReference; path = "Sources/My App.swift"; sourceTree = "<group>"; };
		00E3A1B3 = {
			buildSettings = {
				"CODE_SIGN_IDENTITY[sdk=iphoneos*]" = "iPhone Developer";
				LD_RUNPATH_SEARCH_PATHS = (
					"$(inherited)",
					'@executable_path/Frameworks',
				);
				PATHS = ();
			};
		};
	};
	rootObject = 00E3A1B3 /* Project object */;
}
`);
  assert.deepEqual(plain(list.root), {
    archiveVersion: '1',
    objects: {
      '00E3A1B2': { isa: 'PBXFileReference', path: 'Sources/My App.swift', sourceTree: '<group>' },
      '00E3A1B3': {
        buildSettings: {
          'CODE_SIGN_IDENTITY[sdk=iphoneos*]': 'iPhone Developer',
          LD_RUNPATH_SEARCH_PATHS: ['$(inherited)', '@executable_path/Frameworks'],
          PATHS: [],
        },
      },
    },
    rootObject: '00E3A1B3',
  });
  assert.ok(list.complete && list.positions && list.format === 'openstep');
});

test('escapes, data and bare strings', () => {
  assert.deepEqual(values(String.raw`{ a = "x\"\\\n\t\101\U00e9\377"; b = <0fbd 77>; c = a.b/c:d-e_$f; }`), {
    a: 'x"\\\n\tA\u00e9\ufffd',
    b: 'data',
    c: 'a.b/c:d-e_$f',
  });
  assert.equal(values('"a\nb"'), 'a\nb');
});

test('ranges are those of the text', () => {
  const text = '{ "a b" = (c, "d"); }';
  const { root } = parseOpenStep(text);
  assert.ok(root?.kind === 'dict');
  const [entry] = root.entries;
  assert.ok(entry?.value.kind === 'array');
  assert.equal(text.slice(entry.keyStart, entry.keyEnd), 'a b');
  assert.equal(text.slice(entry.start, entry.end), '"a b" = (c, "d")');
  assert.deepEqual(
    entry.value.items.map(({ start, end }) => text.slice(start, end)),
    ['c', '"d"'],
  );
  assert.equal(text.slice(entry.value.innerStart, entry.value.innerEnd), 'c, "d"');
});

test('what is broken keeps the rest', () => {
  const broken: readonly (readonly [string, unknown])[] = [
    ['{ a = 1; b = ; c = 2; }', { a: '1', c: '2' }],
    ['{ a = 1; b c = 2; }', { a: '1', c: '2' }],
    ['{ a = (1, 2; }', { a: ['1', '2'] }],
    ['{ a = { b = 1; ', { a: { b: '1' } }],
    ['{ a = "x', { a: 'x' }],
    ['{ a = 1; } }', { a: '1' }],
    ['{ a = ) 1; \\ ; b = 2; }', { a: '1', b: '2' }],
    ['{ a = 1; /* never closed', { a: '1' }],
    ['{ a = <0g>; b = 1; }', { a: 'data', b: '1' }],
    ['', undefined],
    ['}', undefined],
  ];
  for (const [text, expected] of broken) {
    assert.deepEqual(values(text), expected, text);
    assert.equal(parseOpenStep(text).complete, false, text);
  }
});

test('a semicolon may be missing', () => {
  assert.deepEqual(values('{ a = 1 b = { c = 2 } d = (3) }'), { a: '1', b: { c: '2' }, d: ['3'] });
});

test('nesting costs no call stack', () => {
  assert.equal(parseOpenStep('{a='.repeat(200_000)).root?.kind, 'dict');
  assert.equal(parseOpenStep('('.repeat(200_000) + '}'.repeat(200_000)).root?.kind, 'array');
});
