import { isoSeconds } from '../../domain/shared/instant.ts';

/** Who a recorded act is played as: a supervisor of the centre it concerns. */
export interface Actor {
  readonly by: string;
  readonly centreId: string;
}

/** A request to the console's API, as the HTTP API hands it to the function once the token has been checked. */
export const consoleRequest = (
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
  at: number,
  { by, centreId }: Actor,
): unknown => ({
  version: '2.0',
  routeKey: 'ANY /v1/{proxy+}',
  rawPath: path,
  rawQueryString: '',
  headers: { 'content-type': 'application/json' },
  requestContext: {
    accountId: '000000000000',
    apiId: 'replay',
    domainName: 'localhost',
    domainPrefix: 'localhost',
    requestId: 'replay',
    routeKey: 'ANY /v1/{proxy+}',
    stage: '$default',
    time: isoSeconds(at),
    timeEpoch: at,
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'replay' },
    authorizer: {
      principalId: '',
      integrationLatency: 0,
      jwt: { claims: { sub: by, role: 'supervisor', centre: centreId }, scopes: [] },
    },
  },
  body: JSON.stringify(body),
  isBase64Encoded: false,
});

/** A two-way text, as the provider publishes it. */
export const inboundSms = (id: string, from: string, body: string): string =>
  JSON.stringify({
    originationNumber: from,
    destinationNumber: '+8610690000',
    messageKeyword: '',
    messageBody: body,
    inboundMessageId: id,
    previousPublishedMessageId: '',
  });

const EVENT_TYPES = {
  sent: 'TEXT_SENT',
  delivered: 'TEXT_DELIVERED',
  failed: 'TEXT_UNREACHABLE',
  unknown: 'TEXT_UNKNOWN',
} as const;

/** A delivery report, as the provider publishes it. */
export const deliveryEvent = (status: keyof typeof EVENT_TYPES, messageId: string, to: string, at: number): string =>
  JSON.stringify({
    eventType: EVENT_TYPES[status],
    eventVersion: '1.0',
    eventTimestamp: at,
    isFinal: status !== 'sent',
    destinationPhoneNumber: to,
    messageId,
  });
