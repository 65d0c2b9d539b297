import { argumentOf, type Call, callsOf, messagesOf } from '../../analysis/shape/calls.ts';
import { bracesAround, functionAround } from '../../analysis/shape/functions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { textOf } from '../../analysis/shape/token-text.ts';

/** What is wrong with a task of a background session. */
export type Misuse = 'handler' | 'async' | 'publisher' | 'data-task' | 'in-memory' | 'loop' | 'chain';

const SWIFT_TASKS = [
  'dataTask',
  'downloadTask',
  'uploadTask',
  'dataTaskPublisher',
  'data',
  'download',
  'upload',
  'bytes',
];
const FIRST_LABELS: Readonly<Record<string, RegExp>> = {
  data: /^(from|for)$/,
  download: /^(from|for|resumeFrom)$/,
  upload: /^for$/,
  bytes: /^(from|for)$/,
};

const TASK_SELECTORS = [
  'dataTaskWithURL:',
  'dataTaskWithRequest:',
  'dataTaskWithURL:completionHandler:',
  'dataTaskWithRequest:completionHandler:',
  'downloadTaskWithURL:',
  'downloadTaskWithRequest:',
  'downloadTaskWithURL:completionHandler:',
  'downloadTaskWithRequest:completionHandler:',
  'downloadTaskWithResumeData:completionHandler:',
  'uploadTaskWithRequest:fromFile:',
  'uploadTaskWithRequest:fromData:',
  'uploadTaskWithStreamedRequest:',
  'uploadTaskWithRequest:fromFile:completionHandler:',
  'uploadTaskWithRequest:fromData:completionHandler:',
] as const;

/** Every call that makes a task of some session. */
export function taskCalls(shape: Shape): readonly Call[] {
  if (shape.file.language === 'c') return TASK_SELECTORS.flatMap((selector) => messagesOf(shape, selector));
  return SWIFT_TASKS.flatMap((name) => callsOf(shape, name)).filter((call) => {
    const labels = FIRST_LABELS[call.name];
    return call.receiver !== undefined && (labels === undefined || labels.test(call.arguments[0]?.label ?? ''));
  });
}

/** What is wrong with the task if its session is a background session; `undefined` for nothing. */
export function misuseOf(shape: Shape, call: Call): Misuse | undefined {
  const { file } = shape;
  if (hasHandler(shape, call)) return 'handler';
  if (/^(data|download|upload|bytes)$/.test(call.name)) return 'async';
  if (call.name === 'dataTaskPublisher') return 'publisher';
  if (call.name.startsWith('dataTask')) return 'data-task';
  if (/^uploadTask(WithRequest:fromData:|WithStreamedRequest:)$/.test(call.name)) return 'in-memory';
  if (call.name === 'uploadTask' && (argumentOf(call, 'from') ?? argumentOf(call, 'withStreamedRequest')))
    return 'in-memory';
  if (argumentOf(call, 'withResumeData') !== undefined) return undefined;
  const body = functionAround(file, call.token);
  if (body !== undefined && endsDownload(body.name, body.labels)) return 'chain';
  return isInLoop(shape, call.token) ? 'loop' : undefined;
}

function hasHandler({ file }: Shape, call: Call): boolean {
  const handler = argumentOf(call, 'completionHandler') ?? call.arguments.find((one) => one.closure !== undefined);
  return handler !== undefined && !/^(nil|NULL)$/.test(textOf(file, handler.first));
}

function endsDownload(name: string, labels: readonly string[]): boolean {
  return /didFinishDownloadingToURL:$/.test(name) || labels.includes('didFinishDownloadingTo');
}

/** Whether the token stands in a loop of its function, or in what `forEach` or `map` repeats. */
function isInLoop({ file }: Shape, token: number): boolean {
  for (const { kind, open } of bracesAround(file, token)) {
    if (kind === 'function' || kind === 'accessor') return false;
    const repeats = kind === 'closure' && /^(forEach|map)$/.test(textOf(file, open - 1));
    if (kind === 'loop' || repeats) return true;
  }
  return false;
}
