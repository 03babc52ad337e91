import { createHash } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { inputError } from '../../../domain/shared/input-error.ts';
import { bodyText, Problem, userOf } from '../http.ts';
import type { HttpEvent, HttpResult } from '../http.ts';
import type { Once } from '../once.ts';
import { REFUSAL_WORDS } from './refusal-words.ts';

/** What a key may be: something that nobody else thinks of, such as a UUID. */
const KEY = /^[\x21-\x7e]{1,128}$/;

/**
 * A write with `Idempotency-Key` is worked off once: the same again gets the same answer, so that whoever lost an answer may ask again.
 * A key counts for one user and one address. @throws Problem 400, 409 while the first is under way, 422 with another body
 */
export const answeredOnce = async (
  event: HttpEvent,
  work: () => Promise<HttpResult>,
  once: Once,
  context: Context | undefined,
): Promise<HttpResult> => {
  const given = event.headers['idempotency-key'];
  if (given === undefined) return work();
  if (!KEY.test(given)) {
    const error = inputError(
      'Idempotency-Key',
      given,
      '应为 1 至 128 个可见 ASCII 字符',
      'must be 1 to 128 visible ASCII characters',
    );
    throw new Problem(400, 'header is not as agreed 请求头不合规定', [error]);
  }
  const result = await once({ key: wholeKey(event, given), body: bodyText(event) }, context, work);
  if (result === 'in-progress') throw new Problem(409, result, [], REFUSAL_WORDS[result]);
  if (result === 'other-body') throw new Problem(422, 'key-reused', [], REFUSAL_WORDS['key-reused']);
  return result;
};

/**
 * A short name of the request that has a key: what it makes anew each time is kept with it, and so made once even where the function
 * breaks off before its answer is kept. 72 bits of a SHA-256; `undefined` without a key.
 */
export const requestKeyOf = (event: HttpEvent): string | undefined => {
  const given = event.headers['idempotency-key'];
  return given === undefined ? undefined : createHash('sha256').update(wholeKey(event, given)).digest('base64url').slice(0, 12);
};

/** Who asks, for what, and under which key. */
const wholeKey = (event: HttpEvent, given: string): string => {
  const { method, path } = event.requestContext.http;
  return JSON.stringify([userOf(event), method, path, given]);
};
