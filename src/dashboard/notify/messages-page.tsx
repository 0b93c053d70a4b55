import type { Context } from 'hono';
import { NotFound } from '../../model/refusal.js';
import { listMessages, MESSAGE_STATES, sendAgain } from '../../notify/list-messages.js';
import { goTo } from '../cookies.js';
import { EXPORT_ROWS, exportTable, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Pager, PAGE_ROWS, Table } from '../layout/table.js';
import type { Call } from '../route.js';
import { messageColumns } from './message-columns.js';
import { STATES, WORDS } from './words.js';

/** What was sent, and what became of it: of all for admins, of one's own for others. */
export async function showMessages(c: Context, call: Call): Promise<Response> {
  const { office, actor, query, say } = call;
  const { db } = office.store;
  const state = query.choice('state', MESSAGE_STATES);
  const title = say(WORDS.messages);
  const columns = messageColumns(call);
  const wish = state === undefined ? {} : { state };
  const format = wantedFormat(call);
  if (format) {
    const rows = await listMessages(db, actor, { ...wish, limit: EXPORT_ROWS });
    return exportTable(c, call, { name: 'messages', title, columns, rows }, format);
  }
  const after = query.text('after', 120);
  const read = await listMessages(db, actor, { ...wish, ...(after !== '' && { after }), limit: PAGE_ROWS + 1 });
  const rows = read.slice(0, PAGE_ROWS);
  const last = rows.at(-1);
  return showPage(
    c,
    call,
    {
      title,
      trail: [{ path: '/notifications', title: say(WORDS.title) }],
      nav: '/notifications',
      actions: <ExportLinks call={call} />,
    },
    <>
      <Filters
        call={call}
        fields={[
          {
            kind: 'select',
            name: 'state',
            label: say(WORDS.state),
            options: MESSAGE_STATES.map((value) => ({ value, label: say(STATES[value]) })),
          },
        ]}
      />
      <Table call={call} caption={title} columns={columns} rows={rows} empty={say(WORDS.none)} />
      <Pager
        call={call}
        shown={rows.length}
        next={read.length > PAGE_ROWS && last ? `${last.createdAt}|${last.id}` : undefined}
      />
      {rows.some((row) => row.state === 'in-doubt') ? <p class="muted">{say(WORDS.doubtHint)}</p> : null}
    </>,
  );
}

/** Sends a message once more. */
export async function doSendAgain(c: Context, call: Call): Promise<Response> {
  const { office, actor, say } = call;
  const id = c.req.param('message');
  if (id === undefined) throw new NotFound();
  await sendAgain(office.store, actor, office.now(), id);
  office.wake();
  return goTo(c, office, '/notifications/messages', { tone: 'good', text: say(WORDS.againDone) });
}
