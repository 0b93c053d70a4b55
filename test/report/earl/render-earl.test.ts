import jsonld, { type JsonLdDocument, type Options } from 'jsonld';
import { describe, expect, test } from 'vitest';
import { neutralise } from '../../../src/report/neutralise.js';
import { renderEarl } from '../../../src/report/earl/render-earl.js';
import type { AuditReport } from '../../../src/model/report.js';
import { HOSTILE, SAMPLE, UNREACHABLE } from '../../support/sample-report.js';

type Node = Record<string, unknown>;
interface Document {
  readonly '@context': Node;
  readonly graph: readonly Node[];
}

const EARL = 'http://www.w3.org/ns/earl#';
const read = (report: AuditReport): Document => JSON.parse(renderEarl(neutralise(report))) as Document;

/** No document is fetched: the context stands in the file. */
const offline: Options.DocLoader = {
  documentLoader: (url) => Promise.reject(new Error(`asked the network for ${url}`)),
};

/** The document as RDF, a statement a line. */
const rdfOf = async (document: Document): Promise<string> =>
  jsonld.canonize(document as unknown as JsonLdDocument, { ...offline, format: 'application/n-quads' });

/** Scalars of a JSON value, keys of objects not counted. */
const leaves = (value: unknown): number =>
  Array.isArray(value)
    ? value.reduce((sum: number, one) => sum + leaves(one), 0)
    : typeof value === 'object' && value !== null
      ? leaves(Object.values(value))
      : 1;

/** Values and references of an expanded document, the languages and types of values not counted. */
const expandedLeaves = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + expandedLeaves(one), 0);
  if (typeof value !== 'object' || value === null) return 1;
  const node = value as Node;
  return '@value' in node ? 1 : expandedLeaves(Object.values(node));
};

const assertionsOf = (document: Document) =>
  document.graph.filter(({ type }) => type === 'Assertion') as unknown as readonly {
    id: string;
    test: string;
    mode: string;
    hasPart?: readonly string[];
    result: { outcome: string; info?: { zh: string; en: string }; pointer?: readonly Node[] };
  }[];

const LITERALS = /"(?:[^"\\]|\\.)*"/g;

describe('EARL', () => {
  test('loses nothing when another program reads it as JSON-LD', async () => {
    const document = read(SAMPLE);
    const expanded = await jsonld.expand(document as unknown as JsonLdDocument, offline);
    expect(expandedLeaves(expanded)).toBe(leaves(document.graph));
  });

  test('becomes RDF whose names are all names that RDF allows', async () => {
    const quads = await rdfOf(read(SAMPLE));
    const lines = quads.trim().split('\n');
    expect(lines.filter((line) => line.includes(`<${EARL}assertedBy>`)).length).toBe(assertionsOf(read(SAMPLE)).length);
    for (const [, iri] of quads.replace(LITERALS, '').matchAll(/<([^>]*)>/g))
      expect(iri).toMatch(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i);
  });

  test('says of every rule what the report says, with a part for each finding', () => {
    const assertions = new Map(assertionsOf(read(SAMPLE)).map((one) => [one.id, one]));
    for (const { rule, value, findings, review } of SAMPLE.outcomes) {
      const [own] = [...assertions.values()].filter(({ id }) => id.endsWith(`:${rule}`));
      expect(own?.result.outcome, rule).toBe(`earl:${review?.value ?? value}`);
      const parts = (own?.hasPart ?? []).map((id) => assertions.get(id)?.result.outcome);
      expect(parts).toEqual(findings.map((finding) => `earl:${finding.value}`));
    }
  });

  test('what a person decided is half automatic; what the program saw is automatic', () => {
    const modes = new Set(assertionsOf(read(SAMPLE)).map(({ mode }) => mode));
    expect(modes).toEqual(new Set(['earl:automatic', 'earl:semiAuto']));
  });

  test('an open outcome says why in both languages', () => {
    const [open] = assertionsOf(read(UNREACHABLE));
    expect(open?.result.outcome).toBe('earl:untested');
    expect(open?.result.info?.zh).toContain('没有应答');
    expect(open?.result.info?.en).not.toBe('');
  });

  test('the clause, the quote and the record in the snapshot are there to be looked at', () => {
    const pointers = assertionsOf(read(SAMPLE)).flatMap(({ result }) => result.pointer ?? []);
    expect(pointers).toContainEqual({
      type: 'CSSSelectorPointer',
      reference: 'http://www.hupan.gov.cn.example/zwgk/zn/',
      address: 'http://www.hupan.gov.cn.example/zwgk/zn/',
      expression: '#zoom > p:nth-child(12)',
      quote: '机构名称：湖畔区人民政府办公室\n办公地址：湖畔区湖滨路1号\n联系电话：0990-5556101',
      date: '2026-03-05T01:02:03.000Z',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      record: 'urn:uuid:6f1c2a52-9a0e-4b9a-8d3e-2b6a0f1c7d11',
    });
    const sources = read(SAMPLE).graph.flatMap(({ source }) => (source as readonly Node[] | undefined) ?? []);
    expect(sources).toContainEqual(expect.objectContaining({ number: '国办公开办函〔2019〕61号', clause: '二' }));
  });

  test('an address that nobody should open is told as text and names nothing', async () => {
    const quads = await rdfOf(read(SAMPLE));
    expect(quads).toContain(HOSTILE.scheme);
    expect(quads).not.toMatch(/<(?:javascript|data):/);
  });
});
