import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { runHistory } from '../../history/run-history.js';
import { may } from '../../model/actor.js';
import { plain } from '../../report/neutralise.js';
import { dataSize } from '../../report/figures.js';
import { wordingOf } from '../../report/wording.js';
import { withQuery } from '../layout/address.js';
import { exportTable, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { Form } from '../layout/form.js';
import { Badge, Card, Facts, Mark, Score, Tiles, Time, type Tone } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Pager, Table, type Column } from '../layout/table.js';
import { VERDICTS } from '../layout/words.js';
import type { Call } from '../route.js';
import { Change } from '../shown/change.js';
import { pageOf } from '../shown/page-of.js';
import { scoreOf } from '../shown/score-of.js';
import { auditHref } from '../sites/audits-table.js';
import { runHref, RunMark } from './list-page.js';
import { AUDIT_STATES, readRun, type AuditState, type RunAudit } from './read-run.js';
import { AUDIT_STATE_WORDS, ORIGINS, RUN_FILES } from './words.js';

const TONES: Readonly<Record<AuditState, Tone>> = {
  running: 'info',
  waiting: 'quiet',
  failed: 'bad',
  done: 'good',
  cancelled: 'quiet',
};

/** Seconds until a page that was asked to follow a run is loaded again. */
const FOLLOW_S = 15;

/** One run: how far it is, how its sites came out, and what could not be audited and why. */
export async function showRun(c: Context, call: Call, id: string): Promise<Response> {
  const { say, office, actor, query } = call;
  const { run, audits } = await readRun(office.store.db, actor, id);
  const [words, state, verdict] = [
    query.text('q', 100).toLowerCase(),
    query.choice('state', AUDIT_STATES),
    query.text('verdict'),
  ];
  const rows = audits
    .filter((audit) => state === undefined || audit.state === state)
    .filter((audit) => verdict === '' || audit.verdict === verdict)
    .filter((audit) => `${audit.name} ${audit.site}`.toLowerCase().includes(words))
    .sort((a, b) => AUDIT_STATES.indexOf(a.state) - AUDIT_STATES.indexOf(b.state) || (a.site < b.site ? -1 : 1));
  const title = run.title === null ? id : plain(run.title);
  const format = wantedFormat(call);
  if (format) return exportTable(c, call, { name: `run-${id}`, title, columns: auditColumns(call), rows }, format);
  const { shown, next, total } = pageOf(call, rows, ({ site }) => site);
  const isUnderWay = run.state === 'planned' || run.state === 'running';
  if (isUnderWay && query.isOn('follow')) c.header('Refresh', String(FOLLOW_S));
  const count = (wanted: AuditState): number => audits.filter((audit) => audit.state === wanted).length;
  const done = audits.length - count('waiting') - count('running');
  return showPage(
    c,
    call,
    {
      title,
      nav: '/runs',
      trail: [{ path: '/runs', title: say({ zh: '检查批次', en: 'Runs' }) }],
      aside: <RunMark call={call} state={run.state} />,
      actions: <Actions call={call} id={id} isUnderWay={isUnderWay} failed={count('failed')} />,
    },
    <>
      <Facts
        rows={[
          [say({ zh: '编号', en: 'Id' }), <code>{id}</code>],
          [say({ zh: '来源', en: 'Origin' }), say(ORIGINS[run.origin] ?? { zh: run.origin, en: run.origin })],
          [say({ zh: '检查日', en: 'As of' }), run.as_of],
          [say({ zh: '评测方案', en: 'Profile' }), run.profile ?? say({ zh: '各网站自己的', en: 'each site’s own' })],
          [say({ zh: '安排', en: 'Planned' }), <Time at={run.created_at} />],
          [say({ zh: '开始', en: 'Begun' }), <Time at={run.started_at} />],
          [say({ zh: '完成', en: 'Finished' }), <Time at={run.finished_at} />],
        ]}
      />
      {isUnderWay ? <Progress call={call} done={done} all={audits.length} failed={count('failed')} /> : null}
      <Tiles
        tiles={AUDIT_STATES.filter((one) => count(one) > 0).map((one) => ({
          label: say(AUDIT_STATE_WORDS[one] ?? { zh: one, en: one }),
          count: count(one),
          href: withQuery(call.here, { state: one, after: undefined }),
          ...(one === 'failed' && { tone: 'bad' as const }),
        }))}
      />
      <Filters
        call={call}
        keep={['follow']}
        fields={[
          { kind: 'search', name: 'q', label: say({ zh: '网站', en: 'Site' }) },
          {
            kind: 'select',
            name: 'state',
            label: say({ zh: '状态', en: 'State' }),
            options: AUDIT_STATES.map((value) => ({
              value,
              label: say(AUDIT_STATE_WORDS[value] ?? { zh: value, en: value }),
            })),
          },
          {
            kind: 'select',
            name: 'verdict',
            label: say({ zh: '结论', en: 'Verdict' }),
            options: Object.entries(VERDICTS).map(([value, one]) => ({ value, label: say(one) })),
          },
        ]}
      />
      <Table
        call={call}
        caption={say({ zh: '网站', en: 'Sites' })}
        columns={auditColumns(call)}
        rows={shown}
        href={({ site }) => auditHref(site, id)}
        empty={say({ zh: '没有符合条件的网站。', en: 'No site fits.' })}
      />
      <Pager call={call} next={next} total={total} shown={shown.length} />
      <div class="columns">
        <Compare call={call} id={id} />
        {actor.sight === 'all' ? <Files call={call} id={id} /> : null}
      </div>
    </>,
  );
}

