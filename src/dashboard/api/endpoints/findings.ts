import { countFindings, listFindings, readFinding } from '../../../history/list-findings.js';
import { DOUBT_STATES, FAULT_STATES, MOVE_CAUSES } from '../../../model/life.js';
import { endpoint } from '../endpoint.js';
import { asPart } from '../part.js';
import {
  closed,
  count,
  counts,
  flag,
  instant,
  line,
  list,
  maybe,
  oneOf,
  orNull,
  paging,
  partSchema,
  text,
} from '../shapes.js';

const STATES = [...new Set([...FAULT_STATES, ...DOUBT_STATES])];
const state = oneOf(STATES);
const kind = oneOf(['fault', 'doubt']);

const FindingSchema = closed(
  {
    ...{ id: text, site: text, siteName: text, rule: text, ruleTitle: text, ruleTitleEn: orNull(text), kind, state },
    ...{ arrival: oneOf(['appeared', 'first-look']), fingerprint: text, code: text, level: text, section: text },
    ...{ unit: orNull(text), column: orNull(text), url: orNull(text), message: text, messageEn: orNull(text) },
    ...{ dueOn: orNull(text), firstRun: text, firstSeenAt: instant, lastRun: text, lastSeenAt: instant },
    ...{ lookedRun: text, lookedAt: instant, timesReopened: count },
    unseen: maybe(closed({ because: text, reason: maybe(text), run: text })),
    closed: maybe(closed({ run: text, at: instant })),
    waiver: maybe(closed({ rule: text, site: maybe(text), justification: text, approvedBy: text, expiresOn: text })),
  },
  'Finding',
);

const MoveSchema = closed(
  { run: text, runTitle: orNull(text), at: instant, from: orNull(state), to: state, why: oneOf(MOVE_CAUSES) },
  'Move',
);

const filters = {
  site: maybe(line(100)),
  rule: maybe(line(100)),
  unit: maybe(line(100)),
  kind: maybe(kind),
  states: maybe(list(state, STATES.length)),
  levels: maybe(list(oneOf(['veto', 'deduction', 'advice']), 3)),
  section: maybe(line(60)),
  list: maybe(line(64)),
  isUnseen: maybe(flag),
  text: maybe(line(100)),
};

/** 问题 */
export const findingEndpoints = [
  endpoint({
    ...{ method: 'GET', path: '/findings', right: 'read', sight: 'own' },
    title: { zh: '问题', en: 'Findings' },
    about:
      'Those that came last first. `states` and `levels` may be given several times. `unseen`: the latest audit did not look at it, so its state is what it was.',
    query: closed({ ...filters, ...paging }),
    answer: partSchema(FindingSchema),
    handle: async (call, { query }) =>
      asPart(call, await listFindings(call.office.store.db, call.actor, query), (finding) => finding),
  }),
  endpoint({
    ...{ method: 'GET', path: '/findings/count', right: 'read', sight: 'own' },
    title: { zh: '问题数', en: 'Findings by state' },
    query: closed(filters),
    answer: counts,
    handle: ({ office, actor }, { query }) => countFindings(office.store.db, actor, query),
  }),
  endpoint({
    ...{ method: 'GET', path: '/findings/:finding', right: 'read', sight: 'own' },
    title: { zh: '一个问题和它的经历', en: 'A finding with its life' },
    answer: closed({ finding: FindingSchema, moves: list(MoveSchema) }),
    handle: ({ office, actor }, { params: { finding = '' } }) => readFinding(office.store.db, actor, finding),
  }),
];
