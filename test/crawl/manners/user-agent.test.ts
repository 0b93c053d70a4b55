import { expect, test } from 'vitest';
import { userAgentOf } from '../../../src/crawl/manners/user-agent.js';

test.each([
  [undefined, 'gongkai/0.1.0 (website disclosure checker)'],
  ['https://www.qinghe.example/jiancha', 'gongkai/0.1.0 (+https://www.qinghe.example/jiancha)'],
  ['jiancha@qinghe.example', 'gongkai/0.1.0 (+mailto:jiancha@qinghe.example)'],
  ['https://www.qinghe.example/@jiancha', 'gongkai/0.1.0 (+https://www.qinghe.example/@jiancha)'],
])('with the contact %s it names itself %s', (contact, name) => {
  expect(userAgentOf('gongkai 0.1.0', contact)).toBe(name);
});
