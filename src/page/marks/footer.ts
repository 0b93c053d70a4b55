import { tidy } from '../../lib/text/squeeze.js';
import type { Footer } from '../../model/page-facts.js';
import type { Landmarks } from '../regions/find-landmarks.js';
import type { Element, Tree } from '../tree/element.js';
import { linesIn } from '../tree/text.js';

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼滇蜀黔陇秦';
const idCode = /标\s?识\s?码\s*[:：]?\s*(?:<[^>]*>)?\s*((?:bm|BM)\d{8}|\d{10})(?!\d)/;
/** What stands in its place, well-formed or not. */
const otherIdCode = /标\s?识\s?码\s*[:：]\s*([0-9A-Za-z]{4,20})(?![0-9A-Za-z])/;
const icpNumber = new RegExp(
  `[${provinces}]\\s?ICP\\s?[备证]\\s?[:：]?\\s?(?:[（(]?[${provinces}]?[)）]?)\\s?(?:案?号?\\s?)?\\d{5,10}\\s?号?(?:\\s?[-－—]\\s?[\\dA-Z]{1,3})?`,
  'i',
);
const otherIcp = new RegExp(
  `ICP\\s?(?:备案?)?(?:序号|编号|号)?\\s?[:：]?\\s?([${provinces}]?\\s?(?:ICP)?\\s?[备证]?\\s?\\d{8}\\s?号?(?:-\\d{1,3})?)`,
  'i',
);
const policeNumber =
  /公\s?网\s?安\s?备\s?(?:案?\s?号?\s?)?[:：]?\s*(\d{11,14}(?:-\d{1,6})?)\s?号?|公安(?:机关)?(?:网?备案?)(?:编?号)?\s*[:：]?\s*(\d{11,14}(?:-\d{1,6})?)/;
const sponsorLabel = /主\s{0,6}办\s{0,6}(?:单\s{0,4}位|方|机构)?\s*[:：]?\s*/;
const sponsorEnd =
  /\s*(?:[|｜\t]|承\s?办|协\s?办|主\s?管|维\s?护|地\s{0,4}址|联系|电\s{0,4}话|邮\s{0,4}编|版权|备案|网站标识码|标识码|政府网站|技术|运\s?维|运营|建议|传\s{0,4}真|E-?mail|邮箱|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼滇蜀黔陇秦]\s?ICP|ICP|Copyright|©|All\s|关于我们|网站地图|制作|设计|开发|您是|访问|COPY|【|（?推荐|未经|为确保|公安|中文域名).*$/is;
const ipv6 =
  /(?:(?:本|政府)?网?站)?(?:已|全面|现已|已经)?支持\s?(?:ip\s?v\s?4\s?[/／、和与及+&]\s?)?(?:ip\s?v\s?6)|ip\s?v\s?6\s?(?:访问|网络)?(?:已支持|支持|标识|访问)|ipv6\s?(?:ready|enabled)/i;
const errorReport = /我?为?政府网站找错|网站找错|政府网站纠错|找错平台/;
const errorHosts =
  /zfwzgl\.www\.gov\.cn\/exposure|exposure\/jiucuo|pucha\.kaipuyun\.cn|_jiucuo_|_span_jiucuo|jiucuo\.\w+\?site_?code|jiucuo\.(?:js|html)/i;
const phone =
  /(?:(?:联系|咨询|服务|值班|监督|运维|维护|办公|网站)?(?:电\s{0,4}话|热线|方式)|TEL)\s*[:：]?\s*((?:[(（]?0\d{2,3}[)）]?[-－—\s]?)?\d{7,8}(?:[-－]\d{1,6})?|1\d{10}|123\d{2,3}|400[-\d]{7,10})/i;
