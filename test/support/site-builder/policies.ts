/** 政策文件 and their 解读: fictional documents, each with what explains it. */
import type { InterpretationForm } from '../../../src/model/site-model.js';
import type { FileContent } from './content.js';
import type { Wording } from './policy-text.js';

/** A field of the metadata block. */
export type FactLabel = '索引号' | '发文机关' | '发文字号' | '成文日期' | '发布日期' | '有效性';

export interface PolicySpec {
  readonly title: string;
  readonly number: string;
  readonly issuer: 'government' | 'department';
  /** Days before the day the site is built for. */
  readonly daysAgo: number;
  /** Forms of the interpretations it has; empty for a document that nothing explains. */
  readonly forms: readonly InterpretationForm[];
  /** 成文日期; six days before publication unless said. */
  readonly writtenOn?: string;
  /** What the metadata block says of its force; 有效 unless said. */
  readonly validity?: string;
  /** The last article; by default in force from its issue for five years. */
  readonly term?: string;
  readonly indexNumber?: string;
  /** Fields that the metadata block leaves out. */
  readonly withoutFacts?: readonly FactLabel[];
  /** Which way the pages link; both ways unless said. */
  readonly links?: 'both' | 'to-interpretation' | 'to-document' | 'none';
  /** The interpretation's link to the document leads nowhere. */
  readonly deadLink?: boolean;
  /** Day of the interpretation; the day of publication unless said. */
  readonly explainedOn?: string;
  readonly wording?: Wording;
  readonly attachments?: readonly FileContent[];
  /** The body is this file alone. */
  readonly only?: FileContent;
}

const MARKS: Readonly<Partial<Record<InterpretationForm, string>>> = {
  text: '文字解读：',
  image: '图解：',
  video: '视频解读：',
  qa: '简明问答：',
  audio: '音频解读：',
  animation: '动漫解读：',
  h5: 'H5解读：',
  expert: '专家解读：',
  official: '负责人解读：',
  case: '案例解读：',
};

/** 图解：《…》政策解读 */
export const interpretationTitle = (document: string, form: InterpretationForm): string =>
  `${MARKS[form] ?? ''}关于《${document}》的解读`;

/** What a district publishes. */
export const districtPolicies = (place: string, mark: string, files: readonly FileContent[] = []): PolicySpec[] => [
  {
    title: `${place}城市绿地养护管理办法`,
    number: `${mark}政发〔2025〕9号`,
    issuer: 'government',
    daysAgo: 40,
    forms: ['text', 'image'],
    attachments: files,
  },
  {
    title: `${place}小型水库运行管护实施细则`,
    number: `${mark}政办发〔2025〕21号`,
    issuer: 'government',
    daysAgo: 75,
    forms: ['text'],
  },
  {
    title: `${place}农贸市场食品安全管理规定`,
    number: `${mark}政规〔2025〕2号`,
    issuer: 'government',
    daysAgo: 130,
    forms: ['image', 'video'],
  },
];

/** What a department or a township publishes. */
export const unitPolicies = (place: string, mark: string): PolicySpec[] => [
  {
    title: `${place}校外实践基地管理办法`,
    number: `${mark}发〔2025〕6号`,
    issuer: 'department',
    daysAgo: 60,
    forms: ['text', 'qa'],
  },
  {
    title: `${place}公共场地开放使用规定`,
    number: `${mark}发〔2025〕3号`,
    issuer: 'department',
    daysAgo: 150,
    forms: ['image'],
  },
];
