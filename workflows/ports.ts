import type { Centre } from '../domain/case/centre.ts';
import type { Alert } from '../domain/alert/alert.ts';
import type { OpenAlert } from '../domain/alert/open-alert.ts';
import type { PublishedAlert } from '../domain/alert/published-alert.ts';
import type { AssessedAlert, AssessmentRow } from '../domain/assessment/assess.ts';
import type { AssessmentTable } from '../domain/assessment/assessment-table.ts';
import type { Evidence } from '../domain/assessment/evidence.ts';
import type { KeptInput } from '../domain/assessment/kept-input.ts';
import type { Objection } from '../domain/assessment/objection.ts';
import type { SetStatus } from '../domain/assessment/status.ts';
import type { CallEntry } from '../domain/conversation/call-list.ts';
import type { Refusal } from '../domain/case/cell.ts';
import type { RowError } from '../domain/case/row-reader.ts';
import type { FollowUp, TextKind } from '../domain/conversation/follow-up.ts';
import type { TalliedAlert } from '../domain/score/alert-tally.ts';
import type { ByMonth, Month } from '../domain/score/by-month.ts';
import type { LawyerScore } from '../domain/score/score-lawyer.ts';
import type { Shown } from '../domain/score/shown-groups.ts';
import type { Language, LawyerRole, LawyerStatus, OpenQuestion, Service } from '../domain/shared/codes.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Policy } from '../domain/shared/policy.ts';
import type { InputError, Result } from '../domain/shared/result.ts';
import type { WorkCalendar } from '../domain/shared/working-days.ts';
import type { Entered } from '../domain/summary/entered-figures.ts';
import type { LawyerTargets, NodeMonth, NodeYear } from '../domain/summary/node-year.ts';

/*
 * Every outside thing a workflow touches, as it needs it. Adapters implement these; tests use the real store and stand-ins
 * at the wire.
 */

/** A follow-up with what lies beside it in the store. */
export interface StoredFollowUp {
  readonly followUp: FollowUp;
  /** Grows by one with each save; a save on an older version is refused. */
  readonly version: number;
  /** Time of the event that made this version. */
  readonly changedAt: Instant;
  /** Phone and name, sealed; gone once they are not needed any more. */
  readonly sealedPerson?: Uint8Array;
  /** What the client said beyond codes, sealed. */
  readonly sealedComment?: Uint8Array;
  /** Tells two persons on one phone apart without naming them. */
  readonly personMark?: string;
  /** The earliest due pointer that is still to come. */
  readonly pointerAt?: Instant;
}

/** Whose history a line belongs to: a case's, a lawyer's, a centre's, or that of the annual table of one. */
export type HistorySubject =
  { readonly caseNo: string } | { readonly lawyerId: string } | { readonly centreId: string; readonly year?: number };

/** One line of a history: what a person or the case system changed. Append only. */
export type HistoryEntry = HistorySubject & {
  readonly at: Instant;
  readonly by: string;
  readonly what: string;
  readonly why: string;
};

/** A client's message as it came, kept until the person is erased. */
export interface StoredMessage {
  readonly caseNo: string;
  /** `<id hash>:<content hash>` */
  readonly key: string;
  /** When the client sent it. */
  readonly at: Instant;
  readonly sealedText: Uint8Array;
  /** What it was understood to be, and by which rule of the parser. */
  readonly readAs: string;
  readonly rule: string;
}

/** A phone's slot: at most one conversation is open on it. */
export interface PhoneSlot {
  readonly version: number;
  readonly open?: string;
  /** The case whose conversation ended last. */
  readonly last?: string;
  /** From when on the next conversation may open. */
  readonly freeAt?: Instant;
  readonly refusedAt?: Instant;
  readonly resumedAt?: Instant;
}

/** A case known under a phone number. */
export interface PhoneCase {
  readonly caseNo: string;
  readonly centreId: string;
  readonly personMark: string;
  /** Set while the case waits for the slot: its own due time, which is its place in the queue. */
  readonly blockedSince?: Instant;
}

export interface Phone {
  readonly slot: PhoneSlot | undefined;
  readonly cases: readonly PhoneCase[];
  /** Lawyers whose own number it is. */
  readonly lawyers: readonly string[];
}

/** What is to be looked at when: a case, or an alert of it. */
export interface DuePointer {
  readonly at: Instant;
  readonly caseNo: string;
  /** Whose turn it takes when more is due than can leave. */
  readonly centreId: string;
  readonly cause?: string;
  /** The place among what is due, where it is another one than `at`; earlier first. */
  readonly order?: Instant;
}

