import type { LifeKind, LifeState, MoveCause } from '../../model/life.js';

/** Every change of state that there is, by kind and cause: `from>to`, `-` for what was not known before. */
const LEGAL: Readonly<Record<LifeKind, Partial<Record<MoveCause, readonly string[]>>>> = {
  fault: {
    appeared: ['->new'],
    'first-look': ['->new'],
    'seen-again': ['new>persisting', 'reopened>persisting', 'expired>persisting'],
    'came-back': ['fixed>reopened'],
    'applies-again': ['gone>persisting'],
    'waiver-began': [
      '->waived',
      'new>waived',
      'persisting>waived',
      'reopened>waived',
      'expired>waived',
      'fixed>waived',
      'gone>waived',
    ],
    'waiver-ended': ['waived>expired'],
    mended: out('fixed'),
    'rule-absent': out('gone'),
    'rule-changed': out('gone'),
    inapplicable: out('gone'),
    'time-passed': out('gone'),
    'same-crawl': out('gone'),
  },
  doubt: {
    'first-look': ['->open'],
    'came-back': ['settled>open'],
    'applies-again': ['gone>open'],
    settled: ['open>settled'],
    'rule-absent': ['open>gone'],
    'rule-changed': ['open>gone'],
    inapplicable: ['open>gone'],
    'same-crawl': ['open>gone'],
    'asked-otherwise': ['open>gone'],
  },
};

function out(to: LifeState): readonly string[] {
  return ['new', 'persisting', 'reopened', 'expired', 'waived'].map((from) => `${from}>${to}`);
}

/** True for a change of state that a finding's life knows. */
export const isLegal = (kind: LifeKind, from: LifeState | undefined, to: LifeState, why: MoveCause): boolean =>
  LEGAL[kind][why]?.includes(`${from ?? '-'}>${to}`) === true;
