import { describe, expect, test } from 'vitest';
import {
  consultationSubject,
  isConsultationTitle,
  isFeedbackLink,
  isFeedbackTitle,
  isSameSubject,
} from '../../../src/locate/decisions/consultation-titles.js';

describe('titles of a consultation column', () => {
  test.each([
    '关于《青禾区养老服务体系规划（征求意见稿）》公开征求意见的公告',
    '关于公开征求《青禾区2024年预算执行情况调查办法》意见建议的通知',
    '关于向社会公开征集青禾区2026年民生实事项目意见的公告',
    '青禾区城市更新条例（草案）',
    '青禾区供热规划公开征求意见稿',
  ])('a notice: %s', (title) => {
    expect([isConsultationTitle(title), isFeedbackTitle(title)]).toEqual([true, false]);
  });

  test.each([
    '关于《青禾区养老服务体系规划》征求意见采纳情况的反馈',
    '《青禾区养老服务体系规划（征求意见稿）》意见征集结果公示',
    '关于《青禾区养老服务体系规划》公开征求意见情况的说明',
    '关于青禾区2026年民生实事项目意见征集情况的公告',
    '青禾区供热规划征求意见反馈',
  ])('a result: %s', (title) => {
    expect([isConsultationTitle(title), isFeedbackTitle(title)]).toEqual([false, true]);
  });

  test.each([
    '《青禾区养犬管理办法（征求意见稿）》起草说明',
    '青禾区政务服务满意度调查问卷',
    '青禾区城市形象标识征集作品评选',
    '关于招募政务公开体验员的公告',
  ])('neither: %s', (title) => {
    expect([isConsultationTitle(title), isFeedbackTitle(title)]).toEqual([false, false]);
  });
});

test('links that only say result', () => {
  expect(
    ['结果反馈', '征集结果', '查看结果', '意见采纳情况', '结果公示'].filter((text) => !isFeedbackLink(text)),
  ).toEqual([]);
  expect(['意见征集', '我要反馈', '返回列表', '网上信访'].filter(isFeedbackLink)).toEqual([]);
});

test('the subject is the draft without its marks', () => {
  expect(consultationSubject('关于《青禾区养老服务体系规划（征求意见稿）》公开征求意见的公告')).toBe(
    '青禾区养老服务体系规划',
  );
  expect(consultationSubject('关于公开征集青禾区2026年民生实事项目意见建议的公告')).toBe('青禾区2026年民生实事项目');
});

describe('a result and its notice', () => {
  const notice = '关于《青禾区城市绿化管理规定（征求意见稿）》公开征求意见的公告';
  test('speak of one draft', () => {
    expect(isSameSubject(notice, '关于《青禾区城市绿化管理规定》征求意见采纳情况的反馈')).toBe(true);
    expect(isSameSubject(notice, '关于《城市绿化管理规定（草案）》公开征求意见结果的公告')).toBe(true);
    expect(
      isSameSubject('关于征集青禾区2026年民生实事项目意见的公告', '2026年青禾区民生实事项目征集意见结果反馈'),
    ).toBe(true);
  });
  test('do not where the draft is another', () => {
    expect(isSameSubject(notice, '关于《青禾区城市绿化管理规定实施细则》征求意见采纳情况的反馈')).toBe(false);
    expect(isSameSubject(notice, '关于《青禾区养老服务体系规划》征求意见采纳情况的反馈')).toBe(false);
    expect(
      isSameSubject('关于征集青禾区2026年民生实事项目意见的公告', '青禾区2025年民生实事项目意见征集结果反馈'),
    ).toBe(false);
  });
});
