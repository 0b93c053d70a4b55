/** Policy documents as pages show them: a metadata block, a heading, a text. */
import type { PolicyDocument } from '../../src/model/site-model.js';
import { policy, view } from './fake-site.js';

export const CODE = '11370101004188001N';

export interface DocumentSketch extends Partial<PolicyDocument> {
  /** Rows of the metadata block; `null` for a row that is not there, `''` for one left blank, 无 for one that says so. */
  readonly info?: Readonly<Record<string, string | null>>;
  readonly text?: string;
  readonly attachments?: readonly { readonly text: string; readonly url: string; readonly type: string }[];
  readonly images?: number;
  readonly breadcrumb?: readonly string[];
  readonly shown?: boolean;
}

const FULL = {
  标题: '',
  索引号: `${CODE}/2025-00012`,
  发文机关: '青禾区人民政府',
  发文字号: '青政发〔2025〕12号',
  成文日期: '2025-09-01',
  发布日期: '2025-09-05',
  有效性: '有效',
};

/** A document with everything on its page, but for what the sketch says. */
export function sketchDocument(title: string, serial: number, sketch: DocumentSketch = {}): PolicyDocument {
  const {
    info = {},
    text = '为规范管理，结合本区实际，制定本办法。',
    attachments,
    images,
    breadcrumb,
    shown,
    ...rest
  } = sketch;
  const path = `/zwgk/zcwj/${String(serial)}.html`;
  const rows = Object.entries({ ...FULL, 标题: title, ...info }).flatMap(([label, value]) =>
    value === null ? [] : [value === '无' ? { label, value: '', isNone: true as const } : { label, value }],
  );
  const valueOf = (label: string): string | undefined => rows.find((row) => row.label === label)?.value || undefined;
  const [indexNumber, documentNumber, writtenOn, publishedOn, validity] = [
    '索引号',
    '发文字号',
    '成文日期',
    '发布日期',
    '有效性',
  ].map(valueOf);
  const page = view(path, {
    text,
    facts: {
      kind: 'article',
      title,
      breadcrumb: breadcrumb ?? ['首页', '政务公开', '政策文件'],
      ...(indexNumber && { indexNumber }),
      ...(documentNumber && { documentNumber }),
      ...(writtenOn && { writtenOn }),
      ...(publishedOn && shown !== false && { publishedOn, publishedOnFrom: 'visible' as const }),
      ...(validity && { validity }),
      ...(attachments && { attachments }),
    },
    page: { infoRows: rows, ...(images !== undefined && { media: { images, videos: 0, audios: 0 } }) },
  });
  return policy(title, path, {
    page,
    ...(writtenOn && { writtenOn }),
    ...(publishedOn && { publishedOn, publishedOnFrom: 'visible' as const }),
    ...(documentNumber && { documentNumber }),
    ...rest,
  });
}

/** Several documents of one sketch. */
export const several = (count: number, sketch: DocumentSketch = {}): PolicyDocument[] =>
  Array.from({ length: count }, (_, index) =>
    sketchDocument(`青禾区第${String(index + 1)}号管理办法`, index + 1, sketch),
  );

/** The same document, listed but not opened. */
export function unopened(document: PolicyDocument): PolicyDocument {
  const { page: _, writtenOn: _written, ...rest } = document;
  return rest;
}
