import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { forge, chainText } from '../../src/proof/chain.js';
import type { Chain } from '../../src/model/chain.js';
import type { AuditReport } from '../../src/model/report.js';
import type { RunSummary } from '../../src/model/run.js';
import { membersOf, repacked, rewriteArchive } from '../support/archive-members.js';
import { sealedRun, type SealedRun } from '../support/sealed-run.js';
import { gongkai } from '../support/transcript.js';

let run: SealedRun;
beforeEach(async () => {
  run = await sealedRun();
});

const verify = (...words: readonly string[]) => gongkai(['verify', run.folder, '--quiet', ...words]);
/** The line that names what was altered first. */
const firstAltered = (stdout: string): string => /最先改动的：(.*)/.exec(stdout)?.[1] ?? stdout;
const expectAltered = (...said: readonly string[]): Promise<void> => expectSaid(['--no-judge'], said);
/** Where only judging again can tell what it was before. */
const expectAlteredSince = (...said: readonly string[]): Promise<void> => expectSaid([], said);
const expectSaid = async (words: readonly string[], said: readonly string[]): Promise<void> => {
  const { status, stdout } = await verify(...words);
  for (const part of said) expect(firstAltered(stdout)).toContain(part);
  expect(status).toBe(1);
};
const editOutcome = (rule: string, change: (outcome: AuditReport['outcomes'][number]) => void): void => {
  run.edit('report.json', (report: AuditReport) => {
    for (const outcome of report.outcomes) if (outcome.rule === rule) change(outcome);
    return report;
  });
};
const guide = () =>
  membersOf(run.path('snapshot.warc.gz')).findIndex(({ type, url }) => type === 'response' && url.endsWith('/zn/'));

describe('a run that nobody touched', () => {
  test('is said to be so, with counts and the end of its chain', async () => {
    const { status, stdout } = await verify();
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^qinghe {2}完好\n {2}核对了快照 11 条记录、\d+ 条规则的结果、1 张截图、\d+ 条证据，按快照重新评判结果相同\n {2}末值 [0-9a-f]{64}\n检查 .* 完好/,
    );
  });

  test('is so in English, for one site, for its folder, and as JSON', async () => {
    expect((await verify('--lang', 'en')).stdout).toMatch(/^qinghe {2}unaltered/);
    expect((await verify('--site', 'qinghe', '--no-judge')).status).toBe(0);
    expect((await gongkai(['verify', run.path('.'), '--quiet', '--no-judge'])).stdout).toContain('qinghe  完好');
    expect((await verify('--site', 'qinghe', '--no-judge')).stdout).toMatch(/的这些网站 {2}完好.*其余的没有核验/);
    expect((await gongkai(['verify', run.path('.'), '--site', 'liuhe'])).stderr).toContain('--site 不能另指 liuhe');
    const json = JSON.parse((await verify('--json')).stdout) as {
      status: number;
      sites: readonly { isJudgedAgain: boolean }[];
    };
    expect(json).toMatchObject({ status: 0, sites: [{ isJudgedAgain: true }] });
  });

  test('stays so when formats are written again, and where it is moved to', async () => {
    const to = `${run.folder}-moved`;
    expect((await gongkai(['report', run.folder, '--format', 'csv'])).status).toBe(0);
    cpSync(run.folder, to, { recursive: true });
    expect((await gongkai(['verify', to, '--quiet', '--no-judge'])).status).toBe(0);
  });
});

