import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { progressMode, wantsColour } from '../../../src/cli/progress/progress-mode.js';

const pipe = new Writable();
const terminal = Object.assign(new Writable(), { isTTY: true });
const wishes = { hasOtherLines: false };

describe('how progress is shown', () => {
  it.each([
    ['in a terminal', {}, wishes, 'live'],
    ['in one that cannot move its cursor', { TERM: 'dumb' }, wishes, 'plain'],
    ['in CI, which lends a terminal', { CI: 'true' }, wishes, 'plain'],
    ['in GitHub Actions', { GITHUB_ACTIONS: 'true' }, wishes, 'plain'],
    ['where CI is denied', { CI: 'false' }, wishes, 'live'],
    ['beside other lines', {}, { hasOtherLines: true }, 'plain'],
    ['with --no-progress', {}, { ...wishes, progress: false }, 'notes'],
    ['with --quiet', {}, { ...wishes, quiet: true }, 'silent'],
  ] as const)('%s', (_, env, asked, mode) => {
    expect(progressMode(terminal, env, asked)).toBe(mode);
  });

  it('is plain through a pipe', () => {
    expect(progressMode(pipe, {}, wishes)).toBe('plain');
  });

  it('has colours in terminals that want them', () => {
    expect(wantsColour(terminal, {})).toBe(true);
    expect(wantsColour(terminal, { NO_COLOR: '' })).toBe(true);
    expect(wantsColour(terminal, { NO_COLOR: '1' })).toBe(false);
    expect(wantsColour(terminal, { TERM: 'dumb' })).toBe(false);
    expect(wantsColour(pipe, {})).toBe(false);
  });
});
