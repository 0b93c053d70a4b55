import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/cli/language.js';

describe('languageOf', () => {
  it.each([
    [['audit', '--lang', 'en'], {}, 'en'],
    [['--lang=en', 'audit'], {}, 'en'],
    [['audit', '--lang', 'en', '--lang=zh'], {}, 'zh'],
    [['audit', '--', '--lang', 'en'], {}, 'zh'],
    [['audit'], { GONGKAI_LANG: 'en' }, 'en'],
    [['audit', '--lang', 'zh'], { GONGKAI_LANG: 'en' }, 'zh'],
    [['audit'], {}, 'zh'],
  ] as const)('%j with %j speaks %s', (argv, env, lang) => {
    expect(languageOf(argv, env)).toBe(lang);
  });
});
