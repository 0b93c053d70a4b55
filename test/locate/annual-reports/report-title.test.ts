import { describe, expect, it } from 'vitest';
import { readReportTitle } from '../../../src/locate/annual-reports/report-title.js';

describe('readReportTitle: year and body of an annual report', () => {
  it.each([
    ['青禾区人民政府2024年政府信息公开工作年度报告', 2024, '青禾区人民政府'],
    ['2023年青禾区财政局政府信息公开工作年度报告', 2023, '青禾区财政局'],
    ['2022年度政府信息公开年报', 2022, ''],
    ['青禾区2021年度政府信息公开工作年度报告', 2021, '青禾区'],
    ['关于发布《青禾区人民政府2020年政府信息公开工作年度报告》', 2020, '青禾区人民政府'],
    ['青禾区人民政府信息公开工作年度报告（2019年）', 2019, '青禾区人民政府'],
    ['2024年度报告', 2024, ''],
    ['石桥镇二〇二二年政府信息公开年度报告', 2022, '石桥镇'],
    ['石桥镇二O二一年度政府信息公开工作年度报告', 2021, '石桥镇'],
  ])('%s', (title, year, body) => expect(readReportTitle(title)).toEqual({ year, body }));

  it.each([
    '一图读懂青禾区2024年政府信息公开工作年度报告',
    '《2024年政府信息公开工作年度报告》解读',
    '关于2014年政府信息公开工作要点落实情况的函',
    '关于做好2024年度政府信息公开工作年度报告编制工作的通知',
    '青禾区2024年国民经济和社会发展统计公报',
    '政府信息公开工作年度报告',
    '青禾区2024年法治政府建设年度报告',
    '2023年度政府网站工作年度报告',
  ])('is no report: %s', (title) => expect(readReportTitle(title)).toBeUndefined());
});
