import type { Context } from 'hono';
import { seesWhole } from '../../history/in-sight.js';
import type { AuditReport, RuleOutcome } from '../../model/report.js';
import { NotFound } from '../../model/refusal.js';
import { neutralise, plain } from '../../report/neutralise.js';
import { wordingOf } from '../../report/wording.js';
import { readSite } from '../../store/sites/read-sites.js';
import { withQuery } from '../layout/address.js';
import { Card, Facts, Mark, Score, Tabs, Time, points } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { Table } from '../layout/table.js';
import { OUTCOMES } from '../layout/words.js';
import type { Call } from '../route.js';
import { scoreOf } from '../shown/score-of.js';
import { AuditFiles } from './audit-files.js';
import { effectiveReport } from './effective-report.js';

const VALUES = ['failed', 'cantTell', 'untested', 'passed', 'inapplicable'] as const;

/** One audit of a site: every rule as it came out, and the files that were written of it. */
export async function showAudit(c: Context, call: Call, place: { site: string; run: string }): Promise<Response> {
  const { say, office, actor, query, lang } = call;
  const { site, run } = place;
  const stored = await readSite(office.store.db, actor, site);
  if (!seesWhole(actor, site)) throw new NotFound();
  const audit = await office.store.db
    .selectFrom('audits as a')
    .innerJoin('runs as r', 'r.id', 'a.run')
    .select([
      'a.state',
      'a.failure',
      'a.message',
      'a.only_rules',
      'a.started_at',
      'a.finished_at',
      'a.attempt',
      'r.title',
    ])
    .where('a.run', '=', run)
    .where('a.site', '=', site)
    .executeTakeFirst();
  if (!audit) throw new NotFound({ zh: '没有这次检查。', en: 'There is no such audit.' });
  const kept = await effectiveReport(office, place);
  const words = wordingOf(lang);
  const sitePath = `/sites/${encodeURIComponent(site)}`;
  const facts = {
    title: say({ zh: `${plain(stored.entry.name)}：检查 ${run}`, en: `${plain(stored.entry.name)}: audit ${run}` }),
    nav: '/sites',
    trail: [
      { path: '/sites', title: say({ zh: '网站', en: 'Sites' }) },
      { path: sitePath, title: plain(stored.entry.name) },
    ],
  };
  if (!kept)
    return showPage(
      c,
      call,
      facts,
      <Card title={say({ zh: '没有报告', en: 'No report' })}>
        <p>
          {audit.failure === null
            ? say({
                zh: '这次检查还没有报告，或者报告已经不在。',
                en: 'There is no report yet, or it is not kept any more.',
              })
            : (words.failure[audit.failure] ?? audit.failure)}
        </p>
        {audit.message === null ? null : <p class="muted">{plain(audit.message)}</p>}
      </Card>,
    );
  const report = neutralise(kept);
  const { scorecard, crawl } = report;
  const value =
    query.choice('value', VALUES) ??
    VALUES.find((one) => report.outcomes.some((outcome) => outcome.value === one)) ??
    'passed';
  const count = (one: string): number => report.outcomes.filter((outcome) => outcome.value === one).length;
  const reviewed =
    report.outcomes.filter(({ review }) => review).length +
    (report.evidenceItems ?? []).filter(({ review }) => review).length;
  return showPage(
    c,
    call,
    { ...facts, aside: <Mark call={call} code={scorecard.verdict} /> },
    <>
      {crawl.stoppedBecause === 'complete' ? null : <p class="notice-line open">{words.stop[crawl.stoppedBecause]}</p>}
      {audit.only_rules === null ? null : (
        <p class="notice-line">
          {say({
            zh: '这次只检查了部分规则，不给整个网站下结论。',
            en: 'Only some rules were audited: it gives no verdict on the site.',
          })}
        </p>
      )}
      <div class="columns">
        <Card title={say({ zh: '概况', en: 'Summary' })}>
          <Facts
            rows={[
              [
                say({ zh: '得分', en: 'Score' }),
                <Score call={call} {...scoreOf(scorecard.points, report.profile.scoring?.base)} />,
              ],
              [say({ zh: '检查日', en: 'As of' }), report.asOf],
              [say({ zh: '评测方案', en: 'Profile' }), `${report.profile.title} ${report.profile.version}`],
              [
                say({ zh: '抓取', en: 'Crawl' }),
                <>
                  <Time at={report.startedAt} /> – <Time at={report.finishedAt} />
                </>,
              ],
              [say({ zh: '请求、网页', en: 'Requests, pages' }), `${crawl.requests} / ${crawl.pages}`],
              crawl.unanswered.total === 0
                ? undefined
                : [say({ zh: '没有应答的请求', en: 'Unanswered' }), crawl.unanswered.total],
              reviewed === 0
                ? undefined
                : [
                    say({ zh: '人工认定', en: 'Decided by evaluators' }),
                    say({ zh: `${reviewed} 项已计入`, en: `${reviewed} counted in` }),
                  ],
            ]}
          />
        </Card>
        <AuditFiles call={call} place={place} />
      </div>
      <Tabs
        label={say({ zh: '按结果', en: 'By outcome' })}
        tabs={VALUES.filter((one) => count(one) > 0).map((one) => ({
          href: withQuery(call.here, { value: one }),
          title: `${say(OUTCOMES[one])} ${count(one)}`,
          isCurrent: one === value,
        }))}
      />
      <Outcomes
        call={call}
        report={report}
        outcomes={report.outcomes.filter((outcome) => outcome.value === value)}
        site={site}
      />
    </>,
  );
}

