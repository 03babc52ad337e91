import { defineConfig } from 'vite';

/** Relative addresses, so that the files work wherever they are put; the look of antd in chunks of its own, behind the first page. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  clearScreen: false,
  logLevel: 'warn',
  build: {
    target: 'es2022',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
    // Preloading what the first page does not need would take its place on a slow line.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Libraries mark their files for servers that render pages; there is none here.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|oidc-client-ts|jwt-decode)[\\/]/,
              priority: 3,
            },
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 2 },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|dayjs|@emotion)[\\/]/, priority: 1 },
          ],
        },
      },
    },
  },
});
