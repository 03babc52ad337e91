import { INSIDE_PHONE_TABLE } from '../../domain/case/columns.ts';
import { parseInsidePhone } from '../../domain/case/parse-inside-phone.ts';
import { inputError } from '../../domain/shared/input-error.ts';
import { notYours } from '../authorise.ts';
import { findPhone } from '../find-phone.ts';
import type { RowKind, UploadDeps } from './row-kind.ts';
import { eachRow } from './row-kind.ts';

/**
 * Numbers of staff and firms, by which a client's number that is in truth one of theirs is noticed when a closing comes in. Only
 * the keyed hash is kept.
 */
export const insidePhoneRows = (deps: UploadDeps): RowKind => ({
  table: INSIDE_PHONE_TABLE,
  mostRows: 10_000,
  takeIn: eachRow(async ({ cells }, sender) => {
    const read = parseInsidePhone(cells);
    if (!read.ok) return read.error;
    const { phone, whose, centreId, status } = read.value;
    if (!(await sender.mayFor(centreId))) return [notYours('centre_id', centreId)];
    const mobile = deps.mobileOf(phone);
    if (mobile === undefined) return [NO_MOBILE];
    const { key } = await findPhone(deps, mobile);
    await deps.store.saveInsidePhone(key, { whose, centreId, isRemoved: status === 'removed' });
    return [];
  }),
});

/** Answers come from mobile numbers only. The number itself is not repeated. */
const NO_MOBILE = inputError('phone', '', '应为手机号码:只有手机能答复短信', 'must be a mobile number: only those answer texts');
