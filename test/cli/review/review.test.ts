import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, write } from '@e965/xlsx';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Reviews } from '../../../src/model/decision.js';
import type { AuditReport } from '../../../src/model/report.js';
import type { RunSummary } from '../../../src/model/run.js';
import { HEADINGS } from '../../../src/report/review-sheet/words.js';
import { sealedRun, type SealedRun } from '../../support/sealed-run.js';
import { gongkai } from '../../support/transcript.js';

let run: SealedRun;
let book: string;
beforeEach(async () => {
  run = await sealedRun();
  book = join(run.folder, '待认定.xlsx');
});

const exported = (...words: string[]) => gongkai(['review', 'export', run.folder, '--to', book, ...words]);
const apply = (...words: string[]) => gongkai(['review', 'apply', run.folder, book, '--by', '林评估', ...words]);
const verify = (...words: string[]) => gongkai(['verify', run.folder, '--quiet', ...words]);
const report = () => JSON.parse(readFileSync(run.path('report.json'), 'utf8')) as AuditReport;
const column = (name: keyof typeof HEADINGS, table: readonly (readonly string[])[]) =>
  table[1]?.indexOf(HEADINGS[name].zh) ?? -1;

/** Fills the rows of the workbook; answers the ids of their rules. */
function fill(said: readonly Partial<Record<keyof typeof HEADINGS, string>>[]): string[] {
  const workbook = read(readFileSync(book));
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('no sheet');
  const table = utils.sheet_to_json<string[]>(sheet, { header: 1 });
  said.forEach((one, nth) => {
    for (const [name, value] of Object.entries(one))
      sheet[utils.encode_cell({ r: nth + 2, c: column(name as keyof typeof HEADINGS, table) })] = { t: 's', v: value };
  });
  writeFileSync(book, write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return said.map((_, nth) => /（([\w-]+)）$/.exec(table[nth + 2]?.[column('title', table)] ?? '')?.[1] ?? '');
}
const YES = { value: '符合', reason: '已打开页面核对' };
const NO = { value: '不符合', reason: '页面没有这一内容' };

describe('decisions on a run folder', () => {
  test('move report, run and chain, and verify counts the same score again from the snapshot', async () => {
    const before = report();
    expect(await exported()).toMatchObject({ status: 0, stdout: `${book}\n` });
    const [first = '', second = ''] = fill([YES, NO]);
    const applied = await apply();
    expect(applied).toMatchObject({ status: 0 });
    expect(applied.stderr).toContain('2 项认定已计入');
    const after = report();
    expect(after.outcomes.find(({ rule }) => rule === first)).toMatchObject({
      value: 'passed',
      review: { by: '林评估', reason: YES.reason, was: { value: 'cantTell' } },
    });
    expect(after.outcomes.find(({ rule }) => rule === second)?.findings[0]?.message).toContain(NO.reason);
    const open = ({ points }: AuditReport['scorecard']) => points.max - points.min;
    expect(open(after.scorecard)).toBeLessThan(open(before.scorecard));
    const summary = JSON.parse(readFileSync(join(run.folder, 'run.json'), 'utf8')) as RunSummary;
    expect(summary.sites[0]?.points).toEqual(after.scorecard.points);
    expect(readFileSync(run.path('report.html'), 'utf8')).toContain('林评估');
    const { status, stdout } = await verify();
    expect(stdout).toContain('已按 reviews.json 所记重新计分');
    expect(stdout).toContain('按快照重新评判结果相同');
    expect(status).toBe(0);
  });

  test('taken in twice are taken in once; corrected, the later ones count; all that the machine said is kept', async () => {
    const before = readFileSync(run.path('report.json'), 'utf8');
    await exported();
    fill([YES]);
    await apply();
    const once = readFileSync(run.path('report.json'), 'utf8');
    expect((await apply()).status).toBe(0);
    expect(readFileSync(run.path('report.json'), 'utf8')).toBe(once);
    const { machine } = JSON.parse(readFileSync(run.path('reviews.json'), 'utf8')) as Reviews;
    const outcomes = report().outcomes.map((one) => machine.outcomes.find(({ rule }) => rule === one.rule) ?? one);
    const undone = { ...report(), scorecard: machine.scorecard, outcomes };
    expect(`${JSON.stringify(undone, null, 2)}\n`).toBe(before);
  });

  test('one fault anywhere, and nothing is written', async () => {
    const before = readFileSync(run.path('report.json'), 'utf8');
    await exported();
    fill([YES, { value: '大概', reason: '看过' }, { ...YES, id: 'f'.repeat(16) }, { ...YES, state: '0'.repeat(16) }]);
    const { status, stderr } = await apply();
    expect(status).toBe(2);
    for (const said of ['待认定!N4', '待认定!A5', '待认定!A6：导出之后这一事项变过', '3 处不对'])
      expect(stderr).toContain(said);
    expect(readFileSync(run.path('report.json'), 'utf8')).toBe(before);
    expect(existsSync(run.path('reviews.json'))).toBe(false);
  });

  test('a file that is named lies beside the workbook and is kept by its hash; no path leads anywhere else', async () => {
    await exported();
    fill([{ ...YES, files: '../../etc/passwd' }]);
    expect((await apply()).stderr).toContain('只写文件名');
    writeFileSync(join(run.folder, '页面截图.png'), 'what was seen');
    await exported();
    fill([{ ...YES, files: '页面截图.png' }]);
    expect((await apply()).status).toBe(0);
    const [decision] = (JSON.parse(readFileSync(run.path('reviews.json'), 'utf8')) as Reviews).decisions;
    const [file] = decision?.evidence ?? [];
    expect(file?.name).toBe('页面截图.png');
    expect(readFileSync(run.path(join('reviews', file?.sha256 ?? '')), 'utf8')).toBe('what was seen');
  });

  test.each([
    ['altered', '改过：通过 → 未通过', (text: string) => text.replace('"value": "passed"', '"value": "failed"')],
    ['taken out', '被删去', (text: string) => text.replace(/"decisions": \[[\s\S]*?\n {2}\],/, '"decisions": [],')],
  ])('a decision that was %s afterwards is named', async (_, said, change) => {
    await exported();
    const [rule = ''] = fill([YES]);
    await apply();
    writeFileSync(run.path('reviews.json'), change(readFileSync(run.path('reviews.json'), 'utf8')));
    const { status, stdout } = await verify('--no-judge');
    expect(status).toBe(1);
    expect(stdout).toContain(rule);
    expect(stdout).toContain(said);
  });

  test('a report that was altered since it was sealed is not covered up by a new chain', async () => {
    await exported();
    fill([YES]);
    run.edit('report.json', (value: AuditReport) => ({ ...value, site: { ...value.site, name: '清河区' } }));
    const { status, stderr } = await apply();
    expect(status).toBe(2);
    expect(stderr).toContain('与证据链不符');
  });

  test('the machine’s report with somebody’s decisions put beside it is found', async () => {
    const reviews: Reviews = {
      schemaVersion: 1,
      site: run.site,
      decisions: [],
      machine: { scorecard: report().scorecard, outcomes: [] },
    };
    writeFileSync(run.path('reviews.json'), JSON.stringify(reviews));
    expect((await verify('--no-judge')).status).toBe(0);
    await exported();
    const basis = { digest: '', meaning: '', value: 'failed', faults: [], doubts: [] };
    const forged = {
      rule: 'home-updated',
      value: 'passed' as const,
      reason: '无',
      by: '某人',
      at: '2026-01-01',
      basis,
    };
    writeFileSync(run.path('reviews.json'), JSON.stringify({ ...reviews, decisions: [forged] }));
    const { status, stdout } = await verify('--no-judge');
    expect(status).toBe(1);
    expect(stdout).toContain('home-updated 的认定是后来加的');
  });
});