/** How far dispatch has come. */
export interface Watermark {
  /** Everything due until then has been queued. */
  readonly at: Instant;
  /** The centre that was served last. */
  readonly after?: string;
}

/** The switch that stops every text of the installation: how it was set last, when, by whom and why. */
export interface SendingPause {
  readonly isOn: boolean;
  readonly at: Instant;
  readonly by: string;
  readonly why: string;
}

/** Where a web link leads: to one conversation of a case, and not to a later one with perhaps somebody else. */
export interface WebLink {
  readonly caseNo: string;
  readonly attempt: number;
}

export interface StoredScore {
  readonly centreId: string;
  readonly lawyerId: string;
  readonly year: number;
  readonly score: LawyerScore;
  /** What roll-ups and summaries are made of. */
  readonly byMonth: ByMonth;
  readonly version: number;
}

/** A roll-up that is older than what it is made of. */
export interface ChangedNode {
  readonly nodeId: string;
  readonly year: number;
  /** Tells this mark from a later one of the same node and year. */
  readonly stamp: number;
}

/** A node's roll-up of a year, and what was entered there by hand. */
export interface StoredNodeYear {
  readonly year: NodeYear;
  readonly entered: Readonly<Partial<Record<Month, Entered>>>;
  /** When the roll-up changed last; absent while there is none. */
  readonly changedAt?: Instant;
}

/** A lawyer's year at a centre. */
export interface LawyerPlace {
  readonly lawyerId: string;
  readonly centreId: string;
  readonly year: number;
}

export interface StoredAlert {
  readonly alert: Alert;
  /** Year of the closing: where the alert's line lies. */
  readonly year: number;
  readonly version: number;
  readonly changedAt: Instant;
}

/** A lawyer in a centre's register; what nobody has told is absent. */
export interface Lawyer {
  readonly lawyerId: string;
  readonly centreId: string;
  readonly name?: string;
  readonly firm?: string;
  readonly role?: LawyerRole;
  readonly specialities?: string;
  readonly status?: LawyerStatus;
  /** The lawyer's own mobile number, as the keyed hash it is found by; the number itself is not kept. */
  readonly phoneKey?: string;
}

/** What a lawyer's score of a centre and year rests on. */
export interface ScoredYear {
  readonly followUps: readonly FollowUp[];
  readonly alerts: readonly (AssessedAlert & TalliedAlert)[];
}

/** Everything the centre-year of one lawyer is judged by. */
export interface LawyerYear extends ScoredYear {
  readonly evidence: readonly Evidence[];
  readonly target?: number;
  readonly setStatus?: SetStatus;
}

/** What a run reckoned, as a whole. Everything in it can be checked against what is kept. */
export interface Manifest {
  readonly run: string;
  /** The cut-off: when the run was asked for. */
  readonly at: Instant;
  readonly by: string;
  readonly policyVersion: string;
  readonly policy: Policy;
  readonly rows: number;
  /** Rows that wait for a grave alert to be resolved. */
  readonly provisional: number;
  /** SHA-256 of what every row rests on, and of the rows, in canonical JSON (RFC 8785), in the order of lawyer ids. */
  readonly inputsSha256: string;
  readonly rowsSha256: string;
}

/** A policy document a centre has had. It never changes; a change is another version. */
export interface PolicyVersion {
  readonly version: string;
  readonly at: Instant;
  readonly by: string;
  readonly document: unknown;
}

export interface StoredTable {
  readonly table: AssessmentTable;
  readonly version: number;
}

/** How far a run is. */
export interface RunProgress {
  readonly total: number;
  readonly done: number;
  /** Lawyers whose row could not be reckoned: tried again when the run is. */
  readonly failed: readonly string[];
}

/** A centre's year, and a run of it. */
export interface RunPlace {
  readonly centreId: string;
  readonly year: number;
  readonly run: string;
}

/** A page of a whole look through the table: what of it holds something of a client. */
export interface HeldPage {
  /** Follow-ups with a sealed person or comment. */
  readonly followUps: readonly StoredFollowUp[];
  /** Cases with messages, each once. */
  readonly messageCases: readonly string[];
  /** Items looked at. */
  readonly seen: number;
  /** Where the next page begins; absent on the last. */
  readonly after?: string;
}

