import { admit } from '../domain/case/admit.ts';
import type { Centre } from '../domain/case/centre.ts';
import type { Closing } from '../domain/case/closing.ts';
import { parseClosing } from '../domain/case/parse-closing.ts';
import { beginFollowUp, decideClosing } from '../domain/conversation/decide-closing.ts';
import type { ArrivedClosing } from '../domain/conversation/decide-closing.ts';
import type { ClosingFacts } from '../domain/conversation/follow-up.ts';
import type { PhoneSign } from '../domain/shared/codes.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { InputError, Result } from '../domain/shared/result.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import { changeFollowUp, pointAgain, pointOnward, surroundingsOf } from './change-follow-up.ts';
import type { Change, Surroundings } from './change-follow-up.ts';
import { findPhone } from './find-phone.ts';
import { hasRefused } from './phone-standing.ts';
import type { Deps, Lawyer, Phone, StoredFollowUp } from './ports.ts';

type IntakeDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault' | 'mobileOf'>;

/** One closing from whichever door. */
export interface IncomingClosing {
  /** When it came in. */
  readonly at: Instant;
  readonly row: Readonly<Record<string, unknown>>;
}

/**
 * Takes a closing in: checks it, finds its phone and decides how it starts or what it changes. The case number makes it
 * unique, so the same closing twice is one follow-up.
 */
export const takeInClosing =
  (deps: IntakeDeps) =>
  async ({ at, row }: IncomingClosing): Promise<Result<string, readonly InputError[]>> => {
    const checked = await checkRow(deps, row);
    if (!checked.ok) return checked;
    const closing = checked.value;
    const surroundings = await surroundingsOf(deps, closing.centreId);
    await registerLawyer(deps, closing);
    for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
      const arrival = await arrivalOf(deps, closing, at);
      let left: string | undefined;
      const change = await changeFollowUp(deps)(closing.caseNo, at, async (stored) => {
        const value = await changeOf(stored, arrival, surroundings, at);
        if (value.person !== undefined) left = await changePhone(deps, arrival, stored);
        return { ok: true, value };
      });
      if (change.ok && left !== undefined) await deps.store.dropPhoneCase(left, closing.caseNo);
      if (change.ok || (await begin(deps, arrival, at, surroundings))) return { ok: true, value: closing.caseNo };
      await deps.clock.pause(attempt);
    }
    throw new Error(`case ${closing.caseNo}: not taken in after ${SAVE_ATTEMPTS} attempts`);
  };

/** Checks a row against the centres it names. The check asks for the centre it needs; the store is asked in between. */
export const checkRow = async (
  { store }: Pick<Deps, 'store'>,
  row: IncomingClosing['row'],
): Promise<Result<Closing, readonly InputError[]>> => {
  const wanted = new Set<string>();
  const known = new Map<string, Centre>();
  const check = (): Result<Closing, readonly InputError[]> =>
    parseClosing(row, {
      get: (id) => {
        wanted.add(id);
        return known.get(id);
      },
    });
  check();
  for (const id of wanted) {
    const found = await store.centre(id);
    if (found !== undefined) known.set(id, found.centre);
  }
  return check();
};

interface Arrival {
  readonly closing: Closing;
  readonly facts: ClosingFacts;
  readonly phoneKey?: string;
  readonly personMark: string;
  readonly sealPerson: () => Promise<Uint8Array>;
  readonly phone: Phone | undefined;
  /** Whether the case was assigned with another number: answers come from one that somebody put in its place. */
  readonly isPhoneChanged: boolean;
  readonly at: Instant;
}

const arrivalOf = async (deps: IntakeDeps, closing: Closing, at: Instant): Promise<Arrival> => {
  const { clientName, clientPhone, assignedPhone, ...facts } = closing;
  const mobile = deps.mobileOf(clientPhone);
  const sealPerson = () => deps.vault.sealPerson({ name: clientName, phone: mobile ?? clientPhone }, closing.caseNo);
  const common = { closing, facts, sealPerson, at };
  if (mobile === undefined) {
    const [{ mark }] = await deps.vault.phoneHashes(clientPhone);
    return { ...common, personMark: mark(clientName), phone: undefined, isPhoneChanged: false };
  }
  const { key, mark, phone } = await findPhone(deps, mobile);
  const isPhoneChanged = assignedPhone !== undefined && deps.mobileOf(assignedPhone) !== mobile;
  return { ...common, phoneKey: key, personMark: mark(clientName), phone, isPhoneChanged };
};

