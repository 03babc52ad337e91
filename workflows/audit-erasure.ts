import { ERASURE_GRACE_MS, isErasureOverdue } from '../domain/conversation/retention.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { MINUTE_MS } from '../domain/shared/instant.ts';
import { surroundingsOf } from './change-follow-up.ts';
import type { Deps, ErasureAuditProgress, StoredFollowUp } from './ports.ts';

type AuditDeps = Pick<Deps, 'store'>;

/** When a case that was found is looked at: after this run's end, so that dispatch has not passed that moment by then. */
const LOOK_AFTER_MS = 30 * MINUTE_MS;
/** Follow-ups of messages read side by side. */
const SIDE_BY_SIDE = 25;

/** What a night's look has found. */
export interface AuditedNight {
  readonly seen: number;
  /** Cases that still hold what should have gone. */
  readonly overdue: readonly string[];
  /** Whether the look through the table is whole with this night. */
  readonly isWhole: boolean;
}

/**
 * Looks through the whole table for what should have been erased, page by page, and takes up the next night where this one ends. It
 * looks at what lies there, so that it finds what every other part has missed: a pointer that was lost, a message that came
 * while its case was being erased, a policy that was shortened. Each case found is pointed at, and erased in the ordinary way.
 *
 * @param at      when the night's run was due
 * @param hasTime whether another page can be looked at; asked between pages
 */
export const auditErasure =
  ({ store }: AuditDeps) =>
  async (at: Instant, hasTime: () => boolean): Promise<AuditedNight> => {
    let progress: ErasureAuditProgress = (await store.erasureAuditProgress()) ?? { from: at, seen: 0, overdue: 0 };
    const night = { seen: 0, overdue: [] as string[] };
    do {
      const { after, seen, ...page } = await store.heldPage(progress.after);
      const overdue = [
        ...(await overdueAmong({ store }, page.followUps, at)),
        ...(await withMessagesLeft({ store }, page.messageCases, at)),
      ];
      for (const { caseNo, centreId } of overdue) await store.putDue({ at: at + LOOK_AFTER_MS, caseNo, centreId });
      night.seen += seen;
      night.overdue.push(...overdue.map(({ caseNo }) => caseNo));
      const { from } = progress;
      progress = { from, seen: progress.seen + seen, overdue: progress.overdue + overdue.length, ...(after ? { after } : {}) };
      if (after !== undefined) await store.saveErasureAuditProgress(progress);
    } while (progress.after !== undefined && hasTime());
    const isWhole = progress.after === undefined;
    const { from, seen, overdue } = progress;
    if (isWhole) await store.saveErasureAudit({ from, to: at, seen, overdue });
    return { ...night, isWhole };
  };

interface Found {
  readonly caseNo: string;
  readonly centreId: string;
}

const foundOf = ({ followUp }: StoredFollowUp): Found => followUp.closing;

const overdueAmong = async (deps: AuditDeps, followUps: readonly StoredFollowUp[], at: Instant): Promise<Found[]> => {
  const found: Found[] = [];
  for (const stored of followUps) {
    const { policy } = await surroundingsOf(deps, stored.followUp.closing.centreId);
    const held = { person: stored.sealedPerson !== undefined, comment: stored.sealedComment !== undefined };
    if (isErasureOverdue(stored.followUp, held, at, policy)) found.push(foundOf(stored));
  }
  return found;
};

/** Of cases that have messages, those whose person is erased. */
const withMessagesLeft = async ({ store }: AuditDeps, caseNos: readonly string[], at: Instant): Promise<Found[]> => {
  const found: Found[] = [];
  for (let i = 0; i < caseNos.length; i += SIDE_BY_SIDE) {
    const read = await Promise.all(caseNos.slice(i, i + SIDE_BY_SIDE).map((caseNo) => store.followUp(caseNo)));
    for (const stored of read) {
      const erasedAt = stored?.followUp.personErasedAt;
      if (stored !== undefined && erasedAt !== undefined && at >= erasedAt + ERASURE_GRACE_MS) found.push(foundOf(stored));
    }
  }
  return found;
};
