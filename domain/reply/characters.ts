/*
 * Spellings of one and the same character: traditional and Cantonese forms of the characters that the word lists use, and
 * digits of other scripts. Width and compatibility forms (５, ⑤) are not here: Unicode normalisation takes care of them.
 */

/** Pairs: a traditional character (last line: a Cantonese one), then the character that stands for it. */
const TRADITIONAL = `
  滿满 錯错 沒没 錢钱 師师 見见 過过 們们 對对 說说 話话 電电 請请 飯饭 禮礼 給给 費费 開开 來来 讓让 別别 發发 訂订 復复 覆复 還还 態态 務务 無无
  號号 碼码 認认 識识 個个 樣样 點点 從从 時时 會会 謝谢 這这 聽听 員员 處处 應应 與与 為为 後后 極极 評评 級级 兩两 萬万 塊块 圓元 關关 獄狱 監监
  駕驾 車车 議议 聯联 繫系 係系 誰谁 麼么 嗎吗 詐诈 騙骗 執执 場场 遲迟 準准 審审 調调 訴诉 訟讼 證证 幫帮 賠赔 償偿 資资 貼贴 補补 紅红 賄贿 煙烟
  菸烟 購购 葉叶 買买 單单 轉转 帳账 賬账 條条 親亲 屬属 兒儿 媽妈 爺爷 離离 優优 專专 業业 責责 質质 熱热 誠诚 細细 實实 確确 終终 當当 擔担 結结
  辦办 歲岁 樓楼 層层 間间 鐘钟 鍾钟 週周 幾几 門门 隻只 顆颗 張张 輛辆 總总 體体 論论 該该 愛爱 壞坏 爛烂 謂谓 願愿 絕绝 駛驶 覺觉 價价 難难 較较
  連连 絡络 羈羁 啟启 動动 氣气 題题 節节 頓顿 夠够 殺杀 寫写 輸输 換换 機机 誤误 裡里 裏里 頭头 產产 嚴严 檢检 罰罚 檔档 聲声 戶户 喫吃 歸归 遠远
  邊边 雙双 顧顾 勸劝 遞递 陰阴 陽阳 雜杂 靈灵 東东 廳厅 廠厂 廣广 獎奖 複复 圖图 團团 學学 習习 樂乐 歡欢 歷历 煩烦 醫医 國国 華华 語语 讀读 護护
  變变 負负 貴贵 貳贰 參参 叄叁 陸陆
  咗了 冇没 唔不 嘅的 佢他 喺在
`;

/** First (zero) digit of the scripts our clients may type: Arabic, Persian, Devanagari, Thai, Tibetan, Mongolian, Tai Lue. */
const ZEROS = [0x660, 0x6f0, 0x966, 0xe50, 0xf20, 0x1810, 0x19d0];

/** The ones of circled digits that Unicode normalisation leaves alone: ❶ ➀ ➊ ⓵. */
const CIRCLED_ONES = [0x2776, 0x2780, 0x278a, 0x24f5];

const digitsFrom = (first: number, value: number): [string, string][] =>
  Array.from({ length: 10 - value }, (_, i): [string, string] => [String.fromCodePoint(first + i), String(value + i)]);

const traditionalPairs = TRADITIONAL.trim()
  .split(/\s+/)
  .map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]);

/** From a variant to the character that the word lists use. */
export const PLAIN_CHARACTER: ReadonlyMap<string, string> = new Map([
  ...traditionalPairs,
  ...ZEROS.flatMap((zero) => digitsFrom(zero, 0)),
  ...CIRCLED_ONES.flatMap((one) => digitsFrom(one, 1)),
]);
