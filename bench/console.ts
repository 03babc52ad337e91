import { askRoutes, NO_FILES } from '../test/fixtures/routes.ts';
import { consoleRoutes } from '../lambdas/runtime/console-routes.ts';
import { countedStore } from './counted-store.ts';
import { lawyerOf, plantCounty, side } from './full-county.ts';
import { inProcess } from './in-process.ts';

/*
 * What the console's pages cost: a county of 3,000 lawyers with 51,000 cases, below a province of 3,000 centres. Units as the embedded store
 * reports them; milliseconds are those of one core, the store's left out. Run: node bench/console.ts
 */

const CENTRES = 3000;
const NOW = Date.parse('2025-11-24T10:00:00+08:00');
const { store, used, stop } = await countedStore();
const { deps } = inProcess(store, { now: NOW });

const centre = (id: string, parentId?: string) => ({
  ...{ id, name: `样例${id}`, level: 'county' as const, zone: 'Asia/Shanghai' },
  ...(parentId === undefined ? {} : { parentId }),
});
await store.saveCentre(centre('P'), {});
await side(50, (n) => store.saveCentre(centre(`T${n}`, 'P'), {}));
await side(CENTRES - 51, (n) => store.saveCentre(centre(`C${n}`, `T${n % 50}`), {}));

await plantCounty(deps, 'C0', NOW);

const ask = askRoutes(() => consoleRoutes({ ...deps, ...NO_FILES }), NOW);
const measure = async (what: string, request: string, asked: Parameters<typeof ask>[1] = {}): Promise<void> => {
  await ask(request, { centre: 'P', ...asked });
  const [before, began] = [{ ...used }, process.cpuUsage()];
  const { body } = await ask(request, { centre: 'P', ...asked });
  const { user, system } = process.cpuUsage(began);
  const ms = Math.round((user + system) / 1000);
  const kilobytes = Math.round(JSON.stringify(body).length / 1024);
  const [write, read, calls] = [used.write - before.write, used.read - before.read, used.calls - before.calls];
  console.log(`| ${what} | ${write} | ${read} | ${calls} | ${kilobytes} | ${ms} |`);
};
console.log('| request | write units | read units | calls | KB | CPU ms |\n|---|---|---|---|---|---|');
await measure('who is signed in, of a county', 'GET /v1/me', { centre: 'C0' });
await measure('who is signed in, of the province', 'GET /v1/me');
await measure('3,000 lawyers', 'GET /v1/centres/C0/lawyers?year=2025&limit=3000');
await measure('the register of 3,000', 'GET /v1/centres/C0/register?limit=3000');
await measure('50 cases of the centre', 'GET /v1/centres/C0/cases?year=2025');
await measure('the cases of one lawyer', `GET /v1/centres/C0/cases?year=2025&lawyerId=${lawyerOf(5)}`);
await measure('a case', `GET /v1/cases/${lawyerOf(5)}-1`);
await measure('50 pieces of evidence', 'GET /v1/centres/C0/evidence?year=2025');
await measure('50 lines of the log', 'GET /v1/centres/C0/audit');
await measure('targets', 'GET /v1/centres/C0/targets?year=2025');
await stop();
