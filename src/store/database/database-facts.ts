/** What a database tells of itself. `versions`: undefined where it holds no table of ours. */
export interface DatabaseFacts {
  readonly versions: readonly string[] | undefined;
  /** Tables that it holds, ours or others'. */
  readonly tables: readonly string[];
  readonly server: string;
  /** Tables may be made and altered. */
  readonly mayAlter: boolean;
}
