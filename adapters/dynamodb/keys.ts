/*
 * The only file that knows how a key is spelled. No SDK here: the stacks and the functions both import it.
 *
 * item             pk                      sk
 * follow-up        L#<lawyer>              R#<year>#<case>          the response is part of it
 * alert's line     L#<lawyer>              F#<year>#<case>#<cause>  what a score needs of an alert
 * evidence         L#<lawyer>              E#<year>#<id>
 * centre's copy    C#<centre>#<year>       E#<time>#<id>
 * lawyer's centre  L#<lawyer>              N#<centre>               whose register the lawyer is in
 * case pointer     K#<case>                CASE
 * alert            K#<case>                A#<cause>
 * history          K#<case>, C#<centre>    H#<time>#<n>             of a case; of everything done in a centre, its cases included
 * message          K#<case>                M#<time>#<message key>
 * phone's slot     P#<phone key>           OPEN
 * phone's case     P#<phone key>           K#<case>
 * phone's lawyer   P#<phone key>           L#<lawyer>#<centre>
 * insider's phone  P#<phone key>           I#<whose>#<centre>
 * web token        W#<sha256 of token>     TOKEN
 * due pointer      D#<day>#<shard>         <time>#<order>#<what>
 * watermark        D#WATERMARK             DUE
 * segments         M#<month>               SENT
 * sending's switch M#PAUSE                 SENDING                  whether all sending is paused
 * score            C#<centre>#<year>       L#<lawyer>
 * lawyer's target  C#<centre>#<year>       T#<lawyer>
 * centre's target  C#<centre>#<year>       TARGET
 * node's month     N#<node>#<year>         <month>                  the roll-up of a node and all below it
 * lawyers' targets N#<node>#<year>         TARGETS                  likewise
 * entered by hand  N#<node>#<year>         E#<month>
 * changed node     N#CHANGED               N#<node>#<year>          its roll-up is older than what it is made of
 * shown figures    L#<lawyer>              V#<year>#<centre>        what the lawyer has been shown
 * centre           C#<centre>              CENTRE
 * centre below     C#<centre>              CHILD#<centre>
 * centre in tree   T#CENTRES               T#<centre>               all of them in one place
 * centre's policy  C#<centre>              POLICY, and each version ever: POLICY#<version>
 * register         C#<centre>              N#<lawyer>
 * call-list entry  C#<centre>              CALL#<case>
 * open alert       C#<centre>              ALERT#<case>#<cause>
 * evidence pointer E#<id>                  EVIDENCE
 * set status       L#<lawyer>              S#<year>#<centre>
 * table's state    A#<centre>#<year>       TABLE
 * row of a run     A#<centre>#<year>       <run>#L#<lawyer>
 * its kept input   A#<centre>#<year>       <run>#I#<lawyer>
 * run's progress   A#<centre>#<year>       <run>#PROGRESS
 * manifest         A#<centre>#<year>       <run>#MANIFEST
 * objection        A#<centre>#<year>       O#<lawyer>#<n>
 * answer kept      I#ONCE                  ONCE#<hash>              of a request with a key, for a day
 * export asked for A#<centre>#<year>      X#<id>
 * erasure audit    V#ERASURE               DONE#<time>              what a whole look through the table found
 * its progress     V#ERASURE               PROGRESS
 */
import { createHash } from 'node:crypto';

export const TABLE_ATTRIBUTES = { partitionKey: 'pk', sortKey: 'sk', ttl: 'ttl' } as const;

/** How the sort keys begin that stream consumers wait for. */
export const STREAM_PREFIXES = { followUp: 'R#', alert: 'A#', alertLine: 'F#' } as const;

/** How the keys begin of items that hold something of a client. */
export const HELD_PREFIXES = { followUp: { pk: 'L#', sk: 'R#' }, message: { pk: 'K#', sk: 'M#' } } as const;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * Shards a day's due pointers are spread over. Two take 2,000 writes a second, eighteen times the busiest hour planned for
 * (100,000 closings); each costs half a read unit a minute. Changing it needs both counts read until old pointers end.
 */
export const DUE_SHARDS = 2;

const shardOf = (name: string): number => createHash('sha256').update(name).digest().readUInt8(0) % DUE_SHARDS;
const iso = (at: number): string => new Date(at).toISOString();

