/** 部门和镇街 of a demo district: the roster, and each unit's own page with its four columns, below the platform. */
import { addDays } from '../../lib/date/day.js';
import type { Unit } from '../../model/site-entry.js';
import { annualReport } from './annual-report.js';
import { articlesFrom, type Setting } from './articles.js';
import type { Entry } from './categories.js';
import { group, list, single, type Column } from './column.js';
import { guideBody } from './guide.js';
import type { Place } from './place.js';
import { publishedReportYears } from './report-years.js';
import { officeDayBefore, steady } from './words.js';

/** A unit of a demo district, and what is wrong with its page on purpose. */
export interface DemoUnit {
  /** As its links bear it: 财政局, 南塘镇. */
  readonly name: string;
  readonly kind: 'department' | 'township';
  /** Columns that its page lacks. */
  readonly without?: readonly ('system' | 'annual-report')[];
  /** Day on which its newest report came out, `MM-DD`; by default it is in time. */
  readonly reportOn?: string;
  /** The report of the last year is not there. */
  readonly lacksNewestReport?: boolean;
}

/** The full name, as a roster has it: 青禾区财政局, 稻香街道办事处, 南塘镇人民政府. */
const fullName = (place: Place, { name, kind }: DemoUnit): string =>
  kind === 'department' ? `${place.name}${name}` : `${name}${name.endsWith('街道') ? '办事处' : '人民政府'}`;

/** What an office would write into its site list. */
export const rosterOf = (place: Place, units: readonly DemoUnit[]): readonly Unit[] =>
  units.map((unit) => ({ name: fullName(place, unit), kind: unit.kind }));

const RULES: readonly Entry[] = [
  ['{府}政府信息公开工作制度', '明确公开范围、审核程序和责任科室，{办}每季度检查一次。'],
  ['{府}政府信息公开保密审查办法', '信息发布前由承办科室自查、分管负责人审查，先审后发、全程留痕。'],
];
const OF_DEPARTMENTS: readonly Entry[] = [
  ['{府}“双随机、一公开”抽查结果', '本次抽查市场主体二十家，发现问题三项，已责令限期整改。'],
  ['{府}办事窗口延时服务安排', '每周三窗口延长服务至十九时，可以电话预约。'],
  ['{府}承办事项办理时限压缩情况', '承诺办结时限平均压缩六成，材料减免三十一份。'],
];
const OF_TOWNSHIPS: readonly Entry[] = [
  ['{府}惠民补贴发放情况公示', '本季度发放补贴四项，涉及二百一十六户，公示期七天。'],
  ['{府}村（社区）道路养护安排', '对辖区二十三公里道路分段养护，施工期间请绕行。'],
  ['{府}防汛值守和物资储备情况', '储备编织袋六千条、水泵十二台，值守人员名单一并公布。'],
];

/** Days between which offices hand in their reports, from 5 January. */
const REPORT_DAYS = 20;

/** The column below the platform that leads to the page of each unit. */
export const unitsColumn = (setting: Setting, name: string, units: readonly DemoUnit[]): Column =>
  group(
    'units',
    name,
    '信息公开目录',
    units.map((unit, at) => unitPage(setting, unit, at)),
  );

function unitPage({ place, asOf }: Setting, unit: DemoUnit, at: number): Column {
  const key = `unit-${at + 1}`;
  const full = fullName(place, unit);
  const own: Place = { ...place, id: `${place.id}-${key}`, government: full, office: `${full}办公室` };
  const setting: Setting = { place: own, asOf };
  const lacks = new Set(unit.without ?? []);
  const updatedOn = officeDayBefore(asOf, 60 + at * 17);
  const entries = unit.kind === 'department' ? OF_DEPARTMENTS : OF_TOWNSHIPS;
  const reports = list(
    `${key}-annual-report`,
    '政府信息公开年报',
    '信息公开年报',
    publishedReportYears(asOf, 3, '03-01').flatMap(({ year }, index) => {
      if (index === 0 && unit.lacksNewestReport === true) return [];
      const inTime = addDays(`${year + 1}-01-05`, steady(`${own.id} ${year}`, REPORT_DAYS));
      const publishedOn = index === 0 && unit.reportOn !== undefined ? `${year + 1}-${unit.reportOn}` : inTime;
      return [{ ...annualReport(own, year, publishedOn), key: `${key}-report-${year}` }];
    }),
  );
  return group(key, full, '信息公开目录', [
    single(
      `${key}-guide`,
      '政府信息公开指南',
      '信息公开指南',
      guideBody(own, { updated: { label: '更新日期', on: updatedOn } }),
      updatedOn,
    ),
    ...(lacks.has('system')
      ? []
      : [
          list(
            `${key}-system`,
            '政府信息公开制度',
            '信息公开制度',
            articlesFrom(setting, `${key}-system`, RULES, { newest: 120 + at * 9, step: 210 }),
          ),
        ]),
    list(
      `${key}-statutory`,
      '法定主动公开内容',
      '信息公开目录',
      articlesFrom(setting, `${key}-statutory`, entries, { newest: 12 + at * 5, step: 37 }),
    ),
    ...(lacks.has('annual-report') ? [] : [reports]),
  ]);
}
