import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionWords, detailLine, subjectOf } from '../../../src/dashboard/log/entry-words.js';
import { SUBJECTS } from '../../../src/dashboard/log/words.js';
import { MOVES } from '../../../src/dashboard/rectification/words.js';
import { OFFICE_EVENTS } from '../../../src/model/office-event.js';
import { describeEvent } from '../../../src/notify/describe-event.js';

const CHINESE = /\p{Script=Han}/u;
const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
const all = (texts: readonly string[], pattern: RegExp): readonly string[] =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, found = '']) => found)))].sort();

/** Files that write into the log. */
const writers = [
  ...sources('src/access'),
  ...sources('src/notify'),
  ...sources('src/schedule'),
  ...sources('src/store'),
  ...sources('src/review'),
  ...sources('src/availability'),
  ...sources('src/rectification'),
  ...sources('src/cli/office'),
].filter((text) => text.includes('appendLog('));

describe('日志和记录里的说法', () => {
  it('写进日志的每一种操作都有中文和英文', () => {
    const subjects =
      'session|sign-in|user|token|settings|sites|list|run|audit|schedule|review|appeal|availability|channel|subscription|mail|message|rectification';
    const actions = all(writers, new RegExp(`'((?:${subjects})\\.[a-z]+(?:-[a-z]+)*)'`, 'g'));
    expect(actions.length).toBeGreaterThan(35);
    for (const action of actions) {
      expect(actionWords(action)?.zh, action).toMatch(CHINESE);
      expect(actionWords(action)?.en, action).not.toMatch(CHINESE);
    }
  });

  it('整改通知书的每一步都有说法，在日志里也有', () => {
    const told = sources('src/rectification').filter((text) => text.includes('tellMove'));
    const moves = all(
      told,
      /(?:action(?: =)?:? |: |\? )'((?:item-|file-|sent-|retest)[a-zA-Z-]+|drafted|issued|extended|withdrawn|replied|closed|reopened)'/g,
    );
    expect(moves.length).toBeGreaterThan(12);
    for (const move of [...moves, 'reminded-dueSoon', 'reminded-dueToday', 'reminded-overdue']) {
      expect(MOVES[move]?.zh, move).toMatch(CHINESE);
      expect(actionWords(`rectification.${move}`)?.zh, move).toMatch(CHINESE);
      expect(actionWords(`rectification.${move}`)?.en, move).not.toMatch(CHINESE);
    }
  });

  it('日志的对象都有说法', () => {
    for (const kind of all(writers, /subject: [`']([a-z]+)(?::|')/g)) expect(SUBJECTS[kind]?.zh, kind).toMatch(CHINESE);
  });

  it('每一种通知都有中文和英文', () => {
    for (const kind of OFFICE_EVENTS) {
      const event = { key: kind, kind, at: '2026-11-23T01:00:00.000Z', site: 'liulin', data: {} };
      expect(describeEvent(event, { lang: 'zh', siteName: '柳林镇人民政府' }).subject, kind).toMatch(CHINESE);
      expect(describeEvent(event, { lang: 'en', siteName: 'Liulin' }).subject, kind).not.toMatch(CHINESE);
    }
  });

  it('一条日志说的是什么，一行读得懂；没有说法的代码照样在', () => {
    const zh = { say: (words: { zh: string }) => words.zh, lang: 'zh' } as const;
    expect(
      detailLine(zh, { site: 'liulin', items: 4, late: false, role: { from: 'viewer', to: 'admin' }, strange: 'x' }),
    ).toBe('网站 liulin，问题数 4，逾期 否，角色 查看人员 → 管理员，strange x');
    expect(subjectOf(zh, 'notice:7', new Map([['notice:7', '柳公开督〔2026〕7号']]))).toEqual({
      text: '整改通知书 柳公开督〔2026〕7号',
      path: '/rectification/notices/7',
    });
    expect(subjectOf(zh, 'comet:9', new Map()).text).toBe('comet:9');
  });
});
