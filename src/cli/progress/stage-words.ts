import { displayWidth } from '../../lib/text/display-width.js';
import type { Say } from '../language.js';
import type { Stage } from './site-book.js';

const WORDS: Readonly<Record<Stage | 'preparing', readonly [zh: string, en: string]>> = {
  preparing: ['准备', 'preparing'],
  probing: ['探测', 'probing'],
  fetching: ['抓取', 'fetching'],
  waiting: ['等时段', 'waiting'],
  judging: ['评判', 'judging'],
  picturing: ['截图', 'pictures'],
  writing: ['写报告', 'writing'],
  checking: ['核验', 'checking'],
};

/** What is done for a site, in a word. */
export const stageWord = (stage: Stage | undefined, say: Say): string => say(...WORDS[stage ?? 'preparing']);

/** The columns that the longest of the words takes. */
export const stageColumns = (say: Say): number =>
  Math.max(...Object.values(WORDS).map((words) => displayWidth(say(...words))));
