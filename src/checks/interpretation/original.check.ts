import { Type } from '@sinclair/typebox';
import { bareText } from '../../lib/text/bare-text.js';
import { quoteCommonRun } from '../../lib/text/quote-common-run.js';
import {
  cantTell,
  defineCheck,
  failed,
  inapplicable,
  passed,
  unseen,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { PolicyDocument } from '../../model/site-model.js';
import { Params, Share } from '../parts/params.js';
import { percent, roundShare } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';
import { copiedSentences } from './original-sentences.js';
import { readDocument, readWords, showsInterpretation } from './original-texts.js';

const params = Params({
  /** How many documents to sample. */
  sample: Type.Integer({ minimum: 1 }),
  /** How many files of theirs to open: many a page only introduces its document, which is attached. */
  attachments: Type.Integer({ minimum: 0 }),
  /** Share of its sentences from which an interpretation is a mere extract. */
  maxCopied: Share,
  /** An interpretation of fewer sentences is too short to be called an extract. */
  minSentences: Type.Integer({ minimum: 1 }),
});

/** 解读摘抄: an interpretation in words says more than the sentences of its document. */
export default defineCheck({
  id: 'interpretation/original',
  title: '解读是否照抄文件',
  needs: ({ sample, attachments }) => [
    `documents:${String(sample)}` as `documents:${number}`,
    `pairs:${String(sample)}` as `pairs:${number}`,
    `attachments:${String(attachments)}` as `attachments:${number}`,
  ],
  params,
  messages: {
    copied: {
      zh: '《{title}》的解读“{interpretation}”照抄文件：{count} 句中有 {copied} 句（{share}）是文件原文，应低于 {due}。',
      en: 'The interpretation {interpretation} of {title} copies it: {copied} of {count} sentences ({share}) stand in the document; less than {due} is due.',
    },
    'too-short': {
      zh: '《{title}》的解读“{interpretation}”只有 {count} 句，其中 {copied} 句是文件原文，是否照抄请人工核对。',
      en: 'The interpretation {interpretation} of {title} has only {count} sentences, {copied} of them from the document; a person should decide.',
    },
  },
  *targets(site, { sample }) {
    const { things, isWhole, reason, looked } = site.documents;
    yield* things.slice(0, sample);
    return things.length === 0 && !isWhole ? unseen(reason ?? 'not-crawled', looked) : undefined;
  },
  judge(document: PolicyDocument, rule, { site }): Judgement {
    const { title, url, interpretations, pairingIsWhole, issuerKind } = document;
    if (issuerKind === 'superior') return inapplicable('no-targets');
    const about = { key: url, column: '政策解读', data: { title } };
    const what = `《${title}》的解读是否照抄文件`;
    const inWords = interpretations
      .filter((one) => one.page === undefined || one.page.record !== document.page?.record)
      .map((interpretation) => readWords(interpretation, site))
      .filter((words) => words !== undefined);
    const unknown = (reason: CantTellReason, evidence: readonly Evidence[]): Judgement =>
      undecided(what, reason, evidence, about);
    const shown = document.page ? [document.page.evidence(title)] : [];
    if (inWords.length === 0) return pairingIsWhole ? inapplicable('no-targets') : unknown('not-crawled', shown);

    const original = readDocument(document, site);
    const [firstUnread] = inWords.flatMap((words) => (words.reason ? [words] : []));
    if (original.reason) return unknown(original.reason, shown.length > 0 ? shown : (firstUnread?.evidence ?? []));

    const results = inWords.flatMap((words) => {
      if (words.reason) return [];
      const copied = copiedSentences(
        words.sentences,
        original.pieces.map(({ text }) => text),
      );
      return [{ ...words, copied, share: copied.length / words.sentences.length }];
    });
    const measured = {
      copied: results.map(({ interpretation, share, sentences }) => ({
        title: interpretation.title,
        share: roundShare(share),
        sentences: sentences.length,
      })),
    };
    const findings = results
      .filter(({ share }) => share >= rule.maxCopied)
      .map(({ interpretation, view, sentences, copied, share }): FindingDraft => {
        const own = bareText(sentences.join('\n'));
        const runs = original.pieces.map((piece) => ({ piece, ...quoteCommonRun(own, piece.text, LONGEST_QUOTE) }));
        const longest = runs.reduce((one, other) => (other.length > one.length ? other : one));
        return {
          code: sentences.length >= rule.minSentences ? 'copied' : 'too-short',
          data: {
            title,
            interpretation: interpretation.title,
            count: sentences.length,
            copied: copied.length,
            share: percent(share),
            due: percent(rule.maxCopied),
          },
          evidence: [view.evidence(longest.quote), longest.piece.view.evidence(longest.otherQuote)],
          url: interpretation.url,
          column: about.column,
          key: `${url} ${interpretation.url}`,
        };
      });
    const [twofold] = results.filter((one) => one.share >= rule.maxCopied && showsInterpretation(one.view, document));
    if (twofold) return { ...unknown('candidates', [...shown, twofold.view.evidence()]), measured };
    const copies = findings.filter(({ code }) => code === 'copied');
    const share = Math.max(0, ...results.map((one) => one.share));
    if (copies.length > 0) return failed(copies, { measured: { ...measured, share: roundShare(share) } });
    if (findings.length > 0) return cantTell('candidates', findings, { measured });
    if (firstUnread?.reason)
      return {
        ...unknown(firstUnread.reason, firstUnread.evidence.length > 0 ? firstUnread.evidence : shown),
        measured,
      };
    // What is not in the document's page may stand in what it attaches.
    const longest = Math.max(...results.map(({ sentences }) => sentences.join('').length));
    const known = original.pieces.reduce((sum, { text }) => sum + text.text.length, 0);
    if (original.unread && known < longest * 2)
      return { ...unknown('unreadable', [...shown, ...original.unread]), measured };
    return passed({ measured, seen: results.map(({ interpretation, view }) => view.evidence(interpretation.title)) });
  },
});

/** Enough to find the passage on both pages. */
const LONGEST_QUOTE = 120;
