import { Type, type Static } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import {
  cantTell,
  defineCheck,
  failed,
  inapplicable,
  passed,
  unseen,
  type Judgement,
  type Unseen,
} from '../../model/check.js';
import type { NamedText, PageView } from '../../model/site-model.js';
import { findAny, occursInAny } from '../parts/occurs-in.js';
import { Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { unreadReason } from '../parts/unread.js';

const Text = Params({
  /** RE2, found anywhere in the name of its page. */
  title: Type.String({ format: 're2', minLength: 1, title: '标题' }),
  /** Names with such words are about it, not it: interpretations, reports, plans. */
  not: Type.Optional(Patterns),
  /** What only an outdated version prints. */
  outdated: Patterns,
  /** What only the version in force prints. */
  current: Patterns,
});
type Text = Static<typeof Text>;

const params = Params({
  texts: Type.Array(Text, { minItems: 1 }),
  /** Pages that are opened for it. */
  most: Type.Integer({ minimum: 1, maximum: 100 }),
});

interface Target {
  readonly text: Text;
  readonly named: NamedText;
}

/** 法规文本现行有效: a regulation that the site prints in full is the version in force. */
export default defineCheck({
  id: 'texts/current',
  title: '网站刊登的法规是不是现行文本',
  needs: ({ most }) => ['links:columns', 'column:system', `texts:${most}`],
  params,
  messages: {
    outdated: {
      zh: '“{title}”刊登的是旧文本（写有“{mark}”），应更换为现行文本。',
      en: '{title} prints an outdated version (it says {mark}); it must be replaced by the one in force.',
    },
    unmarked: {
      zh: '“{title}”上看不出是哪一版文本，请人工核对是否现行。',
      en: 'Which version {title} prints cannot be told. A person should see whether it is in force.',
    },
  },
  *targets(site, { texts }): Generator<Target, Unseen | undefined> {
    for (const named of site.texts) for (const text of texts) if (isOf(named, text)) yield { text, named };
    return site.crawl.stoppedBecause === 'complete' ? undefined : unseen('truncated');
  },
  judge({ text, named }: Target): Judgement {
    const { title, url, page, files, unreadBecause, listedOn } = named;
    const about = { key: url, url };
    const pages = [...(page ? [page] : []), ...files];
    const prints = pages.filter((view) => unreadReason(view) === undefined && isInFull(view));
    const judged = prints.map((view) => judgeText(view, text));
    const worst = judged.find(({ state }) => state === 'outdated') ?? judged.find(({ state }) => state !== 'current');
    if (worst?.state === 'outdated')
      return failed(
        { code: 'outdated', data: { title, mark: worst.mark }, evidence: [worst.view.evidence(worst.mark)], ...about },
        { measured: { without: [title] } },
      );
    if (worst) {
      return cantTell('candidates', { code: 'unmarked', data: { title }, evidence: [worst.view.evidence()], ...about });
    }
    if (judged.length > 0)
      return passed({ seen: prints.map((view) => view.evidence(findAny(textOf(view), text.current))) });
    // What is only mentioned, listed or commented on is no text of it.
    const unread = unreadBecause ?? pages.map(unreadReason).find((reason) => reason !== undefined);
    return unread
      ? undecided(`“${title}”`, unread, [page?.evidence() ?? listedOn], { key: url })
      : inapplicable('no-targets');
  },
});

const isOf = ({ title }: NamedText, { title: pattern, not }: Text): boolean =>
  occursInAny(squeeze(title), [pattern]) && !(not && occursInAny(squeeze(title), not));

/** The text itself has articles, one after the other. */
const isInFull = (view: PageView): boolean => {
  const text = squeeze(view.read().contentText);
  return ['第一条', '第二条', '第三条'].every((article) => text.includes(article));
};

/** Without blanks, as it is printed and with its forms made one: rules may be written either way. */
function textOf(view: PageView): string {
  const text = `${view.facts.title}\n${view.read().contentText}`;
  return `${text.replace(/\s+/g, '')}\n${squeeze(text)}`;
}

interface Judged {
  readonly state: 'current' | 'outdated' | 'unmarked';
  readonly view: PageView;
  readonly mark: string;
}

/** A version in force may name the one that it replaced: its own marks decide. */
function judgeText(view: PageView, { outdated, current }: Text): Judged {
  const text = textOf(view);
  const [old, now] = [findAny(text, outdated), findAny(text, current)];
  if (now !== undefined) return { state: 'current', view, mark: now };
  if (old !== undefined) return { state: 'outdated', view, mark: old };
  return { state: 'unmarked', view, mark: '' };
}
