/** A site of the test bed: what it is, how it is audited, what must come out. */
import type { SiteSpec } from '../support/site-builder/index.js';
import { either, none, pass, soundFor, untested } from './expected.js';
import type { Truth } from './expected.js';

export interface SiteCase {
  readonly id: string;
  /** What an evaluator would notice about it. */
  readonly about: string;
  readonly spec: SiteSpec;
  readonly truth: Truth;
  /** `--as-of`; the day the site stands at, unless said. */
  readonly asOf?: string;
  /** Further arguments of `audit`. */
  readonly args?: readonly string[];
  /** `--only` these rules: a quicker crawl where one chapter is in question. */
  readonly only?: readonly string[];
  /** A YAML profile that extends `national`. */
  readonly profile?: string;
  /** Fields of the site list instead of a bare URL. */
  readonly entry?: Readonly<Record<string, unknown>>;
  /** A bare URL without `--name`. */
  readonly isUnnamed?: boolean;
  /** TARGET is the address itself, not the name. */
  readonly asAddress?: boolean;
  readonly verdict?: readonly string[];
  readonly exit?: readonly number[];
  /** Among the few that run with every test run; all run with score.ts. */
  readonly always?: boolean;
  /** With every test run too it is judged in the browser: other sites only with score.ts, since a browser costs more than a site. */
  readonly inBrowser?: boolean;
  /** Numbers that stand in no file of the run but the snapshot, and in no line of the terminal. */
  readonly secrets?: readonly string[];
  /** At most so many requests reach the server. */
  readonly maxRequests?: number;
}

type Options = Omit<SiteCase, 'id' | 'spec' | 'truth' | 'about'>;

/** A case whose truth is that of a sound site but for what is named. */
export const siteCase = (about: string, spec: SiteSpec, differs: Truth = {}, options: Options = {}): SiteCase => {
  const { only } = options;
  // Documents of the case's own carry files only where it says so.
  const files: Truth =
    spec.kind === 'district' && spec.policies ? { 'attachments-open': either(pass(), none('no-targets')) } : {};
  const truth = { ...soundFor(spec.kind), ...files, ...differs };
  const asked = only ? Object.fromEntries(Object.entries(truth).filter(([rule]) => only.includes(rule))) : truth;
  return { id: spec.id, about, spec, truth: asked, ...options };
};

/** The same site without a browser: what is seen in one alone is then untested. */
export function withoutBrowser(site: SiteCase): SiteCase {
  const isSeen = ['passed', 'failed'].includes(site.truth[ACCESSIBILITY]?.[0]?.value ?? '');
  return {
    ...site,
    args: [...(site.args ?? []), '--render', 'never'],
    truth: { ...site.truth, ...(isSeen && { [ACCESSIBILITY]: untested() }) },
  };
}
const ACCESSIBILITY = 'accessibility-basics';
