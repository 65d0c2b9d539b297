/** Build settings by name; a name may carry conditions, as in `CODE_SIGN_IDENTITY[sdk=macosx*]`. */
export type BuildSettings = ReadonlyMap<string, string>;

/** Longest value that is expanded, and most references that are, so that references to each other can't explode. */
const MAX_LENGTH = 10_000;
const MAX_REFERENCES = 200;

/** `$(NAME)` or `${NAME}`, with operators behind a colon, and without another reference inside. */
const REFERENCE = /\$(?:\(([^()$:{}]*)(?::([^()${}]*))?\)|\{([^{}$:()]*)(?::([^{}$()]*))?\})/;

/** What `layers` say together, lowest first: the highest one wins, and its `$(inherited)` is what the lower ones say. */
export function mergeLayers(layers: readonly BuildSettings[]): BuildSettings {
  const merged = new Map<string, string>();
  for (const layer of layers) {
    for (const [name, value] of layer) merged.set(name, inherit(value, nameOf(name), merged.get(name) ?? ''));
  }
  return merged;
}

/** A setting that names itself means what it inherits, too. */
function inherit(value: string, name: string, inherited: string): string {
  if (!value.includes('$')) return value;
  const references = ['inherited', name].flatMap((one) => [`$(${one})`, `\${${one}}`]);
  const filled = references.reduce((text, reference) => text.split(reference).join(inherited), value);
  return filled.length > MAX_LENGTH ? value.slice(0, MAX_LENGTH) : filled;
}

function nameOf(name: string): string {
  const bracket = name.indexOf('[');
  return bracket < 0 ? name : name.slice(0, bracket);
}

/** The value of a setting with all references filled in; `undefined` when it is not set, or refers to what is unknown. */
export function settingOf(settings: BuildSettings, name: string): string | undefined {
  const value = settings.get(name);
  return value === undefined ? undefined : expand(value, settings)?.trim();
}

/** {@link settingOf} for the setting and all its conditional forms. */
export function settingsOf(settings: BuildSettings, name: string): readonly string[] {
  const names = [...settings.keys()].filter((one) => one === name || one.startsWith(`${name}[`));
  return names.flatMap((one) => settingOf(settings, one) ?? []);
}

/** A setting as the boolean that Xcode takes it for. */
export function flagOf(settings: BuildSettings, name: string): boolean | undefined {
  const value = settingOf(settings, name)?.toUpperCase();
  return value === 'YES' || value === 'TRUE' ? true : value === 'NO' || value === 'FALSE' ? false : undefined;
}

/** `value` with all references filled in, inner ones first; `undefined` when one of them is unknown. */
export function expand(value: string, settings: BuildSettings): string | undefined {
  return expandWithin(value, settings, { left: MAX_REFERENCES });
}

/** Every reference costs; a setting that leads back to itself runs out of budget. */
interface Budget {
  left: number;
}

function expandWithin(value: string, settings: BuildSettings, budget: Budget): string | undefined {
  let text = value;
  for (let reference = REFERENCE.exec(text); reference !== null; reference = REFERENCE.exec(text)) {
    const [whole, round, roundOperators, curly, curlyOperators] = reference;
    const filled = fill(round ?? curly ?? '', roundOperators ?? curlyOperators, settings, budget);
    if (filled === undefined) return undefined;
    text = text.slice(0, reference.index) + filled + text.slice(reference.index + whole.length);
    if (text.length > MAX_LENGTH) return undefined;
  }
  return /\$[({]/.test(text) ? undefined : text;
}

function fill(
  name: string,
  operators: string | undefined,
  settings: BuildSettings,
  budget: Budget,
): string | undefined {
  if (--budget.left < 0) return undefined;
  const list = operators?.split(':') ?? [];
  const fallback = list.find((operator) => operator.startsWith('default='))?.slice('default='.length);
  const known = name === 'inherited' ? '' : settings.get(name);
  const value = known === undefined || known === '' ? (fallback ?? known) : known;
  const expanded = value === undefined ? undefined : expandWithin(value, settings, budget);
  return expanded === undefined ? undefined : list.reduce(applyOperator, expanded);
}

function applyOperator(value: string, operator: string): string {
  switch (operator) {
    case 'lower':
      return value.toLowerCase();
    case 'upper':
      return value.toUpperCase();
    case 'c99extidentifier':
    case 'identifier':
      return value.replace(/\W/g, '_');
    case 'rfc1034identifier':
      return value.replace(/[^A-Za-z0-9.]/g, '-');
    default:
      return value;
  }
}
