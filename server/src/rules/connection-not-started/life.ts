import { type ObjectUse, useOf } from '../../analysis/shape/object-uses.ts';
import type { SourceFile } from '../../analysis/source/source-file.ts';

/** Members of Network framework's classes that neither start an object nor hand it on. */
const NEUTRAL_MEMBER =
  /^(\w+Handler|cancel|forceCancel|cancelCurrentEndpoint|restart|send|receive\w*|batch|endpoint|parameters|state|currentPath|queue|maximumDatagramSize|metadata|debugDescription|service|port|newConnectionLimit|browseResults|descriptor|setReceiveHandler)$/;
const NEUTRAL_FUNCTION = /^nw_\w+_(set|copy|get|cancel|force|send|receive|batch|restart|prohibit)(_\w+)?$|^nw_release$/;

const ENDS = /^(cancel|forceCancel|nw_connection_(cancel|force_cancel))$/;
const STARTS = /^(start|nw_(connection|listener|browser|connection_group|path_monitor)_start)$/;

/** Whether no mention of an object starts it or lets others do so. */
export function staysIdle(file: SourceFile, mentions: readonly number[]): boolean {
  return mentions.every((token) => isIdle(useOf(file, token)));
}

/** The same of a connection that a listener hands over, where ending it is an answer too. */
export function staysUnanswered(file: SourceFile, mentions: readonly number[]): boolean {
  return mentions.every((token) => isIdle(useOf(file, token)) && !ENDS.test(nameOf(useOf(file, token))));
}

function isIdle(use: ObjectUse): boolean {
  if (use.kind === 'passed' || STARTS.test(nameOf(use))) return false;
  if (use.kind === 'member') return NEUTRAL_MEMBER.test(use.name);
  return use.kind === 'kept' || NEUTRAL_FUNCTION.test(use.callee);
}

function nameOf(use: ObjectUse): string {
  if (use.kind === 'member') return use.name;
  return use.kind === 'argument' ? use.callee : '';
}
