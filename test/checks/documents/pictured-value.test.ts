import { test } from 'vitest';
import { whole } from '../../support/fake-site.js';
import { sketchDocument } from '../../support/document-sketches.js';
import { expectOutcome, judge, type Expected } from '../../support/judge.js';

const INFO = { 有效性: '', 索引号: '11370101004188001N/2025-00012' };

/** A document whose 有效性 has no words beside it, on a page with these pictures. */
const documents = (pictures: readonly string[]) => {
  const document = sketchDocument('停车管理办法', 1, { info: INFO });
  const { page: view } = document;
  if (!view) throw new Error('a sketch has a page');
  const read = view.read();
  const page = { ...read, media: { ...read.media, images: pictures.length, ...(pictures.length > 0 && { pictures }) } };
  return { documents: whole([{ ...document, page: { ...view, read: () => page } }]) };
};

test.each<[string, string, readonly string[], Expected]>([
  ['documents-validity', '标注可能是一张图片', ['yx.png'], { value: 'cantTell', reason: 'candidates' }],
  ['documents-validity', '页面上没有图片', [], { value: 'failed', codes: ['unlabelled'] }],
  ['documents-metadata', '标注可能是一张图片', ['yx.png'], { value: 'cantTell', reason: 'candidates' }],
  ['documents-metadata', '页面上没有图片', [], { value: 'failed', measured: { missing: { 有效性: 1 } } }],
])('%s: 有效性一栏没有文字，%s', (rule, _, pictures, expected) => {
  expectOutcome(judge(rule, documents(pictures)), expected);
});
