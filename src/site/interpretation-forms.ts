/** 解读形式: told by the title's prefix, else by the media on the page, else by the list it stands in (standards §6). */
import { squeeze } from '../lib/text/squeeze.js';
import type { PageDigest } from '../model/page.js';
import type { Interpretation, InterpretationForm } from '../model/site-model.js';

/** Words for a form; the first that fits a title's prefix or a list's name counts, several may. */
const WORDS: readonly (readonly [RegExp, InterpretationForm])[] = [
  [/新闻发布会|发布会实录|新闻通气会/, 'press-conference'],
  [/负责人|主要领导|领导解读|局长解读|区长解读|县长解读|答记者问|第一解读人|主任解读/, 'official'],
  [/专家/, 'expert'],
  [/媒体解读|媒体视角|媒体评论/, 'media'],
  [/动漫|动画|卡通|漫画/, 'animation'],
  [/H5/i, 'h5'],
  [/直播|在线访谈|访谈/, 'live'],
  [/视频|微视频|短视频|政策讲堂|云课堂/, 'video'],
  [/音频|语音|听政策/, 'audio'],
  [/问答|简明问答|百问百答|政策咨询|你问我答/, 'qa'],
  [/案例/, 'case'],
  [/现场演示|操作演示|演示/, 'demo'],
  [/图片?解|图文|一图|长图|图说|读懂|看懂|海报/, 'image'],
  [/文字解?读|文稿|文本解读|政策解读|解读|说明/, 'text'],
];

/** The part of a title that names its form: what stands before 《…》 or before a colon, and what closes it. */
function formWords(title: string): string {
  const text = squeeze(title);
  const prefix = /^(.{2,14}?)[：:|｜丨]/.exec(text)?.[1] ?? /^[【[（(](.{2,12}?)[】\])）]/.exec(text)?.[1];
  return prefix ?? text.replace(/《[^》]*》/g, '');
}

export function readForms(
  title: string,
  page: PageDigest | undefined,
  listName: string | undefined,
): Pick<Interpretation, 'forms' | 'formsFrom'> {
  const named = formsIn(formWords(title));
  const shown = page ? mediaForms(page) : [];
  // 解读 alone says nothing of the form: the page's media speak before it.
  const specific = named.filter((form) => form !== 'text');
  const isProse = page !== undefined && page.contentLength >= 300;
  if (specific.length > 0)
    return { forms: unique(isProse && shown.length > 0 ? [...specific, ...shown] : specific), formsFrom: 'title' };
  if (/文字|文稿|文本/.test(formWords(title)))
    return { forms: unique(['text', ...shown.filter((form) => form !== 'image')]), formsFrom: 'title' };
  if (shown.length > 0)
    return {
      forms: unique(isProse ? ['text', ...shown.filter((form) => form !== 'image')] : shown),
      formsFrom: 'page',
    };
  if (isProse) return { forms: ['text'], formsFrom: 'page' };
  const listed = formsIn(squeeze(listName ?? '')).filter((form) => form !== 'text' || /文字|文稿/.test(listName ?? ''));
  if (listed.length > 0) return { forms: listed, formsFrom: 'column' };
  if (page !== undefined && page.contentLength >= 60) return { forms: ['text'], formsFrom: 'page' };
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

function mediaForms(page: PageDigest): InterpretationForm[] {
  const forms: InterpretationForm[] = [];
  if (page.media.videos > 0) forms.push('video');
  if (page.media.audios > 0) forms.push('audio');
  if (page.media.images > 0) forms.push('image');
  return forms;
}

const unique = (forms: readonly InterpretationForm[]): InterpretationForm[] => [...new Set(forms)];
