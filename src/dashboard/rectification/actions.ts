/** What is done to notices from their pages: each reads its form, calls the room, and leads back with a sentence. */
import type { Context } from 'hono';
import { Invalid } from '../../model/refusal.js';
import type { Words } from '../../model/words.js';
import { changeItemsByHand, HAND_EVENTS } from '../../rectification/change-item.js';
import { discardDraft, draftNotices } from '../../rectification/draft-notices.js';
import type { Doing } from '../../rectification/doing.js';
import { extendNotice, withdrawNotice } from '../../rectification/extend-notice.js';
import { issueNotice } from '../../rectification/issue-notice.js';
import { readLetter } from '../../rectification/letters.js';
import { planRetest } from '../../rectification/plan-retest.js';
import { policyOf } from '../../rectification/policy.js';
import { sendBackReply } from '../../rectification/reply.js';
import { planRun } from '../../schedule/plan-run.js';
import { itemsOf } from '../../store/rectification/read-notice.js';
import { goTo } from '../cookies.js';
import { fileAnswer } from '../layout/file-answer.js';
import type { Call } from '../route.js';
import { choiceOf, choosePage } from './choose-page.js';
import { letterMeans } from './letter-means.js';
import { noticePath } from './ledger-columns.js';
import { noticePage } from './notice-page.js';

type Handle = (c: Context, call: Call) => Promise<Response>;

export const doingOf = ({ actor, office }: Call): Doing => ({ actor, at: office.now().toISOString() });
export const noticeOf = (c: Context): string => c.req.param('notice') ?? '';
export const versionOf = ({ form }: Call): number | undefined => form.whole('version', { min: 1 });

/** Back to the notice, with a sentence. */
export const backTo = (c: Context, call: Call, id: string, words: Words): Response =>
  goTo(c, call.office, noticePath(id), { tone: 'good', text: call.say(words) });

/** What was filled in wrongly is shown on the notice's own page. */
const onNotice =
  (act: (c: Context, call: Call, id: string) => Promise<Words>): Handle =>
  async (c, call) => {
    const id = noticeOf(c);
    try {
      const words = await act(c, call, id);
      call.office.wake();
      return backTo(c, call, id, words);
    } catch (error) {
      if (error instanceof Invalid) return noticePage(c, call, id, error);
      throw error;
    }
  };

export const draft: Handle = async (c, call) => {
  const { form, office, say } = call;
  try {
    const isAll = form.text('what') === 'all';
    const ids = await draftNotices(
      office.store,
      {
        ...(isAll ? { choice: choiceOf(form) } : { findings: form.all('finding', 80) }),
        per: form.choice('per', ['site', 'unit']) ?? 'site',
        ...(form.text('title', 100) !== '' && { title: form.text('title', 100) }),
      },
      letterMeans(office),
      doingOf(call),
    );
    const text = say({
      zh: `拟制了 ${ids.length} 份草稿，请查看后下发。`,
      en: `${ids.length} drafts: look at them, then issue.`,
    });
    const [only] = ids;
    const path = ids.length === 1 && only !== undefined ? noticePath(only) : '/rectification/notices?state=draft';
    return goTo(c, office, path, { tone: 'good', text });
  } catch (error) {
    if (error instanceof Invalid) return choosePage(c, call, error);
    throw error;
  }
};

export const issue = onNotice(async (_, call, id) => {
  const { form, office, settings } = call;
  const issued = await issueNotice(
    office.store,
    {
      ...{ notice: id, version: versionOf(call), dueOn: form.day('dueOn') },
      ...{ number: form.text('number', 80) || undefined, recipient: form.text('recipient', 100) || undefined },
    },
    settings,
    doingOf(call),
  );
  await readLetter(office.store, office.blobs, letterMeans(office), id, call.actor);
  return {
    zh: `已下发 ${issued.number ?? ''}，整改期限 ${issued.due_on ?? ''}。`,
    en: `Issued as ${issued.number ?? ''}, due ${issued.due_on ?? ''}.`,
  };
});

