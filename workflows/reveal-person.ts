import type { Instant } from '../domain/shared/instant.ts';
import type { Result } from '../domain/shared/result.ts';
import type { Deps, Person } from './ports.ts';

/** Who looks at whom, when and why. */
export interface Reveal {
  readonly caseNo: string;
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
}

/** Opens the name and number of a case's client. The record comes first: what can't be recorded is not opened. */
export const revealPerson =
  ({ store, vault }: Pick<Deps, 'store' | 'vault'>) =>
  async ({ caseNo, at, by, reason }: Reveal): Promise<Result<Person, 'no-case' | 'erased'>> => {
    const stored = await store.followUp(caseNo);
    if (stored === undefined) return { ok: false, error: 'no-case' };
    if (stored.sealedPerson === undefined) return { ok: false, error: 'erased' };
    await store.record({ caseNo, at, by, what: 'Revealed', why: reason }, stored.followUp.closing);
    return { ok: true, value: await vault.openPerson(stored.sealedPerson, caseNo) };
  };