function Progress({ call, done, all, failed }: { call: Call; done: number; all: number; failed: number }) {
  const { say } = call;
  const isFollowed = call.query.isOn('follow');
  const part = (many: number): number => (all === 0 ? 0 : Math.round((many / all) * 1000) / 10);
  return (
    <div class="row" role="status">
      <svg class="progress" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="ground" width="100" height="8" />
        <rect class="done" width={part(done)} height="8" />
        <rect class="lost-part" width={part(failed)} height="8" />
      </svg>
      <b>
        {done} / {all}
      </b>
      <a href={withQuery(call.here, { follow: isFollowed ? undefined : '1' })}>
        {isFollowed
          ? say({ zh: '停止自动刷新', en: 'stop following' })
          : say({ zh: `每 ${FOLLOW_S} 秒刷新`, en: `refresh every ${FOLLOW_S} s` })}
      </a>
    </div>
  );
}

function Actions({ call, id, isUnderWay, failed }: { call: Call; id: string; isUnderWay: boolean; failed: number }) {
  const { say, actor } = call;
  const path = runHref({ run: id });
  const canRun = may(actor, 'run') && actor.sight === 'all';
  return (
    <>
      <a class="button quiet" href={`/ranking?run=${encodeURIComponent(id)}`}>
        {say({ zh: '排名', en: 'Ranking' })}
      </a>
      <ExportLinks call={call} />
      {canRun && isUnderWay ? (
        <Form
          call={call}
          action={`${path}/cancel`}
          confirm={say({ zh: '取消这次检查？已完成的保留。', en: 'Cancel this run? What is done stays.' })}
        >
          <button class="danger">{say({ zh: '取消', en: 'Cancel' })}</button>
        </Form>
      ) : null}
      {canRun && !isUnderWay ? (
        <Form
          call={call}
          action={`${path}/again`}
          confirm={say({ zh: '再检查一次同样的网站？', en: 'Audit the same sites again?' })}
        >
          <input type="hidden" name="key" value={randomUUID()} />
          {failed > 0 ? (
            <button class="quiet" name="which" value="failed">
              {say({ zh: `重检失败的（${failed}）`, en: `Failed ones again (${failed})` })}
            </button>
          ) : null}{' '}
          <button name="which" value="all">
            {say({ zh: '再检查一次', en: 'Run again' })}
          </button>
        </Form>
      ) : null}
    </>
  );
}

async function Compare({ call, id }: { call: Call; id: string }) {
  const { say, office, actor } = call;
  const { rows } = await runHistory(office.store.db, actor, { limit: 30 });
  const others = rows.filter(({ run }) => run !== id);
  if (others.length === 0) return null;
  return (
    <Card title={say({ zh: '与另一批次对比', en: 'Compare with another run' })}>
      <form method="get" action={`${runHref({ run: id })}/compare`} class="row">
        <label>
          <span class="muted">{say({ zh: '前一次', en: 'Earlier run' })}</span>{' '}
          <select name="with">
            {others.map(({ run, title, asOf }) => (
              <option value={run}>{`${asOf} ${title ?? run}`}</option>
            ))}
          </select>
        </label>
        <button>{say({ zh: '对比', en: 'Compare' })}</button>
      </form>
    </Card>
  );
}

