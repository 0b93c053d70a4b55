/** One example: its site seen, its rules asked, what they say held against what they should. */
import { evaluate } from '../evaluate/evaluate.js';
import type { Catalog } from '../model/check.js';
import type { Profile, Rule } from '../model/profile.js';
import type { RawOutcome } from '../model/report.js';
import type { SiteEntry } from '../model/site-entry.js';
import type { SiteModel } from '../model/site-model.js';
import { planCrawl } from '../plan/plan-crawl.js';
import { compareOutcome } from './compare-outcome.js';
import { drawPages, type SketchedPages } from './draw-pages.js';
import type { ExamplePool } from './example-pool.js';
import type { ExampleSketch } from './example-schema.js';
import { expectedOf, type Expects } from './expected-of.js';
import { layOut, ORIGIN } from './lay-out.js';
import { mergeSketch, situationOf } from './merge-sketch.js';
import { visitSite, type Shelf } from './visit-site.js';

/** An expectation that was not met. */
export interface Mismatch {
  readonly rule: string;
  readonly due: string;
  readonly found: string;
  /** What the findings say, or what the check threw. */
  readonly messages: readonly string[];
}

/** An example ready to be judged by any version of its rules. */
export interface PreparedExample {
  readonly sketch: ExampleSketch;
  readonly expects: Expects;
  judge(rules: readonly Rule[]): readonly Mismatch[];
}

/** Mutants of one rule want few different plans; those of a whole rule set would fill the memory. */
const MOST_KEPT = 8;

const DEFAULT_DAY = '2024-12-31';

/** The site is laid out and drawn once, and seen once for each crawl plan that rules make. */
export function prepareExample(
  file: ExamplePool,
  sketch: ExampleSketch,
  { profile, catalog, shelf }: { readonly profile: Profile; readonly catalog: Catalog; readonly shelf: Shelf },
): PreparedExample {
  const expects = expectedOf(file, sketch);
  const usual = file.defaults?.asOf ?? DEFAULT_DAY;
  const { asOf = usual, kind = 'district', name, since } = situationOf(file, sketch);
  let drawn: { readonly site: SiteEntry; readonly pages: SketchedPages; readonly most?: number } | undefined;
  const draw = (): NonNullable<typeof drawn> => {
    if (drawn) return drawn;
    const laid = layOut(mergeSketch(file, sketch), profile.vocabulary, name);
    return (drawn = {
      site: {
        id: 'example',
        name,
        url: `${ORIGIN}/`,
        kind,
        ...(since !== undefined && { since }),
        ...(laid.units.length > 0 && { units: laid.units }),
      },
      pages: drawPages(laid),
      ...(laid.pagesSeen !== undefined && { most: laid.pagesSeen }),
    });
  };
  const seen = new Map<string, SiteModel>();
  return {
    sketch,
    expects,
    judge: (rules) => {
      const { site: entry, pages, most } = draw();
      const asked = { ...profile, rules };
      const plan = planCrawl({ profile: asked, catalog, site: entry, asOf });
      const key = keyOf(plan);
      // What is judged as of an earlier day was seen on the usual one.
      const seenOn = asOf > usual ? asOf : usual;
      const site = seen.get(key) ?? visitSite({ plan, pages, seenOn, ...(most !== undefined && { most }) }, shelf);
      // The plan asked for last stands last; the oldest goes.
      seen.delete(key);
      seen.set(key, site);
      const [oldest] = seen.keys();
      if (seen.size > MOST_KEPT && oldest !== undefined) seen.delete(oldest);
      const crashes = new Map<string, string>();
      const outcomes = evaluate({
        profile: asked,
        catalog,
        site,
        onCrash: (rule, error) =>
          crashes.set(rule, error instanceof Error ? (error.stack ?? error.message) : String(error)),
      });
      return outcomes.flatMap((outcome) => mismatchOf(outcome, expects, crashes.get(outcome.rule)));
    },
  };
}

/** Plans that ask for the same; the vocabulary of one profile never changes. */
const keyOf = ({ vocabulary: _vocabulary, site: _site, ...plan }: ReturnType<typeof planCrawl>): string =>
  JSON.stringify(plan, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
  );

function mismatchOf(outcome: RawOutcome, expects: Expects, crash: string | undefined): Mismatch[] {
  const due = expects(outcome.rule);
  if (due === undefined) return [];
  const said = compareOutcome(outcome, due);
  if (said === undefined && crash === undefined) return [];
  const messages = crash === undefined ? outcome.findings.map(({ message }) => message) : [crash];
  return [{ rule: outcome.rule, due: said?.due ?? '', found: said?.found ?? 'check-crashed', messages }];
}
