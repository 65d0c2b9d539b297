import type { Fix } from '../analysis/finding.ts';
import { serviceTypeProblem } from '../analysis/network-names/bonjour-service-type.ts';
import type { PlistNode } from '../analysis/property-list/model.ts';
import { itemsOf, stringOf, valueOf } from '../analysis/property-list/queries.ts';
import { onValue } from '../analysis/property-list/report.ts';
import { definePropertyListRule } from '../analysis/property-list/rule.ts';
import type { Candidate } from '../analysis/rule.ts';

const GUIDANCE = [{ id: 'docs-nsbonjourservices' }, { id: 'tn3179', section: 'bonjour-operations' }];

export default definePropertyListRule({
  id: 'bonjour-service-type',
  applies: 'info',
  status: 'risky',
  triggers: ['NSBonjourServices'],
  check({ root }) {
    const services = valueOf(root, 'NSBonjourServices');
    if (!services) return [];
    if (services.kind !== 'array') return [wrong(services, 'NSBonjourServices takes an array of strings')];
    return itemsOf(services).flatMap(serviceType);
  },
});

/** What is wrong with an entry. One with a build setting (`$(TYPE)`) is not judged, nor is a final dot, which works. */
function serviceType(item: PlistNode): readonly Candidate[] {
  const type = stringOf(item);
  if (type === undefined) return [wrong(item, 'NSBonjourServices takes strings such as _example._tcp')];
  const problem = /\$[({]/.test(type) ? undefined : serviceTypeProblem(type);
  if (problem === undefined) return [];
  return [wrong(item, `The Bonjour service type “${type}” ${problem}`, repairs(item, type))];
}

function wrong(node: PlistNode, message: string, fixes: readonly Fix[] = []): Candidate {
  return onValue(node, { status: 'risky', message, guidance: GUIDANCE, fixes });
}

/** Missing underscores and a domain too many leave no doubt about what was meant. */
function repairs({ innerStart: start, innerEnd: end }: PlistNode, type: string): readonly Fix[] {
  const [, name, transport] = /^\s*_?([^._\s][^.]*)\._?(tcp|udp)(?:\.local)?\.?\s*$/i.exec(type) ?? [];
  const meant = `_${name}._${transport?.toLowerCase()}`;
  if (name === undefined || serviceTypeProblem(meant) !== undefined) return [];
  return [{ title: `Write ${meant}`, edits: [{ start, end, text: meant }] }];
}
