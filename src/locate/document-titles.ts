/** What the title of a document is about, and whether another title speaks of it. */
import { squeeze } from '../lib/text/squeeze.js';

/** Words by which a page says that it interprets a document. */
export const INTERPRETS = /解读|图解|一图(?:读懂|看懂|了解|速览)|读懂|政策问答|答记者问|H5|动漫|视频|音频|新闻发布/;

/** What a document's title is about: 关于印发《青禾区…办法》的通知 → 青禾区…办法. */
export function titleCore(title: string): string {
  const text = squeeze(title);
  const quoted = /《([^》]{4,})》/.exec(text)?.[1];
  if (quoted) return plain(quoted);
  return plain(
    text
      .replace(/^.*?(?:关于|印发|公布)(?:印发|公布|转发|发布|修订|批转)?/, '')
      .replace(/的?(?:通知|意见|公告|通告|决定|批复|函|通报|命令)$/, ''),
  );
}

const plain = (text: string): string => text.replace(/[《》〈〉“”"'（）()【】[\]、，,：:。.\-—]/g, '');

/** Whether a title speaks of the document: it is named 《…》, or its words stand there one after another. */
export function speaksOf(title: string, core: string): boolean {
  if (core.length < 5) return false;
  const text = plain(squeeze(title));
  if (text.includes(core)) return INTERPRETS.test(title);
  const named = [...squeeze(title).matchAll(/《([^》]{4,})》/g)].map((found) => plain(found[1] ?? ''));
  return (
    INTERPRETS.test(title) && named.some((name) => name.length >= 5 && (core.includes(name) || name.includes(core)))
  );
}

/** Half of a link's own two-character words stand in the document's title. */
export function sharesWords(text: string, core: string): boolean {
  const words = plain(squeeze(text)).replace(
    /文字解读|政策解读|图片?解读|图解|视频解读|解读|一图读懂|读懂|的|关于/g,
    '',
  );
  if (words.length < 4) return words.length === 0;
  let shared = 0;
  for (let at = 0; at + 2 <= words.length; at++) if (core.includes(words.slice(at, at + 2))) shared++;
  return shared >= (words.length - 1) / 2;
}
