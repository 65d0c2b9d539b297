import { type BoundedFiles, pathBelow, type Unreadable } from '../files.ts';
import type { BuildSettings } from './build-settings.ts';
import { loadSpecification } from './load-specification.ts';
import type { ProjectTarget } from './model.ts';
import { parseSwiftPackage } from './swift-package.ts';
import { isTuistProject, parseTuistProject } from './tuist.ts';
import { loadXcconfig } from './xcconfig.ts';
import { parseXcodeProject } from './xcode-project.ts';
import { targetsOfSpecification } from './xcodegen.ts';

/** The kinds of project files that are read. */
export type ProjectFormat = 'xcode' | 'swift-package' | 'xcodegen' | 'tuist';

/** A project file, by its absolute path; for Xcode, the `project.pbxproj`. */
export interface ProjectFile {
  readonly path: string;
  readonly format: ProjectFormat;
}

/** Something about a project file that people should know. */
export interface ProjectProblem {
  /** Absolute path. */
  readonly file: string;
  /** One sentence. */
  readonly message: string;
}

/** What a project file says. */
export interface ReadProject {
  readonly file: ProjectFile;
  readonly targets: readonly ProjectTarget[];
  /** All files that were read for it, or would have been if they existed: when one changes, read it again. */
  readonly sources: readonly string[];
  readonly problems: readonly ProjectProblem[];
}

/** Larger files are not read: 20 MB for Xcode's, which machines write, less for what people write. */
const MAX_BYTES = 20 * 1024 * 1024;
const MAX_WRITTEN_BYTES = 2 * 1024 * 1024;

const MESSAGES: Readonly<Record<Exclude<Unreadable, 'missing'>, string>> = {
  link: 'The file is a symbolic link, which is not followed.',
  outside: 'The file is outside of the folder, and is not read.',
  'too-large': 'The file is too large to be read as a project.',
  binary: 'The file is not text.',
  failed: 'The file can’t be read.',
};

/** Reads a project file and what it includes below `root`. Never throws: what can't be read is a problem. */
export async function readProject(file: ProjectFile, root: string, files: BoundedFiles): Promise<ReadProject> {
  const sources: string[] = [];
  const problems: ProjectProblem[] = [];
  const read = async (path: string): Promise<string | undefined> => {
    if (pathBelow(root, path) === undefined) {
      problems.push({ file: path, message: MESSAGES.outside });
      return undefined;
    }
    sources.push(path);
    const answer = await files.readWithin(root, path, path.endsWith('.pbxproj') ? MAX_BYTES : MAX_WRITTEN_BYTES);
    if ('text' in answer) return answer.text;
    if (answer.problem !== 'missing') problems.push({ file: path, message: MESSAGES[answer.problem] });
    return undefined;
  };
  const report = (message: string): void => void problems.push({ file: file.path, message });
  try {
    return { file, targets: await READERS[file.format](file.path, read, report), sources, problems };
  } catch {
    report('The project can’t be understood.');
    return { file, targets: [], sources, problems };
  }
}

type Read = (path: string) => Promise<string | undefined>;
type Reader = (path: string, read: Read, report: (message: string) => void) => Promise<readonly ProjectTarget[]>;

const READERS: Readonly<Record<ProjectFormat, Reader>> = {
  xcode: readXcode,
  'swift-package': async (path, read) => parseSwiftPackage((await read(path)) ?? '', path),
  xcodegen: async (path, read) => targetsOfSpecification((await loadSpecification(path, read)) ?? {}, path),
  tuist: async (path, read) => {
    const text = (await read(path)) ?? '';
    return isTuistProject(text) ? parseTuistProject(text, path) : [];
  },
};

async function readXcode(
  path: string,
  read: Read,
  report: (message: string) => void,
): Promise<readonly ProjectTarget[]> {
  const text = await read(path);
  if (text === undefined) return [];
  const project = parseXcodeProject(text, path);
  if (!project.complete) report('The project is damaged, and was read only in part.');
  const settings = new Map<string, BuildSettings>();
  for (const xcconfig of project.xcconfigs) settings.set(xcconfig, await loadXcconfig(xcconfig, read));
  return project.targets(settings);
}
