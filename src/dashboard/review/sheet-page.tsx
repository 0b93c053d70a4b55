import type { Context } from 'hono';
import { Invalid } from '../../model/refusal.js';
import type { ProofFile } from '../../model/decision.js';
import { plain } from '../../report/neutralise.js';
import { readReviewSheet } from '../../report/review-sheet/read-review-sheet.js';
import { writeReviewSheet } from '../../report/review-sheet/write-review-sheet.js';
import { applySheet, rowsForSheet, SheetRefused } from '../../review/sheet-of-store.js';
import { goTo } from '../cookies.js';
import { fileAnswer } from '../layout/file-answer.js';
import { Field, Form, Problems } from '../layout/form.js';
import { beijingDay, Card } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import type { Call } from '../route.js';
import { keepUploads } from '../uploads/keep-upload.js';
import { UPLOAD_ACCEPT } from '../uploads/tell-upload.js';
import { wishOf, withWish } from './queue-wish.js';
import { WORDS } from './words.js';

const MOST_TOLD = 100;
const SHEET_BYTES = 20_000_000;

/** 线下认定: the queue as a workbook, and the filled workbook back. */
export const showSheet = (c: Context, call: Call): Promise<Response> => sheetPage(c, call);

/** The workbook of what the queue shows. */
export async function fileOfSheet(c: Context, call: Call): Promise<Response> {
  const { office, actor, lang, say } = call;
  const rows = await rowsForSheet(office, actor, wishOf(call));
  const day = beijingDay(office.now());
  return fileAnswer(c, {
    name: say({ zh: `待认定事项-${day}.xlsx`, en: `review-${day}.xlsx` }),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: writeReviewSheet(rows, lang, `${say({ zh: '待认定事项', en: 'Open items' })} · ${day}`),
  });
}

/** Takes a filled workbook in: all of it, or nothing and a list of what is wrong in which cell. */
export async function doSheet(c: Context, call: Call): Promise<Response> {
  const { office, actor, form, say } = call;
  try {
    const [book] = form.files('sheet');
    if (!book) throw refused('sheet', { zh: '请选择填好的表。', en: 'Choose the filled workbook.' });
    if (book.size > SHEET_BYTES) throw refused('sheet', { zh: '这张表超过 20 MB。', en: 'It is larger than 20 MB.' });
    const sheet = await readReviewSheet(new Uint8Array(await book.arrayBuffer()));
    if (!sheet)
      throw refused('sheet', {
        zh: '不是这里导出的待认定事项表，或者标题行改动过。',
        en: 'No workbook of open items, or its headings were changed.',
      });
    const kept = await keepUploads(office.blobs, form.files('files'), { field: 'files' });
    const files = new Map(kept.map(({ name, sha256 }): [string, ProofFile] => [name, { name, sha256 }]));
    const { taken, settled } = await applySheet(office, actor, sheet, files);
    office.wake();
    return goTo(c, office, '/review', {
      tone: 'good',
      text: say({
        zh: `导入 ${taken} 项认定，其中 ${settled} 项已生效。`,
        en: `${taken} decisions were taken in, ${settled} of them count now.`,
      }),
    });
  } catch (error) {
    if (error instanceof Invalid) return sheetPage(c, call, error);
    throw error;
  }
}

const refused = (field: string, words: { zh: string; en: string }): Invalid =>
  new Invalid({ zh: '表没有导入。', en: 'The workbook was not taken in.' }, { [field]: words });

function sheetPage(c: Context, call: Call, invalid?: Invalid): Promise<Response> {
  const { say } = call;
  const faults = invalid instanceof SheetRefused ? invalid.faults : [];
  return showPage(
    c,
    call,
    {
      title: say({ zh: '线下认定', en: 'Decide offline' }),
      nav: '/review',
      trail: [{ path: withWish('/review', call), title: say(WORDS.review) }],
      ...(invalid && { status: 422 as const }),
    },
    <div class="columns">
      <Card title={say({ zh: '一、导出', en: 'First: out' })}>
        <p>
          {say({
            zh: '把队列里的事项导出为 Excel 表，发给评估人填写结论和理由。表里带网址和依据，编号和校验码不要改动。',
            en: 'The items of the queue as a workbook, with addresses and basis, for evaluators to fill. Leave ids and check codes.',
          })}
        </p>
        <p>
          <a class="button" href={withWish('/review/sheet/file', call)}>
            {say({ zh: '导出待认定事项', en: 'Export open items' })}
          </a>
        </p>
      </Card>
      <Card title={say({ zh: '二、导入', en: 'Then: back in' })}>
        <Problems call={call} invalid={invalid} />
        {faults.length === 0 ? null : (
          <ul class="stack faults">
            {faults.slice(0, MOST_TOLD).map(({ cell, zh, en }) => (
              <li>
                <code>{plain(cell)}</code> {plain(say({ zh, en }))}
              </li>
            ))}
            {faults.length > MOST_TOLD ? (
              <li>
                {say({ zh: `另有 ${faults.length - MOST_TOLD} 处`, en: `and ${faults.length - MOST_TOLD} more` })}
              </li>
            ) : null}
          </ul>
        )}
        <Form call={call} action="/review/sheet" files class="stack">
          <Field
            call={call}
            type="file"
            name="sheet"
            label={say({ zh: '填好的表', en: 'The filled workbook' })}
            hint={say({
              zh: 'XLSX、XLS、ODS 或 CSV。整张表检查无误才导入；导出后有变化的事项不收。',
              en: 'XLSX, XLS, ODS or CSV. It is taken whole or not at all; items that changed since the export are refused.',
            })}
            accept=".xlsx,.xls,.ods,.csv"
            required
            invalid={invalid}
          />
          <Field
            call={call}
            type="file"
            multiple
            name="files"
            label={say({ zh: '表里写到的佐证文件', en: 'Files that it names' })}
            accept={UPLOAD_ACCEPT}
            invalid={invalid}
          />
          <p>
            <button>{say({ zh: '检查并导入', en: 'Check and take in' })}</button>
          </p>
        </Form>
      </Card>
    </div>,
  );
}
