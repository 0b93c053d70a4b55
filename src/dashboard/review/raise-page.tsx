import type { Context } from 'hono';
import { readReport } from '../../history/read-report.js';
import { Invalid, NotFound } from '../../model/refusal.js';
import { plain } from '../../report/neutralise.js';
import { raiseItem } from '../../review/raise-item.js';
import { goTo } from '../cookies.js';
import { Card, Mark } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import type { Call } from '../route.js';
import { SiteAddress } from '../shown/address.js';
import { keepUploads } from '../uploads/keep-upload.js';
import { DecisionForm } from './decision-form.js';
import { WORDS } from './words.js';

const targetOf = (c: Context, { query }: Pick<Call, 'query'>) => ({
  run: query.text('run', 64),
  site: c.req.param('site') ?? '',
  rule: query.text('rule', 100),
  unit: query.text('unit', 100),
});

/** 提出异议: an evaluator says that a result which the program decided is not right; another evaluator has to agree. */
export const showRaise = (c: Context, call: Call): Promise<Response> => raisePage(c, call);

/** Puts it before the others. */
export async function doRaise(c: Context, call: Call): Promise<Response> {
  const { office, actor, form, say } = call;
  const { unit, ...about } = targetOf(c, call);
  try {
    const files = await keepUploads(office.blobs, form.files('files'), { field: 'files' });
    const earned = form.text('earned', 20);
    const { item, state } = await raiseItem(
      office,
      actor,
      { ...about, ...(unit !== '' && { unit }) },
      {
        value: form.text('value', 20),
        reason: form.lines('reason', 2_000),
        ...(earned !== '' && form.text('value', 20) === 'partly' && { earned: Number(earned) }),
        ...(form.text('until', 20) !== '' && { until: form.text('until', 20) }),
        refuted: form.all('refuted', 16),
        files: files.map(({ name, sha256 }) => ({ name, sha256 })),
      },
    );
    office.wake();
    return goTo(c, office, `/review/${item}`, {
      tone: 'good',
      text:
        state === 'settled'
          ? say({ zh: '已认定，得分已重新计算。', en: 'Decided; the score was counted again.' })
          : say({ zh: '异议已提出，须由另一位评估人认定。', en: 'Raised; another evaluator has to decide.' }),
    });
  } catch (error) {
    if (error instanceof Invalid) return raisePage(c, call, error);
    throw error;
  }
}

async function raisePage(c: Context, call: Call, invalid?: Invalid): Promise<Response> {
  const { office, say, lang, here } = call;
  const { run, site, rule, unit } = targetOf(c, call);
  const report = await readReport(office.blobs, { run, site });
  const outcome = report?.outcomes.find((one) => one.rule === rule);
  const profile = report && (await office.profile(report.profile.digest));
  const known = profile?.rules.find(({ id }) => id === rule);
  if (!outcome || !known || (unit !== '' && !outcome.units?.some(({ name }) => name === unit))) throw new NotFound();
  const findings = outcome.findings.filter((finding) => unit === '' || finding.unit === unit);
  return showPage(
    c,
    call,
    {
      title: say({ zh: '对结果提出异议', en: 'Object to a result' }),
      nav: '/review',
      trail: [{ path: '/review', title: say(WORDS.review) }],
      ...(invalid && { status: 422 as const }),
    },
    <div class="split review-item">
      <Card title={say({ zh: '程序的结果', en: 'As the program has it' })}>
        <p>
          <b>{plain(lang === 'en' ? (outcome.titleEn ?? outcome.title) : outcome.title)}</b>{' '}
          <Mark call={call} code={outcome.value} /> {unit === '' ? null : plain(unit)}
        </p>
        <ol class="numbered found">
          {findings.slice(0, 30).map(({ message, url }) => (
            <li>
              {plain(message)}
              {url === undefined ? null : (
                <small>
                  <SiteAddress url={url} />
                </small>
              )}
            </li>
          ))}
        </ol>
      </Card>
      <Card title={say({ zh: '您的认定', en: 'Your decision' })}>
        <p class="muted">
          {say({
            zh: '提出异议的人不能单独认定：须由另一位评估人认定相同才生效。',
            en: 'Who raises it does not decide it alone: another evaluator has to come to the same.',
          })}
        </p>
        <DecisionForm
          call={call}
          item={{ divisible: unit === '' && known.pointsPer !== undefined ? 1 : 0, worth: known.points, version: 0 }}
          action={here}
          invalid={invalid}
          submit={say({ zh: '提出异议', en: 'Object' })}
          refutable={findings
            .filter(({ value }) => value === 'failed')
            .map(({ fingerprint, message }) => ({ fingerprint, message: plain(message) }))}
        />
      </Card>
    </div>,
  );
}
