/*
 * The look of the pages, small enough to travel inside each. Old browsers first: no grid, no custom properties, no `:has()`;
 * what they don't know costs them a colour, never a meaning. Borders stay visible where colours are forced.
 */
const LIGHT = `:root{color-scheme:light dark}
body{margin:0 auto;max-width:34rem;padding:1rem 1rem 3rem;font:1.25rem/1.5 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#111;background:#fff;word-wrap:break-word;overflow-wrap:break-word;-webkit-text-size-adjust:100%}
h1{font-size:1.75rem;line-height:1.25;margin:.25rem 0 .75rem}h2{font-size:1.25rem;margin:0}p{margin:.5rem 0}
.f{margin-top:2.25rem}fieldset{border:0;margin:0;padding:0;min-width:0}legend,.q{display:block;width:100%;box-sizing:border-box;padding:0;margin:0 0 .25rem;font-weight:700}
.o{position:relative;margin-top:.5rem}.o input{position:absolute;left:1rem;top:50%;width:1.5rem;height:1.5rem;margin:-.75rem 0 0;accent-color:#0b57a4}
.o label{display:block;padding:.6rem .75rem .6rem 3.25rem;border:2px solid #6b7280;border-radius:.5rem}
input:checked+label{border-color:#0b57a4;background:#e6f0fb}input:focus+label,textarea:focus,button:focus,a:focus,.errors:focus{outline:3px solid #b35900;outline-offset:2px}
textarea{display:block;width:100%;box-sizing:border-box;padding:.5rem .75rem;font:inherit;color:inherit;background:transparent;border:2px solid #6b7280;border-radius:.5rem}
button{font:inherit;font-weight:700;width:100%;min-height:3.5rem;margin-top:2.25rem;color:#fff;background:#0b57a4;border:2px solid transparent;border-radius:.5rem}
a{color:#0b57a4}.errors{margin:0 0 1rem;border:3px solid #a4000f;border-radius:.5rem;padding:.75rem 1rem}.errors ul{margin:.25rem 0 0;padding:0;list-style:none}.errors a{display:block;padding:.5rem 0}
.e,.errors h2,.errors a{color:#a4000f}.e{font-weight:700}.bad{border-left:5px solid #a4000f;padding-left:.75rem}
.call{margin-top:1.5rem}.call a{display:inline-block;padding:.25rem 0;font-weight:700;font-size:1.5rem}.other{margin-top:2.5rem;padding-top:1.5rem;border-top:2px solid #6b7280}`;

const DARK = `@media(prefers-color-scheme:dark){body{color:#eee;background:#16181c}.o label,textarea{border-color:#9aa1ac}input:checked+label{border-color:#8cc2fb;background:#12304f}
.o input{accent-color:#8cc2fb}a{color:#9ecbff}button{color:#08131f;background:#8cc2fb}.e,.errors h2,.errors a{color:#ffa3ab}.errors,.bad{border-color:#ffa3ab}:focus{outline-color:#ffb65c}
input:focus+label,textarea:focus,button:focus,a:focus,.errors:focus{outline-color:#ffb65c}}`;

export const STYLE = LIGHT + DARK;
