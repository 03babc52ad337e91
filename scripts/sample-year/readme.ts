/** What stands beside the sample. */
export const README = `# 样例数据 A made-up year

一个虚构的市(样例市,下设东县、西县和一个法院工作站)2025 年的结案和回访记录,供试用和演示。**人名、电话、案号全部是编造的**:
姓名都带“样例”二字,电话都是 138000000xx。由 \`npm run sample\` 生成,请勿手工修改。

A made-up city with two counties and a station at a court, 2025, for trying the system and for demonstrations. Nobody in it
exists. It is made by \`npm run sample\` from \`scripts/sample-year/\`; change it there, not here.

| file | holds |
|---|---|
| \`centres.csv\` | four centres, as a tree |
| \`closings.csv\` | the closings, with Chinese headers and values, as an office exports them |
| \`events.jsonl\` | what happened: replies, web forms, telephone calls, delivery reports, alerts handled, evidence, targets |
| \`upload-….csv\` | one small table of each kind to upload by hand (\`docs/spreadsheets.md\`); a row of the closings has mistakes |

What it shows: answers in many wordings, several at once, in traditional characters and English; a 1 that is confirmed and one
that was a slip; money taken (with a veto recorded by a person) and a text that refuses and accuses at once; refusal and coming
back; wrong person, death, custody, unsafe and other cases not asked; a failed text; answers by phone, by web form, complete and
not, and twelve days late; two cases of one client; a reopened case, one that moved to another lawyer, one that came in too
late; a voided response; a veto withdrawn; every kind of evidence; lawyers of every grade and status.
`;
