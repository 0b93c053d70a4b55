import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

const SHOW = '\u001b[?25h';
const HIDE = '\u001b[?25l';

/** A process with a live view that goes on as `code` says; what it wrote, and how it ended. */
const shown = async (code: string, signals: readonly NodeJS.Signals[] = []) => {
  const begin = `
    import { createProgress } from './src/cli/progress.ts';
    const stream = process.stderr;
    const progress = createProgress({ stream, sites: 1, mode: 'live', say: (zh, en) => en });
    ${code}
    progress.siteBegun('lingxi');
    setTimeout(() => process.exit(99), 20_000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', begin], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    const [next] = waiting;
    if (next !== undefined && text.includes(next.after)) child.kill(waiting.shift()?.signal);
  });
  const waiting = signals.map((signal, at) => ({ signal, after: at === 0 ? 'lingxi' : 'stopping' }));
  // When it has stopped cannot be seen from here: it is woken until it has heard.
  const waking = signals.includes('SIGTSTP') ? setInterval(() => text.includes(SHOW) && child.kill('SIGCONT'), 50) : 0;
  const [status, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  clearInterval(waking);
  return { text, status, signal };
};

describe('the cursor comes back', () => {
  it('when a run that answers the first Ctrl-C is killed by the second', async () => {
    const answering = `process.once('SIGINT', () => progress.note('stopping'));`;
    const { text, signal } = await shown(answering, ['SIGINT', 'SIGINT']);
    expect(signal).toBe('SIGINT');
    expect(text).toContain('stopping');
    expect(text.endsWith(SHOW)).toBe(true);
  });

  it('while a run is sent to the background by Ctrl-Z, and goes away again when it is fetched', async () => {
    const { text } = await shown(`process.once('SIGCONT', () => setTimeout(() => process.exit(70), 300));`, [
      'SIGTSTP',
    ]);
    const [before = '', after = ''] = text.split(SHOW);
    expect(before).toContain(HIDE);
    expect(after).toContain(`${HIDE}`);
    expect(after).toContain('lingxi');
  });

  it('when the process ends in the middle', async () => {
    const { text, status } = await shown(`setTimeout(() => process.exit(70), 10);`);
    expect(status).toBe(70);
    expect(text.endsWith(SHOW)).toBe(true);
  });
});
