import type { Response } from 'playwright';

/** What a script of the page fetched. */
export interface ScriptAnswer {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly requestBody?: string;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

const SCRIPT_ANSWER_BYTES = 2 * 1024 * 1024;

/** Undefined for what is too long, no plain request, or gone with its page. */
export async function readScriptAnswer(response: Response): Promise<ScriptAnswer | undefined> {
  try {
    const request = response.request();
    const method = request.method();
    if (method !== 'GET' && method !== 'POST') return undefined;
    const body = await response.body();
    if (body.length > SCRIPT_ANSWER_BYTES) return undefined;
    const sent = request.postData();
    return {
      url: request.url(),
      method,
      ...(sent !== null && { requestBody: sent }),
      status: response.status(),
      headers: Object.entries(await response.allHeaders()),
      body,
    };
  } catch {
    return undefined;
  }
}
