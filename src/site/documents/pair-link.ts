/** Links between a document and its interpretation, with evidence. */
import type { LocatedInterpretation } from '../../locate/documents/documents.js';
import type { LocatedLink } from '../../locate/documents/pair-links.js';
import type { Interpretation, PairLink } from '../../model/site-model.js';
import { evidenceOf } from '../page-views.js';

/** Both directions, of an interpretation that was paired. */
export function readPairLinks({
  linkFromDocument,
  linkToDocument,
}: LocatedInterpretation): Pick<Interpretation, 'linkFromDocument' | 'linkToDocument'> {
  return {
    ...(linkFromDocument ? { linkFromDocument: pairLink(linkFromDocument) } : {}),
    ...(linkToDocument ? { linkToDocument: pairLink(linkToDocument) } : {}),
  };
}

function pairLink(link: LocatedLink): PairLink {
  switch (link.state) {
    case 'opens':
      return { state: 'opens', evidence: evidenceOf(link.on, link.text) };
    case 'dead':
      return { state: 'dead', evidence: evidenceOf(link.on, link.text), url: link.url, status: link.status };
    case 'absent':
      return { state: 'absent', looked: [evidenceOf(link.on)] };
    case 'undecided':
      return { state: 'undecided', reason: link.reason, looked: link.on ? [evidenceOf(link.on)] : [] };
  }
}
