import type { RobotOutcome } from '../../workflows/ports.ts';

/** How long a robot may take to answer, in milliseconds. */
export const ANSWER_WITHIN_MS = 10_000;

/** What a robot's service says: how it names its code, and which codes mean "too fast". 0 is yes. */
export interface AnswerManner {
  readonly codeIn: 'errcode' | 'code';
  readonly tooFast: readonly number[];
}

/**
 * Posts one message to a webhook. Services answer 200 with a code; a status of 429 is "too fast" for all of them. Without a
 * readable answer in time the message may have been shown: it counts as refused, because an alert seen twice is better than
 * one not seen. The address holds the robot's key, so no error of the network is passed on with its words.
 */
export const post = async (
  webhook: string,
  body: object,
  { codeIn, tooFast }: AnswerManner,
  withinMs = ANSWER_WITHIN_MS,
): Promise<RobotOutcome> => {
  try {
    const answer = await fetch(webhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    });
    if (answer.status === 429) return refused('429', true);
    const code = ((await answer.json()) as Readonly<Record<string, unknown>> | null)?.[codeIn];
    if (code === 0 && answer.ok) return { kind: 'said' };
    return typeof code === 'number' ? refused(String(code), tooFast.includes(code)) : refused(String(answer.status), false);
  } catch {
    return refused('no-answer', false);
  }
};

const refused = (code: string, isTooFast: boolean): RobotOutcome => ({ kind: 'refused', code, isTooFast });
