/** `npm run templates`: writes the templates of letters that come along with the program, and what offices read about them. The same bytes each time. */
import { writeFileSync } from 'node:fs';
import { Packer } from 'docx';
import PizZip from 'pizzip';
import { bulletinTemplate } from './templates/bulletin.js';
import { SUBSTITUTES, type Language } from './templates/page.js';
import { templatesReadme } from './templates/readme.js';
import { rectificationTemplate } from './templates/rectification.js';

const folder = new URL('../reports/templates/', import.meta.url);
const templates = { rectification: rectificationTemplate, bulletin: bulletinTemplate };
const MADE_ON = '2000-01-01T00:00:00Z';

for (const [name, make] of Object.entries(templates)) {
  for (const lang of ['zh', 'en'] satisfies Language[]) {
    const packed = new PizZip(await Packer.toBuffer(make(lang)));
    writeFileSync(new URL(`${name}${lang === 'en' ? '-en' : ''}.docx`, folder), settled(packed));
  }
}

writeFileSync(new URL('README.md', folder), templatesReadme());

/** Fixed dates, and for each face those that may stand in for it. */
function settled(packed: PizZip): Uint8Array {
  const fresh = new PizZip();
  for (const name of Object.keys(packed.files).sort()) {
    const file = packed.files[name];
    if (file === undefined || file.dir) continue;
    const content =
      name === 'docProps/core.xml'
        ? withFixedDates(file.asText())
        : name === 'word/fontTable.xml'
          ? fontTable()
          : file.asText();
    fresh.file(name, content, { date: new Date(MADE_ON), createFolders: false });
  }
  return fresh.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

function withFixedDates(core: string): string {
  return core.replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, MADE_ON);
}

function fontTable(): string {
  const fonts = Object.entries(SUBSTITUTES).map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}
