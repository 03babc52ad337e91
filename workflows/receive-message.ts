import { isFrozen } from '../domain/assessment/assessment-table.ts';
import { CLIENT } from '../domain/conversation/call-list.ts';
import type { RecoveryAnswer } from '../domain/conversation/decide-recovery-reply.ts';
import { decideRecoveryReply } from '../domain/conversation/decide-recovery-reply.ts';
import { decideReply } from '../domain/conversation/decide-reply.ts';
import type { ConversationView, FollowUp } from '../domain/conversation/follow-up.ts';
import { answersRecovery } from '../domain/conversation/recovery.ts';
import { holdAgain } from '../domain/conversation/retention.ts';
import { viewAt } from '../domain/conversation/standing.ts';
import { parseReply } from '../domain/reply/parse-reply.ts';
import type { ParsedReply } from '../domain/reply/parse-reply.ts';
import { parseRecovery } from '../domain/reply/parse-recovery.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { changeFollowUp } from './change-follow-up.ts';
import { findPhone } from './find-phone.ts';
import type { FoundPhone } from './find-phone.ts';
import { refuseElsewhere } from './refuse-elsewhere.ts';
import { messageKey } from './message-key.ts';
import { hasComeBack } from './phone-standing.ts';
import type { Deps, Phone } from './ports.ts';
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

type ReceiveDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault' | 'mobileOf' | 'optOuts'>;

/**
 * Takes in one message: to the open conversation of its phone, else to the one that ended last; one that was long on its way
 * belongs to the conversation it was sent in, however many there have been since. A refusal or its undoing is remembered under
 * the phone first, because it holds for every centre and whatever happens to this conversation.
 */
export const receiveMessage =
  (deps: ReceiveDeps) =>
  async (message: InboundMessage): Promise<{ readonly receipt: Receipt; readonly caseNo?: string }> => {
    const mobile = deps.mobileOf(message.from);
    if (mobile === undefined) return { receipt: 'unknown-number' };
    const found = await findPhone(deps, mobile);
    const sender = { ...found, mobile };
    const conversations = conversationsOf(found.phone);
    const last = conversations.at(-1);
    if (last === undefined) return { receipt: await hearWill(deps, sender, message) };
    for (const caseNo of conversations) {
      const receipt = await takeIn(deps, sender, caseNo, message, true);
      if (receipt !== 'older') return { receipt, caseNo };
    }
    const caseNo = (await earlierConversation(deps, found.phone, message)) ?? last;
    return { receipt: (await takeIn(deps, sender, caseNo, message, false)) as Receipt, caseNo };
  };

/**
 * Cases a message may belong to: the open conversation, then the last one; else the case that waits first. None if the number
 * is unknown.
 */
const conversationsOf = ({ slot, cases }: Phone): readonly string[] => {
  const known = [slot?.open, slot?.last].filter((caseNo) => caseNo !== undefined);
  if (known.length > 0) return [...new Set(known)];
  return cases
    .toSorted((a, b) => (a.blockedSince ?? 0) - (b.blockedSince ?? 0))
    .map(({ caseNo }) => caseNo)
    .slice(0, 1);
};

/**
 * The case a message belongs to that is older than the last two conversations: where it has been taken in; else the latest that
 * had begun by then; else, by a clock that is behind, the first that began. All three stay so, however many there will be.
 */
const earlierConversation = async (
  { store }: ReceiveDeps,
  { cases }: Phone,
  message: InboundMessage,
): Promise<string | undefined> => {
  const begun: { readonly caseNo: string; readonly askedAt: Instant }[] = [];
  for (const { caseNo } of cases) {
    const { inbound = [], askedAt } = (await store.followUp(caseNo))?.followUp ?? {};
    if (takenInAs(inbound, message) !== undefined) return caseNo;
    if (askedAt !== undefined) begun.push({ caseNo, askedAt });
  }
  const inOrder = begun.toSorted((a, b) => a.askedAt - b.askedAt);
  return (inOrder.findLast(({ askedAt }) => askedAt <= message.sentAt) ?? inOrder[0])?.caseNo;
};

/** The key under which a message of this id was taken in, with whatever content. */
const takenInAs = (inbound: readonly string[], message: InboundMessage): string | undefined =>
  inbound.find((known) => known.split(':')[0] === messageKey(message).split(':')[0]);

const WILLS: Readonly<Partial<Record<ParsedReply['understood']['kind'], Will>>> = { refusal: 'refuses', resume: 'comes-back' };

const NOTHING_ASKED: ConversationView = { respondentIsClient: true, open: undefined, unanswered: [], asked: [] };

/**
 * A number all of whose cases were erased at its owner's wish is known by its refusal at most. Then they can still come back, or
 * refuse again; nothing else they write is kept, and of a number that is not known nothing at all.
 */
