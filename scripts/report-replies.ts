import { report } from '../test/domain/reply/report.ts';

/* Prints how well replies are read, for docs/reply-parsing.md: `node scripts/report-replies.ts` */
process.stdout.write(`${report()}\n`);
