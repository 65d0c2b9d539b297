import { createEngine, type Engine } from '../../server/src/analysis/engine.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { compileKnowledge } from '../../scripts/knowledge/compile.ts';

/** The product's engine on the knowledge sources; a pattern rule that throws fails the test. */
export function productEngine(knowledge = compileKnowledge(process.cwd()).knowledge): Engine {
  return createEngine(knowledge, RULES, (ruleId, error) => {
    throw new Error(`rule ${ruleId} threw`, { cause: error });
  });
}
