import type { DeploymentStatus } from '../../server/src/protocol.ts';

/** What the status item says of the releases that a document is built for. */
export function deploymentText(known: DeploymentStatus | undefined): {
  readonly text: string;
  readonly detail: string;
} {
  if (known === undefined)
    return { text: 'Built for the newest SDK', detail: 'Netguide knows no deployment target of this file' };
  return { text: `Built for ${known.versions}`, detail: `${known.from} · ${fileName(known.uri)}` };
}

/** The name that people know a project by: of an Xcode project, that of its folder. */
function fileName(uri: string): string {
  const segments = decodeURIComponent(uri).split('/');
  const name = segments.at(-1) ?? '';
  return name === 'project.pbxproj' ? (segments.at(-2) ?? name) : name;
}
