const callback = /^\s*(?:\/\*\*\/)?\s*[\w$.]{1,100}\s*\(/;

/** The value of a JSON or JSONP answer; undefined for any other text. */
export const parseJson = (source: string): unknown => {
  const start = source.slice(0, 200);
  try {
    if (/^[\s\ufeff]*[{[]/.test(start)) return JSON.parse(source.replace(/^\ufeff/, ''));
    if (!callback.test(start) || !/[)};]\s*$/.test(source.slice(-20))) return undefined;
    return JSON.parse(source.slice(source.indexOf('(') + 1, source.lastIndexOf(')')));
  } catch {
    return undefined;
  }
};
