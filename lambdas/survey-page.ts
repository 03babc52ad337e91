import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { parseSurveyForm } from '../contracts/survey-form.ts';
import { renderForm, renderGone, renderThanks } from '../web/form/survey-form.ts';
import { answerForm, formOf } from '../workflows/answer-form.ts';
import { clock } from './runtime/clock.ts';
import { counted } from './runtime/counted.ts';
import { entry } from './runtime/entry.ts';
import { html } from './runtime/html.ts';
import type { HttpResult } from './runtime/http.ts';
import { requestTime, wholeText } from './runtime/http.ts';
import { log } from './runtime/log.ts';
import { noSooner } from './runtime/no-sooner.ts';
import { queues } from './runtime/queues.ts';
import { store } from './runtime/store.ts';
import { vault } from './runtime/vault.ts';

/** GET and HEAD /s/{token} show the form and record nothing; POST takes it in. Links that lead nowhere are answered alike. */
export const handler = entry<APIGatewayProxyEventV2, HttpResult>(() => {
  const deps = { store: store(), queues: queues(), clock, vault: vault() };
  const open = formOf(deps);
  const answer = answerForm(deps);
  const shown = async (event: APIGatewayProxyEventV2): Promise<HttpResult | undefined> => {
    const [token, at] = [event.pathParameters?.['token'] ?? '', requestTime(event)];
    const found = await open(token, at);
    if (found === undefined) log.warn('link unknown', counted('LinkUnknown', at));
    if (found === undefined) return undefined;
    const { caseNo, isOpen, asked } = found;
    const blank = { ...asked, answers: {}, comment: '', faults: [] };
    if (event.requestContext.http.method !== 'POST') return isOpen ? html(200, renderForm(blank)) : undefined;
    const form = parseSurveyForm({ contentType: event.headers['content-type'] ?? '', body: wholeText(event) }, asked);
    if (!form.ok) return isOpen ? html(400, renderForm({ ...asked, ...form.error })) : undefined;
    const outcome = await answer(token, { ...form.value, at });
    log.info('form', { caseNo, outcome });
    return outcome === 'outside-link-life' ? undefined : html(200, renderThanks(asked.language));
  };
  return async (event) => (await noSooner(() => shown(event))) ?? html(404, renderGone());
});
