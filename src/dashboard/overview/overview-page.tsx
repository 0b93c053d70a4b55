/** What an office looks at in the morning. Long because it is a block a subject, each short. */
import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { plain } from '../../report/neutralise.js';
import { wordingOf } from '../../report/wording.js';
import { Card, Mark, Tiles, Time, points } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { Empty } from '../layout/table.js';
import type { Call } from '../route.js';
import { Change } from '../shown/change.js';
import { ruleNames, type RuleNames } from '../shown/names.js';
import { auditHref } from '../sites/audits-table.js';
import { siteHref } from '../sites/site-columns.js';
import { readOverview, unitsInSight, type ReasonedChange } from './read-overview.js';

type Overview = Awaited<ReturnType<typeof readOverview>>;

/** 总览: what an office looks at first: who got worse and why, what is overdue, what could not be seen, what runs. */
export async function showOverview(c: Context, call: Call): Promise<Response> {
  const { say, office, actor } = call;
  const { db } = office.store;
  const [overview, names, units] = await Promise.all([
    readOverview(call),
    ruleNames(db, call.lang),
    unitsInSight(db, actor),
  ]);
  const title = say({ zh: '总览', en: 'Overview' });
  if (overview.sites === 0 && units.length === 0) return showPage(c, call, { title }, <Nothing call={call} />);
  return showPage(
    c,
    call,
    { title, aside: <span class="muted">{overview.today}</span> },
    <>
      <Figures call={call} overview={overview} />
      {overview.countedAgain > 0 ? (
        <p class="muted">
          {say({
            zh: `上面是最近一次全面检查的结论；其中 ${overview.countedAgain} 个网站复测后按复测计分，`,
            en: `These are verdicts of the latest full audits; of ${overview.countedAgain} sites the second test counts: `,
          })}
          <a href="/ranking">{say({ zh: '见排名', en: 'see the ranking' })}</a>
          {say({ zh: '。', en: '.' })}
        </p>
      ) : null}
      {units.length === 0 ? null : <Units call={call} units={units} />}
      <div class="columns">
        <Changes
          call={call}
          names={names}
          title={say({ zh: '变差的网站', en: 'Got worse' })}
          changes={overview.worse}
          more="/sites?sort=change"
          empty={say({ zh: '与上次相比，没有确定变差的网站。', en: 'No site surely got worse since its last audit.' })}
        />
        <Overdue call={call} overview={overview} />
        <Vetoes call={call} names={names} overview={overview} />
        <Unseen call={call} overview={overview} />
        <Changes
          call={call}
          names={names}
          title={say({ zh: '变好的网站', en: 'Got better' })}
          changes={overview.better}
          more="/sites?sort=-change"
          empty={say({ zh: '与上次相比，没有确定变好的网站。', en: 'No site surely got better since its last audit.' })}
        />
        <UnderWay call={call} overview={overview} />
        <Undecided call={call} overview={overview} />
      </div>
    </>,
  );
}

function Nothing({ call }: { call: Call }) {
  const { say } = call;
  return (
    <Empty>
      <p>{say({ zh: '还没有可以看的网站。', en: 'There is no site to look at yet.' })}</p>
      {call.reaches('/take-in') ? (
        <p>
          <a class="button" href="/take-in">
            {say({ zh: '登记网站、收入以往的检查', en: 'Register sites, take in earlier runs' })}
          </a>
        </p>
      ) : (
        <p>
          {say({
            zh: '请管理员登记网站，或者把网站分给您。',
            en: 'Ask an administrator to register sites, or to give you yours.',
          })}
        </p>
      )}
    </Empty>
  );
}