describe('a replay', () => {
  const pair = () =>
    generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });

  test('rests on the snapshot of the run that it replays, is signed as asked, and tells what was asked otherwise', async () => {
    const [own, other] = [pair(), pair()];
    const at = (name: string): string => join(run.folder, '..', `${basename(run.folder)}-${name}`);
    for (const [name, text] of Object.entries({ key: own.privateKey, public: own.publicKey, other: other.publicKey }))
      writeFileSync(at(name), text);
    const words = [
      '--out',
      at('out'),
      '--run',
      'again',
      '--sign',
      at('key'),
      '--as-of',
      '2025-11-10',
      '--only',
      'home-updated',
    ];
    const replayed = await gongkai([
      'replay',
      run.folder,
      ...words,
      '--format',
      'json',
      '--screenshots',
      'never',
      '--quiet',
    ]);
    expect(replayed.status, replayed.stderr).toBe(0);
    const again = (key: string) => gongkai(['verify', join(at('out'), 'again'), '--quiet', '--key', at(key)]);
    const { status, stdout } = await again('public');
    expect(stdout).toContain('按快照重新评判结果相同');
    expect(stdout).toContain('评判日期改过：“2025-11-20” → “2025-11-10”');
    expect(stdout).toContain('只选了 1 条规则评判');
    expect(status).toBe(0);
    expect(await again('other')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('签名不是这把钥匙签的') as unknown,
    });
    expect(await gongkai(['verify', run.folder, '--quiet', '--no-judge', '--key', at('public')])).toMatchObject({
      status: 3,
    });
  });
});

describe('bytes and records', () => {
  test('a body that was changed and packed anew', async () => {
    const at = guide();
    const [path, members] = [run.path('snapshot.warc.gz'), membersOf(run.path('snapshot.warc.gz'))];
    const forged = await repacked(members[at]?.bytes ?? Buffer.alloc(0), '2021-05-06', '2025-05-06');
    rewriteArchive(path, (all) => all.with(at, forged));
    await expectAltered(
      'snapshot.warc.gz',
      members[at]?.id ?? '',
      'http://www.qinghe.gov.cn/zfxxgk/zn/',
      '内容已不是当时取到的字节',
    );
  });

  test('a flipped bit inside a record', async () => {
    const path = run.path('snapshot.warc.gz');
    const { offset, bytes, id } = membersOf(path)[guide()] ?? { offset: 0, bytes: Buffer.alloc(0), id: '' };
    const whole = readFileSync(path);
    whole.writeUInt8((whole[offset + bytes.length - 20] ?? 0) ^ 1, offset + bytes.length - 20);
    writeFileSync(path, whole);
    await expectAltered(id, '已损坏');
  });

  test('the time of a record', async () => {
    const at = guide();
    const path = run.path('snapshot.warc.gz');
    const forged = await repacked(membersOf(path)[at]?.bytes ?? Buffer.alloc(0), '2025-11-20T02', '2025-11-21T02');
    rewriteArchive(path, (all) => all.with(at, forged));
    await expectAltered(membersOf(path)[at]?.id ?? '', '登记项');
  });

  test('two records that changed places', async () => {
    const path = run.path('snapshot.warc.gz');
    const moved = membersOf(path)[2]?.id ?? '';
    rewriteArchive(path, (all) => all.with(2, all[4] ?? Buffer.alloc(0)).with(4, all[2] ?? Buffer.alloc(0)));
    await expectAltered(moved, '挪了位置');
  });

  test('a record that was taken out, one that was put in, one at the end', async () => {
    const path = run.path('snapshot.warc.gz');
    const whole = readFileSync(path);
    const taken = membersOf(path)[3]?.id ?? '';
    rewriteArchive(path, (all) => all.toSpliced(3, 1));
    await expectAltered('少了', taken);
    writeFileSync(path, whole);
    const other = await repacked(membersOf(path)[2]?.bytes ?? Buffer.alloc(0), 'urn:uuid:', 'urn:uuid:f');
    rewriteArchive(path, (all) => all.toSpliced(3, 0, other));
    await expectAltered('多出', 'urn:uuid:f');
    writeFileSync(path, whole);
    rewriteArchive(path, (all) => [...all, other]);
    await expectAltered('多出', 'urn:uuid:f');
  });

  test('an archive that was cut off, and one with something behind its end', async () => {
    const path = run.path('snapshot.warc.gz');
    const whole = readFileSync(path);
    const last = membersOf(path).at(-1);
    writeFileSync(path, whole.subarray(0, -5));
    await expectAltered('被截断', last?.id ?? '');
    writeFileSync(path, Buffer.concat([whole, Buffer.from('later')]));
    await expectAltered('最后一条记录之后', '现有 5 字节');
  });

  test('a record whose bytes were forged together with the whole chain, but not what it says of itself', async () => {
    const at = guide();
    const path = run.path('snapshot.warc.gz');
    const forged = await repacked(membersOf(path)[at]?.bytes ?? Buffer.alloc(0), '更新日期：2021', '更新日期：2025');
    rewriteArchive(path, (all) => all.with(at, forged));
    await run.reseal();
    const { status, stdout } = await verify('--no-judge');
    expect(firstAltered(stdout)).toContain('与它自己写明的摘要不符');
    expect(status).toBe(1);
  });
});

