import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { parseSurveyForm } from '../contracts/survey-form.ts';
import { signOf } from '../domain/conversation/catalogue.ts';
import { questionsOf } from '../domain/conversation/standing.ts';
import { renderForm, renderGone, renderThanks } from '../web/form/survey-form.ts';
import { answerForm, formOf } from '../workflows/answer-form.ts';
import { clock } from './runtime/clock.ts';
import { entry } from './runtime/entry.ts';
import { html } from './runtime/html.ts';
import type { HttpResult } from './runtime/http.ts';
import { bodyText, requestTime } from './runtime/http.ts';
import { log } from './runtime/log.ts';
import { queues } from './runtime/queues.ts';
import { store } from './runtime/store.ts';
import { vault } from './runtime/vault.ts';

/** GET /s/{token} shows the form and records nothing; POST takes it in. */
export const handler = entry<APIGatewayProxyEventV2, HttpResult>(() => {
  const deps = { store: store(), queues: queues(), clock, vault: vault() };
  const open = formOf(deps);
  const answer = answerForm(deps);
  return async (event) => {
    const token = event.pathParameters?.['token'] ?? '';
    const at = requestTime(event);
    const followUp = await open(token, at);
    const centre = followUp && (await deps.store.centre(followUp.closing.centreId))?.centre;
    if (followUp === undefined || centre === undefined) return html(404, renderGone());
    const { language, service, caseNo } = followUp.closing;
    const blank = { language, sign: signOf(centre, language), questions: questionsOf(service), hasComment: service === 'case' };
    if (event.requestContext.http.method !== 'POST')
      return html(200, renderForm({ ...blank, answers: {}, comment: '', errors: [] }));
    const form = parseSurveyForm(bodyText(event), blank.questions);
    if (!form.ok) return html(400, renderForm({ ...blank, ...form.error }));
    const outcome = await answer(token, { ...form.value, at });
    log.info('form', { caseNo, outcome });
    return outcome === 'outside-link-life' ? html(404, renderGone()) : html(200, renderThanks(language));
  };
});
