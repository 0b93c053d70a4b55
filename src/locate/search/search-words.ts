/** Words of published titles that a search is asked for: what visitors would call the matter. */
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });
/** Every other title bears them. */
const COMMON =
  /^(?:关于|印发|发布|公布|公告|通知|通告|公示|意见|办法|方案|实施|工作|开展|召开|会议|进行|年度|全区|全县|人民|政府|办公|办公室|单位|部门|情况|有关|相关|组织|举行|举办|启动|推进|做好|加强|活动|建议|中心|公司|有限|名单|结果|信息|要求|问题|进一步|人民政府|办公厅|委员会|管理局|街道|小组|领导|第[一二三四五六七八九十]|[一二三四五六七八九十两]?[年月日次届批号]|.{2,}[省市区县镇乡局委办])$/;

/** A word of so many characters says enough by itself. */
const LONG = 4;

/** Of each title the first two words of substance that stand side by side, else its longest; each once. */
export function chooseWords(titles: readonly string[]): readonly string[] {
  return [...new Set(titles.flatMap((title) => wordOf(title) ?? []))];
}

function wordOf(title: string): string | undefined {
  const words = [...WORDS.segment(title)].map(({ segment }) => segment);
  const isTelling = (word: string | undefined): word is string =>
    word !== undefined && /^\p{Script=Han}{2,6}$/u.test(word) && !COMMON.test(word);
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (isTelling(word) && word.length >= LONG) return word;
    if (isTelling(word) && isTelling(next)) return word + next;
  }
  return words.filter(isTelling).sort((a, b) => b.length - a.length)[0];
}