describe('the report', () => {
  test('an outcome, in words', async () => {
    editOutcome('guide-updated-fresh', (outcome) => {
      outcome.value = 'passed';
    });
    await expectAltered('规则 guide-updated-fresh 的结果改过：未通过 → 通过');
  });

  test('points, a finding that was taken out, the words of a quote, a message', async () => {
    editOutcome('guide-updated-fresh', ({ points }) => {
      points.earned = 3;
    });
    await expectAltered('规则 guide-updated-fresh 的得分改过：0 → 3');
    run = await sealedRun();
    editOutcome('guide-elements', ({ findings }) => findings.pop());
    await expectAlteredSince('规则 guide-elements 的第 9 个问题被删去');
    run = await sealedRun();
    editOutcome('guide-updated-fresh', ({ findings }) => {
      for (const evidence of findings[0]?.evidence ?? []) evidence.quote = '更新日期：2025-05-06';
    });
    await expectAlteredSince('第 1 个问题的第 1 条证据的引文改过：“更新日期：2021-05-06” → “更新日期：2025-05-06”');
  });

  test('an outcome that was taken out, added, or put elsewhere', async () => {
    run.edit('report.json', (report: AuditReport) => ({ ...report, outcomes: report.outcomes.slice(1) }));
    await expectAltered(`规则 ${run.report.outcomes[0]?.rule ?? ''} 的结果从报告里删去了`);
    run = await sealedRun();
    run.edit('report.json', (report: AuditReport) => ({
      ...report,
      outcomes: [...report.outcomes, { ...report.outcomes[0], rule: 'made-up' }],
    }));
    await expectAltered('多出规则 made-up');
    run = await sealedRun();
    run.edit('report.json', (report: AuditReport) => ({ ...report, outcomes: report.outcomes.toReversed() }));
    await expectAltered('次序变过');
  });

  test('the scorecard, what else it says, its layout, its end', async () => {
    run.edit('report.json', (report: AuditReport) => {
      report.scorecard.points.value = 99;
      return report;
    });
    await expectAlteredSince('得分表的总分改过：', '→ 99');
    run = await sealedRun();
    run.edit('report.json', (report: AuditReport) => ({ ...report, crawl: { ...report.crawl, pages: 500 } }));
    await expectAlteredSince('报告的抓取情况的pages改过：', '→ 500');
    run = await sealedRun();
    writeFileSync(run.path('report.json'), JSON.stringify(JSON.parse(readFileSync(run.path('report.json'), 'utf8'))));
    await expectAltered('report.json改过');
    run = await sealedRun();
    rmSync(run.path('report.json'));
    await expectAltered('report.json不见了');
  });

  test('a picture that was replaced, and one that is gone', async () => {
    writeFileSync(run.path('evidence/home-updated-1.png'), 'as somebody wishes it');
    await expectAltered('截图 evidence/home-updated-1.png 改过');
    rmSync(run.path('evidence/home-updated-1.png'));
    await expectAltered('截图 evidence/home-updated-1.png 不见了');
  });
});

