import { isDeepStrictEqual } from 'node:util';
import type { LawyerEntry } from '../domain/case/lawyer.ts';
import { inputError } from '../domain/shared/input-error.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { InputError } from '../domain/shared/result.ts';
import { findPhone } from './find-phone.ts';
import type { Deps } from './ports.ts';

/**
 * Enters a lawyer in the register of each of their centres; what is not told stays as it is known. Of the phone only the keyed
 * hash is kept, by which a client's number that is in truth the lawyer's is noticed when a closing comes in; a number that gets
 * no texts is no client's in that sense and is not kept at all. What changes leaves a line in the centre's log.
 *
 * @returns what is wrong: centres that do not exist; nothing is entered then
 */
export const enterLawyer =
  (deps: Pick<Deps, 'store' | 'vault' | 'mobileOf'>) =>
  async (
    { phone, centreIds, lawyerId, ...told }: LawyerEntry,
    { at, by = '' }: { readonly at: Instant; readonly by?: string | undefined },
  ): Promise<readonly InputError[]> => {
    const { store, mobileOf } = deps;
    const centres = await Promise.all(centreIds.map((id) => store.centre(id)));
    const unknown = centreIds.filter((_, n) => centres[n] === undefined);
    if (unknown.length > 0) return unknown.map((id) => inputError('centres', id, '没有这个机构代码', 'no centre has this id'));
    const mobile = phone === undefined ? undefined : mobileOf(phone);
    const own = mobile === undefined ? {} : { phoneKey: (await findPhone(deps, mobile)).key };
    for (const centreId of centreIds) {
      const known = await store.lawyer(lawyerId, centreId);
      const lawyer = { ...known, lawyerId, centreId, ...told, ...own };
      if (isDeepStrictEqual(lawyer, known)) continue;
      const what = known === undefined ? 'LawyerEntered' : 'LawyerChanged';
      await store.saveLawyer(lawyer, known, { lawyerId, at, by, what, why: '' });
    }
    return [];
  };
