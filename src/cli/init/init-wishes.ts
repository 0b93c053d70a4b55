/** What `gongkai init` writes for: asked, given, or left to the person who edits the files. */
export interface InitWishes {
  /** Address of the site; undefined: an example stands there, to be replaced. */
  readonly url: URL | undefined;
  readonly name: string | undefined;
  readonly kind: string;
  readonly profile: string | undefined;
  readonly contact: string | undefined;
  readonly ci: CiHost | undefined;
  /** The address is one of the house, which is audited only where that is allowed. */
  readonly isPrivate: boolean;
}

export type CiHost = 'github' | 'gitlab';

/** Stands where no address was given. */
export const EXAMPLE_URL = new URL('http://www.example.gov.cn/');
