import type { Context } from 'hono';
import { readReport } from '../../history/read-report.js';
import { may } from '../../model/actor.js';
import type { AuditReport, Finding, RuleOutcome } from '../../model/report.js';
import { Conflict, Invalid } from '../../model/refusal.js';
import { plain } from '../../report/neutralise.js';
import { claimItem, releaseItem } from '../../review/claim-item.js';
import { giveOpinion } from '../../review/give-opinion.js';
import { readItem, type ItemDetail } from '../../review/read-item.js';
import { cursorOf, listQueue } from '../../review/read-queue.js';
import { withdrawDecision } from '../../review/withdraw-decision.js';
import { goTo } from '../cookies.js';
import { EvidenceBeside } from '../findings/evidence-view.js';
import { withQuery } from '../layout/address.js';
import { Form } from '../layout/form.js';
import { Card, Facts, Mark, points } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import type { Call } from '../route.js';
import { SiteAddress } from '../shown/address.js';
import { keepUploads } from '../uploads/keep-upload.js';
import { DecisionForm } from './decision-form.js';
import { Appealed, Earlier, Said } from './item-history.js';
import { ItemState } from './queue-page.js';
import { wishOf, withWish } from './queue-wish.js';
import { KINDS, REASONS, WORDS } from './words.js';

const WAITING: ReadonlySet<string> = new Set(['open', 'second', 'disputed']);

/** One item: what was found, the evidence with the page as it was archived, and the form to decide. Opening it takes it to one's desk. */
export async function showItem(c: Context, call: Call): Promise<Response> {
  const id = c.req.param('item') ?? '';
  const { office, actor } = call;
  if (may(actor, 'review') && !call.isToken)
    await claimItem(office, actor, id).catch((error: unknown) => {
      // Somebody else has it, or it is settled: the page says so.
      if (!(error instanceof Conflict)) throw error;
    });
  return itemPage(c, call, id);
}

/** Takes the decision of the form, and leads to the next item of the same kind. */
export async function doDecide(c: Context, call: Call): Promise<Response> {
  const { office, actor, form, say } = call;
  const id = c.req.param('item') ?? '';
  try {
    const files = await keepUploads(office.blobs, form.files('files'), { field: 'files' });
    const earned = form.text('earned', 20);
    const state = await giveOpinion(office, actor, id, {
      value: form.text('value', 20),
      reason: form.lines('reason', 2_000),
      ...(earned !== '' && form.text('value', 20) === 'partly' && { earned: Number(earned) }),
      ...(form.text('until', 20) !== '' && { until: form.text('until', 20) }),
      refuted: form.all('refuted', 16),
      files: files.map(({ name, sha256 }) => ({ name, sha256 })),
      version: form.whole('version') ?? 0,
    });
    office.wake();
    const text =
      state === 'settled'
        ? say({ zh: '已认定，得分已重新计算。', en: 'Decided; the score was counted again.' })
        : state === 'disputed'
          ? say({
              zh: '与另一位评估人意见不一，待第三人认定。',
              en: 'You disagree with the other: a third has to decide.',
            })
          : say({ zh: '已记下，待第二位评估人认定。', en: 'Noted; a second evaluator has to decide.' });
    const at = office.now().toISOString();
    const { rows } = await listQueue(office.store.db, actor, { ...wishOf(call), view: 'todo', at, limit: 1 });
    const next = rows[0];
    return goTo(c, office, next ? withWish(`/review/${next.id}`, call) : withWish('/review', call), {
      tone: 'good',
      text: next ? text : `${text}${say({ zh: '这一类已全部处理。', en: ' Nothing of this kind is left.' })}`,
    });
  } catch (error) {
    if (error instanceof Invalid) return itemPage(c, call, id, error);
    throw error;
  }
}

/** Takes a decision back. */
export async function doWithdraw(c: Context, call: Call): Promise<Response> {
  const { office, actor, form, say } = call;
  const id = c.req.param('item') ?? '';
  await withdrawDecision(office, actor, id, form.lines('why', 2_000));
  office.wake();
  return goTo(c, office, withWish(`/review/${id}`, call), {
    tone: 'good',
    text: say({ zh: '认定已撤回，得分恢复为认定前。', en: 'Taken back; the score is what it was before.' }),
  });
}

/** Puts an item back into the queue. */
export async function doRelease(c: Context, call: Call): Promise<Response> {
  const { office, actor } = call;
  await releaseItem(office, actor, c.req.param('item') ?? '');
  return goTo(c, office, withWish('/review', call));
}