function Figures({ call, overview }: { call: Call; overview: Overview }) {
  const { say, actor } = call;
  const { counts } = overview;
  const tile = (label: { zh: string; en: string }, count: number, href: string, tone?: 'good' | 'bad' | 'open') => ({
    ...{ label: say(label), count, href },
    ...(tone !== undefined && count > 0 && { tone }),
  });
  return (
    <Tiles
      tiles={[
        ...(overview.sites > 0
          ? [
              tile({ zh: '网站', en: 'Sites' }, overview.sites, '/sites'),
              tile({ zh: '合格', en: 'Qualified' }, counts.qualified, '/sites?verdict=qualified', 'good'),
              tile({ zh: '不合格', en: 'Unqualified' }, counts.unqualified, '/sites?verdict=unqualified', 'bad'),
              tile({ zh: '未定', en: 'Undetermined' }, counts.undetermined, '/sites?verdict=undetermined', 'open'),
              ...(counts.unread > 0
                ? [tile({ zh: '最近没看到', en: 'Not seen lately' }, counts.unread, '/sites?verdict=unread', 'open')]
                : []),
              ...(counts.never > 0
                ? [tile({ zh: '还没有结果', en: 'Never judged' }, counts.never, '/sites?verdict=never')]
                : []),
            ]
          : []),
        tile({ zh: '未了结的问题', en: 'Open faults' }, overview.open, '/findings', 'bad'),
        tile({ zh: '待核实', en: 'Doubts' }, overview.doubts, '/findings?kind=doubt', 'open'),
        ...(actor.sight === 'all' && call.reaches('/review')
          ? [tile({ zh: '待人工认定', en: 'To review' }, overview.reviews, '/review', 'open')]
          : []),
      ]}
    />
  );
}

function Lines({ rows, empty }: { rows: readonly Child[]; empty: string }) {
  if (rows.length === 0) return <p class="muted">{empty}</p>;
  return (
    <ul class="sentence-list">
      {rows.map((row) => (
        <li>{row}</li>
      ))}
    </ul>
  );
}

function Changes({
  call,
  names,
  title,
  changes,
  more,
  empty,
}: {
  call: Call;
  names: RuleNames;
  title: string;
  changes: readonly ReasonedChange[];
  more: string;
  empty: string;
}) {
  const { say } = call;
  return (
    <Card title={title} actions={changes.length > 0 ? <a href={more}>{say({ zh: '全部', en: 'All' })}</a> : null}>
      <Lines
        empty={empty}
        rows={changes.map((one) => (
          <>
            <a href={siteHref(one)}>{plain(one.name)}</a>{' '}
            <Change call={call} direction={one.direction} value={one.change} />{' '}
            <small>
              {say({ zh: `现 ${points(one.value)} 分`, en: `now ${points(one.value)}` })}
              {one.verdictBefore !== null && one.verdictBefore !== one.verdict ? (
                <>
                  {' '}
                  <Mark call={call} code={one.verdictBefore} /> → <Mark call={call} code={one.verdict} />
                </>
              ) : null}
              {one.isOtherProfile ? ` · ${say({ zh: '评测方案有变', en: 'other rules' })}` : ''}
            </small>
            {one.reasons.length === 0 ? null : (
              <small class="below">
                {one.reasons.map(({ rule, findings }, at) => (
                  <>
                    {at > 0 ? say({ zh: '；', en: '; ' }) : ''}
                    <a href={`/findings?${new URLSearchParams({ site: one.site, rule, state: 'all' }).toString()}`}>
                      {names.titleOf(rule)}
                    </a>{' '}
                    {say({ zh: `${findings} 处`, en: String(findings) })}
                  </>
                ))}
                {' · '}
                <a
                  href={`/sites/${encodeURIComponent(one.site)}/compare?${new URLSearchParams({ from: one.previousRun, to: one.run }).toString()}`}
                >
                  {say({ zh: '逐项对比', en: 'compare' })}
                </a>
              </small>
            )}
          </>
        ))}
      />
    </Card>
  );
}