const mail = /[\w.-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+/;

/** The marks that standards §5.1 wants at the foot, as a reader sees them; script-made ones are known by their script. */
export const readFooter = (tree: Tree, landmarks: Landmarks): Footer => {
  const bodyText = tree.text.slice(tree.body.from, tree.body.to);
  const foot = footText(tree, landmarks);
  const find = (pattern: RegExp): RegExpExecArray | null => pattern.exec(foot) ?? lastMatch(pattern, bodyText);
  const siteIdCode = find(idCode)?.[1] ?? find(otherIdCode)?.[1];
  const icp = tidyIcp(find(icpNumber)?.[0] ?? find(otherIcp)?.[1]) ?? icpInTitles(tree);
  const police = find(policeNumber);
  const policeNumberFound = police?.[1] ?? police?.[2];
  const sponsor = readSponsor(foot) ?? readSponsor(bodyText.slice(-3000));
  // The foot as a page of its own (a frame, an include) is all foot.
  const marks = [siteIdCode, icp, policeNumberFound, sponsor].filter((mark) => mark !== undefined).length;
  const around = bodyText.length < 1500 && marks >= 2 ? bodyText : foot;
  const contact = (phone.exec(around)?.[1] ?? mail.exec(around)?.[0])?.trim();
  return {
    ...(siteIdCode === undefined ? {} : { siteIdCode }),
    ...(icp === undefined ? {} : { icp }),
    ...(policeNumberFound === undefined ? {} : { police: policeNumberFound }),
    ...(sponsor === undefined ? {} : { sponsor }),
    ...(contact === undefined ? {} : { contact }),
    errorReport: hasErrorReport(tree, bodyText),
    ipv6Label: hasIpv6Label(tree, bodyText, foot),
  };
};

const footText = (tree: Tree, landmarks: Landmarks): string => {
  const parts: string[] = [];
  for (const [element, landmark] of landmarks.roots)
    if (landmark === 'footer' && !(element.parent && landmarks.of(element.parent) === 'footer'))
      parts.push(tree.text.slice(element.from, element.to));
  return parts.join('\n');
};

const lastMatch = (pattern: RegExp, text: string): RegExpExecArray | null => {
  let from = Math.max(0, text.length - 6000);
  let found: RegExpExecArray | null = null;
  for (let tries = 0; tries < 20; tries++) {
    const match = pattern.exec(text.slice(from));
    if (!match) break;
    found = match;
    from += match.index + match[0].length;
  }
  return found;
};

const tidyIcp = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  const clean = text.replace(/\s/g, '').replace(/[－—]/g, '-').replace(/icp/i, 'ICP');
  return clean === '' ? undefined : clean;
};

const icpInTitles = (tree: Tree): string | undefined => {
  for (let index = tree.elements.length - 1; index >= 0; index--) {
    const element = tree.elements[index] as Element;
    if (element.isHidden || (element.tag !== 'img' && element.tag !== 'a')) continue;
    const match = icpNumber.exec(`${element.attributes['alt'] ?? ''} ${element.attributes['title'] ?? ''}`);
    if (match) return tidyIcp(match[0]);
  }
  return undefined;
};

const readSponsor = (text: string): string | undefined => {
  for (const line of linesIn(text)) {
    const match = sponsorLabel.exec(line);
    if (!match || !/主\s*办/.test(match[0])) continue;
    if (
      !/[:：]/.test(match[0]) &&
      !/单\s*位/.test(match[0]) &&
      match.index > 0 &&
      !/[由\s|]$/.test(line.slice(0, match.index))
    )
      continue;
    const rest = tidy(
      line
        .slice(match.index + match[0].length)
        .replace(sponsorEnd, '')
        .replace(/^[\s:：]+|[\s,，;；.。|]+$/g, ''),
    );
    const name = rest.split(/\s{1,}/)[0] ?? '';
    if (name.length >= 3 && name.length <= 40 && /[\u4e00-\u9fff]{3}/.test(name)) return name;
  }
  // "某某人民政府主办": the name stands before the word.
  const before =
    /(?:^|[\s|:：由])([\u4e00-\u9fff]{4,30}(?:政府|办公室|办公厅|委员会|局|厅|部|委|管委会|中心))\s?主办/m.exec(text);
  return before?.[1]?.replace(/^.*由/, '');
};

