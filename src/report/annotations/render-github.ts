import { faultsOf, RANK, remedyOf, titleOf, type Fault, type PipelineOptions } from '../faults.js';
import type { AuditReport } from '../../model/report.js';
import type { RunFailure } from '../../model/run.js';
import type { RunReports } from '../format.js';
import { wordingOf } from '../wording.js';
import { annotationWords } from './words.js';

/** GitHub shows ten annotations of a level and drops the rest without a word; the last of ours says how many there are. */
const SHOWN_OF_A_LEVEL = 10;

type Command = 'error' | 'warning' | 'notice';
interface Annotation {
  readonly title: string;
  readonly message: string;
  /** Worst first. */
  readonly weight: number;
}

const COMMAND: Readonly<Record<Fault['severity'], Command>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
  review: 'notice',
};

/** `annotations.txt`: workflow commands that GitHub Actions turns into annotations when they are printed. A rule of a site is one. */
export function renderGithub({ run, reports }: Pick<RunReports, 'run' | 'reports'>, options: PipelineOptions): string {
  const { lang } = options;
  const words = annotationWords(lang);
  const levels: Record<Command, Level> = { error: level(), warning: level(), notice: level() };
  const { sites, qualified, unqualified, undetermined, withoutReport } = run.totals;
  const totals = words.totals(sites, qualified, unqualified, undetermined, withoutReport);
  add(levels.notice, { title: words.title, message: totals, weight: Infinity });
  const known = new Set(run.sites.map(({ id }) => id));
  const missing = run.failures.filter(({ site }) => !known.has(site));
  const open = run.sites.filter(({ verdict }) => verdict === 'undetermined');
  const causeOf = ({ why, message }: RunFailure): string => message ?? wordingOf(lang).failure[why] ?? why;
  const listed = (names: readonly string[]): string =>
    names.slice(0, SHOWN_OF_A_LEVEL).join('\n') + (names.length > SHOWN_OF_A_LEVEL ? '\n…' : '');
  if (missing.length > 0) {
    const lines = missing.map((failure) => `${failure.site}${words.colon}${causeOf(failure)}`);
    add(levels.error, { title: words.noReport(missing.length), message: listed(lines), weight: Infinity });
  }
  if (open.length > 0) {
    const lines = open.map(({ name, sentence }) => `${name}${sentence === undefined ? '' : words.colon + sentence}`);
    add(levels.error, { title: words.undetermined(open.length), message: listed(lines), weight: Infinity });
  }
  for (const report of reports()) {
    for (const outcome of report.outcomes) {
      const faults = faultsOf(report, outcome, options);
      const [worst] = faults;
      if (worst !== undefined)
        add(levels[COMMAND[worst.severity]], annotationOf(report, worst, faults.length, options));
    }
  }
  const lines = (['error', 'warning', 'notice'] as const).flatMap((command) =>
    shownOf(levels[command], words.more).map(
      ({ title, message }) => `::${command} title=${property(title)}::${data(message)}`,
    ),
  );
  return `${lines.join('\n')}\n`;
}

function annotationOf(report: AuditReport, fault: Fault, places: number, { lang }: PipelineOptions): Annotation {
  const words = annotationWords(lang);
  const { outcome } = fault;
  const { outOf, earned } = outcome.points;
  const level =
    fault.severity === 'review' ? words.open : outcome.waiver ? words.waived : wordingOf(lang).level[outcome.level];
  const remedy = remedyOf(outcome, lang);
  const count = places > 1 ? (lang === 'en' ? ` (${words.places(places)})` : `（${words.places(places)}）`) : '';
  return {
    title: `${report.site.name} · ${titleOf(outcome, lang)} [${level}]`,
    message: [
      `${fault.message}${count}`,
      fault.address,
      ...(remedy === undefined ? [] : [`${words.remedy}${words.colon}${remedy}`]),
    ].join('\n'),
    weight: (WEIGHTS - RANK[fault.severity]) * 1_000 + (outcome.level === 'veto' ? 500 : 0) + outOf - earned,
  };
}

/** A level's own order: what waits for a person before what is only told; then vetoes; then by points lost or at stake. */
const WEIGHTS = Object.keys(RANK).length;

/** The heaviest of a level, and how many there are: a run of thousands of sites keeps no more. */
interface Level {
  readonly heaviest: Annotation[];
  count: number;
}
const level = (): Level => ({ heaviest: [], count: 0 });

function add(to: Level, annotation: Annotation): void {
  to.count += 1;
  const at = to.heaviest.findIndex(({ weight }) => weight < annotation.weight);
  to.heaviest.splice(at < 0 ? to.heaviest.length : at, 0, annotation);
  if (to.heaviest.length > SHOWN_OF_A_LEVEL) to.heaviest.pop();
}

function shownOf(
  { heaviest, count }: Level,
  more: (count: number) => string,
): readonly Pick<Annotation, 'title' | 'message'>[] {
  if (count <= SHOWN_OF_A_LEVEL) return heaviest;
  const kept = heaviest.slice(0, SHOWN_OF_A_LEVEL - 1);
  return [...kept, { title: 'gongkai', message: more(count - kept.length) }];
}

/** Escapes as the runner undoes them: actions/toolkit, `escapeData` and `escapeProperty`. */
const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
