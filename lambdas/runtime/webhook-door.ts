import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export interface WebhookDoor {
  /** The only provider let in. */
  readonly provider: string;
  /** Its secret, as it stands in the path. */
  readonly secret: string;
  /** Networks it pushes from (`203.0.113.0/24,2001:db8::/32`); empty: any. */
  readonly sources: string;
}

type Knock = Pick<APIGatewayProxyEventV2, 'pathParameters' | 'requestContext'>;

/** Why a request is not let in: the first reason that applies; `undefined` when there is none. */
export const refusedFor = (
  { provider, secret, sources }: WebhookDoor,
  { pathParameters, requestContext }: Knock,
): 'source' | 'provider' | 'secret' | undefined => {
  if (!isAllowed(requestContext.http.sourceIp, sources)) return 'source';
  if (pathParameters?.['provider'] !== provider) return 'provider';
  return timingSafeEqual(digest(pathParameters['secret'] ?? ''), digest(secret)) ? undefined : 'secret';
};

/** Digests have one length, so that comparing them takes the same time whatever was sent. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const isAllowed = (address: string, sources: string): boolean => {
  if (sources === '') return true;
  const allowed = new BlockList();
  for (const network of sources.split(',')) {
    const [base = '', prefix = ''] = network.split('/');
    allowed.addSubnet(base, Number(prefix), familyOf(base));
  }
  return allowed.check(address, familyOf(address));
};

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');
