import { isDeepStrictEqual } from 'node:util';
import type { ClosingFacts, FollowUp, Text } from '../../domain/conversation/follow-up.ts';
import type { StoredFollowUp } from '../../workflows/ports.ts';
import { keys } from './keys.ts';

/*
 * A follow-up as an item. Names are short because every character is paid for on every write; the chart below is the only
 * place that knows them. A field without a value is absent.
 */

type Names<T> = Readonly<Record<keyof Required<T>, string>>;
/** Long and short names in pairs: a lawyer's year is read item by item, and the chart would be taken apart for each. */
type Pairs = readonly (readonly [string, string])[];

const FOLLOW_UP: Names<Omit<FollowUp, 'closing' | 'texts'>> = {
  year: 'y',
  zone: 'z',
  receivedAt: 'ra',
  closingAt: 'ci',
  phoneKey: 'pk_',
  state: 's',
  reason: 'r',
  endedAt: 'ea',
  dueAt: 'da',
  askedAt: 'aa',
  attempt: 'n',
  answers: 'a',
  givenAt: 'ga',
  confirmed: 'ok',
  corrections: 'cr',
  hasComment: 'hc',
  channel: 'ch',
  answeredAt: 'at',
  enteredBy: 'by',
  notUnderstood: 'nu',
  replied: 'rp',
  redFlags: 'rf',
  phoneSigns: 'ps',
  inbound: 'in',
  heardAt: 'he',
  voided: 'vo',
  before: 'bf',
  reopenedAt: 'ro',
  heldSince: 'hs',
  heldForAnswer: 'ha',
  heldUntil: 'hu',
  personErasedAt: 'pe',
  commentErasedAt: 'ce',
  recovery: 'rv',
  erasureRequestedAt: 'er',
  check: 'ck',
  checked: 'cd',
  calls: 'cs',
  callAgainAt: 'cg',
};

const CLOSING: Names<ClosingFacts> = {
  caseNo: 'no',
  centreId: 'c',
  lawyerId: 'l',
  lawyerName: 'ln',
  firm: 'fi',
  contact: 'ct',
  noContactReason: 'nr',
  respondent: 'rs',
  kind: 'k',
  matter: 'm',
  categories: 'cg',
  service: 'sv',
  source: 'so',
  people: 'pp',
  recovered: 'rc',
  outcome: 'oc',
  result: 'rt',
  acceptedOn: 'ao',
  closedAt: 'ca',
  filedOn: 'fo',
  language: 'lg',
};

const TEXT: Names<Text> = { kind: 'k', opens: 'o', state: 's', at: 'a', providerId: 'p', segments: 'g', putOff: 'n' };

export type Item = Record<string, unknown>;

/** Values so common that they are left out, and come back when the item is read. */
const FOLLOW_UP_DEFAULTS: Partial<FollowUp> = {
  corrections: [],
  inbound: [],
  answers: {},
  givenAt: {},
  hasComment: false,
  redFlags: {},
  confirmed: false,
  replied: false,
  check: false,
  calls: [],
  notUnderstood: 0,
};
const CLOSING_DEFAULTS: Partial<ClosingFacts> = { matter: '', source: '', categories: [] };

const FOLLOW_UP_NAMES: Pairs = Object.entries(FOLLOW_UP);
const CLOSING_NAMES: Pairs = Object.entries(CLOSING);
const TEXT_NAMES: Pairs = Object.entries(TEXT);

const rename = (value: object, names: Pairs, defaults: object = {}): Item => {
  const item: Item = {};
  for (const [name, short] of names) {
    const field = (value as Item)[name];
    if (field !== undefined && !isDeepStrictEqual(field, (defaults as Item)[name])) item[short] = field;
  }
  return item;
};

const restore = (item: Item, names: Pairs, defaults: object = {}): Item => {
  const value: Item = { ...defaults };
  for (const [name, short] of names) {
    if (item[short] !== undefined) value[name] = item[short];
  }
  return value;
};

/** The item of a follow-up; `v` is its version, `p` the sealed person, `pm` the person's mark, `cm` the sealed comment, `pa` its earliest pointer. */
export const toFollowUpItem = (stored: StoredFollowUp): Item => {
  const { followUp, version, changedAt, sealedPerson, personMark, sealedComment, pointerAt } = stored;
  const { closing, texts, year } = followUp;
  return {
    ...keys.followUp(closing.lawyerId, year, closing.caseNo),
    ...rename(followUp, FOLLOW_UP_NAMES, FOLLOW_UP_DEFAULTS),
    cl: rename(closing, CLOSING_NAMES, CLOSING_DEFAULTS),
    ...(texts.length > 0 ? { t: texts.map((text) => rename(text, TEXT_NAMES)) } : {}),
    v: version,
    u: changedAt,
    ...(sealedPerson ? { p: sealedPerson } : {}),
    ...(personMark === undefined ? {} : { pm: personMark }),
    ...(sealedComment ? { cm: sealedComment } : {}),
    ...(pointerAt === undefined ? {} : { pa: pointerAt }),
  };
};

export const fromFollowUpItem = (item: Item): StoredFollowUp => {
  const closing = restore(item['cl'] as Item, CLOSING_NAMES, CLOSING_DEFAULTS) as unknown as ClosingFacts;
  const texts = ((item['t'] ?? []) as Item[]).map((text) => restore(text, TEXT_NAMES) as unknown as Text);
  return {
    followUp: { ...restore(item, FOLLOW_UP_NAMES, FOLLOW_UP_DEFAULTS), closing, texts } as unknown as FollowUp,
    version: item['v'] as number,
    changedAt: item['u'] as number,
    ...(item['p'] === undefined ? {} : { sealedPerson: item['p'] as Uint8Array }),
    ...(item['pm'] === undefined ? {} : { personMark: item['pm'] as string }),
    ...(item['cm'] === undefined ? {} : { sealedComment: item['cm'] as Uint8Array }),
    ...(item['pa'] === undefined ? {} : { pointerAt: item['pa'] as number }),
  };
};