describe('whoever makes the chain anew after altering a report', () => {
  test('is found by judging again', async () => {
    editOutcome('guide-updated-fresh', (outcome) => {
      outcome.value = 'passed';
      outcome.findings = [];
    });
    run.edit('../run.json', (summary: RunSummary) => {
      for (const site of summary.sites) {
        site.outcomes['failed'] = (site.outcomes['failed'] ?? 0) - 1;
        site.outcomes['passed'] = (site.outcomes['passed'] ?? 0) + 1;
      }
      return summary;
    });
    await run.reseal();
    await expectAlteredSince(
      '按快照和原来的规则重新评判，规则 guide-updated-fresh 与报告不一致：结果改过：未通过 → 通过',
    );
    expect((await verify('--no-judge')).status).toBe(0);
  });

  test('is not called one where another version of the program wrote it', async () => {
    run.edit('report.json', (report: AuditReport) => ({ ...report, tool: { ...report.tool, version: '9.9.9' } }));
    await run.reseal();
    expect((await verify()).status).toBe(0);
    editOutcome('guide-updated-fresh', (outcome) => {
      outcome.remedy = '尽快更新。';
    });
    await run.reseal();
    const { status, stdout } = await verify();
    expect(stdout).toContain('（gongkai 9.9.9），本程序评判有所不同（guide-updated-fresh，共 1 条规则）');
    expect(status).toBe(3);
  });

  test('is found by evidence that the snapshot does not have', async () => {
    editOutcome('guide-updated-fresh', ({ findings }) => {
      for (const evidence of findings[0]?.evidence ?? [])
        evidence.record = 'urn:uuid:00000000-0000-4000-8000-000000000000';
    });
    await run.reseal();
    const { stdout } = await verify('--no-judge');
    expect(firstAltered(stdout)).toContain('指向快照里没有的记录');
  });

  test('of a site alone is found by what the run has noted', async () => {
    const noted = readFileSync(join(run.folder, 'chain.json'));
    run.edit('report.json', (report: AuditReport) => ({ ...report, crawl: { ...report.crawl, pages: 500 } }));
    await run.reseal();
    writeFileSync(join(run.folder, 'chain.json'), noted);
    const { status, stdout } = await verify('--no-judge');
    expect(stdout).toContain('qinghe 的证据链整个换过');
    expect(status).toBe(1);
    expect((await gongkai(['verify', run.path('.'), '--quiet', '--no-judge'])).stdout).toContain(
      'qinghe 的证据链整个换过',
    );
  });
});

describe('the chain itself', () => {
  const editChain = (change: (chain: Chain) => void): void => {
    run.edit('chain.json', (chain: Chain) => {
      change(chain);
      return chain;
    });
  };

  test('a link that was changed while its thing was not', async () => {
    editChain(({ links }) => {
      for (const link of links) if (link.step === 'outcome' && link.rule === 'guide-updated-fresh') link.earned = 3;
    });
    await expectAltered('chain.json 里规则 guide-updated-fresh 的结果这一环改过');
  });

  test('a link that was made to name something else accuses neither report nor pictures', async () => {
    editChain(({ links }) => {
      for (const link of links) if (link.step === 'outcome' && link.rule === 'guide-elements') link.rule = 'guide-x';
    });
    await expectAltered('chain.json 里规则 guide-elements 的结果这一环改过');
    expect((await verify('--no-judge')).stdout).not.toContain('guide-x');
    run = await sealedRun();
    editChain(({ links }) => {
      for (const link of links) if (link.step === 'picture') link.file = 'evidence/other.png';
    });
    await expectAltered('chain.json 里evidence/home-updated-1.png 这一环改过');
  });

  test('a thing and its link that were changed together', async () => {
    writeFileSync(run.path('evidence/home-updated-1.png'), 'other');
    const other = '499ab3e3ec0e6a6a2d7c3b1f7d2bb7cc5ac1b1b6b7f1f8d7d5f6f1e4bb2c7a10';
    editChain(({ links }) => {
      for (const link of links) if (link.step === 'picture') Object.assign(link, { sha256: other, bytes: 5 });
    });
    await expectAltered('截图 evidence/home-updated-1.png 改过');
  });

  test('a link that was taken out, a head that was changed, a text that is no chain', async () => {
    editChain((chain) =>
      chain.links.splice(
        chain.links.findIndex(({ step }) => step === 'outcome'),
        1,
      ),
    );
    await expectAltered('chain.json 从规则', '连不上', '前后的环被增删');
    run = await sealedRun();
    editChain((chain) => {
      chain.head = '0'.repeat(64);
    });
    await expectAltered('末值改过');
    run = await sealedRun();
    writeFileSync(run.path('chain.json'), '{}');
    await expectAltered('chain.json 不完整或读不了');
  });

  test('a chain that leaves a step out proves nothing, however well it hangs together', async () => {
    const chain = JSON.parse(readFileSync(run.path('chain.json'), 'utf8')) as Chain;
    const { tool, of } = chain;
    writeFileSync(
      run.path('chain.json'),
      chainText(
        forge(
          { tool, of },
          chain.links.filter(({ step }) => step !== 'rest'),
        ),
      ),
    );
    await expectAltered('chain.json 不完整');
  });
});

