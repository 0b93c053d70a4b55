import type { Context } from 'hono';
import { readReport } from '../../history/read-report.js';
import { seesWhole, unitInSight } from '../../history/in-sight.js';
import { may } from '../../model/actor.js';
import type { ProofFile } from '../../model/decision.js';
import { Invalid, NotFound } from '../../model/refusal.js';
import { plain } from '../../report/neutralise.js';
import { lodgeAppeal, withdrawAppeal } from '../../review/lodge-appeal.js';
import { APPEAL_STATES, listAppeals, readAppeal, type AppealRow } from '../../review/read-appeals.js';
import { goTo } from '../cookies.js';
import { exportTable, EXPORT_ROWS, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { Form } from '../layout/form.js';
import { Badge, beijingDay, Card, Facts, Mark, Time } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, PAGE_ROWS, Pager, Table, type Column } from '../layout/table.js';
import type { Call } from '../route.js';
import { SiteAddress } from '../shown/address.js';
import { keepUploads } from '../uploads/keep-upload.js';
import { AppealForm } from './decision-form.js';
import { Files } from './item-history.js';
import { APPEAL_WORDS, WORDS } from './words.js';

const TONES = { lodged: 'open', granted: 'good', rejected: 'bad', withdrawn: 'quiet' } as const;

function AppealState({ call: { say }, state }: { call: Call; state: string }) {
  const known = state as keyof typeof APPEAL_WORDS;
  return <Badge tone={TONES[known]}>{say(APPEAL_WORDS[known])}</Badge>;
}

/** 申诉: those in sight, the latest first. */
export async function showAppeals(c: Context, call: Call): Promise<Response> {
  const { office, actor, query, say } = call;
  const state = query.choice('state', APPEAL_STATES);
  const site = query.text('site');
  const after = query.text('after', 2_000);
  const wish = { ...(state && { state }), ...(site !== '' && { site }) };
  const title = say(WORDS.appeals);
  const columns = columnsOf(call);
  const format = wantedFormat(call);
  if (format) {
    const { rows } = await listAppeals(office.store.db, actor, { ...wish, limit: EXPORT_ROWS });
    return exportTable(c, call, { name: 'appeals', title, columns, rows }, format);
  }
  const { rows, next } = await listAppeals(office.store.db, actor, {
    ...wish,
    limit: PAGE_ROWS,
    ...(after !== '' && { after }),
  });
  return showPage(
    c,
    call,
    { title, actions: <ExportLinks call={call} /> },
    <>
      <Filters
        call={call}
        keep={['site']}
        fields={[
          {
            kind: 'select',
            name: 'state',
            label: say(WORDS.state),
            options: APPEAL_STATES.map((value) => ({ value, label: say(APPEAL_WORDS[value]) })),
          },
        ]}
      />
      <Table
        call={call}
        caption={title}
        columns={columns}
        rows={rows}
        href={({ id }) => `/appeals/${id}`}
        empty={say({
          zh: '没有申诉。对检查结果有异议时，在问题页面上提出申诉。',
          en: 'No appeals. They are lodged from the page of a finding.',
        })}
      />
      <Pager call={call} next={next} shown={rows.length} />
    </>,
  );
}

const columnsOf = (call: Call): readonly Column<AppealRow>[] => {
  const { say, office } = call;
  const today = beijingDay(office.now());
  return [
    {
      id: 'title',
      head: say(WORDS.rule),
      kind: 'title',
      cell: ({ title }) => plain(title),
      value: ({ title }) => title,
    },
    {
      id: 'site',
      head: say(WORDS.site),
      cell: ({ site_name }) => plain(site_name),
      value: ({ site_name }) => site_name,
    },
    {
      id: 'unit',
      head: say(WORDS.unit),
      cell: ({ unit }) => plain(unit ?? '—'),
      value: ({ unit }) => unit ?? undefined,
    },
    {
      id: 'state',
      head: say(WORDS.state),
      cell: ({ state }) => <AppealState call={call} state={state} />,
      value: ({ state }) => say(APPEAL_WORDS[state as keyof typeof APPEAL_WORDS]),
    },
    {
      id: 'at',
      head: say({ zh: '提出', en: 'Lodged' }),
      cell: ({ at }) => <Time at={at} />,
      value: ({ at }) => ({ day: at.slice(0, 10) }),
    },
    {
      id: 'due',
      head: say({ zh: '答复期限', en: 'Due' }),
      cell: ({ due_on, state }) =>
        due_on === null ? (
          '—'
        ) : (
          <>
            {due_on}
            {state === 'lodged' && due_on < today ? (
              <Badge tone="bad">{say({ zh: '逾期', en: 'overdue' })}</Badge>
            ) : null}
          </>
        ),
      value: ({ due_on }) => (due_on === null ? undefined : { day: due_on }),
    },
    { id: 'reason', head: say(WORDS.reason), value: ({ reason }) => reason },
    { id: 'answer', head: say({ zh: '答复', en: 'Answer' }), value: ({ answer }) => answer ?? undefined },
  ];
};