async function itemPage(c: Context, call: Call, id: string, invalid?: Invalid): Promise<Response> {
  const { office, actor, say, lang } = call;
  const at = office.now().toISOString();
  const detail = await readItem(office.store.db, actor, id, at);
  const { item } = detail;
  const report = await readReport(office.blobs, item);
  const outcome = report?.outcomes.find(({ rule }) => rule === item.rule);
  const findings = (outcome?.findings ?? []).filter(({ unit }) => item.unit === null || unit === item.unit);
  const wish = wishOf(call);
  const after = cursorOf(item, wish.sort);
  const { rows } = await listQueue(office.store.db, actor, { ...wish, at, after, limit: 1 });
  const next = rows.find((row) => row.id !== id);
  const from = call.query.text('from', 16);
  const isOpen = WAITING.has(item.state);
  const title = lang === 'en' ? (item.title_en ?? item.title) : item.title;
  return showPage(
    c,
    call,
    {
      title: plain(title),
      nav: '/review',
      trail: [{ path: withWish('/review', call), title: say(WORDS.review) }],
      aside: <ItemState say={say} row={item} />,
      keys: KEYS.map(({ key, zh, en }) => ({ key, does: say({ zh, en }) })),
      actions: (
        <>
          {item.claimed_by === actor.id && isOpen ? (
            <Form call={call} action={withWish(`/review/${id}/release`, call)}>
              <button class="quiet">{say({ zh: '放回队列', en: 'Put it back' })}</button>
            </Form>
          ) : null}
          {from === '' ? null : (
            <a class="button quiet" href={withWish(`/review/${encodeURIComponent(from)}`, call)} data-key="k">
              {say({ zh: '上一项', en: 'Previous' })} <kbd aria-hidden="true">k</kbd>
            </a>
          )}
          {next ? (
            <a class="button quiet" href={withWish(`/review/${next.id}`, call, { from: id })} data-key="j">
              {say({ zh: '下一项', en: 'Next' })} <kbd aria-hidden="true">j</kbd>
            </a>
          ) : null}
        </>
      ),
      ...(invalid && { status: 422 as const }),
    },
    <>
      <div class="split review-item">
        <div class="stack">
          <What call={call} detail={detail} report={report} outcome={outcome} findings={findings} />
          <Appealed call={call} detail={detail} />
        </div>
        <div class="stack">
          <Card title={say(WORDS.decide)}>
            {isOpen && !detail.hasSpoken && detail.claimedBy === undefined ? (
              <DecisionForm
                call={call}
                item={item}
                action={withWish(`/review/${id}`, call)}
                invalid={invalid}
                refutable={findings
                  .filter(({ value }) => value === 'failed')
                  .map(({ fingerprint, message }) => ({ fingerprint, message: plain(message) }))}
              />
            ) : (
              <Standing call={call} detail={detail} />
            )}
          </Card>
          <Said call={call} detail={detail} />
          <Earlier call={call} detail={detail} />
        </div>
      </div>
      <Evidence call={call} detail={detail} outcome={outcome} findings={findings} />
    </>,
  );
}

const KEYS = [
  { key: '1–4', zh: '选结论', en: 'choose the decision' },
  { key: 'r', zh: '写理由（Esc 离开输入框）', en: 'write the reason (Esc leaves it)' },
  { key: 's', zh: '提交并看下一项', en: 'hand in, next item' },
  { key: 'j  k', zh: '下一项、上一项', en: 'next, previous item' },
  { key: 'e', zh: '看证据', en: 'the evidence' },
  { key: '[  ]', zh: '上一条、下一条证据', en: 'previous, next evidence' },
];

/** Why there is no form. */
function Standing({ call: { say }, detail }: { call: Call; detail: ItemDetail }) {
  const { item, hasSpoken, claimedBy } = detail;
  if (item.state === 'gone')
    return (
      <p>{say({ zh: '最近的检查里已没有这个问题，无需认定。', en: 'The latest audit does not ask it any more.' })}</p>
    );
  if (claimedBy !== undefined)
    return <p>{say({ zh: `${claimedBy}正在处理这一项。`, en: `${claimedBy} is at work on it.` })}</p>;
  if (hasSpoken && item.state !== 'settled')
    return (
      <p>
        {say({
          zh: '您已作出认定，须由另一位评估人独立认定后生效。',
          en: 'You have decided; it counts once another evaluator has, without seeing yours.',
        })}
      </p>
    );
  return <p>{say({ zh: '这一项已经认定。', en: 'This is settled.' })}</p>;
}

