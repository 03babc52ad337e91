/*
 * What providers mean by the codes of a refusal or a failed delivery, one table a provider. What is not in a table is about
 * the account, its balance, a limit, a template or the provider's own trouble when a text is refused, and a plain failure
 * when it is reported.
 */

/**
 * `opted-out`: the number's owner asked not to be texted, or complained of texts like ours. `unreachable`: this number
 * cannot be texted, or not with this text.
 */
export type CodeMeaning = 'opted-out' | 'unreachable';
type CodeTable = ReadonlyMap<string, CodeMeaning>;

/**
 * Amazon SNS, by the name of the error.
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export const SNS_CODES: CodeTable = new Map([
  ['OptedOutException', 'opted-out'],
  ['InvalidParameterException', 'unreachable'],
  ['InvalidParameterValueException', 'unreachable'],
  ['ValidationException', 'unreachable'],
]);

/**
 * AWS End User Messaging, by the reason of a conflict or the name of the error. None of its delivery events says that a
 * number opted out.
 * @see https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html
 */
export const END_USER_MESSAGING_CODES: CodeTable = new Map([
  ['DESTINATION_PHONE_NUMBER_OPTED_OUT', 'opted-out'],
  ['DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE', 'unreachable'],
  ['DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION', 'unreachable'],
  ['ValidationException', 'unreachable'],
]);

/**
 * Alibaba Cloud, codes of SendSms (`isv.`) and of reports. Its documentation says of each that is `opted-out` that the
 * number unsubscribed, or complained of texts with this signature.
 * @see https://help.aliyun.com/zh/sms/developer-reference/api-error-codes
 * @see https://help.aliyun.com/zh/document_detail/2679007.html
 */
export const ALIBABA_CODES: CodeTable = new Map([
  ['isv.BLACK_KEY_CONTROL_LIMIT', 'opted-out'],
  ['isv.CUSTOMER_REFUSED', 'opted-out'],
  ['MOBILE_IN_BLACK', 'opted-out'],
  ['USER_REJECT', 'opted-out'],
  ['W-BLACK', 'opted-out'],
  ['isv.MOBILE_NUMBER_ILLEGAL', 'unreachable'],
  ['isv.DOMESTIC_NUMBER_NOT_SUPPORTED', 'unreachable'],
]);

/**
 * Tencent Cloud, codes of SendSms and of reports. `MX:0012` is its own list of those who unsubscribed, `TUIDING` (退订) the
 * carrier's. `REJECTD` is any refusal, and the carriers' general blacklists (`MX:0011`, `W-BLACK`, `MB:1077`, `DB:0141`)
 * come from complaints about anybody: none of them is the client's word about our texts.
 * @see https://cloud.tencent.com/document/product/382/3771
 */
export const TENCENT_CODES: CodeTable = new Map([
  ['FailedOperation.PhoneNumberInBlacklist', 'opted-out'],
  ['MX:0012', 'opted-out'],
  ['TUIDING', 'opted-out'],
  ['InvalidParameterValue.IncorrectPhoneNumber', 'unreachable'],
  ['InvalidParameterValue.ContentLengthLimit', 'unreachable'],
  ['UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone', 'unreachable'],
  ['UnsupportedOperation.UnsupportedRegion', 'unreachable'],
]);

/** What a report with this code says of a text that did not arrive. */
export const failureOf = (codes: CodeTable, code: string | null | undefined): 'failed' | 'opted-out' =>
  codes.get(code ?? '') === 'opted-out' ? 'opted-out' : 'failed';
