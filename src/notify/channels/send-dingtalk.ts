import { createHmac } from 'node:crypto';
import type { Content } from '../content.js';
import type { SendResult } from '../send-result.js';
import { markdownOf } from './markdown.js';
import { postJson } from './post-json.js';
import { readRobotAnswer } from './robot-answer.js';
import type { Sending } from './sending.js';

/** 钉钉自定义机器人 takes bodies of 20,000 bytes. */
const MOST_BYTES = 18_000;
/** More than 20 a minute: 10 minutes of silence. */
const CODES = { throttled: new Set([130_101, 410_100, 90_030, 660_026]), busy: new Set([-1, 1_001]), restMs: 600_000 };

/** Posts to a group of 钉钉, signed where the robot wants it (加签). */
export async function sendDingtalk(content: Content, sending: Sending): Promise<SendResult> {
  const { target, secret, allowPrivate, handOver, now } = sending;
  const url = new URL(target);
  if (secret !== undefined) {
    const timestamp = String(now().getTime());
    url.searchParams.set('timestamp', timestamp);
    url.searchParams.set('sign', signDingtalk(timestamp, secret));
  }
  const markdown = { title: content.subject, text: markdownOf(content, MOST_BYTES) };
  const body = JSON.stringify({ msgtype: 'markdown', markdown, at: { isAtAll: false } });
  return readRobotAnswer(await postJson({ url: url.href, headers: {}, body, allowPrivate, handOver }), CODES);
}

/** HMAC-SHA256 of `timestamp\nsecret` under the secret, in base64. */
export const signDingtalk = (timestamp: string, secret: string): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