function What({
  call,
  detail,
  report,
  outcome,
  findings,
}: {
  call: Call;
  detail: ItemDetail;
  report: AuditReport | undefined;
  outcome: RuleOutcome | undefined;
  findings: readonly Finding[];
}) {
  const { say, query, lang } = call;
  const { item, siteName } = detail;
  const chosen = query.whole('finding', { min: 1, max: 9_999 }) ?? 1;
  const clause = report?.evidenceItems?.find((one) => one.clause === item.clause);
  const stake = [
    item.level === 'veto'
      ? say({ zh: '单项否决', en: 'veto' })
      : item.worth > 0
        ? points(item.worth / 100)
        : say({ zh: '不计分', en: 'no points' }),
    item.stake > 0
      ? say({ zh: `其中 ${points(item.stake / 100)} 分待定`, en: `${points(item.stake / 100)} of them undecided` })
      : '',
  ].filter(Boolean);
  return (
    <Card title={say({ zh: '认定什么', en: 'What is asked' })}>
      <Facts
        rows={[
          [say(WORDS.site), <a href={`/sites/${item.site}`}>{plain(siteName)}</a>],
          item.unit === null ? undefined : [say(WORDS.unit), plain(item.unit)],
          [
            say(WORDS.kind),
            `${say(KINDS[item.kind as keyof typeof KINDS])}${item.reason !== null && REASONS[item.reason] ? `：${say(REASONS[item.reason] as { zh: string; en: string })}` : ''}`,
          ],
          [say({ zh: '程序的结果', en: 'Program' }), <Mark call={call} code={item.value} />],
          [say(WORDS.worth), stake.join('，')],
          [say({ zh: '检查批次', en: 'Run' }), <a href={`/runs/${item.run}`}>{item.run}</a>],
        ]}
      />
      {clause ? (
        <div class="prose">
          <p>
            <b>{say({ zh: '要取的证', en: 'To be brought' })}</b>：{plain(clause.bring)}
          </p>
          {clause.phrase === undefined ? null : <blockquote class="quote">{plain(clause.phrase)}</blockquote>}
          <p class="muted">
            {[clause.document, clause.clause, clause.deadline ?? clause.dueOn].filter(Boolean).join(' ')}
          </p>
        </div>
      ) : null}
      {outcome?.basis.map(({ document, number, clause: part, quote }) => (
        <p class="muted">
          {[document, number, part].filter(Boolean).join(' ')}
          {quote === undefined ? '' : `：“${plain(quote)}”`}
        </p>
      ))}
      {findings.length === 0 ? null : (
        <ol class="numbered found">
          {findings.slice(0, MOST_FINDINGS).map((finding, nth) => (
            <li>
              <a
                href={`${withQuery(call.here, { finding: String(nth + 1), evidence: undefined })}#evidence`}
                aria-current={nth + 1 === chosen ? 'true' : undefined}
                data-key={nth === 0 ? 'e' : undefined}
              >
                {plain(lang === 'en' ? (finding.messageEn ?? finding.message) : finding.message)}
              </a>
              {finding.url === undefined ? null : (
                <small>
                  <SiteAddress url={finding.url} />
                </small>
              )}
            </li>
          ))}
          {findings.length > MOST_FINDINGS ? (
            <li class="muted">
              {say({ zh: `另有 ${findings.length - MOST_FINDINGS} 处`, en: `${findings.length - MOST_FINDINGS} more` })}
            </li>
          ) : null}
        </ol>
      )}
      {report === undefined ? (
        <p class="muted">{say({ zh: '这次检查的报告不在存储里。', en: 'The report of this run is not kept.' })}</p>
      ) : null}
    </Card>
  );
}

const MOST_FINDINGS = 30;

function Evidence({
  call,
  detail: { item },
  outcome,
  findings,
}: {
  call: Call;
  detail: ItemDetail;
  outcome: RuleOutcome | undefined;
  findings: readonly Finding[];
}) {
  const chosen = call.query.whole('finding', { min: 1, max: 9_999 }) ?? 1;
  const finding = findings[chosen - 1] ?? findings[0];
  if (!outcome || !finding) return null;
  return <EvidenceBeside call={call} run={item.run} site={item.site} reported={{ outcome, finding }} />;
}
