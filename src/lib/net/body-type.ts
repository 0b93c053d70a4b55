/** The Content-Type that a request body is sent with where nobody said one: JSON for what looks like it, else a form. */
export const bodyTypeOf = (body: string): string =>
  /^\s*[{[]/.test(body) ? 'application/json; charset=UTF-8' : 'application/x-www-form-urlencoded; charset=UTF-8';