/** What a whole look through the table has found: the proof that erasing works. */
export interface ErasureAudit {
  /** When the look began. */
  readonly from: Instant;
  /** When the night began in which it ended. */
  readonly to: Instant;
  readonly seen: number;
  /** Cases that still held what should have gone. */
  readonly overdue: number;
}

/** A look that is under way: it takes several nights where the table is large. */
export type ErasureAuditProgress = Omit<ErasureAudit, 'to'> & Pick<HeldPage, 'after'>;

/** Saves answer `false` when somebody else was faster: load again, decide again. */
export interface Store {
  followUp(caseNo: string): Promise<StoredFollowUp | undefined>;
  saveFollowUp(next: StoredFollowUp, was: StoredFollowUp | undefined, history: readonly HistoryEntry[]): Promise<boolean>;
  /** The same message again is the same line. */
  putMessage(message: StoredMessage): Promise<void>;
  /** Messages of a case, oldest first. */
  messages(caseNo: string): Promise<readonly StoredMessage[]>;
  eraseMessages(caseNo: string): Promise<void>;
  /** Writes a line of history about something that changes nothing else. */
  record(entry: HistoryEntry): Promise<void>;
  /** The history of a case, oldest first. */
  history(caseNo: string): Promise<readonly HistoryEntry[]>;
  phone(phoneKey: string): Promise<Phone>;
  slot(phoneKey: string): Promise<PhoneSlot | undefined>;
  saveSlot(phoneKey: string, next: PhoneSlot): Promise<boolean>;
  /** Forgets a phone's slot; `false` when another version is there. */
  dropSlot(phoneKey: string, version: number): Promise<boolean>;
  putPhoneCase(phoneKey: string, line: PhoneCase): Promise<void>;
  dropPhoneCase(phoneKey: string, caseNo: string): Promise<void>;
  putDue(pointer: DuePointer): Promise<void>;
  /** Pointers from `from` to `to` (both included), page by page, in no promised order. */
  dueBetween(from: Instant, to: Instant): AsyncIterable<readonly DuePointer[]>;
  /** Forgets pointers whose work is safely queued. */
  dropDue(pointers: readonly DuePointer[]): Promise<void>;
  watermark(): Promise<Watermark | undefined>;
  saveWatermark(watermark: Watermark): Promise<void>;
  /** Segments counted in a month `YYYY-MM`. */
  segments(month: string): Promise<number>;
  /** Counts segments in a month (a negative number takes some back), however many do so at once; answers the sum. */
  countSegments(month: string, segments: number): Promise<number>;