const hasErrorReport = (tree: Tree, text: string): boolean => {
  if (errorReport.test(text)) return true;
  for (const element of tree.elements) {
    const { attributes } = element;
    if (element.tag === 'script') {
      if (errorHosts.test(attributes['src'] ?? '') || attributes['id'] === '_jiucuo_') return true;
      continue;
    }
    if (element.isHidden) continue;
    if (/(?:^|[^a-z])jiucuo(?![a-z])/.test(element.words)) return true;
    for (const name of ['href', 'onclick', 'id', 'alt', 'title']) {
      const value = attributes[name];
      if (
        value !== undefined &&
        value.length < 2000 &&
        (name === 'alt' || name === 'title' ? errorReport.test(value) : errorHosts.test(value))
      )
        return true;
    }
  }
  return tree.scripts.some((script) => script.text.length < 200_000 && /exposure\/jiucuo|_jiucuo_/.test(script.text));
};

const fileOf = (address: string): string => /([^/?#]*)(?:[?#].*)?$/.exec(address)?.[1] ?? '';

/** A label that a reader sees: text, or the words of a picture; never a host name, class, comment or headline. */
const hasIpv6Label = (tree: Tree, text: string, foot: string): boolean => {
  if (ipv6.test(foot.replace(ipv6Hosts, '').replace(letterSpaces, ''))) return true;
  if (ipv6.test(text) && ipv6Parts(text).some((part) => ipv6.test(part) && isIpv6Label(part))) return true;
  // A header that a script brings up as a whole shows its label all the same.
  if (
    tree.elements.some((element) => element.isHidden && ipv6.test(ownText(element)) && isInHiddenHeader(tree, element))
  )
    return true;
  return tree.elements.some(({ isHidden, tag, attributes }) => {
    if (isHidden || !/^(?:img|a|area|span)$/.test(tag)) return false;
    if (tag === 'img' && ipv6Name.test(fileOf(attributes['src'] ?? ''))) return true;
    return [attributes['alt'], attributes['title']].some(
      (words) => words !== undefined && ipv6Name.test(words) && isIpv6Label(words),
    );
  });
};

/** 本 网 站 支 持: letters set apart. */
const letterSpaces = /(?<=\p{Script=Han})[^\S\n]+(?=\p{Script=Han})/gu;
const ipv6Name = /ip\s?v\s?6/i;
const ipv6Hosts = /[\w.-]{0,60}ipv6[\w-]{0,60}\.[a-z][\w.-]*/gi;
/** Words of labels; what says more is a headline that happens to name IPv6. */
const ipv6Words =
  /ip\s?v\s?[46]|我们?|本|该|政府|门户|网站|网页|网|站点?|全面|全站|现|已经?|支持|兼容|访问|网络|双栈|协议|环境|升级|改造|完成|标识|图标|标志|系统|浏览器?|用户|服务|欢迎|使用|单击|点击|查看|ready|enabled|support(?:ed|s)?|network|this|web|site|logo|icon|[\s\p{P}\p{S}\d]/giu;
const isIpv6Label = (words: string): boolean => words.replace(ipv6Hosts, '').replace(ipv6Words, '').length <= 4;

/** The parts of a text that stand by themselves, blanks about the name of the protocol closed. */
const ipv6Parts = (text: string): readonly string[] =>
  text
    .replace(ipv6Hosts, '')
    .replace(/[^\S\n]?\bip[^\S\n]?v[^\S\n]?6[^\S\n]?/gi, 'IPv6')
    .split(/[\s|｜，。；;、·•]+/);

const ownText = (element: Element): string => element.children.filter((child) => typeof child === 'string').join('');

const isInHiddenHeader = (tree: Tree, element: Element): boolean => {
  let top = element;
  while (top.parent?.isHidden) top = top.parent;
  if (top.parent !== tree.body || !/^(?:div|header|section|table)$/.test(top.tag)) return false;
  return /head|top/.test(top.words) && top.end - top.index > 20;
};