/** One appeal, with its answer. */
export async function showAppeal(c: Context, call: Call): Promise<Response> {
  const { office, actor, say } = call;
  const appeal = await readAppeal(office.store.db, actor, c.req.param('appeal') ?? '');
  const files = appeal.files === null ? [] : (JSON.parse(appeal.files) as ProofFile[]);
  const isWaiting = appeal.state === 'lodged';
  return showPage(
    c,
    call,
    {
      title: plain(appeal.title),
      nav: '/appeals',
      trail: [{ path: '/appeals', title: say(WORDS.appeals) }],
      aside: <AppealState call={call} state={appeal.state} />,
      actions:
        isWaiting && may(actor, 'review') ? (
          <a class="button" href={`/review/${appeal.item}`}>
            {say({ zh: '去认定', en: 'Decide' })}
          </a>
        ) : null,
    },
    <div class="columns">
      <Card title={say({ zh: '申诉内容', en: 'The appeal' })}>
        <Facts
          rows={[
            [say(WORDS.site), <a href={`/sites/${appeal.site}`}>{plain(appeal.site_name)}</a>],
            appeal.unit === null ? undefined : [say(WORDS.unit), plain(appeal.unit)],
            [say({ zh: '提出', en: 'Lodged' }), <Time at={appeal.at} />],
            [say({ zh: '经办人', en: 'By' }), plain(appeal.by_name)],
            [say({ zh: '答复期限', en: 'Answer due' }), appeal.due_on ?? '—'],
            [say({ zh: '检查批次', en: 'Run' }), appeal.run],
          ]}
        />
        {appeal.message === null ? null : <p class="muted">{plain(appeal.message)}</p>}
        <blockquote class="quote">{plain(appeal.reason)}</blockquote>
        <Files call={call} files={files} path={`/appeals/${appeal.id}`} />
        {isWaiting && appeal.by_user === actor.id ? (
          <Form
            call={call}
            action={`/appeals/${appeal.id}/withdraw`}
            confirm={say({ zh: '撤回这件申诉？', en: 'Take this appeal back?' })}
          >
            <button class="quiet">{say({ zh: '撤回申诉', en: 'Take it back' })}</button>
          </Form>
        ) : null}
      </Card>
      <Card title={say({ zh: '答复', en: 'Answer' })}>
        {appeal.answer === null ? (
          <p class="muted">{isWaiting ? say({ zh: '还没有答复。', en: 'Not answered yet.' }) : '—'}</p>
        ) : (
          <>
            <blockquote class="quote">{plain(appeal.answer)}</blockquote>
            <p class="muted">
              {plain(appeal.answered_by ?? '')} <Time at={appeal.answered_at} />
            </p>
          </>
        )}
      </Card>
    </div>,
  );
}

interface Target {
  readonly run: string;
  readonly site: string;
  readonly rule: string;
  readonly fingerprint: string;
}

const targetOf = (c: Context, { query }: Pick<Call, 'query'>): Target => ({
  run: query.text('run', 64),
  site: c.req.param('site') ?? '',
  rule: query.text('rule', 100),
  fingerprint: query.text('fingerprint', 16),
});

/** The form to lodge an appeal against a finding or a rule's result. */
export const showLodge = (c: Context, call: Call): Promise<Response> => lodgePage(c, call);

/** Lodges it. */
export async function doLodge(c: Context, call: Call): Promise<Response> {
  const { office, actor, form, say } = call;
  const { fingerprint, ...target } = targetOf(c, call);
  try {
    const files = await keepUploads(office.blobs, form.files('files'), { field: 'files' });
    const id = await lodgeAppeal(office, actor, {
      ...target,
      ...(fingerprint !== '' && { fingerprint }),
      reason: form.lines('reason'),
      files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    });
    office.wake();
    return goTo(c, office, `/appeals/${id}`, {
      tone: 'good',
      text: say({ zh: '申诉已提交，评估人认定后在这里答复。', en: 'Lodged; the answer will stand here.' }),
    });
  } catch (error) {
    if (error instanceof Invalid) return lodgePage(c, call, error);
    throw error;
  }
}

async function lodgePage(c: Context, call: Call, invalid?: Invalid): Promise<Response> {
  const { office, actor, say, lang, here } = call;
  const { run, site, rule, fingerprint } = targetOf(c, call);
  const report = await readReport(office.blobs, { run, site });
  const outcome = report?.outcomes.find((one) => one.rule === rule);
  const finding = outcome?.findings.find((one) => one.fingerprint === fingerprint);
  const unit = unitInSight(actor, site);
  const isTheirs = finding ? finding.unit === unit : outcome?.units?.some(({ name }) => name === unit) === true;
  if (!outcome || (fingerprint !== '' && !finding) || (!seesWhole(actor, site) && !isTheirs)) throw new NotFound();
  return showPage(
    c,
    call,
    {
      title: say({ zh: '提出申诉', en: 'Lodge an appeal' }),
      nav: '/appeals',
      trail: [{ path: '/appeals', title: say(WORDS.appeals) }],
      ...(invalid && { status: 422 as const }),
    },
    <div class="columns">
      <Card title={say({ zh: '对什么有异议', en: 'Against what' })}>
        <p>
          <b>{plain(lang === 'en' ? (outcome.titleEn ?? outcome.title) : outcome.title)}</b>{' '}
          <Mark call={call} code={outcome.value} />
        </p>
        {finding ? (
          <>
            <p>{plain(finding.message)}</p>
            {finding.url === undefined ? null : <SiteAddress url={finding.url} />}
          </>
        ) : null}
      </Card>
      <Card title={say({ zh: '申诉', en: 'The appeal' })}>
        <AppealForm call={call} action={here} invalid={invalid} />
      </Card>
    </div>,
  );
}

/** Takes an appeal back. */
export async function doWithdrawAppeal(c: Context, call: Call): Promise<Response> {
  const { office, actor, say } = call;
  const id = c.req.param('appeal') ?? '';
  await withdrawAppeal(office, actor, id);
  return goTo(c, office, `/appeals/${id}`, { tone: 'good', text: say({ zh: '申诉已撤回。', en: 'Taken back.' }) });
}
