import type { TSchema } from '@sinclair/typebox';
import type { AnyCheck } from '../../model/check.js';
import { paramWords } from '../../model/param-words.js';
import type { Say } from '../language.js';
import { textTable } from '../text/text-table.js';

/** A check for those who write rules: what it looks at, the parameters it takes, what it can say. */
export function describeCheck({ id, title, params, messages, absences = [] }: AnyCheck, say: Say): string {
  const rows = [...paramsOf(id, params as TSchema, '', say)];
  const sentences = Object.entries(messages).map(
    ([code, { zh, en }]) => `  ${absences.includes(code) ? '∅' : '✗'} ${say(zh, en)}  [${code}]`,
  );
  return [
    `${id}  ${title}`,
    rows.length === 0 ? say('没有参数', 'no parameters') : `${say('参数', 'parameters')}\n${textTable(rows, '  ')}`,
    [
      say(
        '会查出的问题（∅ 是该有的地方什么也没有；规则写 decidedBy: evaluator 时只有它直接算不通过）',
        'what it finds (∅: nothing at all was where it must be; the only fault by itself of a rule that an evaluator decides)',
      ),
      ...sentences,
    ].join('\n'),
    say(
      `用它新建一条规则：gongkai rules new rule 编号 --check ${id}`,
      `a rule over it: gongkai rules new rule ID --check ${id}`,
    ),
  ].join('\n\n');
}

/** One row a parameter, those inside lists and maps below it: name, required or not, meaning. */
function* paramsOf(check: string, schema: TSchema, indent: string, say: Say): Generator<readonly string[]> {
  const required = new Set((schema.required ?? []) as readonly string[]);
  for (const [name, property] of Object.entries((schema.properties ?? {}) as Readonly<Record<string, TSchema>>)) {
    const isDue = required.has(name) && property.default === undefined;
    yield [
      indent + name,
      isDue ? say('必写', 'required') : '',
      paramWords(check, name) ?? property.description ?? property.title ?? '',
    ];
    const inside: readonly unknown[] = [
      property,
      property.items,
      ...Object.values((property.patternProperties ?? {}) as Readonly<Record<string, unknown>>),
    ];
    for (const inner of inside) if (inner !== undefined) yield* paramsOf(check, inner as TSchema, `${indent}  `, say);
  }
}