function Vetoes({ call, names, overview }: { call: Call; names: RuleNames; overview: Overview }) {
  const { say } = call;
  return (
    <Card
      title={say({ zh: `单项否决（${overview.vetoedCount}）`, en: `Vetoes (${overview.vetoedCount})` })}
      actions={
        overview.vetoedCount > overview.vetoed.length ? (
          <a href="/sites?verdict=vetoed">{say({ zh: '全部', en: 'All' })}</a>
        ) : null
      }
    >
      <Lines
        empty={say({ zh: '没有网站触发单项否决。', en: 'No site is vetoed.' })}
        rows={overview.vetoed.map(({ site, name, standing }) => (
          <>
            <a href={siteHref({ site })}>{plain(name)}</a>{' '}
            {standing?.vetoes.map((rule, at) => (
              <>
                {at > 0 ? say({ zh: '、', en: ', ' }) : ''}
                <a href={`/findings?${new URLSearchParams({ site, rule }).toString()}`}>{names.titleOf(rule)}</a>
              </>
            ))}{' '}
            <small>{standing?.asOf}</small>
          </>
        ))}
      />
    </Card>
  );
}

function Overdue({ call, overview }: { call: Call; overview: Overview }) {
  const { say, actor } = call;
  const isOffice = actor.sight !== 'all';
  const notices = isOffice ? overview.toAnswer : overview.overdue;
  const path = isOffice ? '/rectification/notices?state=toAnswer' : '/rectification/notices?state=overdue';
  return (
    <Card
      title={
        isOffice ? say({ zh: '要答复的整改通知', en: 'Notices to answer' }) : say({ zh: '逾期未反馈', en: 'Overdue' })
      }
      actions={notices.length > 0 ? <a href={path}>{say({ zh: '全部', en: 'All' })}</a> : null}
    >
      <Lines
        empty={
          isOffice
            ? say({ zh: '没有要答复的通知。', en: 'No notice waits for you.' })
            : say({ zh: '没有逾期的整改。', en: 'Nothing is overdue.' })
        }
        rows={notices.slice(0, 8).map((notice) => (
          <>
            <a href={`/rectification/notices/${encodeURIComponent(notice.id)}`}>{notice.number ?? notice.id}</a>{' '}
            {plain(notice.unit ?? notice.site_name)}{' '}
            <small class={notice.due_on !== null && notice.due_on < overview.today ? 'bad-words' : ''}>
              {say({ zh: `期限 ${notice.due_on ?? '—'}`, en: `due ${notice.due_on ?? '—'}` })} ·{' '}
              {say({
                zh: `${notice.items_open} / ${notice.items} 条未销号`,
                en: `${notice.items_open} of ${notice.items} open`,
              })}
            </small>
          </>
        ))}
      />
    </Card>
  );
}

function Unseen({ call, overview }: { call: Call; overview: Overview }) {
  const { say, lang } = call;
  const words = wordingOf(lang);
  return (
    <Card
      title={say({ zh: '没看到、没定的网站', en: 'Not seen, not decided' })}
      actions={overview.unread.length > 0 ? <a href="/sites?verdict=unread">{say({ zh: '全部', en: 'All' })}</a> : null}
    >
      <Lines
        empty={say({
          zh: '检查过的网站，最近一次都看到了，也都有结论。',
          en: 'Whatever was audited was seen and decided by its latest audit.',
        })}
        rows={overview.unread.map((one) => (
          <>
            <a href={siteHref(one)}>{plain(one.name)}</a>{' '}
            {one.how === 'unread'
              ? (words.failure[one.stoppedBecause] ?? one.stoppedBecause)
              : say({ zh: '未定的规则太多', en: 'too much is undecided' })}{' '}
            <small>
              <a href={auditHref(one.site, one.run)}>
                <Time at={one.crawledAt} />
              </a>
              {one.lastJudged === undefined ? (
                say({ zh: ' · 从来没有看到过', en: ' · never seen' })
              ) : one.how === 'unread' ? (
                <>
                  {say({ zh: ' · 上次看到 ', en: ' · last seen ' })}
                  <Time at={one.lastJudged.crawledAt} />
                </>
              ) : (
                ''
              )}
            </small>
          </>
        ))}
      />
    </Card>
  );
}

