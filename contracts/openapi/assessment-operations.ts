import {
  AnnualExportBody,
  AssessmentBody,
  ObjectionBody,
  ObjectionDecisionBody,
  SimulationBody,
  StatusBody,
} from '../console-api.ts';
import {
  AssessmentQueuedAnswer,
  ComparisonAnswer,
  ExplainedRowAnswer,
  ObjectionsAnswer,
  OwnRowAnswer,
  ProgressAnswer,
  RowsAnswer,
  SimulationQueuedAnswer,
  TableAnswer,
  VerificationAnswer,
} from '../console/assessments.ts';
import { ExportAnswer, ExportAskedAnswer, ExportLinkAnswer, ExportsAnswer } from '../console/exports.ts';
import { OutcomeAnswer } from '../console/parts.ts';
import type { Operation } from './operation.ts';
import { named, pagingRows, required } from './parameters.ts';

const TABLE = '/v1/centres/{centreId}/assessments/{year}';
/** `draft` (the default), `v1`, `v2` … */
const version = named('version');

/** The annual assessment. */
export const ASSESSMENT_OPERATIONS: readonly Operation[] = [
  {
    route: 'POST /v1/assessments',
    summary: 'run the assessment of a centre’s year 运行考核',
    may: 'assess',
    body: AssessmentBody,
    answers: { 202: AssessmentQueuedAnswer },
    isOnce: true,
  },
  { route: `GET ${TABLE}`, summary: 'how far a table has come 考核进度', may: 'read-assessment', answers: { 200: TableAnswer } },
  {
    route: `GET ${TABLE}/rows`,
    summary: 'the rows of a run 考核表',
    may: 'read-assessment',
    query: [version, ...pagingRows],
    answers: { 200: RowsAnswer },
  },
  {
    route: `GET ${TABLE}/rows/{lawyerId}`,
    summary: 'a row with its reasons 考核理由',
    may: 'read-assessment',
    query: [version],
    answers: { 200: ExplainedRowAnswer },
  },
  {
    route: `GET ${TABLE}/forms`,
    summary: 'forms to print and sign, a page a lawyer 考核登记表',
    may: 'read-assessment',
    query: [version, named('lawyer'), ...pagingRows],
    answers: { 200: 'text/html' },
  },
  {
    route: `GET ${TABLE}/differences`,
    summary: 'what two versions differ in 版本差异',
    may: 'read-assessment',
    query: [named('from'), named('to')],
    answers: { 200: ComparisonAnswer },
    hasPage: true,
  },
  {
    route: `POST ${TABLE}/exports`,
    summary: 'ask for a file of the table, with a reason, which is recorded 申请导出考核表',
    may: 'read-assessment',
    body: AnnualExportBody,
    answers: { 202: ExportAskedAnswer },
    isOnce: true,
  },
  {
    route: `GET ${TABLE}/exports`,
    summary: 'who asked for which file, and why 导出记录',
    may: 'read-assessment',
    answers: { 200: ExportsAnswer },
  },
  {
    route: `GET ${TABLE}/exports/{id}`,
    summary: 'whether a file is made, and by what it can be checked 导出进度',
    may: 'read-assessment',
    answers: { 200: ExportAnswer },
  },
  {
    route: `POST ${TABLE}/exports/{id}/link`,
    summary: 'take a file, which is recorded 下载',
    may: 'read-assessment',
    answers: { 200: ExportLinkAnswer },
  },
  {
    route: `POST ${TABLE}/verification`,
    summary: 'reckon a run again from what was kept 复核',
    may: 'read-assessment',
    query: [version],
    answers: { 200: VerificationAnswer },
  },
  {
    route: `POST ${TABLE}/simulations`,
    summary: 'try another policy 试算',
    may: 'assess',
    body: SimulationBody,
    answers: { 202: SimulationQueuedAnswer },
    refusals: [409, 422],
    isOnce: true,
  },
  {
    route: `GET ${TABLE}/simulations/{run}`,
    summary: 'who moves under another policy 试算结果',
    may: 'read-assessment',
    query: [named('from')],
    answers: { 200: ComparisonAnswer, 202: ProgressAnswer },
    hasPage: true,
  },
  {
    route: `POST ${TABLE}/publication`,
    summary: 'show the draft to the lawyers 公示草案',
    may: 'assess',
    answers: { 200: OutcomeAnswer },
    isOnce: true,
  },
  {
    route: `POST ${TABLE}/final`,
    summary: 'make the draft final, by a second person 定稿',
    may: 'assess',
    answers: { 200: OutcomeAnswer },
    isOnce: true,
  },
  {
    route: `GET ${TABLE}/objections`,
    summary: 'objections, open and decided 异议',
    may: 'read-assessment',
    answers: { 200: ObjectionsAnswer },
  },
  {
    route: `POST ${TABLE}/objections/{lawyerId}/{n}/decision`,
    summary: 'decide an objection 处理异议',
    may: 'assess',
    body: ObjectionDecisionBody,
    answers: { 200: OutcomeAnswer },
    isOnce: true,
  },
  {
    route: `PUT ${TABLE}/lawyers/{lawyerId}/status`,
    summary: 'not graded, or deferred, with a reason 不评定、暂缓',
    may: 'assess',
    body: StatusBody,
    answers: { 200: OutcomeAnswer },
  },
  {
    route: 'GET /v1/me/assessments/{year}',
    summary: 'a lawyer’s own row once it is published 本人考核结果',
    may: 'read-own-figures',
    query: [required('centre')],
    answers: { 200: OwnRowAnswer },
  },
  {
    route: 'POST /v1/me/assessments/{year}/objections',
    summary: 'object to the own row 提出异议',
    may: 'read-own-figures',
    body: ObjectionBody,
    answers: { 200: OutcomeAnswer },
    isOnce: true,
  },
];