const hearWill = async (deps: ReceiveDeps, sender: Sender, { body, sentAt }: InboundMessage): Promise<Receipt> => {
  const { key, phone } = sender;
  const will = WILLS[parseReply(body, NOTHING_ASKED).understood.kind];
  if (phone.slot === undefined || will === undefined) return 'unknown-number';
  await rememberWill(deps, key, phone.slot, will, sentAt);
  if (will === 'comes-back') await letTextsThrough(deps, sender, sentAt);
  return 'taken-in';
};

/** The phone a message came from; `mobile` in E.164. */
type Sender = FoundPhone & { readonly mobile: string };

/**
 * @param maybeOlder whether it may belong to a conversation before this one
 * @returns `older`: sent before this conversation was opened, so that it belongs to one before
 */
const takeIn = async (
  deps: ReceiveDeps,
  sender: Sender,
  caseNo: string,
  message: InboundMessage,
  maybeOlder: boolean,
): Promise<Receipt | 'older'> => {
  const key = messageKey(message);
  let receipt: Receipt | 'older' = 'taken-in';
  let isResume = false as boolean;
  const change = await changeFollowUp(deps)(caseNo, message.sentAt, async ({ followUp, sealedPerson }, { policy }) => {
    const parsed = parseReply(message.body, viewAt(followUp, message.sentAt));
    const seen = takenInAs(followUp.inbound, message);
    if (seen !== undefined) {
      receipt = seen === key ? 'repeat' : 'conflict';
      isResume = parsed.understood.kind === 'resume';
      return { ok: true, value: { facts: [] } };
    }
    const will = WILLS[parsed.understood.kind];
    if (maybeOlder && message.sentAt < begunAt(followUp) && !concernsNumber(will, sender.phone, message.sentAt)) {
      receipt = 'older';
      return { ok: true, value: { facts: [] } };
    }
    isResume = will === 'comes-back';
    if (will !== undefined) await rememberWill(deps, sender.key, sender.phone.slot, will, message.sentAt);
    if (will === 'refuses') await refuseElsewhere(deps, sender.phone, { caseNo, at: message.sentAt, by: CLIENT });
    const reply = { ...parsed, key, at: message.sentAt };
    const answer = toRecovery(followUp, message, parsed);
    const facts =
      answer === undefined
        ? decideReply(followUp, reply, policy, await isYearFrozen(deps, followUp))
        : decideRecoveryReply(followUp, { ...reply, answer });
    const held = sealedPerson === undefined ? holdAgain(facts, message.sentAt) : undefined;
    // Messages live as long as their person: of one that is erased none is kept.
    if (facts.length > 0 && (sealedPerson !== undefined || held !== undefined)) {
      const read = answer === undefined ? { as: parsed.understood.kind, by: parsed.rule } : { as: answer, by: 'recovery' };
      await keepMessage(deps, caseNo, message, read);
    }
    if (held === undefined) return { ok: true, value: { facts } };
    // Without the name: that had been erased, and the message doesn't bring it.
    const person = { sealedPerson: await deps.vault.sealPerson({ name: '', phone: sender.mobile }, caseNo) };
    return { ok: true, value: { facts: [held, ...facts], person } };
  });
  if (!change.ok) throw new Error(`case ${caseNo}: named by its phone's slot, not in the store`);
  if (isResume) await letTextsThrough(deps, sender, message.sentAt);
  return receipt;
};

/** Since when the phone is this case's: once its client was asked whether an alert is settled, others had it in between. */
const begunAt = ({ texts, askedAt = Infinity }: FollowUp): Instant =>
  texts.findLast(({ kind, state }) => kind === 'recovery' && state !== 'queued')?.at ?? askedAt;

/** What a client's own word says to the question whether an alert is settled, where that is what it answers. */
const toRecovery = (f: FollowUp, { body, sentAt }: InboundMessage, { understood }: ParsedReply): RecoveryAnswer | undefined => {
  // A refusal, a stranger and a machine are heard as ever.
  const isOther = ['refusal', 'resume', 'wrong-person', 'deceased', 'detained', 'auto-reply'].includes(understood.kind);
  return isOther || !answersRecovery(f, sentAt) ? undefined : parseRecovery(body);
};

/** A refusal concerns the number: it ends also what was begun while it was on its way, unless the client has come back since. */
const concernsNumber = (will: Will | undefined, { slot }: Phone, sentAt: Instant): boolean =>
  will === 'refuses' && (slot?.resumedAt ?? -Infinity) < sentAt;

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
  read: { readonly as: string; readonly by: string },
): Promise<void> => {
  if (body === '') return;
  const sealedText = await vault.sealWords(body, caseNo);
  await store.putMessage({ caseNo, key: messageKey({ id, body }), at: sentAt, sealedText, readAs: read.as, rule: read.by });
};

/**
 * The provider's list follows the client's will, once that is safe in ours, and is tried again by a redelivery. A word that
 * is not the last one changes nothing there.
 */
const letTextsThrough = async (deps: ReceiveDeps, { key, mobile }: Sender, at: Instant): Promise<void> => {
  const slot = await deps.store.slot(key);
  if (hasComeBack(slot) && slot?.resumedAt === at) await deps.optOuts.forget(mobile);
};
