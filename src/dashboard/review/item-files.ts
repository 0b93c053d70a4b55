import type { Context } from 'hono';
import type { ProofFile } from '../../model/decision.js';
import { NotFound } from '../../model/refusal.js';
import { readAppeal } from '../../review/read-appeals.js';
import { filesOf, readItem } from '../../review/read-item.js';
import type { Call } from '../route.js';
import { serveUpload } from '../uploads/serve-upload.js';

/** A file that was handed in with an item. */
export async function fileOfItem(c: Context, call: Call): Promise<Response> {
  const { office, actor } = call;
  const hash = c.req.param('sha256') ?? '';
  const detail = await readItem(office.store.db, actor, c.req.param('item') ?? '', office.now().toISOString());
  const file = filesOf(detail).find(({ sha256 }) => sha256 === hash);
  if (!file) throw new NotFound();
  return serveUpload(c, call, { ...file, type: typeOfName(file.name) });
}

/** By the ending that it got when it was taken in. */
const typeOfName = (name: string): 'png' | 'jpg' | 'pdf' | 'docx' | 'xlsx' | 'ofd' => {
  const ending = name.split('.').at(-1);
  return (['png', 'jpg', 'pdf', 'docx', 'xlsx', 'ofd'] as const).find((type) => type === ending) ?? 'pdf';
};

/** A file of an appeal, for whoever sees the appeal. */
export async function fileOfAppeal(c: Context, call: Call): Promise<Response> {
  const { office, actor } = call;
  const hash = c.req.param('sha256') ?? '';
  const { files } = await readAppeal(office.store.db, actor, c.req.param('appeal') ?? '');
  const file = (files === null ? [] : (JSON.parse(files) as ProofFile[])).find(({ sha256 }) => sha256 === hash);
  if (!file) throw new NotFound();
  return serveUpload(c, call, { ...file, type: typeOfName(file.name) });
}
