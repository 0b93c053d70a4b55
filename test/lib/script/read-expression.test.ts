import { describe, expect, it } from 'vitest';
import { readExpression } from '../../../src/lib/script/read-expression.js';
import type { Lookup } from '../../../src/lib/script/read-expression.js';

const read = (source: string, lookup?: Lookup): unknown => {
  const { value } = readExpression(source, 0, lookup);
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
};

describe('what a script writes out', () => {
  it.each([
    ['"清水县"', '清水县'],
    [String.raw`'a\'b\u4e2d\n'`, "a'b中\n"],
    ['1', 1],
    ['[1, "二", true, null,]', [1, '二', true, null]],
    [
      "{SID: '2', \"TREE\": [{id: 5, name: '指南', children: []}]}",
      { SID: '2', TREE: [{ id: 5, name: '指南', children: [] }] },
    ],
    ['{ a: 1, // 首页\n b: /* 末页 */ 2 }', { a: 1, b: 2 }],
    ['"/x/" + 7 + ".html"', '/x/7.html'],
    ['"" || "chnlid=1813"', 'chnlid=1813'],
    ['`/list?page=2`', '/list?page=2'],
    ["encodeURI('/a b/')", '/a b/'],
  ])('%s', (source, value) => {
    expect(read(source)).toEqual(value);
  });

  it('fills in the names it is given', () => {
    const lookup: Lookup = (name) => (name === 'id' ? '12' : name === 'api.getCurrent()' ? 3 : undefined);
    expect(read("'/info/' + id + '.htm'", lookup)).toBe('/info/12.htm');
    expect(read('`/info/${id}.htm`', lookup)).toBe('/info/12.htm');
    expect(read("'?page=' + api.getCurrent()", lookup)).toBe('?page=3');
  });
});

describe('what only running would tell', () => {
  it.each(['base + "/x"', 'a ? "/x" : "/y"', 'fn("x").url', '"/x".replace("x", "y")', '(n - 1) * 15'])(
    '%s',
    (source) => {
      expect(read(source)).toBeUndefined();
    },
  );
  it('does not spoil what stands beside it', () => {
    expect(read('{ success: function(a){ return {b: [1]}; }, url: "/list", size: n * 2, page: 1 }')).toEqual({
      url: '/list',
      page: 1,
    });
  });
});

it('ends on scripts made to be costly', () => {
  for (const source of [
    '['.repeat(100_000),
    '{a:'.repeat(100_000),
    '"'.repeat(99_999),
    '('.repeat(100_000),
    '{"a" "b"',
  ])
    expect(() => readExpression(source, 0)).not.toThrow();
});
