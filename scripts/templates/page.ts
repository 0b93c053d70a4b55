/** The look of a Chinese official document (GB/T 9704): paper, margins, type, and the parts that letters are made of. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
} from 'docx';

export type Language = 'zh' | 'en';

/** Twentieths of a point: three millimetres are 170. */
const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
/** Of the text between the margins of 28 and 26 mm. */
export const TEXT_WIDTH = mm(210 - 28 - 26);

type Face = 'title' | 'heading' | 'subheading' | 'body' | 'folio';
const CHINESE: Readonly<Record<Face, string>> = {
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体_GB2312',
  body: '仿宋_GB2312',
  folio: '宋体',
};
/** Faces that every Windows and WPS has, for machines without those of the standard. */
export const SUBSTITUTES: Readonly<Record<string, string>> = {
  方正小标宋简体: '华文中宋,SimSun,宋体',
  楷体_GB2312: '楷体,KaiTi',
  仿宋_GB2312: '仿宋,FangSong',
};

const font = (face: Face, lang: Language) => {
  const latin = lang === 'en' && face === 'heading' ? 'Arial' : 'Times New Roman';
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia: CHINESE[face] };
};

/** Half points. Chinese: 二号 for titles, 三号 for text; 28 characters a line, 22 lines a page. */
const SIZES: Readonly<
  Record<Language, Readonly<Record<'mast' | 'title' | 'annex' | 'body' | 'cell' | 'small', number>>>
> = {
  zh: { mast: 64, title: 44, annex: 36, body: 32, cell: 21, small: 16 },
  en: { mast: 44, title: 34, annex: 28, body: 24, cell: 19, small: 15 },
};
const LINE: Readonly<Record<Language, number>> = { zh: 580, en: 360 };
const RED = 'E60012';

interface Style {
  readonly face?: Face;
  readonly size?: keyof (typeof SIZES)['zh'];
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  /** Characters that the first line is moved in. */
  readonly indent?: number;
  readonly hanging?: boolean;
  readonly right?: number;
  readonly before?: number;
  readonly after?: number;
  readonly color?: string;
  readonly newPage?: boolean;
  readonly keepNext?: boolean;
  readonly isTight?: boolean;
  readonly rule?: boolean;
}

