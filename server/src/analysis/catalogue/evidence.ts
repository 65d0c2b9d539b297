/** What a member is matched by besides its name. */
export interface Evidence {
  /** The type names of the entry's rule: a method that takes one of them belongs to its framework. */
  readonly types: ReadonlySet<string>;
  /** Only uses on a receiver of the very type that declares the member are asked for. */
  readonly typed: boolean;
}
