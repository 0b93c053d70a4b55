import type { Context } from 'hono';
import { ruleOverRuns, rulesNow, sitesOfRule, type SiteOfRule } from '../../history/rule-history.js';
import { NotFound } from '../../model/refusal.js';
import type { Coverage } from '../../model/coverage.js';
import type { OutcomeValue } from '../../model/outcome.js';
import type { Profile, Rule } from '../../model/profile.js';
import { Chart } from '../../report/charts/chart.js';
import { countedColumns } from '../../report/charts/counted-bars.js';
import { plain } from '../../report/neutralise.js';
import { wordingOf } from '../../report/wording.js';
import { withQuery } from '../layout/address.js';
import { EXPORT_ROWS, exportTable, wantedFormat } from '../layout/export-table.js';
import { Card, Facts, Mark, Tabs, Time, beijingMinute, points } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, PAGE_ROWS, Pager, Table, type Column } from '../layout/table.js';
import { OUTCOMES } from '../layout/words.js';
import type { Call } from '../route.js';
import { kindName, siteHref } from '../sites/site-columns.js';

const VALUES = ['failed', 'cantTell', 'untested', 'passed', 'inapplicable'] as const;

/** One rule: what it wants and by which clause, who fails it now, and how that went over the runs. */
export async function showRule(c: Context, call: Call, rule: string): Promise<Response> {
  const { say, office, actor, query, lang } = call;
  const { db } = office.store;
  const [[now], packs] = await Promise.all([rulesNow(db, actor, { rule }), office.packs()]);
  const homes = await profilesWith(call, packs, rule);
  const asked = homes[0];
  if (!now && !asked) throw new NotFound({ zh: '没有这条规则。', en: 'There is no such rule.' });
  const title = titleOf(lang, now ?? asked?.rule) ?? rule;
  const value: OutcomeValue = query.choice('value', VALUES) ?? 'failed';
  const wish = { rule, value };
  const format = wantedFormat(call);
  if (format) {
    const { rows } = await sitesOfRule(db, actor, { ...wish, limit: EXPORT_ROWS });
    return exportTable(c, call, { name: `rule-${rule}`, title, columns: siteColumns(call, rule), rows }, format);
  }
  const after = query.text('after', 400);
  const [sites, runs] = await Promise.all([
    sitesOfRule(db, actor, { ...wish, limit: PAGE_ROWS, ...(after !== '' && { after }) }),
    ruleOverRuns(db, actor, { rule }),
  ]);
  const counts: Readonly<Record<OutcomeValue, number>> = {
    failed: now?.failed ?? 0,
    cantTell: now?.cant_tell ?? 0,
    untested: now?.untested ?? 0,
    passed: now?.passed ?? 0,
    inapplicable: now?.inapplicable ?? 0,
  };
  return showPage(
    c,
    call,
    {
      title,
      nav: '/rules',
      trail: [{ path: '/rules', title: say({ zh: '规则', en: 'Rules' }) }],
      aside: <Mark call={call} code={now?.level ?? asked?.rule.level} />,
      actions: <ExportLinks call={call} />,
    },
    <>
      <div class="columns">
        <Demand call={call} rule={rule} asked={asked} packs={homes} checkTitle={checkTitleOf(packs, rule)} />
        <OverRuns call={call} runs={runs} />
      </div>
      <Tabs
        label={say({ zh: '按结果', en: 'By outcome' })}
        tabs={VALUES.map((one) => ({
          href: withQuery(call.here, { value: one === 'failed' ? undefined : one, after: undefined }),
          title: `${say(OUTCOMES[one])} ${counts[one]}`,
          isCurrent: one === value,
        }))}
      />
      <Table
        call={call}
        caption={say({ zh: '网站', en: 'Sites' })}
        columns={siteColumns(call, rule)}
        rows={sites.rows}
        href={siteHref}
        empty={say({ zh: '没有这样的网站。', en: 'There is no such site.' })}
      />
      <Pager call={call} next={sites.next} total={counts[value]} shown={sites.rows.length} />
    </>,
  );
}

