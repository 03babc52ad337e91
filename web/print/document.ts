/** Text as it is in HTML, whatever it holds. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** Fonts that Chinese offices have, then those of other systems. */
const FONTS = "'Songti SC','SimSun','Noto Serif CJK SC','Noto Sans CJK SC',serif";

const BASE = `@page{size:A4;margin:20mm 18mm}
*{box-sizing:border-box}
body{margin:0 auto;max-width:180mm;padding:8mm 0;font:12pt/1.6 ${FONTS};color:#111}
h1{font-size:18pt;text-align:center;margin:0 0 6mm;font-weight:700}
h2{font-size:13pt;margin:6mm 0 2mm}
table{width:100%;border-collapse:collapse;font-size:11pt}
th,td{border:1px solid #333;padding:1.5mm 2mm;text-align:left;vertical-align:top}
th{background:#f0f0f0;font-weight:600}
td.number{text-align:right;font-variant-numeric:tabular-nums}
.note{font-size:10pt;color:#333}
@media print{body{padding:0;max-width:none}thead{display:table-header-group}tr{break-inside:avoid}}`;

/** A page that prints on A4 and pastes into a word processor: no script, no file of another site. */
export const printDocument = (title: string, body: string, style = '', lang = 'zh-CN'): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style>${BASE}${style}</style></head><body>${body}</body></html>`;
