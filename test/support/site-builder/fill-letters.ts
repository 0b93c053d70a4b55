/** The mailbox of a body: letters of residents, what came of them, and the form that takes new ones. */
import type { Maker } from './build-content.js';
import { adopt } from './adopt.js';
import type { ColumnNode } from './content.js';
import { daysBefore } from './dates.js';

export interface LetterSpec {
  readonly title: string;
  readonly askedDaysAgo: number;
  /** Never, unless said. */
  readonly answeredDaysAgo?: number;
  /** As the list says it; made of the answer unless said. */
  readonly status?: string;
}

export interface MailboxSpec {
  readonly letters?: readonly LetterSpec[];
  /**
   * `table` a list with days and state · `rows` a plain list whose letters say days and answers on their pages · `form` only a form,
   * nothing published · `shell` the list comes by a script's request · `login` whoever would see it must sign in · `none` no such column.
   */
  readonly shown?: 'table' | 'rows' | 'form' | 'shell' | 'login' | 'none';
  /** Words of the heads of the columns that hold the days. */
  readonly heads?: { readonly asked: string; readonly answered: string };
  readonly name?: string;
}

/** What residents write to a district that answers. */
export const usualLetters = (newest: number): LetterSpec[] => [
  { title: '关于青石路路灯不亮的咨询', askedDaysAgo: newest + 26, answeredDaysAgo: newest + 19 },
  { title: '居住证到期后怎样续签', askedDaysAgo: newest + 61, answeredDaysAgo: newest + 57 },
  { title: '建议在东门小学门口增设减速带', askedDaysAgo: newest + 120, answeredDaysAgo: newest + 104 },
  { title: '老旧小区加装电梯的补助标准是多少', askedDaysAgo: newest + 233, answeredDaysAgo: newest + 221 },
];

const stateOf = (letter: LetterSpec): string =>
  letter.status ?? (letter.answeredDaysAgo === undefined ? '办理中' : '已答复');

const WRITE =
  '<h2>我要写信</h2><p>请如实填写，内容应当明确具体。一般咨询在5个工作日内答复。</p><form action="/hdjl/save" method="post"><p><label>姓名 <input type="text" name="xm"></label></p><p><label>联系电话 <input type="text" name="lxdh"></label></p><p><label>标题 <input type="text" name="bt"></label></p><p><label>来信内容 <textarea name="nr" rows="8" cols="60"></textarea></label></p><p><button type="submit">提交</button></p></form>';

/** Fills the mailbox below 互动交流. */
export const fillLetters = (
  hub: ColumnNode,
  spec: MailboxSpec,
  place: string,
  today: string,
  newest: number,
  make: Maker,
): void => {
  const shown = spec.shown ?? 'table';
  if (shown === 'none') return;
  const mailbox = adopt(
    hub,
    make.column('mailbox', spec.name ?? '区长信箱', 'ldxx', { type: '咨询投诉', form: 'single' }),
  );
  if (shown === 'form') {
    mailbox.body = WRITE;
    return;
  }
  adopt(hub, make.column('write', '我要写信', 'wyxx', { type: '咨询投诉', form: 'single', body: WRITE }));
  if (shown === 'login') {
    mailbox.body =
      '<div class="login"><h2>用户登录</h2><p>请登录后查看来信及答复。</p><form action="/login" method="post"><label>账号 <input type="text" name="user"></label><label>密码 <input type="password" name="password"></label><button type="submit">登录</button></form></div>';
    return;
  }
  const heads = spec.heads ?? { asked: '来信时间', answered: '答复时间' };
  for (const letter of spec.letters ?? usualLetters(newest)) {
    const asked = daysBefore(today, letter.askedDaysAgo);
    const answered = letter.answeredDaysAgo === undefined ? undefined : daysBefore(today, letter.answeredDaysAgo);
    const answer = answered
      ? `<tr><td>答复单位</td><td>${place}人民政府办公室</td></tr><tr><td>${heads.answered}</td><td>${answered}</td></tr><tr><td>答复内容</td><td>您好！来信收悉。经核实，您反映的事项已由主管单位办理完毕，感谢您的关心和支持。</td></tr>`
      : `<tr><td>办理状态</td><td>${stateOf(letter)}</td></tr>`;
    make.article(mailbox, letter.title, answered ?? asked, {
      body: `<table border="1"><tbody><tr><td>来信人</td><td>王**</td></tr><tr><td>${heads.asked}</td><td>${asked}</td></tr><tr><td>来信内容</td><td>您好，想请问：${letter.title}？盼复。</td></tr>${answer}</tbody></table>`,
    });
  }
  if (shown === 'rows') {
    mailbox.form = 'list';
    return;
  }
  if (shown === 'shell') {
    mailbox.form = 'shell';
    return;
  }
  const rows = (spec.letters ?? usualLetters(newest)).map((letter, at) => {
    const answered = letter.answeredDaysAgo === undefined ? '' : daysBefore(today, letter.answeredDaysAgo);
    return `<tr><td>${2025_0100 + at * 7}</td><td><a href="{{article:${mailbox.articles[at]?.id}}}">${letter.title}</a></td><td>${daysBefore(today, letter.askedDaysAgo)}</td><td>${stateOf(letter)}</td><td>${answered}</td></tr>`;
  });
  mailbox.body = `<p><a href="{{column:${hub.children.find((child) => child.key === 'write')?.id}}}">我要写信</a></p><table class="letters" border="1"><thead><tr><th>编号</th><th>来信标题</th><th>${heads.asked}</th><th>办理状态</th><th>${heads.answered}</th></tr></thead><tbody>${rows.join('')}</tbody></table><p class="total">共 ${rows.length} 封来信，第 1/1 页</p>`;
};