  /** How the switch for all sending stands; nothing as long as nobody has touched it. */
  sendingPause(): Promise<SendingPause | undefined>;
  putSendingPause(pause: SendingPause): Promise<void>;
  putToken(tokenHash: string, link: WebLink): Promise<void>;
  linkOfToken(tokenHash: string): Promise<WebLink | undefined>;
  scoredYear(lawyerId: string, centreId: string, year: number): Promise<ScoredYear>;
  lawyerYear(lawyerId: string, centreId: string, year: number): Promise<LawyerYear>;
  score(centreId: string, year: number, lawyerId: string): Promise<StoredScore | undefined>;
  saveScore(next: StoredScore): Promise<boolean>;
  scores(centreId: string, year: number): Promise<readonly StoredScore[]>;
  alert(caseNo: string, cause: string): Promise<StoredAlert | undefined>;
  alerts(caseNo: string): Promise<readonly StoredAlert[]>;
  saveAlert(next: StoredAlert, was: StoredAlert | undefined, history: readonly HistoryEntry[]): Promise<boolean>;
  /** A centre's call list, in the order of case numbers. */
  calls(centreId: string): Promise<readonly CallEntry[]>;
  putCall(entry: CallEntry): Promise<void>;
  dropCall(centreId: string, caseNo: string): Promise<void>;
  /** A centre's open alerts. */
  openAlerts(centreId: string): Promise<readonly OpenAlert[]>;
  putOpenAlert(line: OpenAlert): Promise<void>;
  dropOpenAlert(centreId: string, caseNo: string, cause: string): Promise<void>;
  /** Writes a line of history by itself. */
  note(entry: HistoryEntry): Promise<void>;
  evidence(id: string): Promise<Evidence | undefined>;
  saveEvidence(evidence: Evidence, history: HistoryEntry): Promise<void>;
  /** The centre's own target, and those of its lawyers. */
  targets(centreId: string, year: number): Promise<{ readonly own?: number; readonly lawyers: ReadonlyMap<string, number> }>;
  saveTarget(target: { lawyerId?: string; centreId: string; year: number; target: number }): Promise<void>;
  /** @param status absent: nothing is set any more */
  saveStatus(
    place: { lawyerId: string; centreId: string; year: number },
    status: SetStatus | undefined,
    history: HistoryEntry,
  ): Promise<void>;
  nodeYear(nodeId: string, year: number): Promise<StoredNodeYear>;
  /** @param made absent: nothing was closed or entered in the month any more */
  saveNodeMonth(nodeId: string, year: number, month: Month, made: NodeMonth | undefined, at: Instant): Promise<void>;
  saveNodeTargets(nodeId: string, year: number, targets: LawyerTargets, at: Instant): Promise<void>;
  saveEntered(nodeId: string, year: number, month: Month, entered: Entered, history: HistoryEntry): Promise<void>;
  /** Says that a node's roll-up is to be made anew. */
  markChanged(nodeId: string, year: number): Promise<void>;
  changedNodes(): Promise<readonly ChangedNode[]>;
  /** Forgets a mark, unless the node has been marked again. */
  forgetChanged(mark: ChangedNode): Promise<void>;
  /** What a lawyer has been shown of the own figures. */
  shown(lawyerId: string, centreId: string, year: number): Promise<{ shown: Shown; version: number } | undefined>;
  saveShown(place: LawyerPlace, shown: Shown, version: number): Promise<boolean>;
  /** @param was as it was loaded: a phone that has changed is not the lawyer's any more */
  saveLawyer(lawyer: Lawyer, was?: Lawyer): Promise<void>;
  /** Centres a lawyer is registered with. */
  centresOf(lawyerId: string): Promise<readonly string[]>;
  lawyer(lawyerId: string, centreId: string): Promise<Lawyer | undefined>;
  centre(id: string): Promise<{ readonly centre: Centre; readonly policy: Policy } | undefined>;
  /** As it is now: `centre` may be what a function has kept for half a minute, too old to change a tree by. */
  presentCentre(id: string): Promise<Centre | undefined>;
  /** Sets a centre up with its policy document. */
  saveCentre(centre: Centre, policy: unknown): Promise<void>;
  /** Enters or changes a centre; its policy stays. */
  enterCentre(centre: Centre, was: Centre | undefined, history: HistoryEntry): Promise<void>;
  /** Centres right below a centre, in the order of their ids. */
  children(parentId: string): Promise<readonly Centre[]>;
  /** @returns `false` if the centre has had a policy of this version */
  savePolicy(centreId: string, version: PolicyVersion, history: HistoryEntry): Promise<boolean>;
  /** Every policy document a centre has had, oldest first. */
  policies(centreId: string): Promise<readonly PolicyVersion[]>;
  /** The next page of a look through the whole table, 1 MB at a time, read eventually consistent. */
  heldPage(after: string | undefined): Promise<HeldPage>;
  erasureAuditProgress(): Promise<ErasureAuditProgress | undefined>;
  saveErasureAuditProgress(progress: ErasureAuditProgress): Promise<void>;
  /** Keeps the proof and forgets the progress, both or neither. */
  saveErasureAudit(audit: ErasureAudit): Promise<void>;
  /** Newest first. */
  erasureAudits(): Promise<readonly ErasureAudit[]>;
  assessmentTable(centreId: string, year: number): Promise<StoredTable | undefined>;
  saveAssessmentTable(next: StoredTable, history: readonly HistoryEntry[]): Promise<boolean>;
  /** In the order of lawyer ids. */
  assessmentRows(place: RunPlace): Promise<readonly AssessmentRow[]>;
  assessmentRow(place: RunPlace, lawyerId: string): Promise<AssessmentRow | undefined>;
  saveAssessmentRow(place: RunPlace, row: AssessmentRow): Promise<void>;
  keptInput(place: RunPlace, lawyerId: string): Promise<KeptInput | undefined>;
  saveKeptInput(place: RunPlace, lawyerId: string, input: KeptInput): Promise<void>;
  manifest(place: RunPlace): Promise<Manifest | undefined>;
  saveManifest(place: RunPlace, manifest: Manifest): Promise<void>;
  progress(place: RunPlace): Promise<RunProgress | undefined>;
  saveProgress(place: RunPlace, progress: RunProgress): Promise<void>;
  /** Forgets everything of a run. */
  dropRun(place: RunPlace): Promise<void>;
  /** Oldest first, by lawyer. */
  objections(centreId: string, year: number): Promise<readonly Objection[]>;
  /** @returns `false` if it has been written (or decided) before */
  saveObjection(centreId: string, year: number, objection: Objection, history: HistoryEntry): Promise<boolean>;
}

