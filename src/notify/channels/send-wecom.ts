import type { Content } from '../content.js';
import type { SendResult } from '../send-result.js';
import { markdownOf } from './markdown.js';
import { postJson } from './post-json.js';
import { readRobotAnswer } from './robot-answer.js';
import type { Sending } from './sending.js';

/** 企业微信群机器人 (developer.work.weixin.qq.com, 91770): a markdown message has 4,096 bytes of UTF-8 at most. */
const MOST_BYTES = 4_096;
/** 45009: more than 20 messages a minute; -1: busy. */
const CODES = { throttled: new Set([45_009, 45_033]), busy: new Set([-1]), restMs: 60_000 };

/** Posts to a group of 企业微信. */
export async function sendWecom(content: Content, { target, allowPrivate, handOver }: Sending): Promise<SendResult> {
  const body = JSON.stringify({ msgtype: 'markdown', markdown: { content: markdownOf(content, MOST_BYTES) } });
  return readRobotAnswer(await postJson({ url: target, headers: {}, body, allowPrivate, handOver }), CODES);
}
