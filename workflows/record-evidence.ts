import { isDeepStrictEqual } from 'node:util';
import { checkEvidence } from '../domain/assessment/evidence.ts';
import type { Evidence, EvidenceInput } from '../domain/assessment/evidence.ts';
import type { Target } from '../domain/assessment/parse-target.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { InputError, Result } from '../domain/shared/result.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import type { Changed, Deps, HistoryEntry } from './ports.ts';
import { targetTag, writeAsSeen } from './write-as-seen.ts';

type EvidenceDeps = Pick<Deps, 'store'>;

/** Why evidence is not taken: its centre is unknown, another piece has this id, or rules of its kind are broken. */
export type EvidenceRefusal =
  { readonly kind: 'no-centre' | 'conflict' } | { readonly kind: 'invalid'; readonly errors: readonly InputError[] };

/**
 * Records one piece of evidence. The same id with the same content again changes nothing. A lawyer of a known centre who is
 * new enters the register.
 *
 * @param enteredBy who brought it in, for the history, where that is not who recorded it
 */
export const recordEvidence =
  ({ store }: EvidenceDeps) =>
  async (input: EvidenceInput, enteredBy = input.by): Promise<Result<'recorded' | 'repeat', EvidenceRefusal>> => {
    const found = await store.centre(input.centreId);
    if (found === undefined) return { ok: false, error: { kind: 'no-centre' } };
    const checked = checkEvidence(input, found.centre.zone);
    if (!checked.ok) return { ok: false, error: { kind: 'invalid', errors: checked.error } };
    const { id, kind, note = '' } = checked.value;
    const history = entry(checked.value, { at: input.at, by: enteredBy }, `Evidence:${kind}:${id}`, note);
    for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
      const known = await store.evidence(id);
      if (known !== undefined)
        return isSame(known, checked.value) ? { ok: true, value: 'repeat' } : { ok: false, error: { kind: 'conflict' } };
      await enterInRegister(store, input.lawyerId, input.centreId);
      if (await store.saveEvidence(checked.value, history)) return { ok: true, value: 'recorded' };
    }
    throw new Error(`evidence ${id}: was busy in ${SAVE_ATTEMPTS} attempts`);
  };

/** Takes evidence back, with the reason; it stays on record and out of the assessment. */
export const withdrawEvidence =
  ({ store }: EvidenceDeps) =>
  async (
    id: string,
    withdrawn: NonNullable<Evidence['withdrawn']>,
  ): Promise<'withdrawn' | 'withdrawn-before' | 'no-evidence'> => {
    for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
      const evidence = await store.evidence(id);
      if (evidence === undefined) return 'no-evidence';
      if (evidence.withdrawn !== undefined) return 'withdrawn-before';
      const history = entry(evidence, withdrawn, `EvidenceWithdrawn:${id}`, withdrawn.reason);
      if (await store.saveEvidence({ ...evidence, withdrawn }, history)) return 'withdrawn';
    }
    throw new Error(`evidence ${id}: was busy in ${SAVE_ATTEMPTS} attempts`);
  };

export const setTarget =
  ({ store }: EvidenceDeps) =>
  async (
    target: Target,
    { at, by = '' }: { readonly at: Instant; readonly by?: string | undefined },
    /** The tag of what the one who sets has seen; absent: the last word counts. */
    seen?: string,
  ): Promise<'set' | 'no-centre' | Changed<number>> => {
    const { lawyerId, centreId, year } = target;
    if ((await store.centre(centreId)) === undefined) return 'no-centre';
    if (lawyerId !== undefined) await enterInRegister(store, lawyerId, centreId);
    const about = lawyerId === undefined ? { centreId, year } : { lawyerId };
    const changed = await writeAsSeen<number>(seen, {
      load: () => store.target(target),
      save: (as) => store.saveTarget(target, { ...about, at, by, what: `Target:${year}:${target.target}`, why: '' }, as),
      tagOf: targetTag,
    });
    if (changed !== undefined) return changed;
    await store.markChanged(centreId, year);
    return 'set';
  };

const entry = (
  { lawyerId }: Evidence,
  { at, by = '' }: { readonly at: Instant; readonly by?: string | undefined },
  what: string,
  why: string,
): HistoryEntry => ({ lawyerId, at, by, what, why });

const isSame = ({ at: _, withdrawn: _w, ...known }: Evidence, { at: _a, ...again }: Evidence): boolean =>
  isDeepStrictEqual(known, again);

const enterInRegister = async (store: Deps['store'], lawyerId: string, centreId: string): Promise<void> => {
  if ((await store.lawyer(lawyerId, centreId)) === undefined) await store.saveLawyer({ lawyerId, centreId });
};
