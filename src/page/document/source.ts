import { tidy } from '../../lib/text/squeeze.js';
import { findDates } from '../../lib/date/find-dates.js';
import type { PlacedLine } from '../regions/find-main.js';

const named =
  /(?:信\s{0,4}息\s{0,4}来\s{0,4}源|文章来源|稿件来源|新闻来源|内容来源|图文来源|消息来源|稿\s{0,4}源|来\s{0,4}源|供稿单位|供稿)\s*[:：∶]\s*/g;
const next =
  /\s*[|｜\t].*$|\s*(?:(?:发布|更新|发表|发文|公开|录入|上传|添加|刊发|发稿)?(?:日期|时间)|作\s*者|文章类型|信息类别|编\s*辑|责任编辑|责\s*编|审\s*核|浏览(?:次数|量)?|点击(?:次?数|率|量)?|阅读(?:次?数|量)?|访问(?:次?数|量)|人气|字\s*[号体]|发布(?:机构|单位|人)|信息来源|来\s*源|记\s*者|摄影|供稿|文字大小|背景色|视力保护色|字体大小|分享到?|访问次数)\s*[:：(（【[].*$|\s+(?:打\s*印|分\s*享|字\s*[号体]|大\s?中\s?小|收藏|保存|关闭|扫一扫|朗读|语音|我要|微信|微博|视力|选择|设置|浏览|点击|阅读|访问|T).*$|\s*(?:【\s*(?:大|打印|关闭|字)|[[(（]\s*(?:大|打印|关闭|字体|点击)).*$/s;

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
          .replace(/[\s|,，、;；(（[【】]+$/u, '')
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
