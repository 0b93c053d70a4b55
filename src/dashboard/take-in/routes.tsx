import type { Context } from 'hono';
import { Invalid } from '../../model/refusal.js';
import { goTo } from '../cookies.js';
import { Field, Form, Problems } from '../layout/form.js';
import { Badge, Card } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { Table } from '../layout/table.js';
import { route, type Call, type Route } from '../route.js';
import { WORDS } from './words.js';

/** A list of 14,000 sites is a megabyte or two. */
const LIST_BYTES = 5_000_000;

async function doTakeList(c: Context, call: Call): Promise<Response> {
  const { office, form, actor, say, lang } = call;
  try {
    const [file] = form.files('list');
    if (file === undefined) throw new Invalid(WORDS.wrong, { list: WORDS.noFile });
    if (file.size > LIST_BYTES) throw new Invalid(WORDS.wrong, { list: WORDS.tooLarge });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { added, changed, unchanged } = await office.takeIn.takeList(actor, { name: file.name, bytes }, lang);
    office.wake();
    const text = say(WORDS.taken)
      .replace('{added}', String(added))
      .replace('{changed}', String(changed))
      .replace('{unchanged}', String(unchanged));
    return goTo(c, office, '/take-in', { tone: 'good', text });
  } catch (error) {
    if (error instanceof Invalid) return takeInPage(c, call, error);
    throw error;
  }
}

function doBegin(c: Context, { office, actor, say }: Call): Response {
  office.takeIn.begin(actor);
  return goTo(c, office, '/take-in', { tone: 'good', text: say(WORDS.begun) });
}

async function takeInPage(c: Context, call: Call, invalid?: Invalid): Promise<Response> {
  const { say } = call;
  return showPage(
    c,
    call,
    { title: say(WORDS.title), ...(invalid && { status: 422 as const }) },
    <>
      <Steps call={call} />
      <div class="columns">
        <Card title={say(WORDS.list)}>
          <p class="muted">{say(WORDS.listHint)}</p>
          <Problems call={call} invalid={invalid} />
          <Form call={call} action="/take-in/list" files>
            <Field
              call={call}
              name="list"
              type="file"
              label={say(WORDS.file)}
              accept=".csv,.xlsx,.xls,.et,.ods,.yaml,.yml"
              required
              invalid={invalid}
            />
            <p>
              <button>{say(WORDS.take)}</button>
            </p>
          </Form>
        </Card>
        <PastRuns call={call} />
      </div>
    </>,
  );
}

function Steps({ call }: { call: Call }) {
  const { say } = call;
  const steps = [
    { words: WORDS.step1, path: undefined },
    { words: WORDS.step2, path: '/schedules' },
    { words: WORDS.step3, path: '/users' },
    { words: WORDS.step4, path: '/settings' },
  ];
  return (
    <Card title={say(WORDS.steps)}>
      <ol class="numbered">
        {steps.map(({ words, path }) => (
          <li>{path !== undefined && call.reaches(path) ? <a href={path}>{say(words)}</a> : say(words)}</li>
        ))}
      </ol>
    </Card>
  );
}

async function PastRuns({ call }: { call: Call }) {
  const { say, office } = call;
  const { folder } = office.takeIn;
  const found = await office.takeIn.find();
  const { isRunning, runs, passedOver } = office.takeIn.state();
  const took = new Map(runs.map((run) => [run.id, run]));
  return (
    <Card title={say(WORDS.runs)}>
      {found.length > 0 ? <p class="muted">{say(WORDS.runsHint).replace('{folder}', folder)}</p> : null}
      <Table
        call={call}
        caption={say(WORDS.runs)}
        rows={found}
        empty={say(WORDS.noRuns).replace('{folder}', folder)}
        href={({ id, isKnown }) => (isKnown && call.reaches('/runs') ? `/runs/${id}` : undefined)}
        columns={[
          { id: 'run', head: say(WORDS.run), kind: 'title', cell: ({ id }) => id },
          { id: 'asOf', head: say(WORDS.asOf), cell: ({ asOf }) => asOf },
          { id: 'sites', head: say(WORDS.sites), kind: 'number', cell: ({ sites }) => sites },
          {
            id: 'state',
            head: say(WORDS.state),
            cell: ({ id, isKnown }) => {
              const isDone = took.has(id) || isKnown;
              return <Badge tone={isDone ? 'good' : 'quiet'}>{say(isDone ? WORDS.known : WORDS.fresh)}</Badge>;
            },
          },
        ]}
      />
      {passedOver.length > 0 ? (
        <details class="fold" open>
          <summary>
            {say(WORDS.passedOver)} {passedOver.length}
          </summary>
          <ul>
            {passedOver.slice(0, 200).map(({ path, why }) => (
              <li>
                <code>{path}</code> {say(why)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {isRunning ? <p role="status">{say(WORDS.running)}</p> : null}
      {!isRunning && found.some(({ isKnown }) => !isKnown) ? (
        <Form call={call} action="/take-in/runs">
          <button>{say(WORDS.begin)}</button>
        </Form>
      ) : null}
    </Card>
  );
}

const admin = { right: 'admin', sight: 'all' } as const;

/** Site lists and runs of earlier: how an office is filled. */
export const routes: readonly Route[] = [
  route({ method: 'GET', path: '/take-in', ...admin, title: WORDS.title, handle: (c, call) => takeInPage(c, call) }),
  route({
    method: 'POST',
    path: '/take-in/list',
    ...admin,
    title: WORDS.take,
    bodyBytes: LIST_BYTES + 100_000,
    handle: doTakeList,
  }),
  route({ method: 'POST', path: '/take-in/runs', ...admin, title: WORDS.begin, handle: doBegin }),
];
