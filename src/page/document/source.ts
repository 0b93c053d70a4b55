import { tidy } from '../../lib/text/squeeze.js';
import { findDates } from '../../lib/date/find-dates.js';
import type { PlacedLine } from '../regions/find-main.js';

const named =
  /(?:信\s{0,4}息\s{0,4}来\s{0,4}源|文章来源|稿件来源|新闻来源|内容来源|图文来源|消息来源|稿\s{0,4}源|来\s{0,4}源|供稿单位|供稿)\s*[:：∶]\s*/g;
const next =
  /\s*(?:[|｜\t]|(?:发布|更新|发表|发文|公开|录入)?(?:日期|时间)\s*[:：]|作\s*者|编\s*辑|责任编辑|责\s*编|审核|审\s*核|浏览|点击|阅读|访问|字\s*号|字\s*体|打\s*印|分\s*享|视力|保护|发布机构|发布人|发布单位|稿件|信息来源|来\s*源\s*[:：]|记\s*者|摄影|供稿|扫一扫|【|\[\s*(?:大|打印|关闭|字体)|\(点击|（点击|收藏|保存|背景色|选择|文字大小|朗读|语音|人气|次数|设置|大 中 小|T\||字:|关闭|纠错|我要|微信|微博).*$/s;

/** The source as the page shows it: beside the title first, else below the text. */
export const readSource = (
  lines: readonly PlacedLine[],
  core: { from: number; to: number } | undefined,
): string | undefined => {
  const order = core
    ? [
        ...lines.filter((line) => line.at < core.from),
        ...lines.filter((line) => line.at >= core.to),
        ...lines.filter((line) => line.at >= core.from && line.at < core.to && line.text.length <= 60),
      ]
    : lines.filter((line) => line.text.length <= 200);
  for (const [index, line] of order.entries()) {
    if (line.text.length > 400 || !/源|供稿/.test(line.text)) continue;
    for (const match of line.text.matchAll(named)) {
      let value = line.text.slice(match.index + match[0].length);
      if (value.trim() === '' && isName(order[index + 1]?.text)) value = order[index + 1]?.text ?? '';
      const date = findDates(value)[0];
      if (date) value = value.slice(0, date.index);
      value = tidy(
        value
          .replace(next, '')
          .replace(/[\s|,，、;；(（[【]+$/u, '')
          .replace(/^[“"]+|[”"]+$/g, ''),
      );
      if (value !== '' && value.length <= 40 && !/^(?:无|空|null|undefined|\d+)$/.test(value)) return value;
    }
  }
  return undefined;
};

const isName = (text: string | undefined): boolean =>
  text !== undefined &&
  text.length <= 25 &&
  !/[:：。]/.test(text) &&
  /[\u4e00-\u9fff]/.test(text) &&
  !/^(?:打印|分享|字体|字号|大|中|小|关闭|收藏)/.test(text);
