import { MonthlyFiguresBody } from '../../../contracts/console-api.ts';
import { LANGUAGES } from '../../../domain/shared/codes.ts';
import { isoSeconds } from '../../../domain/shared/instant.ts';
import { summaryDocument } from '../../../domain/summary/summary-document.ts';
import { officePage } from '../../../web/print/office-page.ts';
import { authorise } from '../../../workflows/authorise.ts';
import { enterMonthlyFigures } from '../../../workflows/enter-monthly-figures.ts';
import { readLawyerFigures, readSummary } from '../../../workflows/read-figures.ts';
import type { DatedSummary } from '../../../workflows/read-figures.ts';
import { showOwnFigures } from '../../../workflows/show-own-figures.ts';
import { recordTag } from '../../../workflows/write-as-seen.ts';
import { html } from '../html.ts';
import { json, lawyerOf, Problem } from '../http.ts';
import { monthOf, periodOf } from './period-query.ts';
import { registerLine } from './register-line.ts';
import { actorsOf, bodyOf, conflict, notFound, queryOf } from './route.ts';
import type { Route, RouteDeps } from './route.ts';
import { changedSince, seenTag, versioned } from './versions.ts';

/** Figures above the single case: of centres, of lawyers, of oneself, and the work summary. */
export const summaryRoutes = (deps: RouteDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  const may = authorise(deps);
  const summaryOf = readSummary(deps);
  return [
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/figures$/,
      answer: async (event, [centreId = '']) => {
        const { year } = periodOf(event);
        const { at } = await actors.at(event, 'read-scores', centreId);
        return json(200, asJson(await summaryOf(centreId, { year }, at)));
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/summary$/,
      answer: async (event, [centreId = '']) => {
        const period = periodOf(event);
        const { at } = await actors.at(event, 'read-scores', centreId);
        const dated = await summaryOf(centreId, period, at);
        if (event.headers['accept']?.includes('text/html') !== true) return json(200, asJson(dated));
        const language = LANGUAGES.find((known) => known === queryOf(event, 'language')) ?? 'zh';
        return html(200, officePage(summaryDocument(dated.summary, language)));
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/lawyers\/(?<lawyerId>[^/]+)\/figures$/,
      answer: async (event, [lawyerId = '']) => {
        const { year } = periodOf(event);
        const centreId = queryOf(event, 'centre') ?? '';
        const { at } = await actors.at(event, 'read-scores', centreId);
        const figures = await readLawyerFigures(deps)({ lawyerId, centreId, year }, at);
        if (figures === undefined) throw notFound();
        return json(200, { ...figures, lawyer: registerLine(figures.lawyer) });
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/me\/figures$/,
      answer: async (event) => {
        const { year } = periodOf(event);
        const user = lawyerOf(event);
        const registered = await deps.store.centresOf(user.id);
        const allowed = await Promise.all(registered.map((centreId) => may(user, 'read-own-figures', centreId)));
        const centres = registered.filter((_, i) => allowed[i]);
        const show = showOwnFigures(deps);
        const figures = centres.map(async (centreId) => ({
          centreId,
          ...(await show({ lawyerId: user.id, centreId, year })),
        }));
        return json(200, { lawyerId: user.id, year, centres: await Promise.all(figures) });
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/monthly-figures$/,
      answer: async (event, [centreId = '']) => {
        const { year } = periodOf(event);
        await actors.at(event, 'read-scores', centreId);
        return json(200, { centreId, year, months: (await deps.store.nodeYear(centreId, year)).entered });
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/monthly-figures\/(?<month>[^/]+)$/,
      answer: async (event, [centreId = '', written = '']) => {
        const { year, month } = monthOf(written);
        await actors.at(event, 'read-scores', centreId);
        const figures = (await deps.store.entered({ nodeId: centreId, year, month }))?.is;
        return versioned(json(200, { figures: figures ?? {} }), recordTag(figures));
      },
    },
    {
      method: 'PUT',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/monthly-figures\/(?<month>[^/]+)$/,
      answer: async (event, [centreId = '', written = '']) => {
        const place = monthOf(written);
        const figures = bodyOf(event, MonthlyFiguresBody);
        const who = await actors.at(event, 'enter-monthly-figures', centreId);
        const entered = await enterMonthlyFigures(deps)({ centreId, ...place, figures, ...who, seen: seenTag(event) });
        if (entered.ok) return json(200, { outcome: entered.value });
        if (entered.error === 'not-begun') throw conflict('month-not-begun');
        if ('kind' in entered.error) throw changedSince(entered.error);
        throw new Problem(422, 'figures break rules, none was entered 有不合规则的数字,未录入', entered.error);
      },
    },
  ];
};

const asJson = ({ summary, changedAt }: DatedSummary): object => ({
  ...summary,
  ...(changedAt === undefined ? {} : { changedAt: isoSeconds(changedAt) }),
});
