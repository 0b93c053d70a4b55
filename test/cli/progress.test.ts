import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { speaker } from '../../src/cli/language.js';
import { createProgress } from '../../src/cli/progress.js';

const told = (
  mode: 'live' | 'plain' | 'notes' | 'silent',
  columns?: number,
  note = 'lingxi-jyj 未能判定：网站打不开',
): string => {
  let text = '';
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  if (columns !== undefined) Object.assign(stream, { columns });
  const progress = createProgress({ stream, sites: 2, mode, say: speaker('zh') });
  progress.siteBegun('lingxi');
  for (let pages = 1; pages <= 45; pages++) {
    progress.pageFetched('lingxi', pages);
    progress.pageFetched('lingxi', pages);
  }
  progress.rulesJudged('lingxi', 40);
  progress.siteDone('lingxi', '合格');
  progress.note(note);
  progress.end();
  return text;
};

describe('progress', () => {
  it('is a line now and then where nobody watches', () => {
    expect(told('plain').split('\n')).toEqual([
      'lingxi：开始抓取',
      'lingxi：已取 20 页',
      'lingxi：已取 40 页',
      'lingxi：共取 45 页，判了 40 条规则',
      'lingxi：合格（完成 1/2 个网站）',
      'lingxi-jyj 未能判定：网站打不开',
      '',
    ]);
  });

  it('is one line that is drawn again in a terminal, never wider than it', () => {
    const text = told('live', 20);
    expect(text).toContain('\r\u001b[K[0/2] 抓取 lingxi ');
    expect(text).not.toContain('\n\n');
    expect(text.endsWith('\r\u001b[K')).toBe(true);
    expect(text).toContain('\r\u001b[Klingxi：合格（完成 1/2 个网站）\n');
  });

  it('leaves notes alone with --no-progress, and nothing with --quiet', () => {
    expect(told('notes')).toBe('lingxi-jyj 未能判定：网站打不开\n');
    expect(told('silent')).toBe('');
  });

  it('makes one line of a note that quotes what a site or an error said', () => {
    expect(told('notes', undefined, '程序出错：坏\n::error::伪造\u001b[2J\u202e').split('\n')).toEqual([
      '程序出错：坏 ::error::伪造 [2J ',
      '',
    ]);
  });
});