/** Name and phone of a client, only in the hands of those who must see them. */
export interface Person {
  readonly name: string;
  /** E.164, or as given when it is no mobile number. */
  readonly phone: string;
}

/** A phone under one version of the hash key. */
export interface PhoneHash {
  /** `<key version>#<hash>` */
  readonly key: string;
  /** Tells two names on this phone apart. */
  readonly mark: (name: string) => string;
}

/** Keeps persons and their words sealed, and finds a phone by a keyed hash. Who may open a person may not open words by that. */
export interface Vault {
  sealPerson(person: Person, caseNo: string): Promise<Uint8Array>;
  openPerson(sealed: Uint8Array, caseNo: string): Promise<Person>;
  /** At most WORDS_LIMIT bytes of UTF-8; longer ones are cut. */
  sealWords(words: string, caseNo: string): Promise<Uint8Array>;
  openWords(sealed: Uint8Array, caseNo: string): Promise<string>;
  /** The phone's hashes, the newest version's first: a number may be known under an older one. */
  phoneHashes(phone: string): Promise<readonly [PhoneHash, ...PhoneHash[]]>;
  /** The web link's secret of a case's conversation: 128 bits nobody can guess, never stored. */
  linkToken(caseNo: string, attempt: number): Promise<string>;
}

/** What became of handing over a text. `unknown` when nobody can say: it is never sent again. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | { readonly kind: 'rejected'; readonly isTemporary: boolean; readonly code: string }
  /** Refused because the number's owner wants no texts; `code` is the provider's word for it. */
  | { readonly kind: 'opted-out'; readonly code: string }
  | { readonly kind: 'unknown' };

/** A text on its way out: as the client reads it, and what a provider needs that sends by approved template. */
export interface OutgoingText {
  readonly body: string;
  readonly kind: TextKind;
  readonly opens?: OpenQuestion;
  readonly language: Language;
  readonly service: Service;
  /** The sender's signature, at most 10 characters. */
  readonly sign: string;
}

export interface SmsProvider {
  /** Whether a text may hold a link: approved templates forbid it. */
  readonly linkAllowed: boolean;
  send(phone: string, text: OutgoingText): Promise<SendOutcome>;
}

/** The list a provider keeps itself of numbers that want no texts, and sends none to. */
export interface OptOutList {
  /**
   * Takes a number off, because its owner came back. Asking twice changes nothing, nor does a number that is not on it.
   * @throws when the number stays on the list
   */
  forget(phone: string): Promise<void>;
}

export interface Queues {
  /** Something is due for a case, or its queued texts are to leave. */
  advance(caseNos: readonly { readonly caseNo: string; readonly at: Instant }[]): Promise<void>;
  escalate(alerts: readonly { readonly caseNo: string; readonly cause: string; readonly at: Instant }[]): Promise<void>;
  intake(messages: readonly unknown[]): Promise<void>;
  /** @param message.policy a policy document: a simulation, beside the draft */
  assess(message: {
    readonly centreId: string;
    readonly year: number;
    readonly at: Instant;
    readonly by: string;
    readonly policy?: unknown;
  }): Promise<void>;
}

export interface AlertTopic {
  /** @param lawyerId whom the alert is about: a subscriber who is that person can be left out */
  publish(alert: PublishedAlert, lawyerId: string): Promise<void>;
}

/** What became of a message to a chat robot. `isTooFast`: it takes no more for a while. */
export type RobotOutcome =
  { readonly kind: 'said' } | { readonly kind: 'refused'; readonly code: string; readonly isTooFast: boolean };

/** A robot that speaks in a group chat. */
export interface Robot {
  say(message: string, at: Instant): Promise<RobotOutcome>;
}

/** A table that somebody uploaded, as it stood in the file. */
export interface UploadedTable {
  readonly headers: readonly string[];
  /** `line` is the line in the file, the header being line 1. */
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[];
  /** Rows that could not be laid under the headers, with how they stood there. */
  readonly rowErrors: readonly (RowError & { readonly text: string })[];
}

export interface UploadedFile {
  /** Hex; absent when the file is too large to be read. */
  readonly sha256?: string;
  /** Who uploaded it; absent when it was put into the bucket by other means than the API. */
  readonly by?: string;
  /** The table, or why none can be read from the file. */
  readonly table: Result<UploadedTable, Refusal>;
}

