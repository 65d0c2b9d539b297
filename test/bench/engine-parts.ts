// What engine-bundle.ts bundles.
export { analyze } from '../../server/src/analysis/analyze.ts';
export { createEngine } from '../../server/src/analysis/engine.ts';
export { createSearch } from '../../server/src/knowledge/search.ts';
export { loadKnowledge } from '../../server/src/load-knowledge.ts';
export { RULES } from '../../server/src/rules/registry.generated.ts';
export { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
