import type { Words } from './words.js';

/** Why the office does not do what somebody asks. Named by what follows; pages and API answer with the status and the words. */
export abstract class Refusal extends Error {
  abstract readonly status: 403 | 404 | 409 | 422;
  readonly words: Words;
  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

/** 403: may not do this, by role or by the token's scope. What is out of sight is `NotFound`. */
export class Forbidden extends Refusal {
  override readonly name = 'Forbidden';
  readonly status = 403;
  constructor(words: Words = { zh: '没有权限进行这项操作。', en: 'You may not do this.' }) {
    super(words);
  }
}

/** 404: is not there, or not for this person: the two are never told apart. */
export class NotFound extends Refusal {
  override readonly name = 'NotFound';
  readonly status = 404;
  constructor(words: Words = { zh: '没有找到。', en: 'Not found.' }) {
    super(words);
  }
}

/** 409: is in another state by now, e.g. closed meanwhile by somebody else. */
export class Conflict extends Refusal {
  override readonly name = 'Conflict';
  readonly status = 409;
}

/** 422: what was filled in cannot be taken. `fields`: by the name of the input, shown beside it. */
export class Invalid extends Refusal {
  override readonly name = 'Invalid';
  readonly status = 422;
  readonly fields: Readonly<Record<string, Words>>;
  constructor(words: Words, fields: Readonly<Record<string, Words>> = {}) {
    super(words);
    this.fields = fields;
  }
}
