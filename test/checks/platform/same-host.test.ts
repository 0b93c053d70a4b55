import { test } from 'vitest';
import { absent, column, found, undecided } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const platform = (url: string, site: Example[1]['site'] = {}): Example[1] => ({
  platform: found(column('政府信息公开', '/', { url })),
  site,
});

const examples: readonly Example[] = [
  ['在同一主机', platform('http://www.qinghe.gov.cn/zwgk/'), { value: 'passed' }],
  ['在同一域名的另一主机', platform('http://xxgk.qinghe.gov.cn/'), { value: 'passed' }],
  [
    '部门网站用门户的平台',
    platform('http://www.qinghe.gov.cn/zwgk/', { url: 'http://jyj.qinghe.gov.cn/' }),
    { value: 'passed' },
  ],
  [
    '在另一个 gov.cn 域名：gov.cn 只是公共后缀',
    platform('http://www.qinghe-gk.gov.cn/'),
    { value: 'failed', codes: ['other-domain'] },
  ],
  ['在商业域名', platform('http://www.qinghegk.com/'), { value: 'failed', codes: ['other-domain'] }],
  ['没有平台', { platform: absent }, { value: 'inapplicable', reason: 'no-targets' }],
  [
    '平台没有找到，抓取未完成',
    { platform: undecided('truncated') },
    { value: 'cantTell', reason: 'truncated', codes: ['unseen'] },
  ],
];

test.each(examples)('platform-same-host: %s', (_, sketch, expected) => {
  expectOutcome(judge('platform-same-host', sketch), expected);
});
