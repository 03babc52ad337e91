import { App, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale/index.js';
import type { ReactNode } from 'react';
import enGB from 'antd/es/locale/en_GB.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { useLanguage } from '../shell/language.tsx';

/** The look, in the colours of the frame (shell/shell.css); every text passes 4.5 : 1. */
const THEME = {
  cssVar: { key: 'hf' },
  token: {
    colorPrimary: '#0b57a4',
    colorLink: '#0b57a4',
    colorText: '#1d2433',
    colorTextSecondary: '#4b5563',
    colorTextTertiary: '#5b6472',
    colorTextDescription: '#4b5563',
    colorTextPlaceholder: '#69717f',
    colorError: '#b42318',
    colorSuccess: '#1a7f4b',
    colorWarning: '#9a5b00',
    colorBorder: '#9aa5b8',
    borderRadius: 6,
    fontFamily: 'inherit',
    motion: false,
  },
};

/** The library's types say CommonJS, but its files are modules: their default is the locale itself. */
const LOCALES = { zh: zhCN as unknown as Locale, en: enGB as unknown as Locale };

/** What pages made of antd stand in: its language, its look, and its messages. */
export const AntdRoot = ({ children }: { readonly children: ReactNode }) => {
  const { language } = useLanguage();
  return (
    <ConfigProvider locale={LOCALES[language]} theme={THEME} button={{ autoInsertSpace: false }}>
      <App>{children}</App>
    </ConfigProvider>
  );
};