/** What came of an uploaded file. */
export interface UploadResult {
  /** `<kind>/<centre>/<file>` */
  readonly key: string;
  /** Tells this content from what may lie under the key later. */
  readonly etag: string;
  readonly sha256?: string;
  /** When the file came in, ISO 8601. */
  readonly at: string;
  readonly by?: string;
  /** `refused`: nothing could be taken from the file as a whole, for the reason given. */
  readonly state: 'taken-in' | 'refused';
  readonly reason?: Refusal;
  readonly rows: number;
  readonly taken: number;
  readonly rejected: number;
  /** Headers that name no column: their cells were not read. */
  readonly unreadColumns: readonly string[];
  /** The first errors; all of them stand in the file of rejected rows. */
  readonly errors: readonly { readonly row: number; readonly column: string; readonly message: Refusal }[];
}

/** Rows that were not taken, for their sender to put right and send again. */
export interface RejectedRows {
  readonly headers: readonly string[];
  readonly rows: readonly RejectedRow[];
}

export interface RejectedRow {
  readonly line: number;
  /** By header; a row that could not be laid under the headers has its text under the first. */
  readonly cells: Readonly<Record<string, string>>;
  readonly errors: readonly InputError[];
}

/** Spreadsheets that people upload; `key` is `<kind>/<centre>/<file>`. */
export interface Uploads {
  /** Where, for ten minutes, a file of exactly this size may be put with these headers. */
  offer(upload: { readonly key: string; readonly size: number; readonly by: string }): Promise<UploadOffer>;
  /** Whether a file lies there, without opening it. */
  find(key: string): Promise<{ readonly etag: string } | undefined>;
  /** `undefined` when the file is gone, or is another one by now. */
  read(key: string, etag: string): Promise<UploadedFile | undefined>;
  /** Removes the file unless it is another one by now. */
  remove(key: string, etag: string): Promise<void>;
  result(key: string): Promise<UploadResult | undefined>;
  saveResult(result: UploadResult, rejected: RejectedRows): Promise<void>;
  /** Where the rejected rows may be downloaded from, for five minutes. */
  rejectedUrl(key: string): Promise<string>;
}

export interface UploadOffer {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A file to be handed out. */
export interface ExportFile {
  /** Its place among the exports, for example `assessments/C01/2025/table.xlsx`; what lay there before is replaced. */
  readonly key: string;
  readonly contentType: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Rows of data in the file; asked once the chunks have ended. */
  readonly rows: () => number;
}

/** By what an export can be checked. */
export interface ExportManifest {
  readonly key: string;
  readonly contentType: string;
  readonly rows: number;
  readonly bytes: number;
  /** Hex, of the whole file. */
  readonly sha256: string;
}

/** Files handed out. */
export interface Exports {
  /** Streams the file in constant memory, then writes its manifest beside it. @throws what the chunks throw; no file is there then */
  save(file: ExportFile): Promise<ExportManifest>;
  /** `undefined` as long as the file is not whole. */
  manifest(key: string): Promise<ExportManifest | undefined>;
  /** Where the file may be downloaded from under a name, for five minutes. */
  downloadUrl(key: string, fileName: string): Promise<string>;
}

/** Reads the wall clock; only `send` does, at the moment it claims. */
export interface Clock {
  now(): Instant;
  /** Waits a little longer, and a little differently, the more often something was tried. */
  pause(attempt: number): Promise<void>;
}

/** Finds the mobile number in what somebody typed: E.164, or `undefined` when it can't get texts. */
export type MobileOf = (typed: string) => string | undefined;

export interface Deps {
  readonly store: Store;
  readonly vault: Vault;
  readonly sms: SmsProvider;
  readonly optOuts: OptOutList;
  readonly queues: Queues;
  readonly alertTopic: AlertTopic;
  readonly clock: Clock;
  readonly calendar: WorkCalendar;
  readonly mobileOf: MobileOf;
  /** Segments a text is charged as. */
  readonly segmentsOf: (body: string) => number;
  /** Where the survey page lives; the token is appended. */
  readonly surveyBaseUrl: string;
  /** Texts the provider takes in a second. */
  readonly smsPerSecond: number;
  /** Segments from which on no text of a month begins or reminds; absent: no cap. */
  readonly smsMonthlySegments?: number;
}

/** Files that come in and go out, beside the rest. */
export interface FileDeps {
  readonly uploads: Uploads;
  readonly exports: Exports;
}
