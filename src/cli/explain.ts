import type { Catalog } from '../model/check.js';
import type { Profile, Rule } from '../model/profile.js';
import type { AuditReport, Scorecard } from '../model/report.js';
import type { Examination } from '../pipeline.js';
import type { TracedProfile } from '../profile/trace-profile.js';
import type { StoredReport } from './runs/find-reports.js';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { UsageError } from './errors.js';
import { speaker, type Say } from './language.js';
import { rulesFolder } from './rules/load-profiles.js';
import { snapshotOfReport } from './explain/snapshot-of-report.js';

interface Options {
  readonly profile?: string;
  readonly site?: string;
  readonly run?: string;
  readonly out: string;
  readonly json?: boolean;
}

/** `gongkai explain`: what a rule wants, by which clause, and how it came out. */
const explain: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    addHelpPage(command, HELP, say)
      .argument(
        say('<规则>', '<rule>'),
        say(
          '规则编号，如 guide-updated-date；或检测项，如 items/published',
          'id of a rule, e.g. guide-updated-date; or of a check',
        ),
      )
      .option(
        say('--profile <ID|文件>', '--profile <id|file>'),
        say(
          '哪个规则集里的（默认：这次检查所用的，没有 --run 时 national）',
          'of which rule set (default: that of the run, else national)',
        ),
      )
      .option(
        say('--run <检查>', '--run <run>'),
        say(
          '同时说明它在这次检查里的结果：检查编号、latest、目录或 report.json',
          'how it came out in this run: id, latest, folder or report.json',
        ),
      )
      .option(say('--site <网站>', '--site <id>'), say('这次检查里的哪个网站', 'at which site of the run'))
      .option(
        say('--out <目录>', '--out <folder>'),
        say('检查编号所在的输出目录', 'output folder in which the run id lies'),
        'reports',
      )
      .option('--json', say('输出 JSON', 'print JSON'))
      .action((id: string, options: Options) => {
        // A run was judged by its own profile, whatever a config says today.
        const isOfRun = options.run !== undefined && command.getOptionValueSource('profile') === 'config';
        const { profile, ...others } = options;
        return explainRule(id, isOfRun || profile === undefined ? others : options, context, say);
      });
  },
};
export default explain;

const HELP: HelpPage = {
  about: {
    zh: '要求什么、依据哪份文件哪一条、由哪个检测项按什么参数来判、怎样整改；加上 --run，还说明看了哪些页面、为何这样判、改好以后得几分。',
    en: 'What it wants, by which clause, which check judges it with which parameters, what to do; with --run also which pages were looked at, why it came out so, and the points once mended.',
  },
  examples: [
    { line: 'explain guide-updated-date', note: { zh: '一条规则', en: 'a rule' } },
    {
      line: 'explain ipv6-dns --run latest --site shizhong',
      note: { zh: '最近一次检查里，这个网站为何这样判', en: 'why it came out so at a site of the latest run' },
    },
    { line: 'explain items/published', note: { zh: '一个检测项：有哪些参数', en: 'a check and its parameters' } },
  ],
  seeAlso: ['rules show', 'inspect'],
};

async function explainRule(id: string, options: Options, { cwd, stdout }: CliContext, say: Say): Promise<void> {
  if (options.site !== undefined && options.run === undefined)
    throw new UsageError(say('--site 要和 --run 一起用', '--site goes together with --run'));
  const { catalog } = await import('../catalog.js');
  const check = catalog.get(id);
  if (check) {
    const { describeCheck } = await import('./explain/describe-check.js');
    return void stdout.write(`${describeCheck(check, say)}\n`);
  }
  const stored = options.run === undefined ? [] : await findStored(options.run, options, cwd, say);
  const { profile, trace } = await profileOf(options, stored[0], cwd);
  const rule = await findRule(id, profile, say);
  const sites = await Promise.all(
    stored.map(async (one) => {
      const report = one.read();
      return { report, examination: await examine(one, report, profile, rule) };
    }),
  );
  if (options.json) {
    const reports = sites.map(({ report }) => report);
    stdout.write(
      `${JSON.stringify({ profile: profile.id, rule: { ...rule, points: rule.points / 100 }, check: checkFacts(rule, catalog), writtenAt: trace ? placesOf(rule, trace) : null, clauses: (profile.clauses ?? []).filter(({ rules }) => rules.includes(rule.id)), outcomes: outcomesOf(rule, reports), examinations: sites.map(({ examination }) => (examination ? factsOf(examination) : null)) }, null, 2)}\n`,
    );
    return;
  }
  const [{ describeRule, describeOutcome }, { describeExamination }] = await Promise.all([
    import('./explain/describe-rule.js'),
    import('./explain/describe-examination.js'),
  ]);
  const blocks = [
    describeRule(rule, profile, catalog, say, trace),
    ...sites.map(({ report, examination }) =>
      [
        describeOutcome(rule.id, report, say),
        examination
          ? describeExamination(examination, say)
          : say(
              '  快照不在旁边，或评测方案后来改过：只能按报告说明，gongkai replay 可以重新判断',
              '  no snapshot beside it, or the rule set changed since: told from the report alone; gongkai replay judges again',
            ),
      ].join('\n'),
    ),
  ];
  stdout.write(`${blocks.join('\n\n')}\n`);
}