function Undecided({ call, overview }: { call: Call; overview: Overview }) {
  const { say, lang } = call;
  const words = wordingOf(lang);
  return (
    <Card
      title={say({ zh: '没能判定的规则', en: 'Rules left undecided' })}
      actions={<a href="/rules?sort=-cant">{say({ zh: '全部', en: 'All' })}</a>}
    >
      <Lines
        empty={say({ zh: '检查过的规则都判定了。', en: 'All rules that were audited are decided.' })}
        rows={overview.undecided.map(({ rule, title, title_en, value, reason, sites }) => (
          <>
            <a href={`/rules/${encodeURIComponent(rule)}?value=${encodeURIComponent(value)}`}>
              {plain((lang === 'en' ? (title_en ?? title) : title) ?? rule)}
            </a>{' '}
            {say({ zh: `${sites} 个网站`, en: `${sites} sites` })}{' '}
            <small>{reason === null ? '' : (words.reason[reason]?.name ?? reason)}</small>
          </>
        ))}
      />
    </Card>
  );
}

function UnderWay({ call, overview }: { call: Call; overview: Overview }) {
  const { say } = call;
  const { runs, dues, missed } = overview;
  return (
    <Card
      title={say({ zh: '检查安排', en: 'Audits' })}
      actions={<a href="/runs">{say({ zh: '全部批次', en: 'All runs' })}</a>}
    >
      <Lines
        empty={say({ zh: '没有进行中的检查，也没有定时安排。', en: 'Nothing runs and nothing is scheduled.' })}
        rows={[
          ...runs.map(({ id, title, state, all, done }) => (
            <>
              {state === 'running' ? say({ zh: '进行中', en: 'Running' }) : say({ zh: '待开始', en: 'Planned' })}{' '}
              <a href={`/runs/${encodeURIComponent(id)}`}>{plain(title ?? id)}</a>{' '}
              <small>
                {done} / {all}
              </small>
            </>
          )),
          ...missed.map(({ title, due_at, state, run }) => (
            <>
              <b class="bad">
                {state === 'missed' ? say({ zh: '错过', en: 'Missed' }) : say({ zh: '跳过', en: 'Skipped' })}
              </b>{' '}
              {plain(title)} <Time at={due_at} />{' '}
              <small>
                {run === null ? (
                  say(
                    state === 'missed'
                      ? { zh: '没有补', en: 'not made up' }
                      : { zh: '上一批还没做完', en: 'the run before was at work' },
                  )
                ) : (
                  <>
                    {say({ zh: '已补：', en: 'made up: ' })}
                    <a href={`/runs/${encodeURIComponent(run)}`}>{run}</a>
                  </>
                )}
              </small>
            </>
          )),
          ...dues.map(({ id, title, due }) => (
            <>
              {say({ zh: '下次', en: 'Next' })} <a href={`/schedules/${encodeURIComponent(id)}`}>{plain(title)}</a>{' '}
              <Time at={due} />
            </>
          )),
        ]}
      />
    </Card>
  );
}

function Units({ call, units }: { call: Call; units: Awaited<ReturnType<typeof unitsInSight>> }) {
  const { say } = call;
  return (
    <Card title={say({ zh: '您负责的单位', en: 'Your units' })}>
      <Lines
        empty=""
        rows={units.map(({ site, unit, siteName, open }) => (
          <>
            <a href={siteHref({ site })}>{plain(unit)}</a> <small>{plain(siteName)}</small>{' '}
            <a href={`/findings?${new URLSearchParams({ site, unit }).toString()}`}>
              {say({ zh: `${open} 处未了结`, en: `${open} open` })}
            </a>
          </>
        ))}
      />
    </Card>
  );
}
