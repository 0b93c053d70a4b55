/** 解读形式: told by the title's prefix, else by the media on the page, else by the list it stands in (standards §6). */
import { squeeze } from '../../lib/text/squeeze.js';
export { interprets } from '../../locate/documents/document-titles.js';
import type { PageDigest } from '../../model/page.js';
import type { Interpretation, InterpretationForm } from '../../model/site-model.js';

/** Words for a form; the first that fits a title's prefix or a list's name counts, several may. */
const WORDS: readonly (readonly [RegExp, InterpretationForm])[] = [
  [/新闻发布会|发布会实录|新闻通气会|吹风会/, 'press-conference'],
  [/负责人|主要领导|领导解读|[局区县市镇]长解读|答记者问|第一解读人|主任解读|书记解读/, 'official'],
  [/专家/, 'expert'],
  [/媒体解读|媒体视角|媒体评论|媒体聚焦/, 'media'],
  [/动漫|动画|卡通|漫画|漫说/, 'animation'],
  [/H5/i, 'h5'],
  [/直播|在线访谈|访谈/, 'live'],
  [/视频|微视频|短视频|政策讲堂|云课堂|微课/, 'video'],
  [/音频|语音|听政策|音视频|广播/, 'audio'],
  [/问答|简明问答|百问百答|政策咨询|你问我答|一问一答/, 'qa'],
  [/案例/, 'case'],
  [/现场演示|操作演示|演示/, 'demo'],
  [/图片?解|图文|图示|一图|一张图|长图|图说|读懂|看懂|海报|信息图/, 'image'],
  [/文字解?读|文稿|文本解读|政策解读|解读|说明/, 'text'],
];

/** The part of a title that names its form: what stands before 《…》 or before a colon, and what closes it. */
function formWords(title: string): string {
  const text = squeeze(title);
  const prefix =
    /^[【[（(](.{2,12}?)[】\])）]/.exec(text)?.[1] ?? /^(?![^：:|｜丨]*《)(.{2,14}?)[：:|｜丨]/.exec(text)?.[1];
  // A prefix that names no form (青禾发布：…) says nothing; what begins or closes the title may.
  if (prefix !== undefined && formsIn(prefix).length > 0) return prefix;
  const around = /^([^《]*)《.*》(.*)$/.exec(text);
  if (around) return `${around[1] ?? ''} ${around[2] ?? ''}`;
  return `${text.slice(0, START)} ${CLOSING.exec(text)?.[0] ?? ''}`;
}
/** Characters at a title's start that may name its form; further on they name what it is about (视频监控). */
const START = 6;
const CLOSING =
  /(?:简明|政策|文字|图片|图文|视频|音频|动漫|动画|专家|媒体|负责人|案例|H5|[局区县市镇]长|主任)*(?:解读|图解|问答|答记者问|访谈|直播|[读看]懂|新闻发布会(?:实录)?|说明|演示|解析)(?:[（(【].{1,8}[）)】])?$|[（(【].{2,8}[）)】]$/i;

/** What a file is by its name's ending. */
const FILES: readonly (readonly [RegExp, InterpretationForm])[] = [
  [/\.(?:mp4|avi|wmv|flv|mov)$/i, 'video'],
  [/\.(?:mp3|m4a|wav)$/i, 'audio'],
  [/\.(?:jpe?g|png|gif|bmp|webp)$/i, 'image'],
];

/** Text of at least so many characters is an explanation by itself, beside whatever picture or film. */
const PROSE = 300;
const SOME_TEXT = 60;

type Forms = Pick<Interpretation, 'forms' | 'formsFrom'>;

export function readForms(title: string, page: PageDigest | undefined, listName: string | undefined, url = ''): Forms {
  const words = formWords(title);
  const named = formsIn(words);
  // 解读 alone says nothing of the form: the page's media speak before it.
  const specific = named.filter((form) => form !== 'text');
  const shown = page ? mediaForms(page) : [];
  const moving = shown.filter((form) => form !== 'image');
  const isProse = page !== undefined && page.contentLength >= PROSE;
  if (specific.length > 0) return { forms: unique([...specific, ...(isProse ? moving : [])]), formsFrom: 'title' };
  if (/文字|文稿|文本/.test(words)) return { forms: unique(['text', ...moving]), formsFrom: 'title' };
  if (shown.length > 0) return { forms: isProse ? unique(['text', ...moving]) : shown, formsFrom: 'page' };
  if (isProse) return { forms: ['text'], formsFrom: 'page' };
  const file = FILES.find(([ending]) => ending.test(url.replace(/[?#].*$/, '')))?.[1];
  if (file) return { forms: [file], formsFrom: 'page' };
  const list = squeeze(listName ?? '');
  const listed = formsIn(list).filter((form) => form !== 'text' || /文字|文稿/.test(list));
  if (listed.length > 0) return { forms: listed, formsFrom: 'column' };
  if (page !== undefined && page.contentLength >= SOME_TEXT) return { forms: ['text'], formsFrom: 'page' };
  return named.length > 0 && page === undefined
    ? { forms: named, formsFrom: 'title' }
    : { forms: [], formsFrom: 'none' };
}

/** All forms that the words name; 解读 alone only where nothing else is named. */
function formsIn(words: string): InterpretationForm[] {
  const forms: InterpretationForm[] = [];
  for (const [pattern, form] of WORDS)
    if (pattern.test(words) && (form !== 'text' || forms.length === 0)) forms.push(form);
  return forms;
}

function mediaForms({ media }: PageDigest): InterpretationForm[] {
  const forms: InterpretationForm[] = [];
  if (media.videos > 0) forms.push('video');
  if (media.audios > 0) forms.push('audio');
  if ((media.h5 ?? 0) > 0) forms.push('h5');
  if (media.images > 0) forms.push('image');
  return forms;
}

const unique = (forms: readonly InterpretationForm[]): InterpretationForm[] => [...new Set(forms)];
