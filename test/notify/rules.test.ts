import { expect, test } from 'vitest';
import { checkChannel, shownTarget } from '../../src/notify/channel-input.js';
import { markdownOf } from '../../src/notify/channels/markdown.js';
import { htmlOf, textOf } from '../../src/notify/channels/mail-body.js';
import { parseMailUrl } from '../../src/notify/channels/mail-url.js';
import { isMailAddress } from '../../src/notify/channels/send-mail.js';
import { signDingtalk } from '../../src/notify/channels/send-dingtalk.js';
import { signWebhook } from '../../src/notify/channels/send-webhook.js';
import { oneLine, type Content } from '../../src/notify/content.js';
import { describeEvent } from '../../src/notify/describe-event.js';
import { afterQuiet, minuteOf, nextTimeOfDay } from '../../src/notify/hours.js';
import { nextTry } from '../../src/notify/next-try.js';
import { wants } from '../../src/notify/subscription.js';
import type { Actor } from '../../src/model/actor.js';
import { OFFICE_EVENTS, type OfficeEvent } from '../../src/model/office-event.js';

const at = (text: string): number => Date.parse(`2026-11-${text}:00+08:00`);
const content = (parts: Content['parts'], subject = '检查完成'): Content => ({
  subject,
  parts,
  lang: 'zh',
  events: [],
});

test('quiet hours wait until they are over, also over midnight', () => {
  const night = { from: '22:00', to: '07:30' };
  expect(afterQuiet(at('22T23:10'), night)).toBe(at('23T07:30'));
  expect(afterQuiet(at('23T07:29'), night)).toBe(at('23T07:30'));
  expect(afterQuiet(at('23T07:30'), night)).toBe(at('23T07:30'));
  expect(afterQuiet(at('23T12:00'), { from: '12:00', to: '14:00' })).toBe(at('23T14:00'));
  expect(afterQuiet(at('23T12:00'), { from: '08:00', to: '08:00' })).toBe(at('23T12:00'));
});

test('a digest has its hour in Beijing', () => {
  expect(nextTimeOfDay(at('22T08:29'), '08:30')).toBe(at('22T08:30'));
  expect(nextTimeOfDay(at('22T08:30'), '08:30')).toBe(at('23T08:30'));
  expect([minuteOf('24:00'), minuteOf('8:30'), minuteOf('08:30')]).toEqual([undefined, undefined, 510]);
});

test('tries come less and less often, together never, and end after a day', () => {
  const first = at('22T09:00');
  const due = (attempts: number, nowMs: number, askedMs?: number) =>
    nextTry({ id: 'a', attempts, firstDueMs: first, nowMs, ...(askedMs !== undefined && { askedMs }) });
  const rests = [1, 2, 3, 4, 8, 20].map((attempts) => (due(attempts, first) ?? 0) - first);
  expect(rests.every((rest, index) => index === 0 || rest > (rests[index - 1] ?? 0) * 0.9)).toBe(true);
  expect(rests[0]).toBeGreaterThanOrEqual(30_000);
  expect(rests[5]).toBeLessThanOrEqual(5_400_000);
  expect(nextTry({ id: 'b', attempts: 1, firstDueMs: first, nowMs: first })).not.toBe(due(1, first));
  expect(due(1, first, 600_000)).toBe(first + 600_000);
  expect(due(9, first + 23.5 * 3_600_000)).toBeUndefined();
  // However many days a receiver asks for: six hours at most.
  expect(due(1, first, 9 * 86_400_000)).toBe(first + 6 * 3_600_000);
});

const event = (changes: Partial<OfficeEvent>): OfficeEvent => ({
  key: 'k',
  kind: 'site-vetoed',
  at: '2026-11-22T01:00:00.000Z',
  site: 'shizhong',
  data: {},
  ...changes,
});
const office = (sight: Actor['sight']): Actor => ({ id: 'u', name: '科员', role: 'office', sight });
const wish = { kinds: OFFICE_EVENTS, scope: undefined, isActive: true };
const none = { scopeSites: new Set<string>(), runSites: [] };

