/** Notices, results and catalogues of 青禾区, as a district's site shows them. */
import type { Consultation, ConsultationFeedback, DecisionCatalogue } from '../../../src/model/site-model.js';
import { evidence, ORIGIN, view, type ViewSketch } from '../../support/fake-site.js';

const at = (path: string): string => new URL(path, `${ORIGIN}/`).href;

export const NOTICE_TITLE = '关于《青禾区非机动车停放管理办法（征求意见稿）》公开征求意见的公告';

/** A notice with these words about its period. */
export function notice(
  words: string,
  sketch: Partial<Consultation> & { readonly shown?: ViewSketch } = {},
): Consultation {
  const { shown, ...rest } = sketch;
  const path = '/hdjl/yjzj/1.html';
  const text = [
    '为规范城区非机动车停放秩序，区综合行政执法局起草了《青禾区非机动车停放管理办法（征求意见稿）》，现面向社会公开征求意见。',
    words,
    '联系电话：0531-66000000，电子邮箱：zfj@qinghe.gov.cn。',
  ].join('\n');
  return {
    title: NOTICE_TITLE,
    url: at(path),
    listedOn: { ...evidence('/hdjl/yjzj/'), quote: NOTICE_TITLE },
    pages: [view(path, { text, ...shown, facts: { kind: 'article', title: NOTICE_TITLE, ...shown?.facts } })],
    publishedOn: '2025-03-03',
    feedback: [],
    ...rest,
  };
}

export function feedback(text: string, sketch: ViewSketch = {}): ConsultationFeedback {
  const title = '关于《青禾区非机动车停放管理办法》公开征求意见采纳情况的反馈';
  const path = '/hdjl/yjzj/jg/1.html';
  return {
    title,
    url: at(path),
    pages: [view(path, { text: `${title}\n${text}`, ...sketch, facts: { kind: 'article', title, ...sketch.facts } })],
  };
}

export function catalogue(
  year: number,
  sketch: ViewSketch = {},
  rest: Partial<DecisionCatalogue> = {},
): DecisionCatalogue {
  const title = `青禾区人民政府${String(year)}年度重大行政决策事项目录`;
  const path = `/zwgk/zdjc/${String(year)}.html`;
  return {
    year,
    title,
    url: at(path),
    listedOn: { ...evidence('/zwgk/zdjc/'), quote: title },
    pages: [view(path, { ...sketch, facts: { kind: 'article', title, ...sketch.facts } })],
    ...rest,
  };
}
