import type { CarrierFate } from './faults.ts';

const CLEAR_NO: readonly CarrierFate[] = ['too-fast', 'out-of-money', 'unreachable', 'not-connected'];

/** Whether the carrier says beyond doubt that it has not taken the text: it may be handed over again. */
export const isClearNo = (fate: CarrierFate): boolean => CLEAR_NO.includes(fate);

/** What the carrier says to a text; `undefined`: nothing, ever. */
export const answerTo = (fate: CarrierFate, providerId: string): object | undefined => {
  switch (fate) {
    case 'taken':
      return { MessageId: providerId };
    case 'taken-unanswered':
    case 'lost-unanswered':
      return undefined;
    case 'taken-server-error':
      return carrierError('InternalServerException', 500);
    case 'too-fast':
      return carrierError('ThrottlingException', 400);
    case 'out-of-money':
      return carrierError('ServiceQuotaExceededException', 402);
    case 'unreachable':
      return carrierError('ValidationException', 400);
    case 'not-connected':
      return new Error('connect ECONNREFUSED 192.0.2.1:443');
  }
};

const carrierError = (name: string, httpStatusCode: number): Error =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
