import type { OfficeDocument, OfficeSection, OfficeTable } from '../../domain/shared/office-document.ts';
import { escapeHtml, printDocument } from './document.ts';

/*
 * The look of an official document 公文 (GB/T 9704-2012): A4 with its margins, the text in FangSong of 16 points on lines of 28,
 * headings in SimHei, the number of the page below. Tables have borders of their own, so that they keep them when pasted.
 */
const TITLE = "'方正小标宋简体','FZXiaoBiaoSong-B05S','STZhongsong','华文中宋','SimSun','Noto Serif CJK SC',serif";
const TEXT = "'FangSong','仿宋','仿宋_GB2312','STFangsong','Noto Serif CJK SC',serif";
const LATIN = "'Times New Roman','Liberation Serif','Noto Serif',serif";
const HEADING = "'SimHei','黑体','STHeiti','Noto Sans CJK SC',sans-serif";

const STYLE = `@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:'— ' counter(page) ' —';font:14pt ${TEXT}}}
body{max-width:156mm;font:16pt/28pt ${TEXT}}
h1{font:22pt/32pt ${TITLE};margin:0 0 14pt;text-wrap:balance}
h2{font:16pt/28pt ${HEADING};margin:0;break-after:avoid}
h2,p{text-indent:2em}p{margin:0}
table{font:10.5pt/16pt ${TEXT};margin:4pt 0 12pt}
caption{font:12pt/24pt ${HEADING};caption-side:top;text-align:center;break-after:avoid}
th,td{padding:1mm 1.5mm;text-align:center;vertical-align:middle}
th{font-family:${HEADING};font-weight:400;white-space:nowrap}th:first-child{width:24%;white-space:normal}
th[scope=row]{font-family:inherit;text-align:left;background:none}
td{font-variant-numeric:tabular-nums;white-space:nowrap}
.notes{margin-top:12pt;border-top:1px solid #333;padding-top:4pt}.notes p{font-size:10.5pt;line-height:16pt}
.signature{margin-top:28pt;break-inside:avoid}.signature p{text-align:right;text-indent:0;padding-right:4em}
html:lang(en) body{font:12pt/18pt ${LATIN}}html:lang(en) h1{font:18pt/26pt ${LATIN}}
html:lang(en) h2{font:bold 12pt/20pt ${LATIN};text-indent:0}html:lang(en) p{text-indent:0;margin-bottom:4pt}
html:lang(en) :is(table,th,caption){font-family:${LATIN}}
@media screen{body{padding:15mm 26mm 15mm 28mm;max-width:210mm}}`;

/** A document as a page: headings, paragraphs and tables that a word processor takes over as such. */
export const officePage = ({ language, title, sections, notes, signedBy, date }: OfficeDocument): string => {
  const body = `<main><h1>${escapeHtml(title)}</h1>
${sections.map(sectionOf).join('\n')}
<div class="notes">${paragraphs(notes)}</div>
<div class="signature">${paragraphs([signedBy, date])}</div></main>`;
  return printDocument(title, body, STYLE, language === 'zh' ? 'zh-CN' : language);
};

const sectionOf = ({ heading, paragraphs: texts, tables }: OfficeSection): string =>
  `<h2>${escapeHtml(heading)}</h2>\n${paragraphs(texts)}${tables.map(tableOf).join('')}`;

const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${escapeHtml(text)}</p>\n`).join('');

const tableOf = ({ caption, columns, rows }: OfficeTable): string => {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const lines = rows.map(([name = '', ...cells]) => {
    const figures = cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('');
    return `<tr><th scope="row">${escapeHtml(name)}</th>${figures}</tr>`;
  });
  return `<table border="1" cellspacing="0"><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>
${lines.join('\n')}
</tbody></table>\n`;
};
