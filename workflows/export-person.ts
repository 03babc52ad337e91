import type { Alert } from '../domain/alert/alert.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { findPerson } from './find-person.ts';
import type { PersonQuery } from './find-person.ts';
import { openWords } from './open-words.ts';
import type { OpenedWords } from './open-words.ts';
import type { Deps, HistoryEntry, Person, StoredFollowUp } from './ports.ts';

/** Everything that is held of a person in one case. */
export interface ExportedCase extends OpenedWords {
  /** Closing, texts, answers and all else the follow-up knows, but for the hashes by which it is found. */
  readonly followUp: Omit<FollowUp, 'phoneKey' | 'inbound'>;
  /** Absent once it has been erased. */
  readonly person?: Person;
  readonly alerts: readonly ExportedAlert[];
  /** Oldest first; this export is the last of it. */
  readonly history: readonly HistoryEntry[];
}

export interface ExportedAlert extends Pick<Alert, 'cause' | 'level' | 'raisedAt'> {
  readonly state: 'open' | 'contacted' | 'resolved';
}

/**
 * Gathers what is held of a person, in every case that who asks may act for (Personal Information Protection Law, art. 45). In
 * each case's history the export is recorded before anything is opened.
 */
export const exportPerson =
  (deps: Pick<Deps, 'store' | 'vault'>) =>
  async (
    query: PersonQuery,
    mayAct: (centreId: string) => Promise<boolean>,
    { at, by }: { readonly at: Instant; readonly by: string },
  ): Promise<readonly ExportedCase[]> => {
    const cases = await findPerson(deps)(query, mayAct, by);
    for (const { stored } of cases) {
      const { closing } = stored.followUp;
      await deps.store.record({ caseNo: closing.caseNo, at, by, what: 'Exported', why: '' }, closing);
    }
    const exported: ExportedCase[] = [];
    for (const { stored } of cases) exported.push(await exportedCase(deps, stored));
    return exported;
  };

const exportedCase = async ({ store, vault }: Pick<Deps, 'store' | 'vault'>, stored: StoredFollowUp): Promise<ExportedCase> => {
  const { phoneKey: _, inbound: _inbound, ...followUp } = stored.followUp;
  const { caseNo } = followUp.closing;
  const words = await openWords({ vault }, stored, await store.messages(caseNo));
  const { sealedPerson } = stored;
  return {
    followUp,
    ...(sealedPerson === undefined ? {} : { person: await vault.openPerson(sealedPerson, caseNo) }),
    ...words,
    alerts: (await store.alerts(caseNo)).map(({ alert }) => exportedAlert(alert)),
    history: await store.history(caseNo),
  };
};

const exportedAlert = ({ cause, level, raisedAt, contactedAt, resolvedAt }: Alert): ExportedAlert => {
  const handled = contactedAt === undefined ? 'open' : 'contacted';
  return { cause, level, raisedAt, state: resolvedAt === undefined ? handled : 'resolved' };
};