function Outcomes({
  call,
  report,
  outcomes,
  site,
}: {
  call: Call;
  report: AuditReport;
  outcomes: readonly RuleOutcome[];
  site: string;
}) {
  const { say, lang } = call;
  const words = wordingOf(lang);
  const sections = new Map(
    report.scorecard.sections.map(({ id, title, titleEn }) => [id, lang === 'en' ? (titleEn ?? title) : title]),
  );
  return (
    <Table
      call={call}
      caption={say({ zh: '规则的结果', en: 'Outcomes of rules' })}
      rows={outcomes}
      href={({ rule }) => `/rules/${encodeURIComponent(rule)}`}
      columns={[
        {
          id: 'title',
          head: say({ zh: '规则', en: 'Rule' }),
          kind: 'title',
          cell: ({ title, titleEn }) => (lang === 'en' ? (titleEn ?? title) : title),
        },
        {
          id: 'section',
          head: say({ zh: '部分', en: 'Section' }),
          cell: ({ section }) => sections.get(section) ?? section,
        },
        { id: 'level', head: say({ zh: '类别', en: 'Level' }), cell: ({ level }) => <Mark call={call} code={level} /> },
        {
          id: 'why',
          head: say({ zh: '说明', en: 'Note' }),
          kind: 'long',
          cell: ({ reason, review, waiver }) => (
            <>
              {reason === undefined ? null : (words.reason[reason]?.name ?? reason)}
              {review === undefined ? null : (
                <small class="below">
                  {say({ zh: '人工认定：', en: 'decided: ' })}
                  {review.reason} · {review.by} · <Time at={review.at} />
                </small>
              )}
              {waiver === undefined ? null : (
                <small class="below">
                  {say({ zh: `豁免到 ${waiver.expiresOn}`, en: `waived until ${waiver.expiresOn}` })}
                </small>
              )}
            </>
          ),
        },
        {
          id: 'points',
          head: say({ zh: '得分', en: 'Points' }),
          kind: 'number',
          cell: ({ points: { earned, min, max, outOf } }) =>
            outOf === 0
              ? '—'
              : min === max
                ? `${points(earned)} / ${points(outOf)}`
                : `${points(min)}–${points(max)} / ${points(outOf)}`,
        },
        {
          id: 'findings',
          head: say({ zh: '问题', en: 'Findings' }),
          kind: 'number',
          cell: ({ rule, findings }) =>
            findings.length === 0 ? (
              '0'
            ) : (
              <a href={`/findings?${new URLSearchParams({ site, rule, state: 'all' }).toString()}`}>
                {findings.length}
              </a>
            ),
        },
      ]}
    />
  );
}
