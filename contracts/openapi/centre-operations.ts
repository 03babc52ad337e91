import * as z from 'zod/mini';
import { UPLOAD_ACTIONS } from '../../domain/shared/permissions.ts';
import { CentresBody, EvidenceBody, MonthlyFiguresBody, TargetBody, UploadBody, WithdrawalBody } from '../console-api.ts';
import { AuditAnswer } from '../console/audit.ts';
import { CentresEnteredAnswer, CentreStateAnswer, PoliciesAnswer } from '../console/centres.ts';
import { EvidenceAnswer, TargetsAnswer } from '../console/evidence.ts';
import {
  LawyerFiguresAnswer,
  MonthFiguresAnswer,
  MonthlyFiguresAnswer,
  OwnFiguresAnswer,
  SendingAnswer,
  SummaryAnswer,
} from '../console/figures.ts';
import { LawyersAnswer, RegisterAnswer } from '../console/lawyers.ts';
import { MeAnswer } from '../console/me.ts';
import { OutcomeAnswer } from '../console/parts.ts';
import { RejectedRowsAnswer, UploadAnswer, UploadOfferAnswer } from '../console/uploads.ts';
import type { Operation } from './operation.ts';
import { moment, named, paging, pagingLawyers, required, year } from './parameters.ts';

const half = named('half', z.literal([1, 2]));
const UPLOADS = Object.values(UPLOAD_ACTIONS);
/** A policy document: contracts/policy.schema.json. */
const Policy = z.record(z.string(), z.unknown());

