import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ALIBABA_ACKNOWLEDGEMENT, alibabaPush } from '../../contracts/alibaba-sms.ts';
import { ContractError, parsedJson } from '../../contracts/checked.ts';
import type { ProviderPush } from '../../contracts/provider-push.ts';
import { TENCENT_ACKNOWLEDGEMENT, tencentPush } from '../../contracts/tencent-sms.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { bodyText, Problem, requestTime } from './http.ts';
import { log } from './log.ts';

export interface PushingProvider {
  /** What came at this time. @throws ContractError */
  readonly read: (body: unknown, receivedAt: Instant) => ProviderPush;
  /** What the provider has to be answered, so that it doesn't push the same again. */
  readonly acknowledgement: object;
}

const PROVIDERS: ReadonlyMap<string, PushingProvider> = new Map<string, PushingProvider>([
  ['alibaba', { read: alibabaPush, acknowledgement: ALIBABA_ACKNOWLEDGEMENT }],
  ['tencent', { read: tencentPush, acknowledgement: TENCENT_ACKNOWLEDGEMENT }],
]);

/** How a provider speaks. @throws Error when it is none that pushes */
export const pushingProvider = (name: string): PushingProvider => {
  const provider = PROVIDERS.get(name);
  if (provider === undefined) throw new Error(`${name} is no provider that pushes`);
  return provider;
};

/** What a request brings. @throws Problem 400 when it is nothing that is pushed, 413 */
export const pushOf = ({ read }: PushingProvider, event: APIGatewayProxyEventV2): ProviderPush => {
  try {
    return read(parsedJson('push', bodyText(event)), requestTime(event));
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    // Nobody reads the answer: the provider pushes the same a few times more, and then no more.
    log.error('push not read', { reason: error.message });
    throw new Problem(400, error.message);
  }
};
