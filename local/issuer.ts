import { OAuth2Server } from 'oauth2-mock-server';

/** Where the settings' default issuer stands. */
const PORT = 8127;

export interface Issuer {
  readonly url: string;
  /** A signed token of a demo user. */
  readonly token: (claims: { sub: string; role: string; centre: string }) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** A sign-in issuer for this machine: it vouches for whoever asks, so it listens on loopback only. */
export const startIssuer = async (audience: string): Promise<Issuer> => {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(PORT, '127.0.0.1');
  server.issuer.url = `http://127.0.0.1:${PORT}`;
  return {
    url: server.issuer.url,
    token: (claims) =>
      server.issuer.buildToken({
        expiresIn: 8 * 3600,
        scopesOrTransform: (_header, payload) => {
          Object.assign(payload, claims, { aud: audience });
        },
      }),
    stop: () => server.stop(),
  };
};
