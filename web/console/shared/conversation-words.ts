import { catalogue } from '../shell/catalogue.ts';

export const conversationWords = catalogue({
  zh: {
    title: '短信往来',
    help: '打开会记入操作记录。内容保密,不得告知承办人。',
    show: '打开短信往来',
    client: '受援人',
    us: '本机构',
    comment: '意见建议',
    none: '受援人没有写过文字',
  },
  en: {
    title: 'Conversation',
    help: 'Opening it is recorded. It is confidential and not for the lawyer.',
    show: 'Open the conversation',
    client: 'Client',
    us: 'Centre',
    comment: 'Comment',
    none: 'The client has written nothing',
  },
});
