import type { DemoUser } from './demo-users.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${String(character.codePointAt(0))};`);

/**
 * The page on which somebody picks who to be. Each choice is the same request again, with the user's name in it.
 *
 * @param query the authorization request
 */
export const signInPage = (users: readonly DemoUser[], query: URLSearchParams): string => {
  const choice = ({ sub, name, what, centre }: DemoUser): string => {
    const chosen = new URLSearchParams(query);
    chosen.delete('prompt');
    chosen.set('as', sub);
    const address = escaped(`authorize?${chosen.toString()}`);
    return `<li><a href="${address}"><b>${escaped(what)}</b><span>${escaped(name)} · ${escaped(centre)}</span></a></li>`;
  };
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>登录 Sign in · 回访 Huifang</title><style>
body{margin:0;font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;background:#f0f3f8;color:#1d2433}
main{max-width:30rem;margin:6vh auto;padding:2rem;background:#fff;border-radius:12px;box-shadow:0 2px 20px #1d243318}
h1{font-size:1.4rem;margin:0}p{margin:.25rem 0 1.25rem;color:#4b5563}ul{list-style:none;margin:0;padding:0}
a{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap;padding:.7rem 1rem;margin:.4rem 0;border:1px solid #cbd5e1;border-radius:8px;color:inherit;text-decoration:none}
a:hover,a:focus{border-color:#0b57a4;background:#eef5fc}b{color:#0b57a4}span{color:#4b5563}</style>
<main><h1>登录 Sign in</h1><p>本机演示:人物均为虚构,点选即登录。 Made-up users of this machine: pick one.</p>
<ul>${users.map(choice).join('')}</ul></main></html>`;
};
