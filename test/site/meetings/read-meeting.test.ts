import { expect, test } from 'vitest';
import { meetingDay, meetingNumber } from '../../../src/site/meetings/read-meeting.js';

test.each([
  ['区政府召开十七届第65次常务会议', { series: '十七届常务', number: 65 }],
  ['青禾区人民政府第六十五次常务会议议定事项', { series: '常务', number: 65 }],
  ['2024年第3次区政府专题会议', { series: '2024专题', number: 3 }],
  ['区政府常务会议研究河道管护', undefined],
])('%s', (title, expected) => {
  expect(meetingNumber(title)).toEqual(expected);
});

test.each([
  ['会议时间：2024年5月6日 会议地点：三楼', '2024-05-06'],
  ['5月6日，区长主持召开常务会议。', '2024-05-06'],
  ['12月30日，区长主持召开常务会议。', '2023-12-30'],
  ['学习了5月6日文件精神。', undefined],
  ['发布时间：2024-05-20 来源：区政府办公室', undefined],
  ['发布时间：2024-05-20\n5月6日上午，区长主持召开会议，传达4月29日召开的会议精神。', '2024-05-06'],
])('%s', (text, on) => {
  expect(meetingDay('常务会议', text, '2024-05-20')?.on).toBe(on);
});

test('a title may tell the day', () => {
  expect(meetingDay('区政府常务会议（2024年5月6日）', '', '2024-05-20')?.on).toBe('2024-05-06');
});

test('residents who sat in tell the day too', () => {
  const text = '10月30日，两名居民代表受邀列席区政府第125次常务会议。';
  expect(meetingDay('居民代表列席区政府第125次常务会议', text, '2020-11-04')?.on).toBe('2020-10-30');
});
