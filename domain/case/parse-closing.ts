import type { InputError, Result } from '../shared/result.ts';
import { codeOf, codesOf, freeText, identifier, termList, wholeNumber, writtenDate } from './cell.ts';
import type { Centre } from './centre.ts';
import type { Closing } from './closing.ts';
import type { ClosingColumn } from './columns.ts';
import { CLOSING_TABLE } from './columns.ts';
import type { WrittenDate } from './parse-date.ts';
import { dayOfDate, instantOfDate } from './parse-date.ts';
import type { Row, RowReader } from './row-reader.ts';
import { rowReader } from './row-reader.ts';
import {
  CATEGORY_TERMS,
  CONTACT_TERMS,
  KIND_TERMS,
  LANGUAGE_TERMS,
  NO_CONTACT_REASON_TERMS,
  OUTCOME_TERMS,
  RESPONDENT_TERMS,
  RESULT_TERMS,
  SERVICE_TERMS,
} from './terms.ts';

const CASE_NO_MAX = 64;
export const ID_MAX = 32;
export const NAME_MAX = 100;
export const TEXT_MAX = 200;

const PARSERS = {
  contact: codeOf(CONTACT_TERMS),
  noContactReason: codeOf(NO_CONTACT_REASON_TERMS),
  respondent: codeOf(RESPONDENT_TERMS),
  kind: codeOf(KIND_TERMS),
  categories: codesOf(CATEGORY_TERMS),
  service: codeOf(SERVICE_TERMS),
  outcome: codeOf(OUTCOME_TERMS),
  result: codeOf(RESULT_TERMS),
  language: codeOf(LANGUAGE_TERMS),
};

/**
 * Reads one closed case from a row of a spreadsheet or an object of the API. Headers and codes may be English or Chinese;
 * columns that are not ours are left unread (`unknownColumns` names them).
 *
 * @param row     header -> text, number or, for the category, list of texts
 * @param centres the centres known; the row's one says in which zone its dates are meant
 * @returns       the closing, or everything that is wrong with the row
 */
export const parseClosing = (
  row: Row,
  centres: { get: (id: string) => Centre | undefined },
): Result<Closing, readonly InputError[]> => {
  const cells = rowReader(row, CLOSING_TABLE.headers);
  const text = freeText(TEXT_MAX);

  const caseNo = cells.required('case_no', identifier(CASE_NO_MAX));
  const centreId = cells.required('centre_id', identifier(ID_MAX));
  const centre = centreId === undefined ? undefined : centres.get(centreId);
  if (centreId !== undefined && centre === undefined) {
    cells.refuse('centre_id', { zh: '没有这个机构代码,应为已登记的机构', en: 'no centre has this id; must be a known centre' });
  }
  const lawyerId = cells.required('lawyer_id', identifier(ID_MAX));
  const lawyerName = cells.optional('lawyer_name', text);
  const firm = cells.optional('firm', text);
  const clientName = cells.required('client_name', freeText(NAME_MAX));
  const clientPhone = cells.optional('client_phone', text) ?? '';
  const assignedPhone = cells.optional('assigned_phone', text);
  const reach = readContact(cells);
  const respondent = cells.optional('respondent', PARSERS.respondent) ?? 'self';
  const kind = cells.optional('kind', PARSERS.kind) ?? 'civil';
  const matter = cells.optional('matter', text) ?? '';
  const categories = cells.list('category', PARSERS.categories) ?? [];
  const service = cells.optional('service', PARSERS.service) ?? 'case';
  const source = cells.optional('source', text) ?? '';
  const people = cells.optional('people', wholeNumber);
  const recovered = cells.optional('recovered', wholeNumber);
  const outcome = cells.optional('outcome', PARSERS.outcome) ?? 'completed';
  const result = cells.optional('result', PARSERS.result);
  const accepted = cells.optional('accepted_on', writtenDate);
  const closed = cells.required('closed_at', writtenDate);
  const filed = cells.optional('filed_on', writtenDate);
  const language = cells.optional('language', PARSERS.language) ?? 'zh';

  if (caseNo === undefined || centreId === undefined || centre === undefined || lawyerId === undefined) return failed(cells);
  if (clientName === undefined || closed === undefined || cells.errors.length > 0) return failed(cells);
  const day = (date: WrittenDate) => dayOfDate(date, centre.zone);
  return {
    ok: true,
    value: {
      caseNo,
      centreId,
      lawyerId,
      ...(lawyerName !== undefined && { lawyerName }),
      ...(firm !== undefined && { firm }),
      clientName,
      clientPhone,
      ...(assignedPhone !== undefined && { assignedPhone }),
      ...reach,
      respondent,
      kind,
      matter,
      categories,
      service,
      source,
      ...(people !== undefined && { people }),
      ...(recovered !== undefined && { recovered }),
      outcome,
      ...(result && { result }),
      ...(accepted && { acceptedOn: day(accepted) }),
      closedAt: instantOfDate(closed, centre.zone),
      ...(filed && { filedOn: day(filed) }),
      language,
    },
  };
};

const failed = ({ errors }: RowReader<ClosingColumn>) => ({ ok: false, error: errors }) as const;

/**
 * How the client may be reached. A reason without `none` is refused rather than ignored: the client of a row whose contact
 * column was left empty may be dead or in danger.
 */
const readContact = (cells: RowReader<ClosingColumn>): Pick<Closing, 'contact' | 'noContactReason'> => {
  const contact = cells.optional('contact', PARSERS.contact) ?? 'sms';
  const noContactReason = cells.optional('no_contact_reason', PARSERS.noContactReason);
  const areRead = !cells.errors.some(({ column }) => column === 'contact' || column === 'no_contact_reason');
  if (areRead && contact === 'none' && noContactReason === undefined) cells.refuse('no_contact_reason', NEEDS_REASON);
  if (areRead && contact !== 'none' && noContactReason !== undefined) cells.refuse('no_contact_reason', NEEDS_NONE);
  return { contact, ...(noContactReason && { noContactReason }) };
};

const REASONS = termList(NO_CONTACT_REASON_TERMS);
const NEEDS_REASON = {
  zh: `回访方式为“不回访”时必填,应为以下之一:${REASONS.zh}`,
  en: `must not be empty where contact is none; must be one of ${REASONS.en}`,
};
const NEEDS_NONE = {
  zh: '只有回访方式为“不回访 none”时才填不回访原因',
  en: 'only where contact is none; must be empty otherwise',
};