async function Files({ call, id }: { call: Call; id: string }) {
  const { say, office } = call;
  const names = Object.keys(RUN_FILES);
  const facts = await Promise.all(names.map((name) => office.blobs.facts(`runs/${id}/${name}`)));
  const kept = names.flatMap((name, at) => {
    const bytes = facts[at]?.bytes;
    const words = RUN_FILES[name];
    return bytes === undefined || words === undefined ? [] : [{ name, bytes, words }];
  });
  return (
    <Card title={say({ zh: '批次文件', en: 'Files of the run' })}>
      {kept.length === 0 ? <p class="muted">{say({ zh: '还没有。', en: 'None yet.' })}</p> : null}
      <ul class="files">
        {kept.map(({ name, bytes, words }) => (
          <li>
            <a href={`${runHref({ run: id })}/files/${name}`} download>
              {say(words)}
            </a>{' '}
            <small>
              {name} · {dataSize(bytes)}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function auditColumns(call: Call): readonly Column<RunAudit>[] {
  const { say, lang } = call;
  const words = wordingOf(lang);
  const why = ({ failure, stopped }: RunAudit): string => {
    if (failure !== null) return words.failure[failure] ?? failure;
    return stopped === null || stopped === 'complete' ? '' : (words.failure[stopped] ?? stopped);
  };
  return [
    {
      id: 'name',
      head: say({ zh: '网站', en: 'Site' }),
      kind: 'title',
      cell: ({ name }) => plain(name),
      value: ({ name }) => name,
    },
    {
      id: 'state',
      head: say({ zh: '状态', en: 'State' }),
      cell: ({ state, worker, attempt, notBefore }) => (
        <>
          <Badge tone={TONES[state]}>{say(AUDIT_STATE_WORDS[state] ?? { zh: state, en: state })}</Badge>
          {state === 'running' && worker !== null && call.actor.sight === 'all' ? (
            <small class="below">{worker}</small>
          ) : null}
          {state === 'waiting' ? (
            <small class="below">
              {say({ zh: '不早于 ', en: 'not before ' })}
              <Time at={notBefore} />
            </small>
          ) : null}
          {attempt > 1 ? (
            <small class="below">{say({ zh: `第 ${attempt} 次`, en: `attempt ${attempt}` })}</small>
          ) : null}
        </>
      ),
      value: ({ state }) => say(AUDIT_STATE_WORDS[state] ?? { zh: state, en: state }),
    },
    {
      id: 'verdict',
      head: say({ zh: '结论', en: 'Verdict' }),
      cell: ({ verdict }) => <Mark call={call} code={verdict} />,
      value: ({ verdict }) => verdict ?? '',
    },
    {
      id: 'score',
      head: say({ zh: '得分', en: 'Score' }),
      cell: ({ value, min, max }) =>
        value === null || min === null || max === null ? (
          <span class="muted">—</span>
        ) : (
          <Score call={call} {...scoreOf({ value, min, max })} />
        ),
      value: ({ value }) => value ?? '',
    },
    {
      id: 'change',
      head: say({ zh: '比上次', en: 'Change' }),
      kind: 'number',
      cell: ({ direction, change }) => <Change call={call} direction={direction} value={change} />,
      value: ({ change }) => change ?? '',
    },
    {
      id: 'moves',
      head: say({ zh: '新增 / 改好 / 反弹', en: 'New / fixed / reopened' }),
      kind: 'number',
      cell: ({ arrived, fixed, reopened }) =>
        arrived === null ? '—' : `${arrived} / ${fixed ?? 0} / ${reopened ?? 0}`,
      value: ({ arrived, fixed, reopened }) =>
        arrived === null ? '' : `${arrived} / ${fixed ?? 0} / ${reopened ?? 0}`,
    },
    {
      id: 'why',
      head: say({ zh: '说明', en: 'Note' }),
      kind: 'long',
      cell: (audit) => (
        <>
          {why(audit)}
          {audit.message === null ? null : <small class="below">{plain(audit.message)}</small>}
        </>
      ),
      value: (audit) => [why(audit), audit.message ?? ''].filter((part) => part !== '').join(' '),
    },
    {
      id: 'at',
      head: say({ zh: '完成', en: 'Finished' }),
      cell: ({ finishedAt }) => <Time at={finishedAt} />,
      value: ({ finishedAt }) => finishedAt ?? '',
    },
  ];
}
