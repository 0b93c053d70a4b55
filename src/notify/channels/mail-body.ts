import type { Content } from '../content.js';

const FOOT = {
  zh: '本邮件由政务公开检查系统自动发出，请勿直接回复。不想再收，可在系统的“通知”页修改。',
  en: 'Sent by the disclosure checking system; please do not reply. Change what you are told under Notifications.',
} as const;

/** The plain part of a mail. */
export function textOf({ subject, parts, lang }: Content): string {
  const blocks = parts.map(({ heading, lines, href }) =>
    [
      ...(parts.length === 1 ? [] : [`● ${heading}`]),
      ...lines,
      ...(href === undefined ? [] : [`${lang === 'zh' ? '查看：' : 'Open: '}${href}`]),
    ].join('\n'),
  );
  return [subject, ...blocks.filter((block) => block !== ''), `-- \n${FOOT[lang]}`].join('\n\n');
}

/** The same as simple HTML: no pictures, no style sheets, nothing that is fetched. */
export function htmlOf({ subject, parts, lang }: Content): string {
  const blocks = parts.map(({ heading, lines, href }) => {
    const title = parts.length === 1 ? '' : `<h3 style="margin:16px 0 4px;font-size:15px">${escaped(heading)}</h3>`;
    const text = lines.map((line) => `<p style="margin:4px 0">${escaped(line)}</p>`).join('');
    const link =
      href === undefined
        ? ''
        : `<p style="margin:4px 0"><a href="${escaped(href)}">${lang === 'zh' ? '查看' : 'Open'}</a></p>`;
    return title + text + link;
  });
  return [
    `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    '<body style="font-family:sans-serif;font-size:14px;line-height:1.6">',
    `<h2 style="font-size:17px;margin:0 0 8px">${escaped(subject)}</h2>`,
    ...blocks,
    `<p style="margin:24px 0 0;color:#595959;font-size:12px">${escaped(FOOT[lang])}</p></body></html>`,
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
