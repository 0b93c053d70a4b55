import { describe, expect, it } from 'vitest';
import { compareCopies } from '../../../src/lib/text/compare-copies.js';

const TEXT =
  '第一条 为规范停车，制定本办法。\n第二条 停车泊位由区城管局划定。\n第三条 首小时内免费停放。\n第四条 本办法自印发之日起施行。';

describe('two texts that should be one', () => {
  it('are the same whatever stands around them, and whatever the white space and marks', () => {
    const there = `发布机构：区政府\n打印 分享\n${TEXT.replaceAll(' ', '　').replaceAll('，', ', ')}\n本站声明：转载请注明出处。`;
    expect(compareCopies(TEXT, there)).toEqual({ shared: 1, onlyHere: undefined, onlyThere: undefined });
  });

  it('differ in the first sentence that each has alone', () => {
    expect(compareCopies(TEXT, TEXT.replace('首小时内免费', '前两小时内免费'))).toMatchObject({
      onlyHere: '第三条 首小时内免费停放。',
      onlyThere: '第三条 前两小时内免费停放。',
    });
  });

  it('differ where one of them ends early', () => {
    const long = `${TEXT}\n第五条 违反本办法的，依法处理。\n第六条 本办法由区城管局负责解释。`;
    expect(compareCopies(long, TEXT)).toEqual({
      shared: 1,
      onlyHere: '第五条 违反本办法的，依法处理。',
      onlyThere: undefined,
    });
  });

  it('cannot be compared where one is only a notice about the other', () => {
    expect(compareCopies(TEXT, '停车办法见附件。').shared).toBeUndefined();
  });

  it('are two texts where little is shared', () => {
    const other = '会议定于周五召开，请准时参加。\n请提前报送参会人员名单。\n会议材料由办公室统一印制。';
    expect(compareCopies(TEXT, other).shared).toBe(0);
  });
});
