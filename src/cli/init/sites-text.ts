import type { Say } from '../language.js';
import { idOfAddress } from '../../library/site-id.js';
import { EXAMPLE_URL, type InitWishes } from './init-wishes.js';
import { commentLines, settingLine } from './yaml-lines.js';

/** The text of a new `sites.yaml` with one site; what else may be said of a site is switched off. */
export const sitesText = ({ url = EXAMPLE_URL, name, kind }: InitWishes, schemaPath: string, say: Say): string => {
  const indent = '    ';
  const off = (key: string, value: unknown, zh: string, en: string): readonly string[] => [
    ...commentLines(say(zh, en), indent),
    settingLine(key, value, { indent }),
  ];
  return `${[
    `# yaml-language-server: $schema=${schemaPath}`,
    ...commentLines(
      say(
        '网站名单：一个网站一项，从 - 开始。编号（id）也是报告的目录名，定下来就不要改，前后几次才好比较。\n也可以用 CSV 或电子表格（XLSX），列名同下面的名称；换了文件，改 gongkai.yaml 里的 sites。',
        'Site list: one entry a site, each beginning with -. The id names the folder of its reports: keep it, so that runs can be compared.\nCSV or a workbook (XLSX) with columns of the same names will do too: say so under sites of gongkai.yaml.',
      ),
    ),
    'sites:',
    settingLine('  - id', idOfAddress(url), { isOn: true }),
    settingLine('name', name ?? (url === EXAMPLE_URL ? say('某某区人民政府', 'Example district') : url.host), {
      isOn: true,
      indent,
    }),
    settingLine('url', url.href, { isOn: true, indent }),
    ...commentLines(say('district 区县、department 部门、township 镇街', 'district, department or township'), indent),
    settingLine('kind', kind, { isOn: true, indent }),
    ...off('profile', 'national', '这个网站另用的评测方案', 'a profile for this site'),
    ...off('region', '370103', '行政区划代码', 'code of the administrative division'),
    ...off(
      'since',
      2003,
      '机构成立的年份：更早的年报不要求',
      'year in which the body was founded: no earlier annual report is due',
    ),
    ...off('delayMs', 1000, '两次请求之间至少隔多少毫秒', 'least milliseconds between requests'),
    ...off('maxPages', 300, '最多取多少页', 'pages at most'),
    ...off('activeHours', '22:00-06:00', '只在这个时段访问（北京时间）', 'ask only in these hours of Asia/Shanghai'),
    ...off('maxRequestsPerDay', 5000, '每天最多访问多少次', 'requests a day at most'),
    ...off(
      'resolve',
      [`${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}:10.0.0.8`],
      '主机改连这个 IP 地址，同 curl',
      'connect to this address, like curl',
    ),
    ...off(
      'auth',
      { username: 'preview', password: '${PREVIEW_PASSWORD}' },
      '登录；${NAME} 换成环境变量 NAME 的值。headers、cookies 同样写法',
      'sign in; ${NAME} stands for the environment variable NAME. headers and cookies likewise',
    ),
    ...off(
      'units',
      [{ name: say('区教育局', 'Education bureau'), aliases: [say('教育局', 'Education')] }],
      '下属单位名录：部门、镇街；也可以另用 units 写在一个表里',
      'departments and townships; or a table of its own, see units of gongkai.yaml',
    ),
    ...off(
      'waivers',
      [
        {
          rule: 'ipv6-dns',
          justification: say('机房改造，已报备', 'the machine room is being rebuilt'),
          approvedBy: say('某某', 'A. Person'),
          expiresOn: '2027-06-30',
        },
      ],
      '豁免：这条规则不扣分，到期为止',
      'waiver: the rule costs nothing until that day',
    ),
  ].join('\n')}\n`;
};
