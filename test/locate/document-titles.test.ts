import { describe, expect, it } from 'vitest';
import { speaksOf, titleCore } from '../../src/locate/document-titles.js';

describe('titleCore: what a document is about', () => {
  it.each([
    ['青禾区人民政府关于印发《青禾区养老服务设施规划建设管理办法》的通知', '青禾区养老服务设施规划建设管理办法'],
    ['青禾区人民政府办公室关于进一步加强农村公路养护工作的实施意见', '进一步加强农村公路养护工作的实施'],
    ['关于印发青禾区河道管理规定的通知', '青禾区河道管理规定'],
  ])('%s', (title, core) => expect(titleCore(title)).toBe(core));
});

describe('speaksOf: an interpretation names its document', () => {
  const core = titleCore('青禾区人民政府关于印发《青禾区养老服务设施规划建设管理办法》的通知');
  it.each([
    '文字解读：《青禾区养老服务设施规划建设管理办法》政策解读',
    '一图读懂 | 青禾区养老服务设施规划建设管理办法',
    '关于《养老服务设施规划建设管理办法》的解读',
    '【视频解读】青禾区养老服务设施规划建设管理办法',
  ])('%s', (title) => expect(speaksOf(title, core)).toBe(true));
  it.each([
    '青禾区人民政府关于印发《青禾区养老服务设施规划建设管理办法》的通知',
    '《青禾区河道管理规定》政策解读',
    '我区召开养老服务工作会议',
  ])('does not: %s', (title) => expect(speaksOf(title, core)).toBe(false));
});