/** As asked, else as the run was judged: by the rule set of that name if it is still the same, else as its snapshot keeps it; else `national`. */
async function profileOf(
  { profile }: Options,
  stored: StoredReport | undefined,
  cwd: string,
): Promise<{ readonly profile: Profile; readonly trace?: TracedProfile }> {
  const judged = profile === undefined ? stored?.read().profile : undefined;
  const today = judged && (await loadedNow(judged.id, cwd));
  if (today && today.profile.digest === judged.digest) return { profile: today.profile, trace: today };
  const snapshot = profile === undefined && stored ? snapshotOfReport(stored) : undefined;
  if (snapshot !== undefined) {
    const [{ openSnapshot }, { reviveProfile }] = await Promise.all([
      import('../snapshot/open-snapshot.js'),
      import('../profile/serialize-profile.js'),
    ]);
    const reader = openSnapshot(snapshot);
    const { resolved } = reader.head.profile;
    reader.close();
    return { profile: reviveProfile(resolved) };
  }
  const trace = await load(profile ?? 'national', cwd);
  return { profile: trace.profile, trace };
}

async function load(reference: string, cwd: string): Promise<TracedProfile> {
  const [{ loadTraced }, { catalog }] = await Promise.all([
    import('../profile/load-profile.js'),
    import('../catalog.js'),
  ]);
  return loadTraced(reference, { rulesFolder, checks: catalog, cwd });
}

/** The rule set of a name as it is on this machine; undefined where there is none, or it has faults by now. */
const loadedNow = (id: string, cwd: string): Promise<TracedProfile | undefined> => load(id, cwd).catch(() => undefined);

/** Looks over the rule's shoulder where the snapshot lies beside the report and the report was made by these rules. */
async function examine(
  stored: StoredReport,
  report: AuditReport,
  profile: Profile,
  rule: Rule,
): Promise<Examination | undefined> {
  const snapshot = snapshotOfReport(stored);
  if (snapshot === undefined || report.profile.digest !== profile.digest) return undefined;
  const { examineRule } = await import('../pipeline.js');
  return examineRule(snapshot, { profile, asOf: report.asOf }, rule.id);
}

/** The same as data: addresses and figures, no pages. */
const factsOf = ({ columns, pages, whatIf }: Examination): unknown => ({
  columns: columns.map(({ term, sighting, nearMisses }) => ({
    id: term.id,
    state: sighting.state,
    ...(sighting.state === 'found' && {
      name: sighting.value.name,
      url: sighting.value.url,
      rows: sighting.value.items.length,
    }),
    ...(sighting.state === 'undecided' && { reason: sighting.reason }),
    ...(sighting.state !== 'found' && { looked: sighting.looked.map(({ url }) => url) }),
    nearMisses,
  })),
  pages: pages.map(({ url, record }) => ({ url, record })),
  whatIf: { now: pointsOf(whatIf.now), then: pointsOf(whatIf.then) },
});
const pointsOf = ({ verdict, points }: Scorecard): unknown => ({ verdict, points });

async function findRule(id: string, { rules, id: profile }: Profile, say: Say): Promise<Rule> {
  const rule = rules.find((one) => one.id === id);
  if (rule) return rule;
  const { nearest } = await import('../lib/text/nearest.js');
  const checks = id.includes('/') ? [...(await import('../catalog.js')).catalog.keys()] : [];
  // Whoever has a report before him knows the title, not the id.
  const called = rules.filter(({ title, titleEn }) => `${title} ${titleEn ?? ''}`.includes(id)).map((one) => one.id);
  const meant =
    nearest(id, [...checks, ...rules.map((one) => one.id)]) ??
    (called.length > 0 ? called.slice(0, 5).join(say('、', ', ')) : undefined);
  throw new UsageError(say(`规则集 ${profile} 里没有规则 ${id}`, `there is no rule ${id} in ${profile}`), [
    ...(meant === undefined ? [] : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)]),
    say(`用 gongkai rules show ${profile} 看全部规则`, `gongkai rules show ${profile} lists all rules`),
  ]);
}

async function findStored(
  run: string,
  { site, out }: Options,
  cwd: string,
  say: Say,
): Promise<readonly StoredReport[]> {
  const { findReports } = await import('./runs/find-reports.js');
  const all = findReports(run, { out, cwd }, say).reports;
  const wanted = all.filter((stored) => site === undefined || stored.site === site);
  if (wanted.length > 0) return wanted;
  const ids = all.map((stored) => stored.site).join(say('、', ', '));
  throw new UsageError(say(`检查 ${run} 里没有网站 ${site ?? ''}`, `there is no site ${site ?? ''} in run ${run}`), [
    say(`可用：${ids}`, `allowed: ${ids}`),
  ]);
}

/** Where the rule and each parameter was written; null for what its check gives by default. */
const placesOf = ({ id, params }: Rule, trace: TracedProfile): unknown => ({
  rule: trace.layersOf(id),
  params: Object.fromEntries(
    Object.keys(params).map((name) => [name, trace.whereWritten(id, ['params', name]) ?? null]),
  ),
});

const checkFacts = ({ check, params }: Rule, catalog: Catalog): unknown => {
  const found = catalog.get(check);
  if (!found) return { id: check, built: false };
  const needs: unknown =
    typeof found.needs === 'function' ? (found.needs as (given: unknown) => unknown)(params) : found.needs;
  return { id: check, built: true, title: found.title, needs };
};

const outcomesOf = (rule: Rule, reports: readonly AuditReport[]): unknown[] =>
  reports.map(({ site, asOf, outcomes }) => ({
    site: site.id,
    asOf,
    outcome: outcomes.find((one) => one.rule === rule.id) ?? null,
  }));
