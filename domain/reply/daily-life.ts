/* What numbers and messages of daily life look like, so that none of them is taken for an answer. */

/**
 * Words after a digit that make it a time, a count, a price, a place (5 点见, 3 号楼, 2 张票). Many begin another word as well
 * (对 of 对律师, 个 of 个人觉得): those are excepted.
 */
const MEASURE = new RegExp(
  '^(?:点(?!赞)|时|分[钟之钱店]|秒|刻|天|日|号|月|年|周(?!到)|岁|星期|礼拜|小时|会儿|个(?!人[觉认感意])|位|名|人|户|口|楼|层|栋|幢|座|室|房|间|厅|门|单元|排|' +
    '路|街|巷|弄|线|站|班|级|课|节|章|页|本(?!人)|册|张|件|套|份|封|篇|部(?!分)|台|辆|架|只(?![是能要有])|条|头|匹|棵|朵|根(?!本)|支(?!持)|枝|双|副|对(?=$|夫妻|情侣)|' +
    '瓶|杯|碗|盆|桶|箱|盒|包(?!括)|袋|罐|块|元|角|毛|万|千|百|十|亿|米|里(?!面)|公[斤里分]|斤|两|克|吨|升|度|折|倍|成(?!功)|次|趟|遍|局|轮|届|期|批|组|队|群|' +
    '下(?![次属])|手|缺|比(?!较)|选|环|码|寸|平|毫|厘|集|季|代|幼|中(?!心)|小(?!问)|大队|连|村|厂|店|来接|以[上下内前后]|左右|多|几|半|之|' +
    "(?:a\\.?m|p\\.?m|o'?clock|mins?|minutes?|hours?|hrs?|h|days?|weeks?|months?|years?|yrs?|people|persons?|ppl|kids?|pcs|pieces?|kg|km|g|cm|mm|m|" +
    'miles?|yuan|rmb|dollars?|usd|bucks|times|x|k|w|th|st|nd|rd|of|or|to|and|tickets?|boxes|cups?|bottles?|items?|rooms?|floors?|more|less|left|percent)(?![a-z]))',
);

export const startsAMeasure = (text: string): boolean => MEASURE.test(text);

const SMALL_TALK =
  /明天|后天|今晚|今早|今天|晚上|周[一二三四五六日末]|下周|见面|[点点钟]见$|来接|接[你我]|回家|到家|吃[饭的了]|开会|集合|出发|[上下]班|睡觉|快递|外卖|取件|验证码|会议|微信|地址|密码|尾号|(?<![a-z])(?:tomorrow|tonight|meet|meeting|lunch|dinner|pick)(?![a-z])/;

/** Whether words sound like a message between friends rather than a remark on the service. */
export const isSmallTalk = (text: string): boolean => SMALL_TALK.test(text);
