import { expect, test } from 'vitest';
import { speaker } from '../../../src/cli/language.js';
import { troubleOf } from '../../../src/cli/office/trouble-of.js';
import { postgresProblem } from '../../../src/store/database/failures.js';

const store = { problemOf: (error: unknown) => postgresProblem(error, 'postgres://gk:mima@10.0.0.7:5432/yunling') };
const fault = (message: string, more: object): Error => Object.assign(new Error(message), more);

test.each([
  ['数据库停了', fault('connect ECONNREFUSED 10.0.0.7:5432', { code: 'ECONNREFUSED' }), '连接不上服务器'],
  ['数据库磁盘满了', fault('could not extend file', { code: '53100' }), '服务器磁盘已满'],
  ['本机磁盘满了', fault('ENOSPC: no space left', { code: 'ENOSPC', path: '/srv/gk/runs' }), '/srv/gk/runs 磁盘已满'],
  ['别的错照原话', new TypeError('x is undefined'), 'TypeError: x is undefined'],
])('%s', (_, error, words) => {
  const said = troubleOf(error, store, speaker('zh'));
  expect(said).toContain(words);
  expect(said).not.toContain('mima');
});
