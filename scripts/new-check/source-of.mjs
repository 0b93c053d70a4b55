import { readFileSync } from 'node:fs';

/**
 * The text of a new check (`check`) or of its test (`test`): the example beside this file, which types, lint and format hold like any other
 * source, under the new name.
 * @param {'check' | 'test'} kind
 * @param {{ id: string, title: string }} named
 */
export const sourceOf = (kind, { id, title }) =>
  readFileSync(new URL(`example.${kind}.ts`, import.meta.url), 'utf8')
    .replace(/^\/\/ .*\n/, '')
    .replaceAll("'../../src/checks/parts/", "'../parts/")
    .replaceAll("'../../src/", "'../../")
    .replaceAll("'../../test/support/", "'../../support/")
    .replaceAll('family/name', id)
    .replaceAll("'它看什么'", JSON.stringify(title))
    .replaceAll('它看什么', title);
