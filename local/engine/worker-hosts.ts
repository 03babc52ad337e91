import http from 'node:http';
import https, { type RequestOptions } from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { urlToHttpOptions } from 'node:url';

type Arguments = readonly [RequestOptions | string | URL, ...unknown[]];

/**
 * Leads requests to services outside to where they stand on this machine, unencrypted; libraries under it need no hook,
 * because all of them ask `https`. A host that nobody named is refused: nothing leaves this machine by accident.
 */
export const installHosts = (hosts: Readonly<Record<string, string>>): void => {
  const request = (...args: Arguments): http.ClientRequest => {
    const { options, callback } = read(args);
    const host = options.hostname ?? options.host ?? '';
    const address = hosts[host];
    if (address === undefined) throw new Error(`The local engine reaches no ${host}: say in hosts where it stands.`);
    const { hostname, port } = new URL(address);
    return http.request({ ...options, protocol: 'http:', host: hostname, hostname, port, agent: undefined }, callback);
  };
  const get = (...args: Arguments): http.ClientRequest => {
    const asked = request(...args);
    asked.end();
    return asked;
  };
  Object.assign(https, { request, get });
  syncBuiltinESMExports();
};

/** `(options, callback)` or `(url, options, callback)`. */
const read = ([first, ...rest]: Arguments) => {
  const last = rest.at(-1);
  const callback = typeof last === 'function' ? (last as (answer: http.IncomingMessage) => void) : undefined;
  if (typeof first !== 'string' && !(first instanceof URL)) return { options: first, callback };
  const more = typeof rest[0] === 'object' ? (rest[0] as RequestOptions) : {};
  return { options: { ...urlToHttpOptions(new URL(first)), ...more }, callback };
};
