import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Centre } from '../domain/case/centre.ts';
import { parseCentres } from '../domain/case/parse-centres.ts';
import { instantOf, localDate } from '../domain/shared/zone.ts';
import { buildConsole } from './console/build-console.ts';
import { consoleServer, withConsole } from './console/console-server.ts';
import { demoUsers } from './console/demo-users.ts';
import { startEngine } from './engine/engine.ts';
import { Handset } from './handset/handset.ts';
import { closingsOfToday, loadSample, sampleInputs } from './handset/sample.ts';
import { handsetServer } from './handset/server.ts';
import { TextsLog } from './handset/texts-log.ts';
import { ISSUER_PORT, startIssuer } from './issuer.ts';
import { operatorOf } from './operator.ts';
import { DueMoments } from './replay/due-moments.ts';
import { synthesise } from './synthesise.ts';

/* The whole product on this machine: synthesises, starts, loads a made-up sample and serves the virtual handset. */

const { values } = parseArgs({
  options: {
    empty: { type: 'boolean', default: false },
    speed: { type: 'string', default: '1' },
    port: { type: 'string', default: '8124' },
    'sign-in-port': { type: 'string', default: String(ISSUER_PORT) },
    data: { type: 'string', default: join(import.meta.dirname, '..', '.huifang', 'data') },
  },
});
const ZONE = 'Asia/Shanghai';
/** The lawyer of the sample who signs in to the console. */
const LAWYER = '样例L01';
const EMPTY_CENTRE = [{ line: 2, cells: { centre_id: 'C01', name: '样例法律援助中心', level: 'county', zone: ZONE } }];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const signInPort = Number(values['sign-in-port']);
const trusted: Record<string, string> = signInPort === ISSUER_PORT ? {} : { issuer: `http://127.0.0.1:${signInPort}` };
const assembly = await synthesise(() => say('正在生成部署模板… synthesising the stacks…'), trusted);
const consoleFiles = await buildConsole(() => say('正在生成控制台… building the console…'));
const dataDir = values.data;
const timeFile = join(dataDir, 'clock.json');
const centresFile = join(dataDir, 'centres.json');
const isNew = !existsSync(timeFile);
mkdirSync(dataDir, { recursive: true });
const texts = new TextsLog(join(dataDir, 'texts.jsonl'));

if (isNew && !values.empty) {
  say('正在载入样例年(人物均为虚构)… loading a made-up year…');
  const { sent, replies } = await loadSample(assembly, dataDir, (done, total) => {
    if (process.stdout.isTTY) process.stdout.write(`\r${done}/${total} `);
  });
  const all = [
    ...sent.map(({ to, at, body }) => ({ phone: to, at, body, isMine: false })),
    ...replies.map((reply) => ({ ...reply, isMine: true })),
  ];
  for (const text of all.toSorted((a, b) => a.at - b.at)) texts.add(text);
}

/** A new clock starts this morning, so that first texts leave at once; a known one goes on where it stopped. */
const base = isNew
  ? instantOf(localDate(Date.now(), ZONE), '09:30', ZONE)
  : (JSON.parse(readFileSync(timeFile, 'utf8')) as { now: number }).now;

const due = new DueMoments();
/** The tree is known once the engine runs. */
const tree: { centres: readonly Centre[] } = { centres: [] };
const issuer = await startIssuer('huifang', { users: () => demoUsers(tree.centres, LAWYER), port: signInPort });
const showsConsole = consoleServer(consoleFiles, {
  authority: issuer.url,
  clientId: 'huifang-console',
  token: 'access',
  api: '',
});
/** The handset needs the engine, and the engine's port needs the handset: it is put here once it is there. */
const serve: { handset?: ReturnType<typeof handsetServer> } = {};
const engine = await startEngine({
  assembly,
  dataDir,
  clock: { kind: 'real', base, speed: Number(values.speed) },
  ports: { http: Number(values.port) },
  fallback: withConsole(showsConsole, (request, response) => {
    serve.handset?.(request, response).catch((error: unknown) => response.destroy(error as Error));
  }),
  onStreamRecord: (record) => due.note(record),
  onSms: ({ phone, message, at }) => texts.add({ phone, at, body: message, isMine: false }),
  onLog: ({ function: name, line }) => {
    if (name === 'engine' || line.includes('"level":"ERROR"')) process.stderr.write(`${name}: ${line}\n`);
  },
});
const operator = operatorOf(engine);

const centres = isNew ? await firstCentres() : (JSON.parse(readFileSync(centresFile, 'utf8')) as Centre[]);
tree.centres = centres;
if (isNew) writeFileSync(centresFile, JSON.stringify(centres));
serve.handset = handsetServer(new Handset({ engine, operator, due, texts, centres }));
// The sample's year was played without the hourly roll-ups that the console's first page shows.
if (isNew) await engine.fireSchedules(engine.now(), ['Summaries']);
engine.run();
if (isNew && !values.empty) {
  const counties = centres.filter(({ level }) => level !== 'city').map(({ id }) => id);
  for (const detail of closingsOfToday(base, counties)) {
    engine.putEvent({ bus: 'CaseBus', source: 'sample', detailType: 'CaseClosed', detail, time: base });
  }
}
const top = centres.find(({ parentId }) => parentId === undefined)?.id ?? '';
const tokenOf = async (role: string): Promise<string> => {
  const file = join(dataDir, `${role}.token`);
  writeFileSync(file, await issuer.token({ sub: role, role, centre: top }), { mode: 0o600 });
  return file;
};
const tokens = [await tokenOf('case-system'), await tokenOf('supervisor')];
const keepTime = (): void => writeFileSync(timeFile, JSON.stringify({ now: engine.now() }));
keepTime();
setInterval(keepTime, 2000).unref();

say(`
回访 Huifang
  控制台 console             http://127.0.0.1:${values.port}/console/
  虚拟手机 virtual handset   http://127.0.0.1:${values.port}/
  接口 API                   http://127.0.0.1:${values.port}/v1/closings   (健康 health: /health)
  登录 sign-in issuer        ${issuer.url}
  令牌 tokens for the API    ${tokens.join(', ')}
  数据 data                  ${dataDir}   (删除即重来 delete to start over)
按 Ctrl+C 停止 press Ctrl+C to stop`);

const stop = async (): Promise<void> => {
  keepTime();
  operator.close();
  await Promise.all([engine.stop(), issuer.stop()]);
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

/** The centres of the sample, or one to begin with. */
async function firstCentres(): Promise<Centre[]> {
  if (!values.empty) return [...(await sampleInputs()).centres.values()];
  const made = [...parseCentres(EMPTY_CENTRE).centres.values()];
  for (const centre of made) await operator.store.saveCentre(centre, {});
  return made;
}
