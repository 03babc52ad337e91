import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * The mobile number in what somebody typed (`138 0000 0001`, `+86-13800000001`, `(0086)138…`), numbers without a country
 * being Chinese.
 *
 * @returns E.164, or `undefined` when it is no number that gets texts (a landline, a fax, too few digits)
 */
export const mobileOf = (typed: string): string | undefined => {
  const number = parsePhoneNumberFromString(typed.normalize('NFKC'), 'CN');
  if (number?.isValid() !== true) return undefined;
  const type = number.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' ? number.number : undefined;
};