describe('the run', () => {
  test('a score in run.json that is not that of the report', async () => {
    run.edit('../run.json', (summary: RunSummary) => {
      for (const { points } of summary.sites) points.value = 99;
      return summary;
    });
    await expectAltered('run.json 里 qinghe 这一行与它的报告不一致：总分改过：', '→ 99');
  });

  test('what else run.json says', async () => {
    run.edit('../run.json', (summary: RunSummary) => ({ ...summary, asOf: '2026-01-01' }));
    await expectAltered('run.json改过');
  });

  test('a site that was put there, or taken away', async () => {
    cpSync(run.path('.'), join(run.folder, 'later'), { recursive: true });
    const { status, stdout } = await verify('--no-judge');
    expect(stdout).toContain('多出网站 later');
    expect(status).toBe(1);
    rmSync(join(run.folder, 'later'), { recursive: true });
    renameSync(run.path('.'), join(run.folder, '..', `${run.site}-gone-${Date.now()}`));
    expect((await verify()).stdout).toContain('网站 qinghe 的目录不见了');
  });
});

describe('what cannot be checked', () => {
  test('a run without a chain, as earlier versions left it: 3', async () => {
    rmSync(run.path('chain.json'));
    rmSync(join(run.folder, 'chain.json'));
    const { status, stdout } = await verify();
    expect(stdout).toContain('没有 chain.json');
    expect(status).toBe(3);
  });

  test('a chain that is gone while the run still lists it: 1', async () => {
    rmSync(run.path('chain.json'));
    expect((await verify()).status).toBe(1);
  });

  test('a snapshot that is not there: 3, and an altered report beside it is found all the same', async () => {
    rmSync(run.path('snapshot.warc.gz'));
    expect(await verify()).toMatchObject({
      status: 3,
      stdout: expect.stringContaining('找不到快照 snapshot.warc.gz') as unknown,
    });
    editOutcome('guide-updated-fresh', (outcome) => {
      outcome.value = 'passed';
    });
    await expectAltered('规则 guide-updated-fresh 的结果改过：未通过 → 通过');
  });

  test('no such run, no such site, no such key: 2', async () => {
    expect((await gongkai(['verify', join(run.folder, 'nowhere')])).status).toBe(2);
    expect((await verify('--site', 'yunling')).status).toBe(2);
    expect((await verify('--key', run.path('report.json'))).status).toBe(2);
    expect(existsSync(run.path('chain.json'))).toBe(true);
  });
});

test('another build of the same version that judges otherwise has altered nothing', async () => {
  editOutcome('guide-updated-fresh', (outcome) => {
    outcome.remedy = '尽快更新。';
  });
  await run.reseal();
  expect((await verify()).status).toBe(1);
  const chain = JSON.parse(readFileSync(run.path('chain.json'), 'utf8')) as Chain;
  const other = forge({ tool: { ...chain.tool, build: 'b'.repeat(64) }, of: chain.of }, chain.links);
  writeFileSync(run.path('chain.json'), chainText(other));
  const { status, stdout } = await gongkai(['verify', run.path('.'), '--quiet']);
  expect(stdout).toContain('另一次构建');
  expect(status).toBe(1);
  rmSync(join(run.folder, 'chain.json'));
  expect((await gongkai(['verify', run.path('.'), '--quiet'])).status).toBe(3);
});
