import type { Probe } from '../../model/snapshot.js';

/** A probe in one line. */
export function describeProbe(probe: Probe): string {
  switch (probe.kind) {
    case 'dns':
      return `${probe.query} of ${probe.host} by ${probe.resolver}: ${probe.result} ${probe.answers.join(' ') || (probe.code ?? '')}`.trimEnd();
    case 'reach':
      return `reach ${probe.url}: ${answerOf(probe)}${probe.isChallenge ? ', a challenge' : ''}`;
    case 'ipv6':
      return `IPv${probe.family} ${probe.address} ${probe.url}: ${answerOf(probe)}${probe.title === undefined ? '' : ` “${probe.title}”`}`;
    case 'host':
      return `IPv${probe.family} ${probe.url}: ${answerOf(probe)}`;
    case 'tls':
      return `TLS ${probe.host}:${probe.port}: ${probe.result} ${(probe.codes ?? [probe.code ?? '']).join(' ')}`.trimEnd();
    case 'scheme':
      return `scheme ${probe.url}: ${answerOf(probe)}${probe.finalUrl === undefined ? '' : ` → ${probe.finalUrl}`}`;
    case 'axe':
      return `axe ${probe.page} ${probe.url}: ${probe.why ?? `${probe.faults.length} faults, ${probe.undecided.length} undecided`} ${Math.round(probe.elapsedMs)} ms`;
    case 'search': {
      const asked = probe.query?.words ?? probe.title;
      return `search on ${probe.page}: ${asked === undefined ? 'looked at' : `asked for “${asked}”`} ${probe.why ?? 'answered'}`;
    }
  }
}

const answerOf = ({ status, why, elapsedMs }: { status?: number; why?: string; elapsedMs: number }): string =>
  `${status ?? why ?? 'no answer'} ${Math.round(elapsedMs)} ms`;
