import { gold } from '../test/domain/reply/gold.ts';
import { isAnswer, measure, precision, readAll, recall } from '../test/domain/reply/measure.ts';
import { generated, written } from '../test/domain/reply/ordinary.ts';

/* Prints the tables of docs/reply-parsing.md: how well replies are read. `node scripts/report-replies.ts` */

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const readings = readAll(gold());
const answers = readings.filter(({ label }) => isAnswer(label));
const wrong = readings.filter(({ label, got }) => isAnswer(got) && got !== label);
const askedAgain = answers.filter(({ label, got }) => got !== label);
const ordinary = [...written(), ...generated()].map((text) => ({ text, open: 'overall', label: 'unclear', redFlags: '' }));
const rated = readAll(ordinary).filter(({ got }) => isAnswer(got));

const lines = [
  '| class | labelled | precision | recall |',
  '|---|---|---|---|',
  ...measure(readings).map((of) => `| ${of.name} | ${of.expected} | ${percent(precision(of))} | ${percent(recall(of))} |`),
  '',
  '| | of | |',
  '|---|---|---|',
  `| wrong answers | ${readings.length} labelled replies | ${wrong.length} |`,
  `| answers asked again | ${answers.length} answers | ${askedAgain.length} (${percent(askedAgain.length / answers.length)}) |`,
  `| ratings read into messages of daily life | ${ordinary.length} messages | ${rated.length} |`,
];
process.stdout.write(`${lines.join('\n')}\n`);
