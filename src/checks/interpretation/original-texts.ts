/** What an interpretation and its document say in words: on their pages, and in the files that these attach. */
import { bareText, type BareText } from '../../lib/text/bare-text.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { Attachment } from '../../model/page-facts.js';
import type {
  Interpretation,
  InterpretationForm,
  PageView,
  PolicyDocument,
  SiteModel,
} from '../../model/site-model.js';
import { withoutNumbering } from '../parts/outline.js';
import { unreadReason } from '../parts/unread.js';
import { ownSentences } from './original-sentences.js';

/** Forms that are words, whoever speaks them. */
const IN_WORDS: ReadonlySet<InterpretationForm> = new Set([
  'text',
  'qa',
  'case',
  'expert',
  'media',
  'official',
  'press-conference',
]);
/** A page of so many sentences is an interpretation in words, whatever it is called. */
const MANY_SENTENCES = 10;

/** An interpretation in words. */
export type Words =
  | { readonly reason: CantTellReason; readonly evidence: readonly Evidence[] }
  | {
      readonly reason?: undefined;
      readonly interpretation: Interpretation;
      readonly view: PageView;
      readonly sentences: readonly string[];
    };

/** An interpretation's sentences, or why they cannot be read; undefined of one that is no text: a picture, a video. */
export function readWords(interpretation: Interpretation, site: SiteModel): Words | undefined {
  const { page: view, forms, formsFrom } = interpretation;
  const isCalledText = forms.some((form) => IN_WORDS.has(form));
  if (!view) return isCalledText || formsFrom === 'none' ? { reason: 'not-crawled', evidence: [] } : undefined;
  const reason = unreadReason(view);
  if (reason) return isCalledText || forms.length === 0 ? { reason, evidence: [view.evidence()] } : undefined;
  const page = view.read();
  const sentences = ownSentences(page);
  if (sentences.length >= (isCalledText ? FEW_SENTENCES : MANY_SENTENCES)) return { interpretation, view, sentences };
  if (!isCalledText) return undefined;
  // Little is said on the page: the rest stands in a file, a frame or pictures.
  const file = page.facts.attachments.filter(isInterpretation).flatMap((one) => readFile(one, site) ?? [])[0];
  if (file) return { interpretation, view: file, sentences: [...sentences, ...ownSentences(file.read())] };
  const isElsewhere = page.facts.attachments.length + page.frames.length + page.media.images > 0;
  if (isElsewhere && formsFrom === 'title') return { reason: 'unreadable', evidence: [view.evidence()] };
  return sentences.length > 0 ? { interpretation, view, sentences } : undefined;
}
/** With fewer sentences a page only introduces what else it shows. */
const FEW_SENTENCES = 3;
const isInterpretation = ({ text }: Attachment): boolean => /解读|图解|问答|读懂|说明/.test(text);

/** A document's words. */
export type Original =
  | { readonly reason: CantTellReason }
  | {
      readonly reason?: undefined;
      readonly pieces: readonly [Piece, ...Piece[]];
      /** Evidence of attachments that hold words and were not read. */
      readonly unread?: readonly Evidence[];
    };
interface Piece {
  readonly view: PageView;
  readonly text: BareText;
}

/** A document's page and what it attaches. */
export function readDocument({ page: view }: PolicyDocument, site: SiteModel): Original {
  if (!view) return { reason: 'not-crawled' };
  const reason = unreadReason(view);
  if (reason) return { reason };
  const page = view.read();
  const files = page.facts.attachments.filter((file) => !PICTURES.has(file.type) && !isInterpretation(file));
  const read = files.flatMap((file) => readFile(file, site) ?? []);
  const first: Piece = { view, text: bareText(page.contentText) };
  const pieces = read.map((file): Piece => ({ view: file, text: bareText(file.read().contentText) }));
  const known = [first, ...pieces].reduce((sum, { text }) => sum + text.text.length, 0);
  const isShort = known < LEAST_DOCUMENT;
  if (isShort && (page.media.images > 0 || page.frames.length > 0 || read.length < files.length))
    return { reason: 'unreadable' };
  return {
    pieces: [first, ...pieces],
    ...(read.length < files.length && { unread: [view.evidence(files[0]?.text)] }),
  };
}

/** The document's page prints its interpretation too: headings that only an interpretation has stand on both. */
export function showsInterpretation(view: PageView, { page }: PolicyDocument): boolean {
  const headings = (one: PageView): readonly string[] =>
    one
      .read()
      .contentText.split('\n')
      .map((line) => bareText(withoutNumbering(line.trim())).text)
      .filter((line) => line.length >= 4 && line.length <= 16 && /背景|起草|出台|制定(?:依据|过程|意义)/.test(line));
  const theirs = new Set(page && page.record !== view.record ? headings(page) : []);
  return headings(view).some((heading) => theirs.has(heading));
}

const PICTURES: ReadonlySet<string> = new Set(['jpg', 'jpeg', 'png', 'gif', 'bmp']);
/** A page with less is the letter that brings the document. */
const LEAST_DOCUMENT = 200;

/** A file of the snapshot whose text was read. */
function readFile({ url }: Attachment, site: SiteModel): PageView | undefined {
  const view = site.page(url);
  return view && unreadReason(view) === undefined && view.facts.textLength > 0 ? view : undefined;
}
