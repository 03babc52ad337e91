import { fromFollowUpItem } from '../../adapters/dynamodb/follow-up-item.ts';
import type { Item } from '../../adapters/dynamodb/follow-up-item.ts';
import { HELD_PREFIXES, keys } from '../../adapters/dynamodb/keys.ts';
import type { Key } from '../../adapters/dynamodb/keys.ts';
import { createStore } from '../../adapters/dynamodb/store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import type { Fact } from '../../domain/conversation/facts.ts';
import type { FollowUp } from '../../domain/conversation/follow-up.ts';
import { changeFollowUp, surroundingsOf } from '../../workflows/change-follow-up.ts';
import type { Deps, Store } from '../../workflows/ports.ts';
import { rememberWill } from '../../workflows/remember-will.ts';
import { textsSentSince } from './texts-sent-since.ts';

/** What was carried over, and what somebody has to look at: case numbers. */
export interface CarriedOver {
  readonly refusals: number;
  /** Conversations that were told of texts that had left. */
  readonly texts: readonly string[];
  /** Not in the table that was put back: closings that have to come in again. */
  readonly missing: readonly string[];
  /** Erased at a client's wish since: to be erased again. */
  readonly eraseAgain: readonly string[];
  /** Something else came in since (a reply, a form, a clerk's entry) and is lost: to be looked at. */
  readonly movedOn: readonly string[];
}

interface Carry {
  readonly from: Table;
  readonly to: Table;
  /** The moment to which the table was put back. */
  readonly since: number;
  /** Now. */
  readonly at: number;
}

/**
 * Tells a table that was put back what may not be forgotten of the time between: that a client wants no texts, and which texts
 * have left. To be run while sending is paused and nothing comes in. Run again, it changes nothing more.
 */
export const carryOver = async ({ from, to, since, at }: Carry): Promise<CarriedOver> => {
  const store = createStore(to);
  const deps = { store, clock: { now: () => at, pause: () => Promise.resolve() }, ...NOTHING_ELSE };
  const [texts, missing, eraseAgain, movedOn]: string[][] = [[], [], [], []];
  for await (const item of scan(from, 'begins_with(pk, :pk) AND begins_with(sk, :sk)', prefixed(HELD_PREFIXES.followUp))) {
    const { followUp: was, changedAt } = fromFollowUpItem(item);
    const { caseNo } = was.closing;
    if (changedAt < since) continue;
    const is = (await store.followUp(caseNo))?.followUp;
    if (is === undefined) missing?.push(caseNo);
    else if ((was.erasureRequestedAt ?? 0) >= since) eraseAgain?.push(caseNo);
    else {
      const { policy } = await surroundingsOf(deps, is.closing.centreId);
      const facts = textsSentSince(was, is, policy);
      if (facts.length > 0) await tell(deps, was, facts, at);
      if (facts.length > 0) texts?.push(caseNo);
      if (hasMovedOn(was, is)) movedOn?.push(caseNo);
    }
  }
  const carried = new Set(texts);
  for await (const { pk, no, n } of scan(from, 'sk = :sk', { ':sk': keys.token('').sk })) {
    if (carried.has(no as string)) await store.putToken((pk as string).slice(2), { caseNo: no as string, attempt: n as number });
  }
  return {
    refusals: await carryRefusals(deps, from, since, at),
    texts: texts ?? [],
    missing: missing ?? [],
    eraseAgain: eraseAgain ?? [],
    movedOn: movedOn ?? [],
  };
};

type CarryDeps = Pick<Deps, 'store' | 'clock' | 'queues' | 'vault'>;

/** The conversation takes its phone's slot, as it had it, so that replies find it. */
const tell = async (deps: CarryDeps, was: FollowUp, facts: readonly Fact[], at: number): Promise<void> => {
  const { caseNo } = was.closing;
  if (facts[0]?.type === 'ConversationOpened' && was.phoneKey !== undefined) await takeSlot(deps.store, was.phoneKey, caseNo);
  await changeFollowUp(deps)(caseNo, at, () => ({
    ok: true,
    value: { facts, history: [noted(caseNo, at, 'TextsCarriedOver')] },
  }));
};

const takeSlot = async (store: Store, phoneKey: string, caseNo: string): Promise<void> => {
  const slot = await store.slot(phoneKey);
  if (slot?.open !== undefined) return;
  await store.saveSlot(phoneKey, { ...slot, version: (slot?.version ?? 0) + 1, open: caseNo });
};

/** Refusals and returns since, and the end of the conversations that were refused. */
const carryRefusals = async (deps: CarryDeps, from: Table, since: number, at: number): Promise<number> => {
  let count = 0;
  const values = { ':sk': keys.slot('').sk, ':since': since };
  for await (const item of scan(from, 'sk = :sk AND (x >= :since OR r >= :since)', values)) {
    const phoneKey = (item['pk'] as string).slice(2);
    const [refusedAt, resumedAt] = [item['x'] as number | undefined, item['r'] as number | undefined];
    if (refusedAt !== undefined) await rememberWill(deps, phoneKey, await deps.store.slot(phoneKey), 'refuses', refusedAt);
    if (resumedAt !== undefined) await rememberWill(deps, phoneKey, await deps.store.slot(phoneKey), 'comes-back', resumedAt);
    if (refusedAt === undefined || refusedAt < (resumedAt ?? 0)) continue;
    count += 1;
    const { cases } = await deps.store.phone(phoneKey);
    for (const { caseNo } of cases) {
      await changeFollowUp(deps)(caseNo, at, ({ followUp: { state } }) => {
        const facts: readonly Fact[] =
          state === 'asking'
            ? [{ type: 'Ended', at: refusedAt, state: 'refused' }]
            : state === 'to-call'
              ? [{ type: 'EndChanged', state: 'refused' }]
              : [];
        const history = facts.length > 0 ? [noted(caseNo, at, 'RefusalCarriedOver')] : [];
        return { ok: true, value: { facts, history } };
      });
    }
  }
  return count;
};

const noted = (caseNo: string, at: number, what: string) => ({ caseNo, at, by: 'after-restore', what, why: '' });

const hasMovedOn = (was: FollowUp, is: FollowUp): boolean =>
  was.inbound.length !== is.inbound.length || was.channel !== is.channel || was.calls.length !== is.calls.length;

/** Nothing is sent and no words are opened here: what waits to be sent has its message in the queue, or its pointer. */
const NOTHING_ELSE = {
  queues: { advance: () => Promise.resolve() } as unknown as Deps['queues'],
  vault: {} as Deps['vault'],
};

const prefixed = ({ pk, sk }: Key): Item => ({ ':pk': pk, ':sk': sk });

async function* scan(table: Table, expression: string, values: Item): AsyncGenerator<Item> {
  let after: Key | undefined;
  do {
    const page = await table.scan({ expression, values }, after);
    yield* page.items;
    ({ after } = page);
  } while (after !== undefined);
}
