import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { speaker } from '../../../src/cli/language.js';
import { showCountedWork } from '../../../src/cli/progress/counted-work.js';
import { handClock } from './hand-clock.js';
import { openTerminal } from './terminal.js';

const say = speaker('zh');

describe('work that is counted', () => {
  it('has a line in a terminal once it takes its time, and leaves none', async () => {
    const { stream, screen } = openTerminal(60, 10);
    const clock = handClock();
    const work = showCountedWork({ stderr: stream, env: {} }, say, clock);
    work.advance('样例', 1, 100);
    expect(await screen()).toEqual([]);
    clock.move(20_000);
    work.advance('样例', 25, 100);
    expect(await screen()).toEqual(['样例  25/100  0:20  还需约 1 分钟']);
    work.aside(() => stream.write('2026q1\t收入 3\n'));
    expect(await screen()).toEqual([expect.stringMatching(/^2026q1 +收入 3$/), '样例  25/100  0:20  还需约 1 分钟']);
    work.end();
    expect(await screen()).toHaveLength(1);
    expect(clock.ticking()).toBe(0);
  });

  it('elsewhere says a line every half minute, and nothing where it is done sooner', async () => {
    const stderr = new PassThrough();
    const said = text(stderr);
    const clock = handClock();
    const work = showCountedWork({ stderr, env: {} }, say, clock);
    for (let files = 1; files <= 40; files++) {
      clock.move(1_000);
      work.advance('证据文件', files);
    }
    work.end();
    stderr.end();
    expect(await said).toBe('证据文件  30  0:30\n');
  });
});