/** Several drafts at once, from their list. One that cannot be issued keeps no other from it. */
export const issueMany: Handle = async (c, call) => {
  const { form, office, settings, say } = call;
  const ids = form.all('notice', 80);
  if (ids.length === 0) throw new Invalid({ zh: '请先选择通知书。', en: 'Choose notices first.' });
  const dueOn = form.day('dueOn');
  const refused: string[] = [];
  let count = 0;
  for (const id of ids.slice(0, 200)) {
    try {
      await issueNotice(office.store, { notice: id, dueOn }, settings, doingOf(call));
      count += 1;
    } catch (error) {
      if (!(error instanceof Error && 'words' in error)) throw error;
      refused.push(say((error as Invalid).words));
    }
  }
  office.wake();
  const done = say({ zh: `已下发 ${count} 份。`, en: `${count} issued.` });
  const [first] = refused;
  const text =
    first === undefined
      ? done
      : `${done}${say({ zh: `${refused.length} 份没有下发：`, en: ` ${refused.length} not: ` })}${first}`;
  return goTo(c, office, '/rectification/notices', { tone: first === undefined ? 'good' : 'bad', text });
};

export const discard: Handle = async (c, call) => {
  await discardDraft(call.office.store, noticeOf(c), doingOf(call));
  const text = call.say({ zh: '草稿已删除。', en: 'The draft is deleted.' });
  return goTo(c, call.office, '/rectification/notices?state=draft', { tone: 'good', text });
};

export const extend = onNotice(async (_, call, id) => {
  const { form, office, settings } = call;
  const dueOn = form.day('dueOn');
  const words = { zh: '请填写新的期限。', en: 'Give the new day.' };
  if (dueOn === undefined) throw new Invalid(words, { dueOn: words });
  const wish = { notice: id, version: versionOf(call), dueOn, why: form.lines('why', 1_000) };
  await extendNotice(office.store, wish, policyOf(settings), doingOf(call));
  return { zh: `期限延至 ${dueOn}。`, en: `Due on ${dueOn} now.` };
});

export const withdraw = onNotice(async (_, call, id) => {
  const wish = { notice: id, version: versionOf(call), why: call.form.lines('why', 1_000) };
  await withdrawNotice(call.office.store, wish, doingOf(call));
  return { zh: '通知书已撤销。', en: 'The notice is withdrawn.' };
});

export const retest = onNotice(async (_, call, id) => {
  const asked = { notices: [{ id, version: versionOf(call) }] };
  const { run } = await planRetest(call.office.store, asked, planRun, doingOf(call));
  return { zh: `已安排复查 ${run}，查完自动销号。`, en: `Second test ${run} is planned.` };
});

export const sendBack = onNotice(async (_, call, id) => {
  const wish = { notice: id, version: versionOf(call), why: call.form.lines('why', 1_000) };
  await sendBackReply(call.office.store, wish, doingOf(call));
  return { zh: '反馈已退回。', en: 'The reply is sent back.' };
});

export const settleItems = onNotice(async (_, call, id) => {
  const { form, office } = call;
  const event = form.choice('event', HAND_EVENTS) ?? 'closeByHand';
  const chosen = form.all('finding', 80);
  const findings = form.isOn('all')
    ? (await itemsOf(office.store.db, id))
        .filter(({ state }) =>
          event === 'reopenByHand' ? state === 'closed' : !['closed', 'withdrawn'].includes(state),
        )
        .map(({ finding }) => finding)
    : chosen;
  const change = { notice: id, findings, event, why: form.lines('why', 1_000), version: versionOf(call) };
  await changeItemsByHand(office.store, change, doingOf(call));
  return { zh: `已处理 ${findings.length} 处。`, en: `${findings.length} items settled.` };
});

/** The 整改通知书 as a Word file. */
export const letter: Handle = async (c, call) => {
  const { office, actor } = call;
  const { notice, bytes } = await readLetter(office.store, office.blobs, letterMeans(office), noticeOf(c), actor);
  return fileAnswer(c, {
    name: `整改通知书 ${notice.number ?? '草稿'} ${notice.unit ?? notice.site_name}.docx`,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes,
  });
};
