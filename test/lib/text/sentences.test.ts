import { expect, test } from 'vitest';
import { sentencesOf } from '../../../src/lib/text/sentences.js';

test('a line ends a sentence, and so do full stop, semicolon, question and exclamation mark', () => {
  expect(sentencesOf('一、总体情况\n全年公开12条；解读3篇。“办得成吗？”能！\n\n 落实到人')).toEqual([
    '一、总体情况',
    '全年公开12条；',
    '解读3篇。',
    '“办得成吗？”',
    '能！',
    '落实到人',
  ]);
});
