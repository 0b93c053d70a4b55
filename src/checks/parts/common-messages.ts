/** Words that many checks share; `{reason}` in a message stands for these sentences. */
import type { Message } from '../../model/check.js';
import type { CantTellReason } from '../../model/outcome.js';

/** Codes that every check may use without declaring them. The evaluator itself adds `unseen`, `to-review` and `check-crashed`. */
export const commonMessages = {
  undecided: {
    zh: '{what}无法判定：{reason}请人工打开核对。',
    en: '{what} could not be judged: {reason} A person should open it.',
  },
  unseen: {
    zh: '应检查的位置未能看全：{reason}请人工打开核对。',
    en: 'The place where this must be was not seen whole: {reason} A person should open it.',
  },
  'to-review': {
    zh: '找到了可能符合要求的内容{quotes}，是否符合由评审人员确认。',
    en: 'Found what may meet the requirement{quotes}; an evaluator decides whether it does.',
  },
  'check-crashed': {
    zh: '检测程序在此处出错，本项未作判断，请人工核对，并将日志交技术人员。',
    en: 'The check failed on this target, so nothing was judged. Please judge it by hand and hand the log to a technician.',
  },
} as const satisfies Record<string, Message>;

/** What each reason for not deciding means, as a sentence. */
export const reasonSentences: Readonly<Record<CantTellReason, Message>> = {
  truncated: { zh: '本次抓取未完成，有页面没有看到。', en: 'the crawl stopped early and did not see every page.' },
  robots: { zh: '网站的 robots.txt 不允许抓取该页面。', en: 'robots.txt forbids fetching the page.' },
  'needs-browser': {
    zh: '页面内容由脚本生成，本次没有用浏览器打开。',
    en: 'the content is made by script and no browser opened it.',
  },
  unreadable: {
    zh: '页面未能正常打开，或内容是图片、附件，无法读取文字。',
    en: 'the page did not open properly, or its content is an image or attachment that cannot be read.',
  },
  'calendar-not-covered': {
    zh: '所需年份的工作日历尚未收录。',
    en: 'the working-day calendar does not cover the year.',
  },
  'no-date': { zh: '页面上没有显示可用的日期。', en: 'no usable date is shown.' },
  'not-crawled': { zh: '本次抓取没有访问该页面。', en: 'this crawl did not visit the page.' },
  candidates: { zh: '机器只找出候选，需要人工确认。', en: 'only candidates were found, which a person must confirm.' },
  'check-crashed': { zh: '检测程序出错。', en: 'the check failed.' },
};
