import { isPictureName } from '../../model/picture-name.js';
import type { ReportView } from './view.js';

/** So many pictures are loaded with the page, so that paper and whole-page screenshots have them; of more, those that are looked at. */
const LOADED_AT_ONCE = 60;

/** The picture of a place, a click away in full size. It is a file of its own: a report sent without it says its name. */
export function Picture({ file, view }: { readonly file: string; readonly view: ReportView }) {
  const { text } = view.words;
  const about = view.report.pictures?.files.find((one) => one.file === file);
  const said = [
    ...(about ? [about.marked ? text.pictureMarked : text.pictureTop] : []),
    ...(about && about.covered > 0 ? [text.pictureCovered] : []),
  ].join(view.lang === 'en' ? ' ' : '');
  if (!isPictureName(file)) {
    return (
      <p class="muted">
        {text.screenshot} {file}
      </p>
    );
  }
  return (
    <figure class="picture">
      <a href={file} target="_blank">
        <img
          src={file}
          alt={`${text.screenshot} ${file}`}
          width="1280"
          height="800"
          loading={(view.report.pictures?.files.length ?? 0) > LOADED_AT_ONCE ? 'lazy' : 'eager'}
          decoding="async"
        />
      </a>
      {said === '' ? null : <figcaption>{said}</figcaption>}
    </figure>
  );
}
