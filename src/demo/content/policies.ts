import type { Setting } from './articles.js';
import type { Article, DemoFile } from './column.js';
import { POLICIES, type PolicyText } from './documents.js';
import { fill, inChinese, officeDayBefore, paragraphs } from './words.js';

/** 文字, 图解, 视频, 问答, 音频: the forms a demo site gives its interpretations. */
export type DemoForm = 'text' | 'image' | 'video' | 'qa' | 'audio';

export interface PolicyOptions {
  /** Age of the newest document in days, and days between documents. */
  readonly newest: number;
  readonly step: number;
  readonly count: number;
  /** Forms for the document of that turn; none leaves it without interpretation. */
  readonly forms: (turn: number) => readonly DemoForm[];
  /** Days from document to interpretation. */
  readonly lagDays: number;
  readonly linked: 'both' | 'from-interpretation' | 'none';
  /** Labels of the metadata block to leave out. */
  readonly withoutInfo?: readonly string[];
}

const NUMERALS = ['一', '二', '三', '四', '五', '六'];
const TITLE_PREFIX: Record<DemoForm, string> = {
  text: '文字解读：',
  image: '图解：',
  video: '视频解读：',
  qa: '政策问答：',
  audio: '音频解读：',
};

function documentArticle(setting: Setting, text: PolicyText, turn: number, options: PolicyOptions): Article {
  const { place, asOf } = setting;
  const publishedOn = officeDayBefore(asOf, options.newest + turn * options.step);
  const writtenOn = officeDayBefore(asOf, options.newest + turn * options.step + 4);
  const year = writtenOn.slice(0, 4);
  const issuer = text.by === 'government' ? place.government : place.office;
  const number = `${place.letters}${text.by === 'government' ? '发' : '办发'}〔${year}〕${text.serial}号`;
  const title = fill(text.title, place, publishedOn, turn);
  const name = `${issuer}关于印发《${title}》的通知`;
  const articles = text.articles.map((line, index) => {
    const filled = fill(line, place, publishedOn, turn);
    return `第${NUMERALS[index] ?? ''}条&emsp;${filled}`;
  });
  const expiresOn = `${Number(year) + text.years}${writtenOn.slice(4)}`;
  const without = new Set(options.withoutInfo ?? []);
  return {
    key: `policy-${text.key}`,
    title: text.title.startsWith('关于') ? `${issuer}${title}` : name,
    publishedOn,
    source: issuer,
    body: paragraphs([
      number,
      `各镇人民政府、街道办事处，${place.rank}政府各部门，各有关单位：`,
      `《${title}》已经${place.rank}政府同意，现印发给你们，请认真组织实施。`,
      ...articles,
      `本文件自${inChinese(writtenOn)}起施行，有效期至${inChinese(expiresOn)}。`,
      `${issuer}&emsp;${inChinese(writtenOn)}`,
    ]),
    info: (
      [
        ['标题', title],
        ['索引号', `${place.creditCode}/${year}-${String(2000 + text.serial)}`],
        ['主题分类', text.topic],
        ['发文机关', issuer],
        ['发文字号', number],
        ['成文日期', writtenOn],
        ['发布日期', publishedOn],
        ['有效性', '有效'],
      ] as const
    ).filter(([label]) => !without.has(label)),
    files: [{ name: `${title}（PDF版）`, path: `files/${text.key}.pdf`, kind: 'pdf' }],
  };
}

const media = (form: DemoForm, key: string): readonly DemoFile[] =>
  form === 'image'
    ? [{ name: '一图读懂', path: `files/${key}.png`, kind: 'png' }]
    : form === 'video'
      ? [{ name: '解读视频', path: `files/${key}.mp4`, kind: 'mp4' }]
      : form === 'audio'
        ? [{ name: '解读音频', path: `files/${key}.mp3`, kind: 'mp3' }]
        : [];

function interpretationBody(setting: Setting, text: PolicyText, form: DemoForm, on: string, turn: number): string {
  const say = (line: string): string => fill(line, setting.place, on, turn);
  if (form === 'qa') return paragraphs([`问：${say(text.question)}`, `答：${say(text.answer)}`]);
  if (form === 'text')
    return [
      ['一、背景依据', text.background],
      ['二、目标任务', text.aim],
      ['三、主要内容', text.content],
      ['四、适用范围', text.scope],
    ]
      .map(([heading = '', line = '']) => `<h3>${heading}</h3>${paragraphs([say(line)])}`)
      .join('\n');
  return paragraphs([say(text.aim)]);
}

/** Documents and their interpretations, newest first, linked as asked. */
export function policies(
  setting: Setting,
  options: PolicyOptions,
): { readonly documents: readonly Article[]; readonly interpretations: readonly Article[] } {
  const interpretations: Article[] = [];
  const documents = POLICIES.slice(0, options.count).map((text, turn) => {
    const document = documentArticle(setting, text, turn, options);
    const own = options.forms(turn).map((form, index): Article => {
      const on = officeDayBefore(
        setting.asOf,
        Math.max(0, options.newest + turn * options.step - options.lagDays - (index > 2 ? 1 : 0)),
      );
      const key = `interpretation-${text.key}-${form}`;
      return {
        key,
        title: `${TITLE_PREFIX[form]}《${fill(text.title, setting.place, on, turn)}》`,
        publishedOn: on < document.publishedOn ? document.publishedOn : on,
        source: document.source,
        body: interpretationBody(setting, text, form, on, turn),
        files: media(form, `${text.key}-${form}`),
        ...(options.linked === 'none' ? {} : { related: [{ label: '政策原文', keys: [document.key] }] }),
      };
    });
    interpretations.push(...own);
    return options.linked === 'both' && own.length > 0
      ? { ...document, related: [{ label: '相关解读', keys: own.map(({ key }) => key) }] }
      : document;
  });
  return { documents, interpretations };
}
