/*
 * The closed lists of the field, spelled once. Order is the order in which people expect to read them.
 * Chinese terms: docs/glossary.md.
 */

export const CASE_KINDS = ['civil', 'criminal', 'administrative', 'labour', 'family'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CATEGORIES = ['migrant-worker', 'woman', 'minor', 'elderly', 'disabled', 'military', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];

export const CONTACTS = ['sms', 'phone', 'paper', 'none'] as const;
export type Contact = (typeof CONTACTS)[number];

export const NO_CONTACT_REASONS = ['detained', 'deceased', 'unsafe', 'asked-not-to', 'minor-without-consent'] as const;
export type NoContactReason = (typeof NO_CONTACT_REASONS)[number];

export const RESPONDENTS = ['self', 'guardian', 'relative'] as const;
export type Respondent = (typeof RESPONDENTS)[number];

export const SERVICES = ['case', 'consultation'] as const;
export type Service = (typeof SERVICES)[number];

export const OUTCOMES = ['completed', 'terminated'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const RESULTS = ['favourable', 'partial', 'unfavourable'] as const;
export type CaseResult = (typeof RESULTS)[number];

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const CENTRE_LEVELS = ['province', 'city', 'county', 'station'] as const;
export type CentreLevel = (typeof CENTRE_LEVELS)[number];

export const LAWYER_ROLES = ['lawyer', 'legal-service-worker', 'volunteer'] as const;
export type LawyerRole = (typeof LAWYER_ROLES)[number];

/** Where somebody stands in the lawyers' register: takes cases, takes none for now, has left. */
export const LAWYER_STATUSES = ['active', 'suspended', 'left'] as const;
export type LawyerStatus = (typeof LAWYER_STATUSES)[number];

/** Whose own number a phone may be that is no client's. */
export const INSIDERS = ['staff', 'firm'] as const;
export type Insider = (typeof INSIDERS)[number];
export const INSIDE_PHONE_STATUSES = ['active', 'removed'] as const;
export type InsidePhoneStatus = (typeof INSIDE_PHONE_STATUSES)[number];

/**
 * What about a client's phone may mean that somebody else answers for them: other clients' cases carry it, it is a lawyer's,
 * firm's or staff member's own, or it is not the one the case was assigned with.
 */
export const PHONE_SIGNS = ['shared-phone', 'inside-phone', 'changed-phone'] as const;
export type PhoneSign = (typeof PHONE_SIGNS)[number];
/** What the anti-faking list knows: of the phone, and of answers (all marks the best; the same from several phones). */
export const PATTERN_SIGNS = ['all-top', 'identical', ...PHONE_SIGNS] as const;
export type PatternSign = (typeof PATTERN_SIGNS)[number];

/** Tables that people upload as spreadsheets. */
export const UPLOAD_KINDS = ['closings', 'lawyers', 'inside-phones', 'evidence', 'targets'] as const;
export type UploadKind = (typeof UPLOAD_KINDS)[number];
/** The largest spreadsheet that is taken, in bytes. */
export const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;

/** Questions answered by a code, in the order they are asked. */
export const CODED_QUESTIONS = ['overall', 'charged', 'communication', 'absent'] as const;
export type CodedQuestion = (typeof CODED_QUESTIONS)[number];
export type Question = CodedQuestion | 'comment';
/** What a conversation waits for: a question, or `confirm` of an overall 1. */
export type OpenQuestion = Question | 'confirm';

export const CHANNELS = ['sms', 'web', 'phone', 'visit', 'paper'] as const;
export type Channel = (typeof CHANNELS)[number];

/** 1 to 5, 5 best. */
export type Stars = 1 | 2 | 3 | 4 | 5;
/** 8 no, 9 yes, 0 unsure or not applicable; 9 always means a problem. */
export type YesNo = 8 | 9 | 0;

/** Codes a question takes. Neighbouring questions never share one, so a late code can't be booked on the wrong question. */
export const SCALE_CODES = [1, 2, 3, 4, 5] as const;
export const YES_NO_CODES = [8, 9, 0] as const;
export const QUESTION_CODES: Readonly<Record<CodedQuestion, readonly number[]>> = {
  overall: SCALE_CODES,
  charged: YES_NO_CODES,
  communication: SCALE_CODES,
  absent: YES_NO_CODES,
};

/** Answers by question; a question without an answer is absent. */
export interface Answers {
  readonly overall?: Stars;
  readonly charged?: YesNo;
  readonly communication?: Stars;
  readonly absent?: YesNo;
}

export const ALERT_CAUSES = ['overall', 'charged', 'communication', 'absent', 'trend', 'pattern'] as const;
export type AlertCause = (typeof ALERT_CAUSES)[number];
/** From the mildest to the gravest. */
export const ALERT_LEVELS = ['low', 'medium', 'high', 'critical'] as const;
export type AlertLevel = (typeof ALERT_LEVELS)[number];
export const ALERT_OUTCOMES = ['confirmed', 'not-confirmed', 'misrated', 'withdrawn', 'remedied'] as const;
export type AlertOutcome = (typeof ALERT_OUTCOMES)[number];

export const EVIDENCE_KINDS = [
  'file-review',
  'opinion',
  'hearing',
  'complaint',
  'not-informed',
  'typical-case',
  'major-case',
  'commendation',
  'veto',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
export const VETO_CAUSES = ['charged', 'refused', 'absent', 'leaked', 'faked-feedback'] as const;
export type VetoCause = (typeof VETO_CAUSES)[number];

/** From the worst to the best; also the grades of one reviewed file. */
export const GRADES = ['failing', 'competent', 'good', 'excellent'] as const;
export type Grade = (typeof GRADES)[number];
