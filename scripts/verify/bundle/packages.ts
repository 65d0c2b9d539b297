interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>;
}

/** The packages among the inputs of a bundle that are neither declared dependencies nor dependencies of these. */
export function foreignPackages(lockfile: unknown, inputs: readonly string[]): readonly string[] {
  const declared = dependencyClosure(lockfile as Lockfile);
  const bundled = new Set(inputs.flatMap((input) => packageOf(input) ?? []));
  return [...bundled].filter((name) => !declared.has(name)).sort();
}

/** The innermost package that a file belongs to; `undefined` for a file of the project. */
function packageOf(input: string): string | undefined {
  return /.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

function dependencyClosure({ packages }: Lockfile): ReadonlySet<string> {
  const names = new Set(Object.keys(packages['']?.dependencies ?? {}));
  // A set visits what is added while it is walked.
  for (const name of names) {
    for (const [key, { dependencies }] of Object.entries(packages)) {
      if (key.endsWith(`node_modules/${name}`)) Object.keys(dependencies ?? {}).forEach((one) => names.add(one));
    }
  }
  return names;
}