interface Home {
  readonly profile: Profile;
  readonly rule: Rule;
}

/** Packs that hold the rule, with their own parameters of it. */
async function profilesWith({ office }: Call, packs: readonly Coverage[], rule: string): Promise<readonly Home[]> {
  const profiles = await Promise.all(packs.map(({ id }) => office.profile(id)));
  return profiles.flatMap((profile): Home[] => {
    const own = profile?.rules.find(({ id }) => id === rule);
    return profile && own ? [{ profile, rule: own }] : [];
  });
}

const titleOf = (lang: Call['lang'], row: { title: string; titleEn?: string | null } | undefined): string | undefined =>
  row && (lang === 'en' ? (row.titleEn ?? row.title) : row.title);

const checkTitleOf = (packs: readonly Coverage[], rule: string): string | undefined =>
  packs.flatMap(({ clauses }) => clauses.flatMap(({ rules }) => rules)).find(({ id }) => id === rule)?.checkTitle;

function Demand({
  call,
  rule,
  asked,
  packs,
  checkTitle,
}: {
  call: Call;
  rule: string;
  asked: Home | undefined;
  packs: readonly Home[];
  checkTitle: string | undefined;
}) {
  const { say, lang } = call;
  const title = say({ zh: '要求', en: 'What it wants' });
  if (!asked)
    return (
      <Card title={title}>
        <p>
          <code>{rule}</code>
        </p>
        <p class="muted">
          {say({
            zh: '现有的规则集里没有这条规则，它只在以往的检查里。',
            en: 'No rule pack at hand has it; only audits of earlier do.',
          })}
        </p>
      </Card>
    );
  const { profile, rule: own } = asked;
  const remedy = lang === 'en' ? (own.remedyEn ?? own.remedy) : own.remedy;
  return (
    <Card title={title}>
      {own.source.map(({ document, clause, quote }) => {
        const source = profile.sources.get(document);
        return (
          <p lang="zh-CN">
            {source?.title.startsWith('《') ? source.title : `《${source?.title ?? document}》`}
            {source?.number === undefined ? '' : `（${source.number}）`} {clause ?? ''}
            {quote === undefined ? null : (
              <>
                {' '}
                <q>{quote}</q>
              </>
            )}
          </p>
        );
      })}
      {remedy === undefined ? null : (
        <p>
          <span class="muted">{say({ zh: '怎样整改', en: 'How to mend it' })}</span> {remedy}
        </p>
      )}
      <Facts
        rows={[
          [say({ zh: '规则编号', en: 'Rule id' }), <code>{rule}</code>],
          [
            say({ zh: '检测项', en: 'Check' }),
            <>
              {checkTitle ?? ''} <code>{own.check}</code>
            </>,
          ],
          [say({ zh: '分值', en: 'Points' }), own.points === 0 ? '—' : points(own.points / 100)],
          [
            say({ zh: '适用于', en: 'Applies to' }),
            own.appliesTo.kinds.map((kind) => kindName(call, kind)).join(say({ zh: '、', en: ', ' })),
          ],
          [
            say({ zh: '生效', en: 'In force' }),
            own.effective ? `${own.effective.from ?? ''} – ${own.effective.to ?? ''}` : undefined,
          ],
          [
            say({ zh: '由谁判定', en: 'Decided by' }),
            own.decidedBy
              ? say({ zh: '机器找线索，人员判定', en: 'an evaluator' })
              : say({ zh: '机器', en: 'the program' }),
          ],
        ]}
      />
      {Object.keys(own.params).length === 0 ? null : (
        <details class="fold">
          <summary>{say({ zh: '参数', en: 'Parameters' })}</summary>
          <pre class="params">{JSON.stringify(own.params, null, 2)}</pre>
        </details>
      )}
      <p>
        <span class="muted">{say({ zh: '规则集', en: 'Packs' })}</span>{' '}
        {packs.map(({ profile: { id, title: name } }, at) => (
          <>
            {at > 0 ? say({ zh: '、', en: ', ' }) : ''}
            <a href={`/packs/${encodeURIComponent(id)}`}>{name}</a>
          </>
        ))}
      </p>
    </Card>
  );
}

