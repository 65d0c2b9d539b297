import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What rules read. C goes with Objective-C. */
export type FixtureLanguage = 'swift' | 'objective-c' | 'property-list';

/** A file that tests a rule. */
export interface RuleFixture {
  readonly name: string;
  readonly language: FixtureLanguage;
  /** Nothing in it is found: it, or the project that it is a part of, is named `clean-…`. */
  readonly clean: boolean;
  /** It, or the project that it is a part of, is named `example` or `clean-example`. */
  readonly example: boolean;
  readonly text: string;
}

const LANGUAGES: readonly (readonly [FixtureLanguage, RegExp])[] = [
  ['swift', /\.swift$/],
  ['objective-c', /\.(m|mm|h|c)$/],
  ['property-list', /\.(plist|entitlements)$/],
];

/**
 * The fixtures of a rule, in order of their names: its own files of code (`test/fixtures/<rule>`) and property lists
 * (`test/fixtures/plist/<rule>`), and the files of its projects (each a folder in `test/fixtures/projects/<rule>`).
 */
export function fixturesOf(root: string, ruleId: string): readonly RuleFixture[] {
  const projects = path.join(root, 'test/fixtures/projects', ruleId);
  const files = [`test/fixtures/${ruleId}`, `test/fixtures/plist/${ruleId}`].flatMap((folder) =>
    namesIn(path.join(root, folder)).flatMap((name) => fixture(path.join(root, folder, name), name)),
  );
  const inProjects = namesIn(projects).flatMap((project) =>
    readdirSync(path.join(projects, project), { recursive: true, encoding: 'utf8' })
      .sort()
      .flatMap((name) => fixture(path.join(projects, project, name), project)),
  );
  return [...files, ...inProjects];
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** The file as a fixture, named after what is the unit of testing; nothing for what no rule reads, such as a project file. */
function fixture(file: string, unit: string): readonly RuleFixture[] {
  const language = LANGUAGES.find(([, pattern]) => pattern.test(file))?.[0];
  if (language === undefined || path.basename(file) === 'Package.swift') return [];
  return [
    {
      name: path.basename(file),
      language,
      clean: unit.startsWith('clean-'),
      example: /^(clean-)?example(\.|$)/.test(unit),
      text: readFileSync(file, 'utf8'),
    },
  ];
}

/** Finds the lines of markers for a rule. */
export function markerOf(ruleId: string): RegExp {
  return new RegExp(`^\\s*(?://|<!--).*\\^.*\\s${ruleId}(?![\\w-])`, 'm');
}
