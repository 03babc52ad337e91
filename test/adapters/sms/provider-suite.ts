import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutgoingText, SendOutcome, SmsProvider } from '../../../workflows/ports.ts';
import { standIn } from '../../fixtures/sms/stand-in.ts';
import type { Arrival, Behaviour, StandIn, WireAnswer } from '../../fixtures/sms/stand-in.ts';

/** A text as the sender hands it over; the phone is made up. */
export const PHONE = '+8613800000001';
export const TEXT: OutgoingText = {
  body: '承办人有无向您或家人收钱、收礼或吃请?8没有 9有 0不清楚。内容保密,不告知承办人。',
  kind: 'question:charged',
  opens: 'charged',
  language: 'zh',
  service: 'case',
  sign: '样例法援',
};

export interface ProviderCase {
  /** The provider with its client as the product sets it up, at this address. */
  readonly provider: (endpoint: string, answerWithinMs: number) => SmsProvider;
  readonly accepts: (id: string) => WireAnswer;
  /** What a request says, as far as it matters. */
  readonly request: (arrival: Arrival) => object;
  readonly expected: object;
  readonly linkAllowed: boolean;
  /** Clear refusals: the code, whether the text may go later, and the answer. */
  readonly refusals: readonly (readonly [code: string, mayGoLater: boolean | 'opted-out', answer: WireAnswer])[];
  /** Answers that say neither yes nor no. */
  readonly unclear: readonly (readonly [what: string, answer: WireAnswer])[];
}

/** Short enough for a test, long enough for a busy machine to answer in. */
const PATIENT_MS = 5_000;
const IMPATIENT_MS = 150;

/** What every provider owes: a clear answer is told apart from none, and one text is one request, whatever happens. */
export const describeProvider = (
  name: string,
  { provider, accepts, request, expected, linkAllowed, refusals, unclear }: ProviderCase,
): void => {
  describe(name, () => {
    let service: StandIn;
    beforeEach(async () => {
      service = await standIn(() => accepts('id-1'));
    });
    afterEach(async () => service[Symbol.asyncDispose]());

    const send = async (behaviour: Behaviour, withinMs = PATIENT_MS): Promise<SendOutcome> => {
      service.behave(behaviour);
      return provider(service.endpoint, withinMs).send(PHONE, TEXT);
    };

    test('an accepted text has the id that reports will name', async () => {
      expect(await send(() => accepts('id-7'))).toEqual({ kind: 'accepted', providerId: 'id-7' });
      expect(service.arrivals.map(request)).toEqual([expect.objectContaining(expected)]);
    });

    test(`a reminder ${linkAllowed ? 'may carry' : 'goes without'} the link`, () => {
      expect(provider(service.endpoint, PATIENT_MS).linkAllowed).toBe(linkAllowed);
    });

    test.each(refusals)('refused with %s: may go later %p', async (code, mayGoLater, answer) => {
      const refused = mayGoLater === 'opted-out' ? { kind: mayGoLater } : { kind: 'rejected', isTemporary: mayGoLater };
      expect(await send(() => answer)).toEqual({ ...refused, code });
      expect(service.arrivals).toHaveLength(1);
    });

    test.each(unclear)('%s: nobody knows whether the text left', async (_, answer) => {
      expect(await send(() => answer)).toEqual({ kind: 'unknown' });
      expect(service.arrivals).toHaveLength(1);
    });

    test.each([
      ['no answer, the text not taken', 'silence'],
      ['half an answer, then nothing', 'half-an-answer'],
      ['hung up on', 'hang-up'],
    ] as const)('%s: unknown, and one request', async (_, does) => {
      expect(await send(() => does, IMPATIENT_MS)).toEqual({ kind: 'unknown' });
      await new Promise((resolve) => setTimeout(resolve, 2 * IMPATIENT_MS));
      expect(service.arrivals).toHaveLength(1);
    });

    test('a text that was taken without a word is not handed over again', async () => {
      const taken: Arrival[] = [];
      const takeInSilence: Behaviour = (arrival) => {
        taken.push(arrival);
        return 'silence';
      };
      expect(await send(takeInSilence, IMPATIENT_MS)).toEqual({ kind: 'unknown' });
      await new Promise((resolve) => setTimeout(resolve, 2 * IMPATIENT_MS));
      expect(taken).toHaveLength(1);
    });

    test('without a connection nothing left: the text may go later', async () => {
      const { endpoint } = service;
      await service[Symbol.asyncDispose]();
      const outcome = await provider(endpoint, PATIENT_MS).send(PHONE, TEXT);
      expect(outcome).toEqual({ kind: 'rejected', isTemporary: true, code: 'not-connected' });
      expect(service.arrivals).toEqual([]);
    });

    test('each text is a request of its own, in whatever order', async () => {
      let n = 0;
      service.behave(() => accepts(`id-${(n += 1)}`));
      const both = await Promise.all([1, 2].map(() => provider(service.endpoint, PATIENT_MS).send(PHONE, TEXT)));
      expect(both.map((outcome) => outcome.kind === 'accepted' && outcome.providerId).sort()).toEqual(['id-1', 'id-2']);
      expect(service.arrivals).toHaveLength(2);
    });
  });
};

/** Answers no provider gives. */
export const NONSENSE: readonly (readonly [string, WireAnswer])[] = [
  ['an empty answer', { body: '' }],
  ['a page instead of an answer', { type: 'text/html', body: '<html><body>Bad gateway</body></html>' }],
  ['an empty object', { body: '{}' }],
  ['no object', { body: 'null' }],
  ['broken JSON', { body: '{"Code":"OK","BizId":' }],
  ['trouble at the provider', { status: 500, body: '{"Code":"InternalError"}' }],
  ['trouble on the way', { status: 502, type: 'text/html', body: '<html></html>' }],
];
