import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressSteps, type ProgressStep, type WorkDone } from '../../../client/src/scan-progress.ts';

function stepsOf(...values: WorkDone[]): ProgressStep[] {
  const steps: ProgressStep[] = [];
  const report = progressSteps((step) => steps.push(step));
  values.forEach(report);
  return steps;
}

test('sums become steps, and the end is not reported', () => {
  const steps = stepsOf(
    { kind: 'begin', title: 'Scan', percentage: 0 },
    { kind: 'report', percentage: 30, message: '3 of 10' },
    { kind: 'report', percentage: 100 },
    { kind: 'end' },
  );
  assert.deepEqual(steps, [{ increment: 0 }, { increment: 30, message: '3 of 10' }, { increment: 70 }]);
});

test('a sum that falls or is missing does not take steps back', () => {
  const steps = stepsOf(
    { kind: 'report', percentage: 50 },
    { kind: 'report', percentage: 20 },
    { kind: 'report', message: 'still there' },
    { kind: 'report', percentage: 60 },
  );
  assert.deepEqual(
    steps.map((step) => step.increment),
    [50, 0, 0, 10],
  );
});
