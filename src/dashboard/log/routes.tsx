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
import { actionWords, detailLine, subjectNames, subjectOf } from './entry-words.js';
import { WORDS } from './words.js';

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
  const columnsFor = async (rows: readonly LoggedEntry[]) => {
    const known = await subjectNames(db, rows.slice(0, NAMED_ROWS));
    return columnsOf(call, nameOf, new Map([...users.map(({ id, name }) => [`user:${id}`, name] as const), ...known]));
  };
  const title = say(WORDS.log);
  const format = wantedFormat(call);
  if (format) {
    const rows = await readLog(db, actor, { ...wish, limit: EXPORT_ROWS });
    return exportTable(c, call, { name: 'log', title, columns: await columnsFor(rows), rows }, format);
  }
  const read = await readLog(db, actor, { ...wish, ...(before !== undefined && { before }), limit: PAGE_ROWS + 1 });
  const rows = read.slice(0, PAGE_ROWS);
  const columns = await columnsFor(rows);
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
  return rows.map(({ action }) => ({ value: action, label: named(say, action) }));
}

const named = (say: Call['say'], action: string): string => {
  const words = actionWords(action);
  return words ? say(words) : action;
};

/** An export names so many at most: more ids than this in one question is too many for a database. */
const NAMED_ROWS = 500;

const columnsOf = (
  call: Call,
  nameOf: (id: string) => string,
  names: ReadonlyMap<string, string>,
): readonly Column<LoggedEntry>[] => {
  const { say } = call;
  return [
    { id: 'seq', head: say(WORDS.number), kind: 'number', cell: ({ seq }) => seq, value: ({ seq }) => seq },
    { id: 'at', head: say(WORDS.at), cell: ({ at }) => <Time at={at} />, value: ({ at }) => beijingMinute(at) },
    { id: 'who', head: say(WORDS.who), cell: ({ actor }) => nameOf(actor), value: ({ actor }) => nameOf(actor) },
    {
      id: 'what',
      head: say(WORDS.what),
      kind: 'title',
      cell: ({ action }) => named(say, action),
      value: ({ action }) => named(say, action),
    },
    {
      id: 'subject',
      head: say(WORDS.subject),
      cell: ({ subject }) => <Subject call={call} subject={subject} names={names} />,
      value: ({ subject }) => subject,
    },
    {
      id: 'detail',
      head: say(WORDS.detail),
      kind: 'long',
      cell: ({ detail, hash }) => {
        const text = detailLine(call, detail);
        return (
          <details class="fold">
            <summary>{text === '' ? say(WORDS.hash) : text.length > 60 ? `${text.slice(0, 60)}…` : text}</summary>
            <code>{JSON.stringify(detail)}</code>
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

/** What an entry is about, as a link where there is a page of it. */
function Subject({ call, subject, names }: { call: Call; subject: string; names: ReadonlyMap<string, string> }) {
  const { text, path } = subjectOf(call, subject, names);
  return path === undefined ? text : <a href={path}>{text}</a>;
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
