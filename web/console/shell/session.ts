import { UserManager } from 'oidc-client-ts';
import type { User } from 'oidc-client-ts';
import { ROLES } from '../../../domain/shared/permissions.ts';
import type { Role as AnyRole } from '../../../domain/shared/permissions.ts';
import type { ConsoleConfig } from './config.ts';

/** Who is signed in, as the token says. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The node of the tree they belong to. */
  readonly centre: string;
}
/** A case system sends closings, and nobody signs in as one. */
export type Role = Exclude<AnyRole, 'case-system'>;

export interface Session {
  readonly person: () => Person | undefined;
  /** What the API is shown. */
  readonly token: () => string | undefined;
  /** Leaves for the issuer's page, and comes back to where we are. */
  readonly signIn: () => Promise<void>;
  /** Signs in anew without leaving: unseen where the issuer allows it. @returns whether it did */
  readonly renew: () => Promise<boolean>;
  /** The same in a window of its own, for when it has to be seen. */
  readonly renewInWindow: () => Promise<boolean>;
  readonly signOut: () => Promise<void>;
}

/** Authorization code with PKCE, at whatever issuer. @returns undefined in a frame or window that has done its part */
export const openSession = async ({ authority, clientId, token }: ConsoleConfig): Promise<Session | undefined> => {
  const here = `${location.origin}${location.pathname}`;
  const manager = new UserManager({
    authority,
    client_id: clientId,
    redirect_uri: here,
    silent_redirect_uri: here,
    popup_redirect_uri: here,
    post_logout_redirect_uri: here,
    scope: 'openid profile',
    automaticSilentRenew: false,
    silentRequestTimeoutInSeconds: 8,
  });
  let user: User | null = null;
  const query = new URLSearchParams(location.search);
  if (query.has('state') && (query.has('code') || query.has('error'))) {
    try {
      const back = await manager.signinCallback();
      // A frame or a window tells its opener and has nothing to show.
      if (window.parent !== window || window.opener !== null) return undefined;
      const place = (back?.state as { hash?: string } | undefined)?.hash ?? '';
      history.replaceState(null, '', `${here}${place}`);
      user = back ?? null;
    } catch (error) {
      // An answer that was used before (reload, back): begin anew.
      if (window.parent !== window) throw error;
      history.replaceState(null, '', here);
    }
  }
  user ??= await manager.getUser();

  const renewed = async (way: () => Promise<User | null>): Promise<boolean> => {
    const before = personOf(user)?.id;
    try {
      const now = await way();
      // Somebody else's answer must not continue what the first has begun.
      if (now === null || (before !== undefined && personOf(now)?.id !== before)) return false;
      user = now;
      return true;
    } catch {
      // Refused, timed out or closed: the caller asks in another way.
      return false;
    }
  };
  return {
    person: () => personOf(user),
    token: () => (user === null || user.expired === true ? undefined : token === 'id' ? user.id_token : user.access_token),
    signIn: () => manager.signinRedirect({ state: { hash: location.hash } }),
    renew: () => renewed(() => manager.signinSilent()),
    renewInWindow: () => renewed(() => manager.signinPopup({ popupWindowFeatures: { width: 520, height: 640 } })),
    signOut: async () => {
      const hint = user?.id_token;
      await manager.removeUser();
      await manager.signoutRedirect(hint === undefined ? {} : { id_token_hint: hint });
    },
  };
};

/** Role and centre as claims of the token; Cognito puts its own prefix before those it was taught. */
const personOf = (user: User | null): Person | undefined => {
  if (user === null) return undefined;
  const claims = user.profile as Readonly<Record<string, unknown>>;
  const claim = (name: string): string => {
    const value = claims[name] ?? claims[`custom:${name}`];
    return typeof value === 'string' ? value : '';
  };
  const role = ROLES.find((known): known is Role => known !== 'case-system' && known === claim('role'));
  if (role === undefined) return undefined;
  return { id: claim('sub'), name: claim('name') || claim('sub'), role, centre: claim('centre') };
};
