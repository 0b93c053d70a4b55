/** `PageFacts` as a schema; the type test beside it holds both to each other. */
import { Type, type TSchema } from '@sinclair/typebox';

const closed = { additionalProperties: false } as const;
const optional = <S extends TSchema>(schema: S) => Type.Optional(schema);
const literals = <const V extends readonly string[]>(values: V) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values] });
const Text = Type.String();
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const PageFactsSchema = Type.Object(
  {
    url: optional(Text),
    charset: Text,
    kind: literals(['home', 'column', 'article', 'attachment', 'shell', 'challenge', 'error']),
    title: Text,
    breadcrumb: Type.Array(Text),
    columnName: optional(Text),
    publishedOn: optional(Day),
    publishedOnFrom: optional(literals(['visible', 'list', 'url', 'meta'])),
    publishedAs: optional(Text),
    updatedOn: optional(Day),
    source: optional(Text),
    indexNumber: optional(Text),
    documentNumber: optional(Text),
    writtenOn: optional(Day),
    validity: optional(Text),
    meta: Type.Record(Text, Text),
    items: Type.Array(
      Type.Object(
        {
          title: Text,
          url: Text,
          publishedOn: optional(Day),
          monthDay: optional(Type.String({ pattern: '^\\d\\d-\\d\\d$' })),
        },
        closed,
      ),
    ),
    attachments: Type.Array(Type.Object({ text: Text, url: Text, type: Text }, closed)),
    tables: Type.Array(Type.Object({ rows: Type.Integer(), columns: Type.Integer(), caption: optional(Text) }, closed)),
    footer: Type.Object(
      {
        siteIdCode: optional(Text),
        icp: optional(Text),
        police: optional(Text),
        sponsor: optional(Text),
        contact: optional(Text),
        errorReport: Type.Boolean(),
        ipv6Label: Type.Boolean(),
      },
      closed,
    ),
    needsBrowser: optional(literals(['script-shell', 'cookie-challenge', 'xhr-list', 'footer-script', 'frame-footer'])),
    unread: optional(
      literals(['no-content', 'part', 'empty', 'binary', 'cut', 'too-complex', 'breakdown', 'login', 'reader-failed']),
    ),
    textLength: Type.Integer({ minimum: 0 }),
    file: optional(
      Type.Object(
        {
          format: literals([
            'pdf',
            'ofd',
            'docx',
            'xlsx',
            'pptx',
            'doc',
            'xls',
            'ppt',
            'odf',
            'rtf',
            'html',
            'mht',
            'word-xml',
            'sheet-xml',
            'text',
            'zip',
            'compound',
            'rar',
            '7z',
            'gzip',
            'jpg',
            'png',
            'gif',
            'bmp',
            'tiff',
            'webp',
            'unknown',
          ]),
          failure: optional(
            literals([
              'empty',
              'truncated',
              'damaged',
              'no-text',
              'encrypted',
              'unsupported',
              'too-large',
              'timeout',
              'reader-failed',
            ]),
          ),
        },
        closed,
      ),
    ),
  },
  { ...closed, title: 'gongkai PageFacts' },
);
