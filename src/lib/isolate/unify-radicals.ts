/** Radicals that fonts of printed files give in place of the characters that look the same; Unicode maps only some of them. */
const ALIKE: Readonly<Record<string, string>> = {
  // These Unicode maps to traditional forms.
  '⼾': '户',
  '⾭': '青',
  '⺠': '民',
  '⺟': '母',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
};

/** The text with characters where radicals stood for them. */
export const unifyRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2fdf]/g, (sign) => ALIKE[sign] ?? sign.normalize('NFKC'));
