import type { TableComparison } from '../../../domain/assessment/compare-tables.ts';
import { comparisonPage } from '../../../web/print/comparison-page.ts';
import type { ComparedTable } from '../../../web/print/comparison-page.ts';
import { assessmentForms } from '../../../web/print/assessment-form.ts';
import { showOwnRow } from '../../../workflows/explain-row.ts';
import type { RunPlace } from '../../../workflows/ports.ts';
import { html } from '../html.ts';
import { json } from '../http.ts';
import type { HttpEvent, HttpResult } from '../http.ts';
import { notFound } from './route.ts';
import type { RouteDeps } from './route.ts';

/** A run and what people call it. */
export interface NamedRun {
  readonly place: RunPlace;
  readonly name: string;
}

/** A comparison: as data, or for a browser as a page with a picture. */
export const comparisonAnswer = async (
  deps: RouteDeps,
  event: HttpEvent,
  [was, is]: readonly [NamedRun, NamedRun],
  comparison: TableComparison,
): Promise<HttpResult> => {
  if (event.headers['accept']?.includes('text/html') !== true) return json(200, { comparison });
  const sides = await Promise.all([was, is].map((run) => sideOf(deps, run)));
  const [before, after] = sides;
  if (before === undefined || after === undefined) throw notFound();
  const { centreId, year } = was.place;
  return html(200, comparisonPage(`${centreId} ${year}年度考核:${was.name}与${is.name}`, before, after, comparison));
};

const sideOf = async ({ store }: RouteDeps, { place, name }: NamedRun): Promise<ComparedTable | undefined> => {
  const manifest = await store.manifest(place);
  return (
    manifest && { name: `${name}(${manifest.policyVersion})`, rows: await store.assessmentRows(place), policy: manifest.policy }
  );
};

/** Forms to print and sign, a page a lawyer. The lawyer signs too, so they hold what the lawyer may see. */
export const formsAnswer = async (
  deps: RouteDeps,
  { place, name }: NamedRun,
  lawyerIds: readonly string[],
): Promise<HttpResult> => {
  const manifest = await deps.store.manifest(place);
  const centre = (await deps.store.centre(place.centreId))?.centre;
  if (manifest === undefined || centre === undefined) throw notFound();
  const shown = await Promise.all(lawyerIds.map((lawyerId) => showOwnRow(deps)(place, lawyerId)));
  const forms = shown.filter((form) => form !== undefined);
  if (forms.length === 0) throw notFound();
  const { policy, at } = manifest;
  return html(200, assessmentForms(forms, { centreName: centre.name, year: place.year, policy, version: name, at }));
};
