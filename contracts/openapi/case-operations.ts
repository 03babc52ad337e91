import * as z from 'zod/mini';
import { FOLLOW_UP_STATES, CALL_KINDS } from '../../domain/conversation/follow-up.ts';
import { EnteredAnswers } from '../answers.ts';
import { AlertActionBody, CallBody, CaseSearchBody, ErasureBody, ExportBody, RevealBody, RulingBody } from '../console-api.ts';
import { AlertAnswer } from '../console/alerts.ts';
import { CaseAnswer, CasesAnswer, CaseSearchAnswer } from '../console/cases.ts';
import { ClosingsAnswer, ClosingsBody } from '../console/closings.ts';
import { OutcomeAnswer } from '../console/parts.ts';
import {
  ErasedAnswer,
  ErasureAuditsAnswer,
  ExportedAnswer,
  HistoryAnswer,
  MessagesAnswer,
  RevealAnswer,
} from '../console/privacy.ts';
import { CallsAnswer, ChecksAnswer, OpenAlertsAnswer } from '../console/worklists.ts';
import type { Operation } from './operation.ts';
import { named, paging, year } from './parameters.ts';

/** Cases, what waits for somebody, and what is held of clients. */
export const CASE_OPERATIONS: readonly Operation[] = [
  {
    route: 'POST /v1/closings',
    summary: 'send closings, 1 to 500 at once 报送结案',
    may: 'send-closings',
    body: ClosingsBody,
    answers: { 202: ClosingsAnswer, 207: ClosingsAnswer },
    refusals: [413],
  },
  {
    route: 'GET /v1/centres/{centreId}/cases',
    summary: "a centre's cases by lawyer and case number 机构案件",
    may: 'read-case',
    query: [year, named('lawyerId'), named('state', z.literal(FOLLOW_UP_STATES)), ...paging],
    answers: { 200: CasesAnswer },
  },
  {
    route: 'POST /v1/cases/search',
    summary: 'find cases by phone, which is recorded, or by number 查找案件',
    may: 'find-case',
    body: CaseSearchBody,
    answers: { 200: CaseSearchAnswer },
    refusals: [422],
  },
  {
    route: 'GET /v1/cases/{caseNo}',
    summary: "a case's whole story 案件全过程",
    may: 'read-case',
    answers: { 200: CaseAnswer },
    isVersioned: true,
  },
  {
    route: 'POST /v1/cases/{caseNo}/answers',
    summary: 'enter what a client answered 录入回访结果',
    may: 'enter-answers',
    body: EnteredAnswers,
    answers: { 200: OutcomeAnswer },
    isConditional: true,
    isOnce: true,
  },
  {
    route: 'POST /v1/cases/{caseNo}/calls',
    summary: 'what came of a call 登记通话',
    may: 'enter-answers',
    body: CallBody,
    answers: { 200: OutcomeAnswer },
    isConditional: true,
    isOnce: true,
  },
  ...(['void', 'restore'] as const).map((ruling): Operation => ({
    route: `POST /v1/cases/{caseNo}/${ruling}`,
    summary: ruling === 'void' ? 'void a response 作废回访' : 'restore a voided response 恢复回访',
    may: 'rule-on-response',
    body: RulingBody,
    answers: { 200: OutcomeAnswer },
    isConditional: true,
    isOnce: true,
  })),
  {
    route: 'GET /v1/cases/{caseNo}/alerts/{cause}',
    summary: 'an alert 提醒',
    may: 'read-alerts',
    answers: { 200: AlertAnswer },
    isVersioned: true,
  },
  {
    route: 'POST /v1/cases/{caseNo}/alerts/{cause}',
    summary: 'contact the client, hand up, or resolve 联系受援人、上报、办结提醒',
    may: 'act-on-alert',
    body: AlertActionBody,
    answers: { 200: OutcomeAnswer },
    isConditional: true,
    isOnce: true,
  },
  {
    route: 'GET /v1/centres/{centreId}/calls',
    summary: 'whom to phone, the one due longest first 待电话名单',
    may: 'read-calls',
    query: [named('kind', z.literal(CALL_KINDS)), ...paging],
    answers: { 200: CallsAnswer },
  },
  {
    route: 'GET /v1/centres/{centreId}/alerts',
    summary: 'open alerts by deadline 未办结提醒',
    may: 'read-alerts',
    query: paging,
    answers: { 200: OpenAlertsAnswer },
  },
  {
    route: 'GET /v1/centres/{centreId}/alerts/below',
    summary: 'open alerts of all centres below that are overdue, escalated or handed up, by deadline 下级机构超时或上报的提醒',
    may: 'read-alerts',
    query: paging,
    answers: { 200: OpenAlertsAnswer },
  },
  {
    route: 'GET /v1/centres/{centreId}/checks',
    summary: 'text answers beside answers by telephone 电话抽查对照',
    may: 'read-scores',
    query: [year],
    answers: { 200: ChecksAnswer },
  },
  {
    route: 'POST /v1/cases/{caseNo}/reveal',
    summary: "a client's name and number, which is recorded 查看姓名电话",
    may: 'reveal-person',
    body: RevealBody,
    answers: { 200: RevealAnswer },
    refusals: [410],
  },
  {
    route: 'GET /v1/cases/{caseNo}/messages',
    summary: 'the conversation in the client’s words, which is recorded 短信往来',
    may: 'read-conversation',
    answers: { 200: MessagesAnswer },
  },
  {
    route: 'GET /v1/cases/{caseNo}/history',
    summary: 'who did what on a case 案件操作记录',
    may: 'read-history',
    answers: { 200: HistoryAnswer },
  },
  {
    route: 'POST /v1/persons/export',
    summary: 'everything held of a client 导出个人信息',
    may: 'export-person',
    body: ExportBody,
    answers: { 200: ExportedAnswer },
    refusals: [422],
  },
  {
    route: 'POST /v1/persons/erasure',
    summary: 'erase what identifies a client 删除个人信息',
    may: 'erase-person',
    body: ErasureBody,
    answers: { 200: ErasedAnswer },
    refusals: [422],
  },
  {
    route: 'GET /v1/privacy/audits',
    summary: 'proofs that what should have gone has gone 删除核查记录',
    may: 'read-erasure-audits',
    answers: { 200: ErasureAuditsAnswer },
  },
];
