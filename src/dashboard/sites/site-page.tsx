import type { Context } from 'hono';
import { randomUUID } from 'node:crypto';
import { seesWhole, unitInSight } from '../../history/in-sight.js';
import { may } from '../../model/actor.js';
import { OPEN_STATES } from '../../model/life.js';
import { plain } from '../../report/neutralise.js';
import { wordingOf } from '../../report/wording.js';
import { findingColumns, findingHref } from '../findings/finding-columns.js';
import { Form } from '../layout/form.js';
import { Card, Facts, Mark, Score, Tiles, Time } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { Table } from '../layout/table.js';
import type { Call } from '../route.js';
import { SiteAddress } from '../shown/address.js';
import { BothScores, TESTS } from '../shown/both-scores.js';
import { Change } from '../shown/change.js';
import { NoticesList } from '../shown/notices-list.js';
import { ruleNames } from '../shown/names.js';
import { scoreOf } from '../shown/score-of.js';
import { AuditsTable, auditHref } from './audits-table.js';
import { readSitePage } from './read-site-page.js';
import { ScoreCard } from './score-card.js';
import { SectionsCard } from './sections-card.js';
import { kindName } from './site-columns.js';
import { UnitsTable } from './units-card.js';

/** One site: how it stands, how it came there, what is wrong with it now, and what is being done about it. */
export async function showSite(c: Context, call: Call, id: string): Promise<Response> {
  const { say, actor, lang } = call;
  const page = await readSitePage(call, id);
  const { site, standing, known } = page;
  const names = await ruleNames(call.office.store.db, lang);
  const isWhole = seesWhole(actor, id);
  const unit = unitInSight(actor, id);
  const open = OPEN_STATES.reduce((sum, state) => sum + Number(page.counts[state] ?? 0), 0);
  const inFindings = (more: Record<string, string>): string =>
    `/findings?${new URLSearchParams({ site: id, ...more }).toString()}`;
  return showPage(
    c,
    call,
    {
      title: plain(site.entry.name),
      nav: '/sites',
      trail: [{ path: '/sites', title: say({ zh: '网站', en: 'Sites' }) }],
      aside: (
        <>
          {isWhole ? <Mark call={call} code={standing?.verdict} /> : null}{' '}
          {site.isActive ? null : <span class="badge quiet">{say({ zh: '已停检', en: 'not audited any more' })}</span>}
        </>
      ),
      actions: <Actions call={call} id={id} isActive={site.isActive} latest={page.audits.at(-1)?.run} />,
    },
    <>
      <p class="row">
        <span>{kindName(call, site.entry.kind)}</span>
        {site.entry.region === undefined ? null : <span>{plain(site.entry.region)}</span>}
        <SiteAddress url={site.entry.url} />
        {unit === undefined ? null : (
          <span>
            <span class="muted">{say({ zh: '您负责的单位', en: 'your unit' })}</span> {plain(unit)}
          </span>
        )}
      </p>
      {known?.unread === undefined ? null : (
        <p class="notice-line open">
          {say({ zh: '最近一次检查没有看到这个网站：', en: 'The latest audit could not see this site: ' })}
          {wordingOf(lang).failure[known.unread.stoppedBecause] ?? known.unread.stoppedBecause}
          {say({ zh: '（', en: ' (' })}
          <Time at={known.unread.crawledAt} /> <a href={auditHref(id, known.unread.run)}>{known.unread.run}</a>
          {say({ zh: '）。下面是此前的情况。', en: '). What follows is as it was before.' })}
        </p>
      )}
      {page.running.map(({ run, state, not_before }) => (
        <p class="notice-line">
          {state === 'running'
            ? say({ zh: '正在检查', en: 'Being audited' })
            : say({ zh: '等待检查，不早于 ', en: 'Waits, not before ' })}
          {state === 'running' ? null : <Time at={not_before} />}{' '}
          {actor.sight === 'all' ? <a href={`/runs/${encodeURIComponent(run)}`}>{run}</a> : run}
        </p>
      ))}
      <Tiles
        tiles={[
          ...(isWhole
            ? [
                {
                  label: say({ zh: '得分', en: 'Score' }),
                  count: <Score call={call} {...scoreOf(standing, page.scheme?.base)} />,
                  note: standing
                    ? say({ zh: `检查日 ${standing.asOf}`, en: `as of ${standing.asOf}` })
                    : say({ zh: '还没有结果', en: 'never judged' }),
                },
                {
                  label: say({ zh: '比上次', en: 'Change' }),
                  count: (
                    <Change call={call} direction={standing?.direction ?? null} value={standing?.change ?? null} />
                  ),
                  ...(standing?.isOtherProfile === true && {
                    note: say({ zh: '评测方案有变，不可直接比', en: 'other rules: not quite comparable' }),
                  }),
                },
              ]
            : []),
          {
            label: say({ zh: '未了结的问题', en: 'Open faults' }),
            count: open,
            href: inFindings({}),
            ...(open > 0 && { tone: 'bad' as const }),
          },
          {
            label: say({ zh: '已改好', en: 'Fixed' }),
            count: Number(page.counts['fixed'] ?? 0),
            href: inFindings({ state: 'fixed' }),
          },
          {
            label: say({ zh: '待核实', en: 'Doubts' }),
            count: page.doubts,
            href: inFindings({ kind: 'doubt' }),
            ...(page.doubts > 0 && { tone: 'open' as const }),
          },
          {
            label: say({ zh: '已豁免', en: 'Waived' }),
            count: Number(page.counts['waived'] ?? 0),
            href: inFindings({ state: 'waived' }),
          },
        ]}
      />
      {page.tests ? (
        <p class="notice-line">
          {say({
            zh: '这次检查之后复测过，排名和通报用计分的一次。',
            en: 'Tested again since: rankings use what counts. ',
          })}
          <BothScores call={call} tests={page.tests} base={page.scheme?.base} />
          {page.ofLists?.map(({ title, counts }) => (
            <small class="below">
              {say({
                zh: `名单“${plain(title)}”计分：${TESTS[counts].zh}`,
                en: `in the list ${plain(title)} counts: ${TESTS[counts].en}`,
              })}
            </small>
          ))}
        </p>
      ) : null}
      {(standing?.vetoes.length ?? 0) === 0 ? null : (
        <p class="notice-line bad">
          {say({ zh: '单项否决：', en: 'Veto: ' })}
          {standing?.vetoes.map((rule, at) => (
            <>
              {at > 0 ? say({ zh: '、', en: ', ' }) : ''}
              <a href={inFindings({ rule })}>{names.titleOf(rule)}</a>
            </>
          ))}
        </p>
      )}
      {isWhole ? (
        <div class="columns">
          <ScoreCard call={call} audits={page.audits} scheme={page.scheme} />
          {page.last ? <SectionsCard call={call} sections={page.last.sections} /> : null}
        </div>
      ) : null}
      <Card
        title={say({ zh: `未了结的问题（${open}）`, en: `Open faults (${open})` })}
        actions={<a href={inFindings({})}>{say({ zh: '全部', en: 'All' })}</a>}
      >
        <div class="long-title">
          <Table
            call={call}
            caption={say({ zh: '未了结的问题', en: 'Open faults' })}
            columns={findingColumns(call, ['site'])}
            rows={page.open}
            href={findingHref}
            empty={say(
              standing || !isWhole
                ? { zh: '没有未了结的问题。', en: 'No open faults.' }
                : { zh: '还没有检查结果。', en: 'Nothing was judged yet.' },
            )}
          />
        </div>
      </Card>
      {page.waived.length === 0 ? null : (
        <Card title={say({ zh: '豁免', en: 'Waivers' })}>
          <ul class="stack">
            {page.waived.map((finding) => (
              <li>
                <a href={findingHref(finding)}>{plain(finding.message)}</a>{' '}
                {finding.waiver ? (
                  <small>
                    {plain(finding.waiver.justification)} · {plain(finding.waiver.approvedBy)} ·{' '}
                    {say({ zh: `到 ${finding.waiver.expiresOn}`, en: `until ${finding.waiver.expiresOn}` })}
                  </small>
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {page.notices.length === 0 ? null : <NoticesList call={call} notices={page.notices} />}
      {page.units.length === 0 ? null : (
        <Card title={say({ zh: `单位（${page.units.length}）`, en: `Units (${page.units.length})` })} id="units">
          <UnitsTable call={call} site={id} units={page.units} />
        </Card>
      )}
      {isWhole ? (
        <Card title={say({ zh: '历次检查', en: 'Audits' })} id="audits">
          <AuditsTable call={call} site={id} audits={page.audits} />
        </Card>
      ) : null}
      <Card title={say({ zh: '登记信息', en: 'As registered' })}>
        <Facts
          rows={[
            [say({ zh: '网站编号', en: 'Site id' }), <code>{site.entry.id}</code>],
            [say({ zh: '评测方案', en: 'Profile' }), site.entry.profile ?? say({ zh: '默认', en: 'standard' })],
            [say({ zh: '允许访问时段', en: 'Active hours' }), site.entry.activeHours],
            [say({ zh: '登记时间', en: 'Registered' }), <Time at={site.createdAt} />],
          ]}
        />
      </Card>
    </>,
  );
}

function Actions({
  call,
  id,
  isActive,
  latest,
}: {
  call: Call;
  id: string;
  isActive: boolean;
  latest: string | undefined;
}) {
  const { say, actor } = call;
  return (
    <>
      {call.reaches('/availability/:site') && seesWhole(actor, id) ? (
        <a class="button quiet" href={`/availability/${encodeURIComponent(id)}`}>
          {say({ zh: '可用性', en: 'Availability' })}
        </a>
      ) : null}
      {latest !== undefined && seesWhole(actor, id) ? (
        <a class="button quiet" href={auditHref(id, latest)}>
          {say({ zh: '最近一次检查', en: 'Latest audit' })}
        </a>
      ) : null}
      {may(actor, 'run') && isActive ? (
        <Form
          call={call}
          action={`/sites/${encodeURIComponent(id)}/run`}
          confirm={say({ zh: '现在检查这个网站？', en: 'Audit this site now?' })}
        >
          <input type="hidden" name="key" value={randomUUID()} />
          <button>{say({ zh: '现在检查', en: 'Audit now' })}</button>
        </Form>
      ) : null}
    </>
  );
}
