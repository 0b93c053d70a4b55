import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { speaker } from '../../src/cli/language.js';
import { createProgress, type Progress, type ProgressMode } from '../../src/cli/progress.js';
import { handClock } from './progress/hand-clock.js';

/** What a run of two sites leaves on a stream that is no terminal. */
const told = (
  mode: ProgressMode,
  goOn: (progress: Progress, moveClock: (ms: number) => void) => void = oneSite,
  sites = 2,
): readonly string[] => {
  let text = '';
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  const clock = handClock();
  const progress = createProgress({ stream, sites, mode, say: speaker('zh'), clock });
  goOn(progress, clock.move);
  progress.end();
  expect(clock.ticking()).toBe(0);
  return text.split('\n').slice(0, -1);
};

const oneSite = (progress: Progress): void => {
  progress.siteBegun('lingxi', '灵溪区人民政府');
  progress.stageBegun('lingxi', 'probing');
  progress.stageBegun('lingxi', 'fetching');
  for (let pages = 1; pages <= 45; pages++) {
    progress.pageFetched('lingxi', pages, { waiting: 60 - pages, most: 200 });
    progress.pageFetched('lingxi', pages);
  }
  progress.stageBegun('lingxi', 'judging');
  progress.rulesJudged('lingxi', 40);
  progress.siteDone('lingxi', '合格');
  progress.note('lingxi-jyj 未能判定：网站打不开');
};

describe('progress where nobody watches', () => {
  it('is a line now and then', () => {
    expect(told('plain')).toEqual([
      'lingxi：开始抓取',
      'lingxi：已取 20 页',
      'lingxi：已取 40 页',
      'lingxi：共取 45 页，判了 40 条规则',
      'lingxi：合格（完成 1/2 个网站，用时 0:00）',
      'lingxi-jyj 未能判定：网站打不开',
    ]);
  });

  it('shows life where a crawl is slow: where it stands, how long it has taken, and what is left once that can be told', () => {
    const lines = told('plain', (progress, move) => {
      progress.siteBegun('lingxi');
      progress.stageBegun('lingxi', 'probing');
      move(31_000);
      progress.stageBegun('lingxi', 'fetching');
      for (let pages = 1; pages <= 12; pages++) {
        progress.pageFetched('lingxi', pages, { waiting: 62 - pages, most: 200 });
        move(2_000);
      }
      move(15_000);
      progress.siteWaits('lingxi', '2026-05-06T14:00:00Z');
      progress.siteWaits('lingxi', '2026-05-06T14:00:00Z');
      move(29_000);
    });
    expect(lines).toEqual([
      'lingxi：开始抓取',
      'lingxi：探测，已用 0:30',
      'lingxi：抓取，已取 12 页，已知还有 50 页要取，已用 1:00，还需约 3 分钟',
      'lingxi：不在允许访问的时段，等到 2026-05-06 22:00（北京时间）再继续',
    ]);
  });

  it('tells of the whole run where many sites are at work', () => {
    const lines = told(
      'plain',
      (progress, move) => {
        for (const site of ['a', 'b', 'c']) {
          progress.siteBegun(site);
          progress.stageBegun(site, 'fetching');
        }
        move(20_000);
        progress.siteDone('a', '合格');
        progress.siteDone('b', '没有完成', 'failed');
        move(30_000);
      },
      40,
    );
    expect(lines.slice(3)).toEqual([
      'a：合格（完成 1/40 个网站，用时 0:20）',
      'b：没有完成（完成 2/40 个网站，用时 0:20）',
      '完成 2/40 个网站，进行 1，等待 37，没有完成 1，已用 0:50',
    ]);
  });

  it('says that judging begins where nothing is crawled, and nothing of sites that were done before', () => {
    const lines = told('plain', (progress) => {
      progress.siteBegun('lingxi');
      progress.stageBegun('lingxi', 'judging');
      progress.siteBegun('kept');
      progress.stageBegun('kept', 'writing');
      progress.rulesJudged('lingxi', 7);
    });
    expect(lines).toEqual(['lingxi：开始评判', 'lingxi：判了 7 条规则']);
  });

  it('leaves notes alone with --no-progress, and nothing with --quiet', () => {
    expect(told('notes')).toEqual(['lingxi-jyj 未能判定：网站打不开']);
    expect(told('silent')).toEqual([]);
  });

  it('makes one line of a note that quotes what a site or an error said', () => {
    const note = (progress: Progress): void => {
      progress.note('程序出错：坏\n::error::伪造\u001b[2J\u202e');
    };
    expect(told('notes', note)).toEqual(['程序出错：坏 ::error::伪造 [2J ']);
  });
});
