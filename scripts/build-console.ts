import { buildConsole } from '../local/console/build-console.ts';

/* Builds the web console and prints the folder; nothing is built when nothing has changed. */
process.stdout.write(`${await buildConsole(() => process.stderr.write('正在生成控制台… building the console…\n'))}\n`);