/** So many runs are drawn. */
const MOST_RUNS = 12;

function OverRuns({ call, runs }: { call: Call; runs: Awaited<ReturnType<typeof ruleOverRuns>> }) {
  const { say } = call;
  const title = say({ zh: '各批次的结果', en: 'Over the runs' });
  const drawn = runs.slice(-MOST_RUNS);
  if (drawn.length === 0)
    return (
      <Card title={title}>
        <p class="muted">{say({ zh: '还没有检查过。', en: 'It was never judged.' })}</p>
      </Card>
    );
  const labels = drawn.map(({ asOf }) => asOf.slice(5));
  const description = drawn
    .map(
      ({ asOf, failed, passed, cant_tell }) =>
        `${asOf} ${say(OUTCOMES.failed)} ${failed}, ${say(OUTCOMES.passed)} ${passed}, ${say(OUTCOMES.cantTell)} ${cant_tell}`,
    )
    .join('; ');
  return (
    <Card title={title}>
      <Chart
        width="half"
        draw={(width) =>
          countedColumns(
            labels,
            [
              { ink: 'failed', values: drawn.map(({ failed }) => failed) },
              { ink: 'band', values: drawn.map(({ cant_tell }) => cant_tell) },
              { ink: 'passed', values: drawn.map(({ passed }) => passed) },
            ],
            { id: 'over-runs', title, description },
            width,
          )
        }
      />
      <p class="legend-line">
        <span class="key key-failed">■ {say(OUTCOMES.failed)}</span>
        <span class="key key-band">■ {say(OUTCOMES.cantTell)}</span>
        <span class="key key-passed">■ {say(OUTCOMES.passed)}</span>
        <span>{say({ zh: '单位：网站', en: 'sites' })}</span>
      </p>
    </Card>
  );
}

function siteColumns(call: Call, rule: string): readonly Column<SiteOfRule>[] {
  const { say, lang } = call;
  const words = wordingOf(lang);
  return [
    {
      id: 'name',
      head: say({ zh: '网站', en: 'Site' }),
      kind: 'title',
      cell: ({ name }) => plain(name),
      value: ({ name }) => name,
    },
    {
      id: 'kind',
      head: say({ zh: '类型', en: 'Kind' }),
      cell: ({ kind }) => kindName(call, kind),
      value: ({ kind }) => kindName(call, kind),
    },
    {
      id: 'why',
      head: say({ zh: '说明', en: 'Note' }),
      cell: ({ reason }) => (reason === null ? '' : (words.reason[reason]?.name ?? reason)),
      value: ({ reason }) => (reason === null ? '' : (words.reason[reason]?.name ?? reason)),
    },
    {
      id: 'points',
      head: say({ zh: '得分', en: 'Points' }),
      kind: 'number',
      cell: ({ earned, outOf }) => (outOf === 0 ? '—' : `${points(earned)} / ${points(outOf)}`),
      value: ({ earned }) => earned,
    },
    {
      id: 'since',
      head: say({ zh: '从何时起', en: 'Since' }),
      cell: ({ value, decided }) =>
        decided === undefined ? (
          '—'
        ) : (
          <>
            {decided.value === value ? null : <Mark call={call} code={decided.value} />} <Time at={decided.since} />
          </>
        ),
      value: ({ decided }) => (decided ? beijingMinute(decided.since) : ''),
    },
    {
      id: 'findings',
      head: say({ zh: '问题', en: 'Findings' }),
      cell: ({ site, value }) => (
        <a
          href={`/findings?${new URLSearchParams({ site, rule, ...(value === 'cantTell' && { kind: 'doubt' }) }).toString()}`}
        >
          {say({ zh: '看问题', en: 'findings' })}
        </a>
      ),
    },
    { id: 'run', head: say({ zh: '批次', en: 'Run' }), cell: ({ run }) => run, value: ({ run }) => run },
  ];
}