/** Builds paragraphs and tables in one language. `**text**` in a paragraph stands out. */
export function pressOf(lang: Language) {
  const sizes = SIZES[lang];
  const paragraph = (text: string, style: Style = {}): Paragraph => {
    const { face = 'body', size = 'body', align, indent = 0, right = 0, before = 0, after = 0 } = style;
    const character = sizes[size] * 10;
    return new Paragraph({
      alignment: align ?? (lang === 'zh' ? AlignmentType.BOTH : AlignmentType.LEFT),
      ...(style.newPage === true && { pageBreakBefore: true }),
      ...(style.keepNext === true && { keepNext: true }),
      indent: {
        ...(style.hanging === true ? { left: character * indent, hanging: character * (indent - 2) } : {}),
        ...(style.hanging !== true && indent > 0 && { firstLine: character * indent }),
        ...(right > 0 && { right: character * right }),
      },
      spacing: {
        before,
        after,
        ...(style.isTight === true
          ? { line: Math.round(sizes[size] * 13), lineRule: 'exact' }
          : {
              line: size === 'title' || size === 'mast' || size === 'annex' ? sizes[size] * 14 : LINE[lang],
              lineRule: 'exact',
            }),
      },
      ...(style.rule === true && { border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 8 } } }),
      children: text.split('**').map(
        (part, index) =>
          new TextRun({
            text: part,
            font: font(face, lang),
            size: sizes[size],
            bold: index % 2 === 1 || (lang === 'en' && (face === 'heading' || face === 'title')),
            ...(style.color !== undefined && { color: style.color }),
          }),
      ),
    });
  };
  const two = lang === 'zh' ? 2 : 0;
  const gap = lang === 'zh' ? 0 : 120;
  return {
    /** A line that is only a tag: it vanishes when the letter is written. */
    tag: (name: string) => paragraph(name, { size: 'cell', isTight: true }),
    mast: (text: string) =>
      paragraph(text, { face: 'title', size: 'mast', align: AlignmentType.CENTER, color: RED, before: 200 }),
    number: (text: string) => paragraph(text, { align: AlignmentType.CENTER, before: 400, after: 60, rule: true }),
    title: (text: string) =>
      paragraph(text, { face: 'title', size: 'title', align: AlignmentType.CENTER, before: 700, after: 500 }),
    addressee: (text: string) => paragraph(text, { align: AlignmentType.LEFT, after: gap }),
    body: (text: string) => paragraph(text, { indent: two, after: gap }),
    heading: (text: string) =>
      paragraph(text, { face: 'heading', indent: two, before: gap, after: gap, keepNext: true }),
    subheading: (text: string) =>
      paragraph(text, { face: lang === 'zh' ? 'subheading' : 'heading', indent: two, after: gap, keepNext: true }),
    enclosure: (text: string, indent: number, before = 0) =>
      paragraph(text, { indent, hanging: indent > 2, align: AlignmentType.LEFT, before, keepNext: true }),
    signature: (text: string, isFirst: boolean) =>
      paragraph(text, { align: AlignmentType.RIGHT, right: 4, keepNext: isFirst, before: isFirst ? 900 : 0 }),
    annex: (text: string) => paragraph(text, { face: 'heading', align: AlignmentType.LEFT, newPage: true }),
    annexTitle: (text: string) =>
      paragraph(text, { face: 'title', size: 'annex', align: AlignmentType.CENTER, before: 200, after: 240 }),
    note: (text: string) => paragraph(text, { size: 'cell', isTight: true, after: 120, indent: 0 }),
    /**
     * Columns share the width in these parts; the head is repeated on every page. `|` begins a second, smaller line. Where
     * there is a group, its row goes over the whole width, before the rows that it holds.
     */
    table: (
      columns: readonly (readonly [head: string, cell: string, part: number])[],
      isCentred: readonly number[] = [],
      group?: string,
    ) => {
      const whole = columns.reduce((sum, [, , part]) => sum + part, 0);
      const widths = columns.map(([, , part]) => Math.round((part * TEXT_WIDTH) / whole));
      const cell = (content: readonly Paragraph[], index: number): TableCell =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          margins: { top: 50, bottom: 50, left: 70, right: 70 },
          verticalAlign: VerticalAlign.CENTER,
          children: content,
        });
      const line = (text: string, isHead: boolean, index: number, isSmall = false, keepNext = false): Paragraph =>
        paragraph(text, {
          face: isHead ? 'heading' : 'body',
          size: isSmall ? 'small' : 'cell',
          align: isHead || isCentred.includes(index) ? AlignmentType.CENTER : AlignmentType.LEFT,
          isTight: true,
          keepNext: isHead || keepNext,
        });
      return new Table({
        width: { size: TEXT_WIDTH, type: WidthType.DXA },
        columnWidths: widths,
        layout: TableLayoutType.FIXED,
        alignment: AlignmentType.CENTER,
        rows: [
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: columns.map(([head], index) => cell([line(head, true, index)], index)),
          }),
          ...(group === undefined
            ? []
            : [
                new TableRow({
                  cantSplit: true,
                  children: [
                    new TableCell({
                      columnSpan: columns.length,
                      shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F2F2F2' },
                      margins: { top: 60, bottom: 60, left: 70, right: 70 },
                      children: group.split('|').map((text) => line(text, false, -1, false, true)),
                    }),
                  ],
                }),
              ]),
          new TableRow({
            // A list of hundreds of names is longer than a page.
            cantSplit: !columns.some(([, text]) => /全部网站|allNames/.test(text)),
            children: columns.map(([, text], index) =>
              cell(
                text.split('|').map((part, at) => line(part, false, index, at > 0)),
                index,
              ),
            ),
          }),
        ],
      });
    },
  };
}

/** A letter of these parts on A4: margins 37, 35, 28 and 26 mm, the page number `— 1 —` at the outer edge. */
export function letterOf(lang: Language, title: string, children: readonly FileChild[]): Document {
  const folio = (align: (typeof AlignmentType)[keyof typeof AlignmentType], indent: object): Footer =>
    new Footer({
      children: [
        new Paragraph({
          alignment: align,
          indent,
          children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: font('folio', lang), size: 28 })],
        }),
      ],
    });
  return new Document({
    title,
    creator: 'gongkai',
    lastModifiedBy: 'gongkai',
    description: '',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            font: font('body', lang),
            size: SIZES[lang].body,
            // Of Latin text and digits; marked as Chinese they would break anywhere: 〔2|019〕.
            language: { value: 'en-GB', eastAsia: 'zh-CN' },
          },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(25) },
          },
        },
        footers: {
          default: folio(AlignmentType.RIGHT, { right: 280 }),
          even: folio(AlignmentType.LEFT, { left: 280 }),
        },
        children: [...children],
      },
    ],
  });
}
