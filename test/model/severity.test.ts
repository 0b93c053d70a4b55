import { describe, expect, it } from 'vitest';
import { DEFAULT_SEVERITIES, isFailing, readSeverities, severityOf } from '../../src/model/severity.js';
import { speaker } from '../../src/cli/language.js';
import { severities } from '../../src/cli/options/option-values.js';
import { readValue, sharedValues } from '../../src/cli/config/read-value.js';

const waiver = { justification: '机构改革期间暂缓', approvedBy: '区政务公开办', expiresOn: '2026-06-30' };

describe('how an outcome is taken by a pipeline', () => {
  it.each([
    [{ level: 'veto', value: 'failed' }, 'error'],
    [{ level: 'deduction', value: 'failed' }, 'warning'],
    [{ level: 'advice', value: 'failed' }, 'note'],
    [{ level: 'bonus', value: 'failed' }, 'none'],
    [{ level: 'veto', value: 'cantTell', reason: 'truncated' }, 'review'],
    [{ level: 'bonus', value: 'cantTell', reason: 'no-date' }, 'none'],
    [{ level: 'deduction', value: 'failed', waiver }, 'note'],
    [{ level: 'veto', value: 'untested', reason: 'no-browser' }, 'none'],
    [{ level: 'veto', value: 'passed' }, 'none'],
    [{ level: 'veto', value: 'inapplicable', reason: 'kind' }, 'none'],
  ] as const)('%o is %s unless said otherwise', (outcome, severity) => {
    expect(severityOf(outcome, DEFAULT_SEVERITIES)).toBe(severity);
  });

  it('lets an office take what could not be seen as an error, but never what was not asked for', () => {
    const strict = { ...DEFAULT_SEVERITIES, untested: 'error' } as const;
    expect(severityOf({ level: 'veto', value: 'untested', reason: 'no-browser' }, strict)).toBe('error');
    expect(severityOf({ level: 'veto', value: 'untested', reason: 'not-selected' }, strict)).toBe('none');
    expect(severityOf({ level: 'veto', value: 'untested', reason: 'not-implemented' }, strict)).toBe('none');
  });

  it('fails a test for errors and warnings only', () => {
    expect((['error', 'warning', 'note', 'review', 'none'] as const).filter(isFailing)).toEqual(['error', 'warning']);
  });
});

describe('--severity', () => {
  it('sets some and leaves the rest', () => {
    expect(readSeverities('veto=error， cantTell = error')).toEqual({
      severities: { ...DEFAULT_SEVERITIES, cantTell: 'error' },
    });
  });

  it('names every fault at once', () => {
    const read = readSeverities('vetos=error,deduction=warn,advice,bonus=note,bonus=none');
    expect('faults' in read && read.faults.map(({ wrong, meant }) => [wrong, meant])).toEqual([
      ['subject', 'veto'],
      ['severity', 'warning'],
      ['shape', undefined],
      ['twice', undefined],
    ]);
  });

  it.each(['', ' , '])('is not empty: %j', (text) => {
    expect(readSeverities(text)).toHaveProperty('faults.length', 1);
  });

  it('tells the user what is wrong, in the language asked for', () => {
    expect(() => severities('vetos=error', '--severity', speaker('zh'))).toThrow(/等号前没有这个名称，是不是 veto？/);
    expect(() => severities('veto=errors', '--severity', speaker('en'))).toThrow(/did you mean error\?/);
  });

  it.each([
    ['as a map', { veto: 'warning', cantTell: 'error' }],
    ['as a list', ['veto=warning', 'cantTell=error']],
    ['as on the command line', 'veto=warning,cantTell=error'],
  ])('stands in a config %s', (_, value) => {
    const where = { what: 'severity', folder: '/', say: speaker('zh') };
    expect(readValue(value, sharedValues.get('severity'), where)).toEqual({
      ...DEFAULT_SEVERITIES,
      veto: 'warning',
      cantTell: 'error',
    });
  });
});
