import { describe, expect, it } from 'vitest';
import {
  interprets,
  isSameMatter,
  mentionsNumber,
  speaksOf,
  speaksOfAnother,
  titleCore,
  titleCores,
} from '../../../src/locate/documents/document-titles.js';

describe('titleCore: what a document is about', () => {
  it.each([
    ['青禾区人民政府关于印发《青禾区养老服务设施规划建设管理办法》的通知', '青禾区养老服务设施规划建设管理办法'],
    ['青禾区人民政府办公室关于进一步加强农村公路养护工作的实施意见', '进一步加强农村公路养护工作的实施'],
    ['关于印发青禾区河道管理规定的通知', '青禾区河道管理规定'],
    ['青政办发〔2025〕9号 关于印发青禾区河道管理规定的通知', '青禾区河道管理规定'],
    ['青禾区河道管理规定（青政发〔2025〕3号）', '青禾区河道管理规定'],
  ])('%s', (title, core) => expect(titleCore(title)).toBe(core));
});

it('关于 makes no other name', () => {
  const cores = titleCores('青禾区人民政府办公室印发关于支持茶产业发展若干措施的通知');
  expect(cores).toEqual(['支持茶产业发展若干措施']);
  expect(speaksOf('一图读懂｜青禾区支持茶产业发展若干措施', cores)).toBe(true);
  expect(speaksOf('图解：支持茶产业发展的若干措施', titleCores('印发《关于支持茶产业发展若干措施》的通知'))).toBe(true);
});

it('a document may be about two', () => {
  expect(titleCores('关于印发《青禾区河道管理规定》和《青禾区水库管理规定》的通知')).toEqual([
    '青禾区河道管理规定',
    '青禾区水库管理规定',
  ]);
});

describe('speaksOf: an interpretation names its document', () => {
  const core = titleCore('青禾区人民政府关于印发《青禾区养老服务设施规划建设管理办法》的通知');
  it.each([
    '文字解读：《青禾区养老服务设施规划建设管理办法》政策解读',
    '一图读懂 | 青禾区养老服务设施规划建设管理办法',
    '关于《养老服务设施规划建设管理办法》的解读',
    '【视频解读】青禾区养老服务设施规划建设管理办法',
    '一图读懂养老服务设施规划建设管理办法',
    '关于《青禾区养老服务设施规划建设管理办法（试行）》的起草说明',
    '视频：《青禾区养老服务设施规划建设管理办法》',
    '解读之二：青禾区养老服务设施规划建设的管理办法',
  ])('%s', (title) => expect(speaksOf(title, [core])).toBe(true));
  it.each([
    '青禾区人民政府关于印发《青禾区养老服务设施规划建设管理办法》的通知',
    '《青禾区河道管理规定》政策解读',
    '我区召开养老服务工作会议',
    '《青禾区养老服务设施规划建设管理办法实施细则》解读',
    '青禾区养老服务设施规划建设管理办法实施细则政策解读',
    '《青禾区养老服务设施规划建设管理办法（征求意见稿）》解读',
  ])('does not: %s', (title) => expect(speaksOf(title, [core])).toBe(false));
});

it('in a list of interpretations the bare name is enough', () => {
  const core = titleCore('关于印发青禾区河道管理规定的通知');
  expect(speaksOf('青禾区河道管理规定', [core])).toBe(false);
  expect(speaksOf('青禾区河道管理规定', [core], true)).toBe(true);
});

describe('interprets: a title says itself that it explains something', () => {
  it.each(['《青禾区河道管理规定》政策解读', '图解：青禾区河道管理规定', '视频 | 河道怎么管', '河道管理问答'])(
    '%s',
    (title) => expect(interprets(title)).toBe(true),
  );
  it.each([
    '关于加强公共视频监控建设管理的通知',
    '关于做好政策解读工作的通知',
    '关于印发《青禾区政策解读办法》的通知',
    '关于建立新闻发布制度的通知',
  ])('not: %s', (title) => expect(interprets(title)).toBe(false));
});

describe('isSameMatter: names of one document', () => {
  it.each([
    ['青禾区养老服务管理办法', '养老服务管理办法'],
    ['青禾区养老服务管理办法试行', '青禾区养老服务管理办法'],
    ['2025年青禾区防汛工作方案', '青禾区防汛工作方案'],
    ['进一步加强农村公路养护工作的实施', '进一步加强农村公路养护工作实施意见'],
  ])('%s = %s', (one, other) => expect(isSameMatter(one, other)).toBe(true));
  it.each([
    ['青禾区养老服务管理办法', '青禾区养老服务管理办法实施细则'],
    ['2025年青禾区防汛工作方案', '2024年青禾区防汛工作方案'],
    ['青禾区养老服务管理办法', '云岭市养老服务管理办法'],
    ['青禾区管理办法', '管理办法'],
  ])('%s ≠ %s', (one, other) => expect(isSameMatter(one, other)).toBe(false));
});

describe('titles that a list cut short', () => {
  const core = titleCore('关于印发《青禾区养老服务设施规划建设管理办法》的通知');
  it.each([
    '文字解读：关于《青禾区养老服务设施规划建…',
    '《养老服务设施规划建设...》政策解读',
    '一图读懂青禾区养老服务设施规划…',
  ])('%s', (title) => expect(speaksOf(title, [core])).toBe(true));
  it.each(['文字解读：关于《青禾区养老…', '文字解读：关于《青禾区养犬管理规定实…'])('not: %s', (title) =>
    expect(speaksOf(title, [core])).toBe(false),
  );
});

it('knows a title that names another document', () => {
  const core = titleCore('关于印发青禾区河道管理规定的通知');
  expect(speaksOfAnother('《青禾区养老办法》政策解读', [core])).toBe(true);
  expect(speaksOfAnother('《青禾区河道管理规定》政策解读', [core])).toBe(false);
  expect(speaksOfAnother('一图读懂河道新规', [core])).toBe(false);
});

it('finds a document number whatever its brackets', () => {
  expect(mentionsNumber('根据《办法》（青政发[2025]9号），', '青政发〔2025〕9号')).toBe(true);
  expect(mentionsNumber('青政办发〔2025〕19号', '青政发〔2025〕9号')).toBe(false);
  expect(mentionsNumber('没有文号', undefined)).toBe(false);
});
