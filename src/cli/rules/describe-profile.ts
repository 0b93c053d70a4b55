import type { Profile } from '../../model/profile.js';
import type { Say } from '../language.js';
import { kindWord, weightWords } from './rule-words.js';
import { textTable } from '../text/text-table.js';

const PENDING = 'pending';

/** A profile for reading: head, then each section with its rules. */
export function describeProfile(profile: Profile, say: Say): string {
  const { id, version, digest, scoring, sections, rules } = profile;
  const built = rules.filter(({ check }) => check !== PENDING).length;
  const lines = [
    `${id} ${version}  ${profile.title}`,
    say(
      `${rules.length} 条规则，其中 ${built} 条已能自动检查；满分 ${scoring.base}，${scoring.passMark} 分合格，高于 ${scoring.bonusAbove} 分可加分，最多加 ${scoring.bonusCap} 分`,
      `${rules.length} rules, ${built} of them checked by machine; base ${scoring.base}, pass mark ${scoring.passMark}, bonus above ${scoring.bonusAbove}, at most ${scoring.bonusCap}`,
    ),
    say(`摘要 ${digest}`, `digest ${digest}`),
  ];
  for (const section of sections) {
    const members = rules.filter((rule) => rule.section === section.id);
    lines.push(
      '',
      `${say(section.title, section.titleEn ?? section.title)}  ${say(`${section.outOf} 分`, `${section.outOf} points`)}`,
    );
    const rows = members.map((rule) => [
      rule.id,
      weightWords(rule, say),
      rule.appliesTo.kinds.map((kind) => kindWord(kind, say)).join(say('、', ', ')),
      say(rule.title, rule.titleEn ?? rule.title) +
        (rule.check === PENDING ? say('（尚未实现）', ' (not built yet)') : ''),
    ]);
    lines.push(textTable(rows, '  '));
  }
  lines.push(
    '',
    say(
      '用 gongkai explain 规则编号 看一条规则的依据、参数和整改办法',
      'gongkai explain RULE tells source, parameters and remedy of one rule',
    ),
  );
  return `${lines.join('\n')}\n`;
}

/** The names that each column is known by. */
export function describeColumns({ vocabulary }: Profile, say: Say): string {
  const blocks = [...vocabulary.values()].map(({ id, name, under, aliases, patterns, not }) => {
    const parent = vocabulary.get(under)?.name ?? say('首页', 'home page');
    return [
      say(`${name}（${id}），挂在${parent}下`, `${name} (${id}), under ${parent}`),
      ...(aliases.length > 0 ? [say(`  也叫：${aliases.join('、')}`, `  also: ${aliases.join('、')}`)] : []),
      ...(patterns.length > 0 ? [say(`  或形如：${patterns.join('  ')}`, `  or like: ${patterns.join('  ')}`)] : []),
      ...(not.length > 0 ? [say(`  不是：含有 ${not.join('、')} 的`, `  not: what contains ${not.join('、')}`)] : []),
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}
