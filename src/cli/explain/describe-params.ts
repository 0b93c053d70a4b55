import { stringify } from 'yaml';
import { paramWords } from '../../model/param-words.js';
import type { Rule } from '../../model/profile.js';
import type { TracedProfile } from '../../profile/trace-profile.js';
import type { Say } from '../language.js';

/** Longer values are read where they stand. */
const MOST_LINES = 14;

/** The parameters as YAML that can be copied into an override, each with its meaning, unit and where it was written. */
export function describeParams({ id, check, params }: Rule, trace: TracedProfile | undefined, say: Say): string {
  const blocks = Object.entries(params).map(([name, value]) => {
    const place = trace?.whereWritten(id, ['params', name]);
    const from = place
      ? `${place.file}:${place.line}`
      : trace
        ? say(`检测项 ${check} 的默认值`, `default of ${check}`)
        : '';
    const told = [paramWords(check, name), unitOf(value, say), from].filter(Boolean).join(say('；', '; '));
    const lines = stringify({ [name]: value }, { lineWidth: 100 })
      .trimEnd()
      .split('\n');
    const left = lines.length - MOST_LINES;
    const shown =
      left > 1
        ? [
            ...lines.slice(0, MOST_LINES),
            say(`# …… 另有 ${left} 行，见上面所注的文件`, `# … ${left} more lines, see the file above`),
          ]
        : lines;
    return [...(told === '' ? [] : [`# ${told}`]), ...shown].map((line) => `  ${line}`).join('\n');
  });
  return [say('参数', 'parameters'), ...blocks].join('\n');
}

/** P1Y6M → 1 年 6 个月; a share → 90%. */
function unitOf(value: unknown, say: Say): string {
  if (typeof value === 'number' && value > 0 && value < 1) return `${Math.round(value * 1000) / 10}%`;
  if (typeof value !== 'string' || !/^P(?:\d+[YMWD])+$/.test(value)) return '';
  const units: Readonly<Record<string, string>> = {
    Y: say('年', 'years'),
    M: say('个月', 'months'),
    W: say('周', 'weeks'),
    D: say('天', 'days'),
  };
  return [...value.matchAll(/(\d+)([YMWD])/g)]
    .map(([, count = '', unit = '']) => `${count} ${units[unit] ?? ''}`)
    .join(' ');
}