test.each<[string, Partial<OfficeEvent>, Actor, readonly string[], boolean]>([
  ['its own site', {}, office(new Map([['shizhong', {}]])), [], true],
  ['another site', {}, office(new Map([['lixia', {}]])), [], false],
  ['its unit', { data: { unit: '教育局' } }, office(new Map([['shizhong', { unit: '教育局' }]])), [], true],
  [
    'another unit of its portal',
    { data: { unit: '民政局' } },
    office(new Map([['shizhong', { unit: '教育局' }]])),
    [],
    false,
  ],
  ['the whole portal, of which it sees a unit', {}, office(new Map([['shizhong', { unit: '教育局' }]])), [], false],
  [
    'a run with its site',
    { site: undefined, run: 'r', kind: 'run-finished' },
    office(new Map([['lixia', {}]])),
    ['lixia', 'hexi'],
    true,
  ],
  [
    'a run without its site',
    { site: undefined, run: 'r', kind: 'run-finished' },
    office(new Map([['lixia', {}]])),
    ['hexi'],
    false,
  ],
  [
    'what concerns the whole office',
    { site: undefined, kind: 'run-missed' },
    office(new Map([['lixia', {}]])),
    [],
    false,
  ],
] as never)(
  'an office is told of: %s → %s',
  (_, changes: Partial<OfficeEvent>, owner: Actor, runSites: readonly string[], isTold: boolean) => {
    const { site, ...rest } = { site: 'shizhong', ...changes };
    const told = { ...event(rest), ...(site === undefined ? {} : { site }) };
    if (site === undefined) delete (told as { site?: string }).site;
    expect(wants(wish, told, { ...none, owner, runSites })).toBe(isTold);
  },
);

test('a scope narrows, and what is off tells nothing', () => {
  const owner: Actor = { id: 'a', name: '', role: 'admin', sight: 'all' };
  const scope = { lists: ['quxian'], sites: [] };
  expect(wants({ ...wish, scope }, event({}), { owner, scopeSites: new Set(['lixia']), runSites: [] })).toBe(false);
  expect(wants({ ...wish, scope }, event({}), { owner, scopeSites: new Set(['shizhong']), runSites: [] })).toBe(true);
  expect(wants({ ...wish, isActive: false }, event({}), { ...none, owner })).toBe(false);
});

test('every kind of event says something in both languages, without any data too', () => {
  for (const kind of OFFICE_EVENTS)
    for (const lang of ['zh', 'en'] as const) {
      const { subject, lines } = describeEvent(event({ kind }), { lang, siteName: '市中区人民政府' });
      expect(subject.length, kind).toBeGreaterThan(3);
      expect([subject, ...lines].join('\n'), kind).not.toMatch(/undefined|NaN|null|\[object/);
    }
});

test('causes are words, and an office is not told that a schedule was late', () => {
  const data = {
    title: '每夜检查',
    why: 'nobody-there',
    count: 2,
    last: '2026-11-21T14:00:00.000Z',
    madeUpBy: '2026-11-22',
  };
  const missed = event({ kind: 'run-missed', data });
  expect(describeEvent(missed, { lang: 'zh' })).toMatchObject({
    subject: '定时检查没有按时进行：每夜检查',
    lines: ['应于 2026-11-21 22:00 开始', '前后共 2 次', '原因：到点时程序没有运行', '已补做：2026-11-22'],
  });
  const owner = office(new Map([['lixia', {}]]));
  const { site: _, ...ofAll } = missed;
  expect(wants(wish, ofAll, { ...none, owner, runSites: ['lixia'] })).toBe(false);
  const untested = event({ kind: 'site-untested', data: { why: 'blocked' } });
  expect(describeEvent(untested, { lang: 'zh', siteName: '历下区' }).lines).toEqual(['原因：被网站的防护拦下']);
});

test('a subject says who, and by when', () => {
  const data = { unit: '教育局', dueOn: '2026-11-20', number: '公开办督〔2026〕7号', items: 3, open: 2 };
  const { subject, lines, path } = describeEvent(
    event({ kind: 'rectification-overdue', data: { ...data, notice: 'n1' } }),
    {
      lang: 'zh',
      siteName: '市中区人民政府',
    },
  );
  expect(subject).toBe('整改超期：市中区人民政府 · 教育局，期限 2026-11-20');
  expect(lines).toEqual(['文号：公开办督〔2026〕7号', '整改期限：2026-11-20', '问题共 3 项，未销号 2 项']);
  expect(path).toContain('n1');
});

test('a robot’s message stays within its bytes, and what a site is called is no mark, link or call to a person', () => {
  const hostile = '区政府](http://evil.example) <@all> **x**';
  const parts = Array.from({ length: 80 }, (_, index) => ({
    heading: `单项否决：第${String(index)}个网站 ${hostile}`,
    lines: ['否决项：栏目不更新、空白栏目'],
    href: 'https://office.example/sites/x',
  }));
  const text = markdownOf(content(parts), 4_096);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4_096);
  expect(text.endsWith('……其余请在系统中查看')).toBe(true);
  expect(text).not.toMatch(/\]\(http:\/\/evil|<@|\*\*x\*\*/);
  expect(Buffer.byteLength(markdownOf(content([], '很'.repeat(3_000)), 4_096))).toBeLessThanOrEqual(4_096);
});

