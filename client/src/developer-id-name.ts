/**
 * The first name that is not taken: `App-DeveloperID.entitlements` for `App.entitlements`, then
 * `App-DeveloperID-2.entitlements` and so on. Names are compared as file systems that ignore case do.
 */
export function developerIdName(name: string, taken: readonly string[]): string {
  const extension = /\.[^.]+$/.exec(name)?.[0] ?? '';
  const base = `${name.slice(0, name.length - extension.length)}-DeveloperID`;
  const used = new Set(taken.map((one) => one.toLowerCase()));
  let free = `${base}${extension}`;
  for (let number = 2; used.has(free.toLowerCase()); number++) free = `${base}-${number}${extension}`;
  return free;
}