export const keys = {
  followUp: (lawyerId: string, year: number, caseNo: string): Key => ({ pk: `L#${lawyerId}`, sk: `R#${year}#${caseNo}` }),
  followUpsOf: (lawyerId: string, year: number): Key => ({ pk: `L#${lawyerId}`, sk: `R#${year}#` }),
  alertLine: (lawyerId: string, year: number, caseNo: string, cause: string): Key => ({
    pk: `L#${lawyerId}`,
    sk: `F#${year}#${caseNo}#${cause}`,
  }),
  alertLinesOf: (lawyerId: string, year: number): Key => ({ pk: `L#${lawyerId}`, sk: `F#${year}#` }),
  evidence: (lawyerId: string, year: number, id: string): Key => ({ pk: `L#${lawyerId}`, sk: `E#${year}#${id}` }),
  evidenceOf: (lawyerId: string, year: number): Key => ({ pk: `L#${lawyerId}`, sk: `E#${year}#` }),
  centreEvidence: (centreId: string, year: number, at: number, id: string): Key => ({
    pk: `C#${centreId}#${year}`,
    sk: `E#${iso(at)}#${id}`,
  }),
  centreEvidenceOf: (centreId: string, year: number): Key => ({ pk: `C#${centreId}#${year}`, sk: 'E#' }),
  evidencePointer: (id: string): Key => ({ pk: `E#${id}`, sk: 'EVIDENCE' }),
  target: (lawyerId: string, year: number, centreId: string): Key => ({ pk: `C#${centreId}#${year}`, sk: `T#${lawyerId}` }),
  centreTarget: (centreId: string, year: number): Key => ({ pk: `C#${centreId}#${year}`, sk: 'TARGET' }),
  targetsOf: (centreId: string, year: number): Key => ({ pk: `C#${centreId}#${year}`, sk: 'T#' }),
  /** `what`: a month `01` to `12`, or `TARGETS`. */
  nodeYear: (nodeId: string, year: number, what: string): Key => ({ pk: `N#${nodeId}#${year}`, sk: what }),
  entered: (nodeId: string, year: number, month: string): Key => ({ pk: `N#${nodeId}#${year}`, sk: `E#${month}` }),
  // Stream consumers know items by how their sort keys begin: one that began with a node's id could be taken for another's.
  changedNode: (nodeId: string, year: number): Key => ({ pk: 'N#CHANGED', sk: `N#${nodeId}#${year}` }),
  shown: (lawyerId: string, year: number, centreId: string): Key => ({ pk: `L#${lawyerId}`, sk: `V#${year}#${centreId}` }),
  lawyer: (lawyerId: string, centreId: string): Key => ({ pk: `C#${centreId}`, sk: `N#${lawyerId}` }),
  registerOf: (centreId: string): Key => ({ pk: `C#${centreId}`, sk: 'N#' }),
  lawyersCentre: (lawyerId: string, centreId: string): Key => ({ pk: `L#${lawyerId}`, sk: `N#${centreId}` }),
  centresOf: (lawyerId: string): Key => ({ pk: `L#${lawyerId}`, sk: 'N#' }),
  casePointer: (caseNo: string): Key => ({ pk: `K#${caseNo}`, sk: 'CASE' }),
  alert: (caseNo: string, cause: string): Key => ({ pk: `K#${caseNo}`, sk: `A#${cause}` }),
  alertsOf: (caseNo: string): Key => ({ pk: `K#${caseNo}`, sk: 'A#' }),
  /** @param pk partition of what the line is about */
  history: (pk: string, at: number, n: string): Key => ({ pk, sk: `H#${iso(at)}#${n}` }),
  historyOf: (caseNo: string): Key => ({ pk: `K#${caseNo}`, sk: 'H#' }),
  message: (caseNo: string, at: number, key: string): Key => ({ pk: `K#${caseNo}`, sk: `M#${iso(at)}#${key}` }),
  messagesOf: (caseNo: string): Key => ({ pk: `K#${caseNo}`, sk: 'M#' }),
  slot: (phoneKey: string): Key => ({ pk: `P#${phoneKey}`, sk: 'OPEN' }),
  phoneCase: (phoneKey: string, caseNo: string): Key => ({ pk: `P#${phoneKey}`, sk: `K#${caseNo}` }),
  phoneLawyer: (phoneKey: string, lawyerId: string, centreId: string): Key => ({
    pk: `P#${phoneKey}`,
    sk: `L#${lawyerId}#${centreId}`,
  }),
  insidePhone: (phoneKey: string, whose: string, centreId: string): Key => ({
    pk: `P#${phoneKey}`,
    sk: `I#${whose}#${centreId}`,
  }),
  insidePhonesOf: (phoneKey: string): Key => ({ pk: `P#${phoneKey}`, sk: 'I#' }),
  phoneLawyersOf: (phoneKey: string): Key => ({ pk: `P#${phoneKey}`, sk: 'L#' }),
  token: (tokenHash: string): Key => ({ pk: `W#${tokenHash}`, sk: 'TOKEN' }),
  /** `order` sorts what is due at one moment; `what` names the case, or the case and the cause of an alert. */
  due: (at: number, order: string, what: string): Key => ({
    pk: `D#${iso(at).slice(0, 10)}#${shardOf(what)}`,
    sk: `${iso(at)}#${order}#${what}`,
  }),
  dueShard: (day: string, shard: number): string => `D#${day}#${shard}`,
  watermark: (): Key => ({ pk: 'D#WATERMARK', sk: 'DUE' }),
  segments: (month: string): Key => ({ pk: `M#${month}`, sk: 'SENT' }),
  sendingPause: (): Key => ({ pk: 'M#PAUSE', sk: 'SENDING' }),
  score: (centreId: string, year: number, lawyerId: string): Key => ({ pk: `C#${centreId}#${year}`, sk: `L#${lawyerId}` }),
  scoresOf: (centreId: string, year: number): Key => ({ pk: `C#${centreId}#${year}`, sk: 'L#' }),
  centre: (centreId: string): Key => ({ pk: `C#${centreId}`, sk: 'CENTRE' }),
  child: (parentId: string, centreId: string): Key => ({ pk: `C#${parentId}`, sk: `CHILD#${centreId}` }),
  inTree: (centreId: string): Key => ({ pk: 'T#CENTRES', sk: `T#${centreId}` }),
  tree: (): Key => ({ pk: 'T#CENTRES', sk: 'T#' }),
  childrenOf: (parentId: string): Key => ({ pk: `C#${parentId}`, sk: 'CHILD#' }),
  policy: (centreId: string): Key => ({ pk: `C#${centreId}`, sk: 'POLICY' }),
  policyVersion: (centreId: string, version: string): Key => ({ pk: `C#${centreId}`, sk: `POLICY#${version}` }),
  policiesOf: (centreId: string): Key => ({ pk: `C#${centreId}`, sk: 'POLICY#' }),
  status: (lawyerId: string, year: number, centreId: string): Key => ({ pk: `L#${lawyerId}`, sk: `S#${year}#${centreId}` }),
  call: (centreId: string, caseNo: string): Key => ({ pk: `C#${centreId}`, sk: `CALL#${caseNo}` }),
  callsOf: (centreId: string): Key => ({ pk: `C#${centreId}`, sk: 'CALL#' }),
  openAlert: (centreId: string, caseNo: string, cause: string): Key => ({ pk: `C#${centreId}`, sk: `ALERT#${caseNo}#${cause}` }),
  openAlertsOf: (centreId: string): Key => ({ pk: `C#${centreId}`, sk: 'ALERT#' }),
  assessmentTable: (centreId: string, year: number): Key => ({ pk: `A#${centreId}#${year}`, sk: 'TABLE' }),
  /** `what`: `L#` and `I#` begin a lawyer's row and input, `PROGRESS` and `MANIFEST` tell of the whole; `''` is all of it. */
  run: ({ centreId, year, run }: { centreId: string; year: number; run: string }, what: string): Key => ({
    pk: `A#${centreId}#${year}`,
    sk: `${run}#${what}`,
  }),
  objection: (centreId: string, year: number, lawyerId: string, n: number): Key => ({
    pk: `A#${centreId}#${year}`,
    sk: `O#${lawyerId}#${n}`,
  }),
  objectionsOf: (centreId: string, year: number): Key => ({ pk: `A#${centreId}#${year}`, sk: 'O#' }),
  /** Where answers are kept to be given again: `sk` begins with it, a hash follows. */
  once: (): Key => ({ pk: 'I#ONCE', sk: 'ONCE' }),
  annualExport: (centreId: string, year: number, id: string): Key => ({ pk: `A#${centreId}#${year}`, sk: `X#${id}` }),
  erasureAudit: (at: number): Key => ({ pk: 'V#ERASURE', sk: `DONE#${iso(at)}` }),
  erasureAudits: (): Key => ({ pk: 'V#ERASURE', sk: 'DONE#' }),
  erasureAuditProgress: (): Key => ({ pk: 'V#ERASURE', sk: 'PROGRESS' }),
} as const;