test('a mail is text and HTML, nothing of which runs or is fetched', () => {
  const one = content(
    [{ heading: 'x', lines: ['<img src=x onerror=alert(1)>'], href: 'https://office.example/a?b="c"' }],
    '检查完成 <b>',
  );
  expect(textOf(one)).toContain('<img src=x onerror=alert(1)>');
  expect(htmlOf(one)).not.toMatch(/<img|<b>|href="[^"]*""/);
  expect(htmlOf(one)).toContain('&lt;img');
});

test('one line is one line', () => {
  expect(oneLine('整改\r\nBcc: a@b.example\u202e\u0000 完')).toBe('整改 Bcc: a@b.example 完');
  expect([...oneLine('长'.repeat(400))].length).toBe(300);
});

test.each([
  [
    'smtps://u%40x.example:p%3Aw@mail.example:465',
    { host: 'mail.example', port: 465, isTls: true, requiresTls: false, auth: { user: 'u@x.example', pass: 'p:w' } },
  ],
  ['smtp://mail.example', { host: 'mail.example', port: 25, isTls: false, requiresTls: false, auth: undefined }],
  [
    'smtp://u:p@mail.example',
    { host: 'mail.example', port: 587, isTls: false, requiresTls: true, auth: { user: 'u', pass: 'p' } },
  ],
  [
    'smtp://u:p@mail.example:80',
    { host: 'mail.example', port: 80, isTls: false, requiresTls: true, auth: { user: 'u', pass: 'p' } },
  ],
  [
    'smtp://u:p@mail.example?tls=never',
    { host: 'mail.example', port: 587, isTls: false, requiresTls: false, auth: { user: 'u', pass: 'p' } },
  ],
  ['http://mail.example', undefined],
  ['smtp://', undefined],
  ['smtp://a?tls=maybe', undefined],
])('mail server %s', (text, server) => {
  expect(parseMailUrl(text)).toEqual(server);
});

test.each([
  'a@b.example\r\nBcc: c@d.example',
  'a b@c.example',
  '<a@b.example>',
  'a@b.example, c@d.example',
  '甲@b.example',
  '',
])('no mail address: %j', (text) => {
  expect(isMailAddress(text)).toBe(false);
});

test('signatures are those that 钉钉 and receivers compute', () => {
  // printf '1700000000000\nSECabc' | openssl dgst -sha256 -hmac SECabc -binary | base64
  expect(signDingtalk('1700000000000', 'SECabc')).toBe('jcUpW0QmtKduN03n4JqQ0PBosVjqnM8gU7fIIvsDmCM=');
  expect(signWebhook('1700000000', '{"a":1}', 'secret-key')).toBe(
    'sha256=7311449d99aa882d3471459eab2f09da94fb15f2c1c678f4367531554cf36a96',
  );
});

test.each<[string, Parameters<typeof checkChannel>[0], string | undefined]>([
  [
    '企业微信',
    { kind: 'wecom', title: '督办群', target: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1-2' },
    undefined,
  ],
  [
    '企业微信 without key',
    { kind: 'wecom', title: '群', target: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send' },
    'target',
  ],
  ['a file', { kind: 'webhook', title: '机', target: 'file:///etc/passwd' }, 'target'],
  ['a password in the address', { kind: 'webhook', title: '机', target: 'https://u:p@hook.example/' }, 'target'],
  ['a short secret', { kind: 'webhook', title: '机', target: 'https://hook.example/', secret: 'abc' }, 'secret'],
  ['a mail with a header in it', { kind: 'mail', title: '箱', target: 'a@b.example\nBcc: x@y.example' }, 'target'],
])('channel: %s', (_, input, field) => {
  if (field === undefined) expect(checkChannel(input)).toEqual(input);
  else
    expect(() => checkChannel(input)).toThrow(
      expect.objectContaining({
        fields: expect.objectContaining({ [field]: expect.anything() as unknown }) as unknown,
      }),
    );
});

test('of an address that is a secret only the host is shown', () => {
  expect(shownTarget('wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=geheim')).toBe(
    'qyapi.weixin.qq.com/…',
  );
});
