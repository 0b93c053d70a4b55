import type { Context } from 'hono';
import { readAnchors } from '../../store/log/anchor-log.js';
import { readLog, type LoggedEntry } from '../../store/log/read-log.js';
import { verifyLog } from '../../store/log/verify-log.js';
import { goTo } from '../cookies.js';
import { EXPORT_ROWS, exportTable, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { Form } from '../layout/form.js';
import { beijingMinute, Time } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Pager, PAGE_ROWS, Table, type Column } from '../layout/table.js';
import { route, type Call, type Route } from '../route.js';
import { ACTIONS, WORDS } from './words.js';

async function showLog(c: Context, call: Call): Promise<Response> {
  const { office, actor, query, say } = call;
  const { db } = office.store;
  const users = await db.selectFrom('users').select(['id', 'name', 'login']).orderBy('login').execute();
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const [action, who, subject] = [query.text('action', 60), query.text('who', 60), query.text('subject', 200)];
  const [from, to] = [query.day('from'), query.day('to')];
  const before = query.whole('after', { min: 1 });
  const wish = {
    ...(action !== '' && { action }),
    ...(who !== '' && { actor: who }),
    ...(subject !== '' && { subject }),
    ...(from !== undefined && { from: new Date(`${from}T00:00:00.000+08:00`).toISOString() }),
    ...(to !== undefined && { to: new Date(`${to}T23:59:59.999+08:00`).toISOString() }),
  };
  const nameOf = (id: string): string => (id === 'system' ? say(WORDS.system) : (names.get(id) ?? id));
  const columns = columnsOf(call, nameOf);
  const title = say(WORDS.log);
  const format = wantedFormat(call);
  if (format) {
    const rows = await readLog(db, actor, { ...wish, limit: EXPORT_ROWS });
    return exportTable(c, call, { name: 'log', title, columns, rows }, format);
  }
  const read = await readLog(db, actor, { ...wish, ...(before !== undefined && { before }), limit: PAGE_ROWS + 1 });
  const rows = read.slice(0, PAGE_ROWS);
  return showPage(
    c,
    call,
    {
      title,
      actions: (
        <>
          <Form call={call} action="/log/verify">
            <button class="quiet">{say(WORDS.verify)}</button>
          </Form>
          <ExportLinks call={call} />
        </>
      ),
    },
    <>
      <Filters
        call={call}
        fields={[
          { kind: 'select', name: 'action', label: say(WORDS.what), options: await actionsIn(call) },
          {
            kind: 'select',
            name: 'who',
            label: say(WORDS.who),
            options: [
              { value: 'system', label: say(WORDS.system) },
              ...users.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` })),
            ],
          },
          { kind: 'search', name: 'subject', label: say(WORDS.subject) },
          { kind: 'day', name: 'from', label: say(WORDS.from) },
          { kind: 'day', name: 'to', label: say(WORDS.to) },
        ]}
      />
      <Table call={call} caption={title} columns={columns} rows={rows} empty={say(WORDS.none)} />
      <Pager call={call} shown={rows.length} next={read.length > PAGE_ROWS ? String(rows.at(-1)?.seq) : undefined} />
    </>,
  );
}

/** The actions that the log has, by their first word. */
async function actionsIn({ office, say }: Call): Promise<readonly { value: string; label: string }[]> {
  const rows = await office.store.db.selectFrom('log').select('action').distinct().orderBy('action').execute();
  return rows.map(({ action }) => ({ value: action, label: ACTIONS[action] ? say(ACTIONS[action]) : action }));
}

const columnsOf = (call: Call, nameOf: (id: string) => string): readonly Column<LoggedEntry>[] => {
  const { say } = call;
  return [
    { id: 'seq', head: say(WORDS.number), kind: 'number', cell: ({ seq }) => seq, value: ({ seq }) => seq },
    { id: 'at', head: say(WORDS.at), cell: ({ at }) => <Time at={at} />, value: ({ at }) => beijingMinute(at) },
    { id: 'who', head: say(WORDS.who), cell: ({ actor }) => nameOf(actor), value: ({ actor }) => nameOf(actor) },
    {
      id: 'what',
      head: say(WORDS.what),
      kind: 'title',
      cell: ({ action }) => (ACTIONS[action] ? say(ACTIONS[action]) : action),
      value: ({ action }) => (ACTIONS[action] ? say(ACTIONS[action]) : action),
    },
    {
      id: 'subject',
      head: say(WORDS.subject),
      cell: ({ subject }) => <Subject call={call} subject={subject} nameOf={nameOf} />,
      value: ({ subject }) => subject,
    },
    {
      id: 'detail',
      head: say(WORDS.detail),
      kind: 'long',
      cell: ({ detail, hash }) => {
        const text = JSON.stringify(detail);
        return (
          <details class="fold">
            <summary>{text === '{}' ? say(WORDS.hash) : text.length > 60 ? `${text.slice(0, 60)}…` : text}</summary>
            <code>{text}</code>
            <br />
            <small>
              {say(WORDS.hash)} <code>{hash}</code>
            </small>
          </details>
        );
      },
      value: ({ detail }) => JSON.stringify(detail),
    },
    { id: 'hash', head: say(WORDS.hash), value: ({ hash }) => hash },
  ];
};

/** What an entry is about, as a link where there is a page of it; users by name. */
function Subject({ call, subject, nameOf }: { call: Call; subject: string; nameOf: (id: string) => string }) {
  const [kind = '', id = ''] = subject.split(/:(.*)/s, 2);
  if (kind === 'user') return <a href={`/users/${encodeURIComponent(id)}`}>{nameOf(id)}</a>;
  const path = kind === 'site' ? '/sites' : kind === 'run' ? '/runs' : undefined;
  if (path === undefined || !call.reaches(path)) return <code>{subject}</code>;
  return (
    <a href={`${path}/${encodeURIComponent(id)}`}>
      <code>{subject}</code>
    </a>
  );
}

async function doVerify(c: Context, { office, say }: Call): Promise<Response> {
  const { anchors, unreadable } = await readAnchors(office.blobs);
  const { entries, anchors: met, fault } = await verifyLog(office.store.db, anchors);
  const text = fault
    ? say(WORDS[fault.what]).replace('{seq}', String(fault.seq))
    : say(WORDS.whole).replace('{n}', String(entries)).replace('{anchors}', String(met));
  const lost = unreadable.length > 0 ? ` ${say(WORDS.unreadable).replace('{n}', String(unreadable.length))}` : '';
  return goTo(c, office, '/log', { tone: fault || lost !== '' ? 'bad' : 'good', text: text + lost });
}

const admin = { right: 'admin', sight: 'all' } as const;

/** The log, and whether it is whole: administrators only. */
export const routes: readonly Route[] = [
  route({ method: 'GET', path: '/log', ...admin, title: WORDS.log, handle: showLog }),
  route({ method: 'POST', path: '/log/verify', ...admin, title: WORDS.verify, handle: doVerify }),
];