/** The arrival as the domain sees it. */
const arrived = (a: Arrival, { centre, policy }: Surroundings, receivedAt: Instant, was?: StoredFollowUp): ArrivedClosing => ({
  at: a.at,
  closing: a.facts,
  zone: centre.zone,
  ...(a.phoneKey === undefined ? {} : { phoneKey: a.phoneKey }),
  isSamePerson: was?.personMark === a.personMark && was.followUp.phoneKey === a.phoneKey,
  admission: admit(
    a.closing,
    { receivedAt, at: a.at, zone: centre.zone, hasMobile: a.phoneKey !== undefined, hasRefused: hasRefused(a.phone?.slot) },
    policy,
  ),
  signs: signsOf(a),
});

const signsOf = (a: Arrival): readonly PhoneSign[] => [
  ...(sharesPhone(a) ? (['shared-phone'] as const) : []),
  ...(a.phone?.isInside === true ? (['inside-phone'] as const) : []),
  ...(a.isPhoneChanged ? (['changed-phone'] as const) : []),
];

/** Whether other clients' cases carry this phone: something for a supervisor to look at. */
const sharesPhone = ({ phone, personMark, closing }: Arrival): boolean =>
  phone?.cases.some((known) => known.caseNo !== closing.caseNo && known.personMark !== personMark) ?? false;

const changeOf = async (stored: StoredFollowUp, a: Arrival, surroundings: Surroundings, at: Instant): Promise<Change> => {
  const { followUp } = stored;
  const facts = decideClosing(followUp, arrived(a, surroundings, followUp.receivedAt, stored));
  const takesPerson = facts.some((fact) => fact.type === 'ClosingChanged' && fact.phoneKey !== undefined);
  return {
    facts,
    history:
      facts.length === 0
        ? []
        : [{ caseNo: a.closing.caseNo, at, by: 'case-system', what: facts.map(({ type }) => type).join(','), why: '' }],
    ...(takesPerson ? { person: { sealedPerson: await a.sealPerson(), personMark: a.personMark } } : {}),
  };
};

/** Enters the case under the phone that it has from now on; @returns the one it leaves. */
const changePhone = async (deps: IntakeDeps, a: Arrival, { followUp }: StoredFollowUp): Promise<string | undefined> => {
  const { caseNo, centreId } = a.closing;
  const line = a.phone?.cases.find((known) => known.caseNo === caseNo);
  if (a.phoneKey !== undefined) {
    await deps.store.putPhoneCase(a.phoneKey, { ...line, caseNo, centreId, personMark: a.personMark });
  }
  return followUp.phoneKey === a.phoneKey ? undefined : followUp.phoneKey;
};

const begin = async (deps: IntakeDeps, a: Arrival, at: Instant, surroundings: Surroundings): Promise<boolean> => {
  const followUp = beginFollowUp(arrived(a, surroundings, at), surroundings.policy);
  const { caseNo, centreId } = a.closing;
  if (a.phoneKey !== undefined) await deps.store.putPhoneCase(a.phoneKey, { caseNo, centreId, personMark: a.personMark });
  const pointerAt = await pointOnward(deps, followUp, undefined, at, surroundings.policy);
  const { personMark } = a;
  // Of somebody who is not to be contacted no name and no phone are kept.
  const person = followUp.personErasedAt === undefined ? { sealedPerson: await a.sealPerson() } : {};
  const pointer = pointerAt === undefined ? {} : { pointerAt };
  const stored = { followUp, version: 1, changedAt: at, ...person, personMark, ...pointer };
  if (!(await deps.store.saveFollowUp(stored, undefined, []))) return false;
  await pointAgain(deps, stored, at, surroundings.policy);
  return true;
};

/** The lawyers' register follows the closings. */
const registerLawyer = async ({ store }: IntakeDeps, { lawyerId, centreId, lawyerName, firm }: Closing): Promise<void> => {
  const known = await store.lawyer(lawyerId, centreId);
  const name = lawyerName ?? known?.name;
  const firmNow = firm ?? known?.firm;
  if (known !== undefined && known.name === name && known.firm === firmNow) return;
  const lawyer: Lawyer = {
    ...known,
    lawyerId,
    centreId,
    ...(name === undefined ? {} : { name }),
    ...(firmNow === undefined ? {} : { firm: firmNow }),
  };
  await store.saveLawyer(lawyer, known);
};
