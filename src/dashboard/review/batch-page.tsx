import type { Context } from 'hono';
import { readReport } from '../../history/read-report.js';
import { Conflict, Invalid } from '../../model/refusal.js';
import type { Words } from '../../model/words.js';
import { plain } from '../../report/neutralise.js';
import { giveOpinion } from '../../review/give-opinion.js';
import { listQueue, type QueueRow } from '../../review/read-queue.js';
import { goTo } from '../cookies.js';
import { Form } from '../layout/form.js';
import { Badge, points } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { Empty } from '../layout/table.js';
import type { Call } from '../route.js';
import { SiteAddress } from '../shown/address.js';
import { ItemState } from './queue-page.js';
import { wishOf, withWish } from './queue-wish.js';
import { DECISIONS, WORDS } from './words.js';

/** So many at once; each wants a look. */
const MOST = 30;
const VALUES = ['passed', 'failed', 'inapplicable'] as const;

/** 成批认定: items of one rule below each other, each with a decision and a reason of its own. */
export const showBatch = (c: Context, call: Call): Promise<Response> => batchPage(c, call, new Map());

/** Takes each filled row as if it had been decided on its own page; those that cannot be taken stay, with why. */
export async function doBatch(c: Context, call: Call): Promise<Response> {
  const { office, actor, form, say } = call;
  const shared = form.lines('reason', 2_000);
  const refused = new Map<string, Words>();
  let taken = 0;
  for (const id of form.all('item', 16).slice(0, MOST)) {
    const value = form.text(`value-${id}`, 20);
    if (value === '') continue;
    const own = form.lines(`reason-${id}`, 2_000);
    try {
      const version = form.whole(`version-${id}`) ?? 0;
      await giveOpinion(office, actor, id, { value, reason: own === '' ? shared : own, version });
      taken += 1;
    } catch (error) {
      if (!(error instanceof Invalid) && !(error instanceof Conflict)) throw error;
      const [first] = error instanceof Invalid ? Object.values(error.fields) : [];
      refused.set(id, first ?? error.words);
    }
  }
  if (taken > 0) office.wake();
  if (refused.size > 0) return batchPage(c, call, refused, taken);
  return goTo(c, office, withWish('/review/batch', call), {
    tone: 'good',
    text: say({ zh: `已认定 ${taken} 项。`, en: `${taken} decided.` }),
  });
}

async function batchPage(c: Context, call: Call, refused: ReadonlyMap<string, Words>, taken = 0): Promise<Response> {
  const { office, actor, say, form } = call;
  const wish = { ...wishOf(call), view: 'todo' as const };
  if (wish.rule === undefined)
    throw new Invalid({ zh: '请先在队列里选定一个指标。', en: 'Choose a rule in the queue first.' });
  const at = office.now().toISOString();
  const { rows } = await listQueue(office.store.db, actor, { ...wish, at, limit: MOST });
  const shown = await Promise.all(rows.map(async (row) => ({ row, found: await foundIn(call, row) })));
  const title = rows[0]?.title ?? wish.rule;
  return showPage(
    c,
    call,
    {
      title: `${say({ zh: '成批认定', en: 'In a batch' })}：${plain(title)}`,
      nav: '/review',
      trail: [{ path: withWish('/review', call), title: say(WORDS.review) }],
      ...(refused.size > 0 && { status: 422 as const }),
    },
    shown.length === 0 ? (
      <Empty>{say({ zh: '这一指标没有等您认定的事项。', en: 'Nothing of this rule waits for you.' })}</Empty>
    ) : (
      <Form call={call} action={withWish('/review/batch', call)} class="stack">
        {refused.size > 0 ? (
          <p class="flash bad" role="alert">
            {say({
              zh: `已认定 ${taken} 项，${refused.size} 项没有收下，原因见各行。`,
              en: `${taken} decided, ${refused.size} not taken: see each row.`,
            })}
          </p>
        ) : null}
        <div class="field">
          <label for="field-reason">
            {say({ zh: '共同的理由（下面没有单写理由的用它）', en: 'Shared reason, of rows without one' })}
          </label>
          <textarea id="field-reason" name="reason" rows={2} maxlength={2000} data-focus="r">
            {refused.size > 0 ? form.lines('reason', 2_000) : ''}
          </textarea>
        </div>
        <div class="table" tabindex={0} role="region" aria-label={plain(title)}>
          <table data-rows="">
            <caption>{plain(title)}</caption>
            <thead>
              <tr>
                <th scope="col">{say(WORDS.site)}</th>
                <th scope="col">{say({ zh: '发现的情况', en: 'Found' })}</th>
                <th scope="col">{say({ zh: '结论', en: 'Decision' })}</th>
                <th scope="col">{say(WORDS.reason)}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ row, found }) => (
                <tr>
                  <th scope="row" class="title">
                    <a href={withWish(`/review/${row.id}`, call)}>{plain(row.site_name)}</a>
                    {row.unit === null ? null : <small> {plain(row.unit)}</small>}
                    <input type="hidden" name="item" value={row.id} />
                    <input type="hidden" name={`version-${row.id}`} value={String(row.version)} />
                  </th>
                  <td class="long" data-head={say({ zh: '发现的情况', en: 'Found' })}>
                    {found.map(({ message, url }) => (
                      <p>
                        {plain(message)} {url === undefined ? null : <SiteAddress url={url} />}
                      </p>
                    ))}
                    {row.worth > 0 ? <small>{`${say(WORDS.worth)} ${points(row.worth / 100)}`}</small> : null}{' '}
                    <ItemState say={say} row={row} />
                    {refused.has(row.id) ? (
                      <>
                        {' '}
                        <Badge tone="bad">{say(refused.get(row.id) ?? { zh: '', en: '' })}</Badge>
                      </>
                    ) : null}
                  </td>
                  <td data-head={say({ zh: '结论', en: 'Decision' })}>
                    <select
                      name={`value-${row.id}`}
                      aria-label={say({ zh: `${row.site_name}的结论`, en: `Decision on ${row.site_name}` })}
                    >
                      <option value="">{say({ zh: '暂不认定', en: 'Not now' })}</option>
                      {VALUES.map((value) => (
                        <option
                          value={value}
                          selected={refused.has(row.id) && form.text(`value-${row.id}`, 20) === value}
                        >
                          {say(DECISIONS[value])}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td data-head={say(WORDS.reason)}>
                    <input
                      type="text"
                      name={`reason-${row.id}`}
                      maxlength={2000}
                      value={refused.has(row.id) ? form.lines(`reason-${row.id}`, 2_000) : ''}
                      aria-label={say({ zh: `${row.site_name}的理由`, en: `Reason for ${row.site_name}` })}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p>
          <button data-key="s">{say({ zh: '提交填好的各行', en: 'Hand in the filled rows' })}</button>
        </p>
      </Form>
    ),
  );
}

/** What was found, in a few lines. */
async function foundIn({ office }: Call, row: QueueRow): Promise<readonly { message: string; url?: string }[]> {
  const report = await readReport(office.blobs, row);
  const item = report?.evidenceItems?.find(({ clause }) => clause === row.clause);
  if (item) return [{ message: item.bring }];
  const outcome = report?.outcomes.find(({ rule }) => rule === row.rule);
  return (outcome?.findings ?? [])
    .filter(({ unit }) => row.unit === null || unit === row.unit)
    .slice(0, 3)
    .map(({ message, url }) => ({ message, ...(url !== undefined && { url }) }));
}
