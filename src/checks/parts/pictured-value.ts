import type { Page } from '../../model/page.js';

/** A label of the page's metadata has no words beside it, and pictures stand on the page: one may show the value. */
export const mayBePictured = ({ infoRows, media }: Page, isLabel: (label: string) => boolean): boolean =>
  (media.pictures?.length ?? 0) > 0 &&
  infoRows.some(({ label, value, isNone }) => isLabel(label) && value === '' && isNone !== true);