/** Who is signed in, centres, their lawyers, evidence and figures. */
export const CENTRE_OPERATIONS: readonly Operation[] = [
  {
    route: 'GET /health',
    summary: 'whether the API is there 服务状态',
    may: 'anybody',
    answers: { 200: z.strictObject({ status: z.literal('ok') }) },
  },
  {
    route: 'GET /v1/openapi.json',
    summary: 'this document 接口说明',
    may: 'signed-in',
    answers: { 200: z.record(z.string(), z.unknown()) },
  },
  {
    route: 'GET /v1/me',
    summary: 'who is signed in, what they may do and how far they see 当前用户',
    may: 'signed-in',
    answers: { 200: MeAnswer },
  },
  {
    route: 'PUT /v1/centres',
    summary: 'enter or change centres 录入机构',
    may: 'edit-centres',
    body: CentresBody,
    answers: { 200: CentresEnteredAnswer },
    isConditional: true,
    refusals: [422],
  },
  {
    route: 'GET /v1/centres/{centreId}',
    summary: 'a centre, its policy and those right below 机构',
    may: 'read-set-up',
    answers: { 200: CentreStateAnswer },
    isVersioned: true,
  },
  {
    route: 'PUT /v1/centres/{centreId}/policy',
    summary: 'another policy 更换办法',
    may: 'edit-policy',
    body: Policy,
    answers: { 200: OutcomeAnswer },
    refusals: [409, 422],
  },
  {
    route: 'GET /v1/centres/{centreId}/policies',
    summary: 'every policy a centre has had 办法的历次版本',
    may: 'read-set-up',
    answers: { 200: PoliciesAnswer },
  },
  {
    route: 'GET /v1/centres/{centreId}/audit',
    summary: 'everything done in a centre, newest first 操作日志',
    may: 'read-history',
    query: [moment('from'), moment('to'), ...paging],
    answers: { 200: AuditAnswer },
  },
  {
    route: 'GET /v1/centres/{centreId}/lawyers',
    summary: 'the lawyers of a year and how they stand 律师评价',
    may: 'read-scores',
    query: [year, ...pagingLawyers],
    answers: { 200: LawyersAnswer },
  },
  {
    route: 'GET /v1/centres/{centreId}/register',
    summary: 'the lawyers’ register 律师名册',
    may: 'read-register',
    query: pagingLawyers,
    answers: { 200: RegisterAnswer },
  },
  {
    route: 'GET /v1/centres/{centreId}/evidence',
    summary: 'evidence of a year, newest first, or all of one lawyer’s 考核材料',
    may: 'read-evidence',
    query: [year, named('lawyerId'), ...paging],
    answers: { 200: EvidenceAnswer },
  },
  {
    route: 'PUT /v1/evidence/{id}',
    summary: 'record a piece of evidence; the same again changes nothing 录入材料',
    may: 'record-evidence',
    body: EvidenceBody,
    answers: { 200: OutcomeAnswer, 201: OutcomeAnswer },
    refusals: [409, 422],
  },
  {
    route: 'POST /v1/evidence/{id}/withdrawal',
    summary: 'take evidence back 撤回材料',
    may: 'record-evidence',
    body: WithdrawalBody,
    answers: { 200: OutcomeAnswer },
    isOnce: true,
  },
  {
    route: 'GET /v1/centres/{centreId}/targets',
    summary: 'targets of a year 办案目标',
    may: 'read-evidence',
    query: [year, ...pagingLawyers],
    answers: { 200: TargetsAnswer },
  },
  {
    route: 'PUT /v1/targets',
    summary: 'set a target 设定目标',
    may: 'set-target',
    body: TargetBody,
    answers: { 200: OutcomeAnswer },
    isConditional: true,
  },
  {
    route: 'GET /v1/centres/{centreId}/figures',
    summary: 'the year of a centre and all below it 机构数据',
    may: 'read-scores',
    query: [year],
    answers: { 200: SummaryAnswer },
  },
  {
    route: 'GET /v1/centres/{centreId}/summary',
    summary: 'the work summary 工作总结',
    may: 'read-scores',
    query: [year, half, named('language', z.literal(['zh', 'en']))],
    answers: { 200: SummaryAnswer },
    hasPage: true,
  },
  {
    route: 'GET /v1/centres/{centreId}/monthly-figures',
    summary: 'figures entered by hand 每月手工数据',
    may: 'read-scores',
    query: [year],
    answers: { 200: MonthlyFiguresAnswer },
  },
  {
    route: 'GET /v1/centres/{centreId}/monthly-figures/{month}',
    summary: 'figures of a month entered by hand 某月手工数据',
    may: 'read-scores',
    answers: { 200: MonthFiguresAnswer },
    isVersioned: true,
  },
  {
    route: 'PUT /v1/centres/{centreId}/monthly-figures/{month}',
    summary: 'enter the figures of a month 录入每月数据',
    may: 'enter-monthly-figures',
    body: MonthlyFiguresBody,
    answers: { 200: OutcomeAnswer },
    isConditional: true,
    refusals: [409, 422],
  },
  {
    route: 'GET /v1/lawyers/{lawyerId}/figures',
    summary: 'one lawyer’s figures 律师数据',
    may: 'read-scores',
    query: [year, required('centre')],
    answers: { 200: LawyerFiguresAnswer },
  },
  {
    route: 'GET /v1/me/figures',
    summary: 'a lawyer’s own figures 本人数据',
    may: 'read-own-figures',
    query: [year],
    answers: { 200: OwnFiguresAnswer },
  },
  {
    route: 'GET /v1/sending',
    summary: 'segments sent in a month, and the cap 短信用量',
    may: 'read-sending',
    query: [named('month')],
    answers: { 200: SendingAnswer },
  },
  {
    route: 'POST /v1/uploads',
    summary: 'where a spreadsheet may be put 上传表格',
    may: UPLOADS,
    body: UploadBody,
    answers: { 201: UploadOfferAnswer },
  },
  {
    route: 'GET /v1/uploads/{kind}/{centre}/{file}',
    summary: 'what came of a spreadsheet 表格处理结果',
    may: UPLOADS,
    answers: { 200: UploadAnswer },
  },
  {
    route: 'GET /v1/uploads/{kind}/{centre}/{file}/rejected',
    summary: 'the rejected rows 未通过的行',
    may: UPLOADS,
    answers: { 200: RejectedRowsAnswer },
  },
];
