import { Type } from '@sinclair/typebox';
import { cantTell, defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { Interpretation, PairLink, PolicyDocument } from '../../model/site-model.js';
import { Params } from '../parts/params.js';
import { countsOf, documentEvidence, pairNeeds, sampledDocuments, withoutAny } from './pair-target.js';

/** 文件与解读关联: each leads to the other, and the links open. A file beside the document needs no way back. */
export default defineCheck({
  id: 'interpretation/linked',
  title: '文件页面与解读页面是否相互链接',
  needs: pairNeeds,
  params: Params({
    /** How many documents to sample. */
    sample: Type.Integer({ minimum: 1 }),
  }),
  messages: {
    'not-from-document': {
      zh: '《{title}》的文件页面没有链接到它的解读“{interpretation}”。',
      en: 'The page of {title} does not link to its interpretation {interpretation}.',
    },
    'not-to-document': {
      zh: '解读“{interpretation}”的页面没有链接到所解读的文件《{title}》。',
      en: 'The interpretation {interpretation} does not link to its document {title}.',
    },
    'dead-from-document': {
      zh: '《{title}》的文件页面有到解读“{interpretation}”的链接，但打不开（HTTP {status}）。',
      en: 'The link from {title} to its interpretation {interpretation} does not open (HTTP {status}).',
    },
    'dead-to-document': {
      zh: '解读“{interpretation}”的页面有到文件《{title}》的链接，但打不开（HTTP {status}）。',
      en: 'The link from the interpretation {interpretation} to {title} does not open (HTTP {status}).',
    },
    'undecided-link': {
      zh: '《{title}》与解读“{interpretation}”是否{direction}无法判定：{reason}请人工打开核对。',
      en: 'Whether {title} and its interpretation {interpretation} link to each other ({direction}) could not be judged: {reason} A person should open them.',
    },
  },
  targets: sampledDocuments,
  judge(document: PolicyDocument, _rule, { site }): Judgement {
    const without = withoutAny(site, document, '解读关联');
    if (without) return without;
    const broken: FindingDraft[] = [];
    const open: FindingDraft[] = [];
    const reasons: CantTellReason[] = [];
    for (const one of document.interpretations)
      for (const { direction, link } of directionsOf(one)) {
        const finding = findingOf(document, one, direction, link);
        if (!finding) continue;
        (link?.state === 'absent' || link?.state === 'dead' ? broken : open).push(finding);
        if (!link || link.state === 'undecided') reasons.push(link?.reason ?? 'not-crawled');
      }
    const measured = countsOf(document);
    if (broken.length > 0) return failed([...broken], { measured: { ...measured, notLinked: [document.title] } });
    const [reason] = reasons;
    return reason === undefined
      ? passed({ measured, seen: documentEvidence(document) })
      : cantTell(reason, open, { measured });
  },
});

type Direction = keyof typeof DIRECTIONS;

function directionsOf(one: Interpretation): { direction: Direction; link: PairLink | undefined }[] {
  const there = { direction: 'from-document' as const, link: one.linkFromDocument };
  // A file has no page to link from; a dead address is told once, where the document links it.
  if (isFile(one) || one.deadStatus !== undefined) return [there];
  return [there, { direction: 'to-document', link: one.linkToDocument }];
}

const isFile = ({ page, url }: Interpretation): boolean =>
  page?.facts.kind === 'attachment' ||
  /\.(?:pdf|docx?|ofd|wps|jpe?g|png|gif|mp4|mp3|pptx?|zip|rar)$/i.test(url.replace(/[?#].*$/, ''));

/** How each direction is told: its words, and the codes of its faults. */
const DIRECTIONS = {
  'from-document': { words: '由文件页面链接到解读', absent: 'not-from-document', dead: 'dead-from-document' },
  'to-document': { words: '由解读页面链接回文件', absent: 'not-to-document', dead: 'dead-to-document' },
} as const;

function findingOf(
  document: PolicyDocument,
  one: Interpretation,
  direction: Direction,
  link: PairLink | undefined,
): FindingDraft | undefined {
  if (link?.state === 'opens') return undefined;
  const { title, url } = document;
  const data = { title, interpretation: one.title };
  const rest = {
    url: direction === 'from-document' ? url : one.url,
    key: `${url} ${one.url} ${direction}`,
    column: '政策解读',
  };
  const { words, absent, dead } = DIRECTIONS[direction];
  if (link?.state === 'absent') return { code: absent, data, evidence: link.looked, ...rest };
  if (link?.state === 'dead')
    return { code: dead, data: { ...data, status: link.status }, evidence: [link.evidence], ...rest };
  const looked = link?.looked ?? [];
  return {
    code: 'undecided-link',
    data: { ...data, direction: words, reason: link?.reason ?? 'not-crawled' },
    evidence: looked.length > 0 ? looked : documentEvidence(document),
    ...rest,
  };
}
