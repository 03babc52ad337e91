import { isFrozen } from '../domain/assessment/assessment-table.ts';
import { decideReply } from '../domain/conversation/decide-reply.ts';
import type { Fact } from '../domain/conversation/facts.ts';
import type { ConversationView, FollowUp } from '../domain/conversation/follow-up.ts';
import { viewAt } from '../domain/conversation/standing.ts';
import { parseReply } from '../domain/reply/parse-reply.ts';
import type { ParsedReply } from '../domain/reply/parse-reply.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { changeFollowUp } from './change-follow-up.ts';
import { findPhone } from './find-phone.ts';
import type { FoundPhone } from './find-phone.ts';
import { messageKey } from './message-key.ts';
import type { Deps, Phone, StoredFollowUp } from './ports.ts';
import { rememberWill } from './remember-will.ts';
import type { Will } from './remember-will.ts';

/** One inbound text as the provider hands it over. */
export interface InboundMessage {
  readonly id: string;
  /** As the provider writes it. */
  readonly from: string;
  readonly body: string;
  /** When the client sent it. */
  readonly sentAt: Instant;
}

/** What became of a message. `repeat` and `conflict` have been seen before: with this content, or with another. */
export type Receipt = 'taken-in' | 'repeat' | 'conflict' | 'unknown-number';

type ReceiveDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault' | 'mobileOf'>;

/**
 * Takes in one message: to the open conversation of its phone, else to the one that ended last. A refusal or its undoing
 * is remembered under the phone first, because it holds for every centre and whatever happens to this conversation.
 */
export const receiveMessage =
  (deps: ReceiveDeps) =>
  async (message: InboundMessage): Promise<{ readonly receipt: Receipt; readonly caseNo?: string }> => {
    const mobile = deps.mobileOf(message.from);
    if (mobile === undefined) return { receipt: 'unknown-number' };
    const found = await findPhone(deps, mobile);
    const caseNo = conversationOf(found.phone);
    if (caseNo === undefined) return { receipt: await hearWill(deps, found, message) };
    return { receipt: await takeIn(deps, { ...found, mobile }, caseNo, message), caseNo };
  };

/** The case a message belongs to: the open conversation, the last one, else the case that waits first; none if the number is unknown. */
const conversationOf = ({ slot, cases }: Phone): string | undefined =>
  slot?.open ?? slot?.last ?? cases.toSorted((a, b) => (a.blockedSince ?? 0) - (b.blockedSince ?? 0))[0]?.caseNo;

const WILLS: Readonly<Partial<Record<ParsedReply['understood']['kind'], Will>>> = { refusal: 'refuses', resume: 'comes-back' };

const NOTHING_ASKED: ConversationView = { respondentIsClient: true, open: undefined, unanswered: [], asked: [] };

/**
 * A number all of whose cases were erased at its owner's wish is known by its refusal at most. Then they can still come back, or
 * refuse again; nothing else they write is kept, and of a number that is not known nothing at all.
 */
const hearWill = async (deps: ReceiveDeps, { key, phone }: FoundPhone, { body, sentAt }: InboundMessage): Promise<Receipt> => {
  const will = WILLS[parseReply(body, NOTHING_ASKED).understood.kind];
  if (phone.slot === undefined || will === undefined) return 'unknown-number';
  await rememberWill(deps, key, phone.slot, will, sentAt);
  return 'taken-in';
};

const takeIn = async (
  deps: ReceiveDeps,
  sender: FoundPhone & { readonly mobile: string },
  caseNo: string,
  message: InboundMessage,
): Promise<Receipt> => {
  const key = messageKey(message);
  let receipt: Receipt = 'taken-in';
  const change = await changeFollowUp(deps)(caseNo, message.sentAt, async ({ followUp, sealedPerson }, { policy }) => {
    const seen = followUp.inbound.find((known) => known.split(':')[0] === key.split(':')[0]);
    if (seen !== undefined) {
      receipt = seen === key ? 'repeat' : 'conflict';
      return { ok: true, value: { facts: [] } };
    }
    const parsed = parseReply(message.body, viewAt(followUp, message.sentAt));
    const will = WILLS[parsed.understood.kind];
    if (will !== undefined) await rememberWill(deps, sender.key, sender.phone.slot, will, message.sentAt);
    const facts = decideReply(followUp, { ...parsed, key, at: message.sentAt }, policy, await isYearFrozen(deps, followUp));
    const isToBeAnswered = sealedPerson === undefined && facts.some(({ type }) => type === 'TextQueued');
    // Messages live as long as their person: of one that is erased none is kept.
    if (facts.length > 0 && (sealedPerson !== undefined || isToBeAnswered)) await keepMessage(deps, caseNo, message, parsed);
    return { ok: true, value: isToBeAnswered ? await holdAgain(deps, caseNo, sender.mobile, message.sentAt, facts) : { facts } };
  });
  if (!change.ok) throw new Error(`case ${caseNo}: named by its phone's slot, not in the store`);
  return receipt;
};

/** Whether the case's year has been decided; asked only where the conversation has ended. */
const isYearFrozen = async ({ store }: ReceiveDeps, { closing, year, endedAt }: FollowUp): Promise<boolean> => {
  if (endedAt === undefined) return false;
  const table = (await store.assessmentTable(closing.centreId, year))?.table;
  return table !== undefined && isFrozen(table);
};

/** Keeps the message as it came, so that a person can see what was made of it. */
const keepMessage = async (
  { store, vault }: ReceiveDeps,
  caseNo: string,
  { id, body, sentAt }: InboundMessage,
  { understood, rule }: ParsedReply,
): Promise<void> => {
  if (body === '') return;
  const sealedText = await vault.sealWords(body, caseNo);
  await store.putMessage({ caseNo, key: messageKey({ id, body }), at: sentAt, sealedText, readAs: understood.kind, rule });
};

/** The number was erased, and whoever wrote from it is to be answered: held again, for the answer alone. */
const holdAgain = async (
  { vault }: ReceiveDeps,
  caseNo: string,
  phone: string,
  at: Instant,
  facts: readonly Fact[],
): Promise<{ facts: readonly Fact[]; person: Pick<StoredFollowUp, 'sealedPerson'> }> => ({
  facts: [{ type: 'PersonHeld', at }, ...facts],
  person: { sealedPerson: await vault.sealPerson({ name: '', phone }, caseNo) },
});
