import type { Worksheet } from 'wasm-xlsxwriter';

const A4 = 9;

/** A4 across, as wide as the page, the header row on each, pages numbered. `&` would be a command in headers. */
export function pageSetUp(sheet: Worksheet, heading: string, headerRow?: number, isUpright = false): void {
  sheet.setPaperSize(A4).free();
  (isUpright ? sheet.setPortrait() : sheet.setLandscape()).free();
  sheet.setPrintFitToPages(1, 0).free();
  sheet.setMargins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3).free();
  // Excel cuts headers at 255 characters.
  sheet.setHeader(`&L&9${heading.replaceAll('&', '&&').slice(0, 100)}&R&9&A`).free();
  sheet.setFooter('&C&9&P / &N').free();
  if (headerRow !== undefined) sheet.setRepeatRows(headerRow, headerRow).free();
}
