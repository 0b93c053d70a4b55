import type { Content } from '../content.js';

/** A group robot shows few bytes; what does not fit is read in the office. */
export function markdownOf({ subject, parts, lang }: Content, mostBytes: number): string {
  const blocks = parts.map(({ heading, lines, href }, index) => {
    const title = parts.length === 1 && index === 0 ? [] : [`**${plain(heading)}**`];
    const link = href === undefined ? [] : [`[${lang === 'zh' ? '查看' : 'Open'}](${linkOf(href)})`];
    return [...title, ...lines.map((line) => `> ${plain(line)}`), ...link].join('\n');
  });
  const cut = lang === 'zh' ? '……其余请在系统中查看' : '… more in the office';
  let text = `### ${plain(subject)}`;
  for (const block of blocks) {
    if (block === '') continue;
    const longer = `${text}\n\n${block}`;
    if (bytesOf(longer) + bytesOf(`\n\n${cut}`) > mostBytes) {
      const whole = fit(longer, mostBytes - bytesOf(`\n\n${cut}`));
      return `${whole}\n\n${cut}`;
    }
    text = longer;
  }
  return fit(text, mostBytes);
}

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Whole lines, as many as fit; of a single line that does not, its beginning. */
function fit(text: string, mostBytes: number): string {
  if (bytesOf(text) <= mostBytes) return text;
  const lines = text.split('\n');
  while (lines.length > 1 && bytesOf(lines.join('\n')) > mostBytes) lines.pop();
  let rest = lines.join('\n');
  while (bytesOf(rest) > mostBytes) rest = [...rest].slice(0, -1).join('');
  return rest.trimEnd();
}

const WIDE: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '(': '（',
  ')': '）',
  '*': '＊',
  _: '＿',
  '`': '｀',
  '#': '＃',
  '@': '＠',
  '\\': '＼',
  '~': '～',
  '|': '｜',
};

/** Names of sites, messages of pages: what would be a mark, a link or a call to a person is written wide. */
const plain = (text: string): string => text.replace(/[<>[\]()*_`#@\\~|]/g, (mark) => WIDE[mark] ?? mark);

const linkOf = (href: string): string => href.replace(/[()<>\s]/g, (mark) => encodeURIComponent(mark));
