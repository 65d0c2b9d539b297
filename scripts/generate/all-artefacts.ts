import type { KnowledgeBase } from '../../server/src/knowledge/knowledge-base.ts';
import { apiDocs } from './api-docs.ts';
import type { Artefact } from './artefact.ts';
import { configurationSchema } from './configuration-schema.ts';
import { formatArtefact } from './format-artefact.ts';
import { guidanceDocs } from './guidance-docs.ts';
import { manifestSettings } from './manifest-settings.ts';
import { readmeRules } from './readme-rules.ts';
import { ruleDocs } from './rule-docs.ts';
import { ruleRegistry } from './rule-registry.ts';
import { settingsDocs } from './settings-docs.ts';
import { readSettings } from './settings-model.ts';

/** Everything that is generated and committed, as it should be now, formatted. */
export async function allArtefacts(root: string, base: KnowledgeBase): Promise<readonly Artefact[]> {
  const settings = readSettings(root);
  const { rules } = base.knowledge;
  const made = [
    ruleRegistry(root),
    manifestSettings(root, settings, rules),
    configurationSchema(settings, rules),
    settingsDocs(settings, rules),
    ...ruleDocs(root, base),
    ...readmeRules(root, base),
    apiDocs(base),
    guidanceDocs(base),
  ];
  return Promise.all(made.map((artefact) => formatArtefact(root, artefact)));
}
