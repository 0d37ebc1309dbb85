import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { contentScripts, optionalHosts, requiredHosts } from './lib/settings/products.ts';

/** Public half of the key that fixes the Chromium extension id, and with it the redirect URI admins register. */
const chromiumKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA9PMXYkCRUN8AKWoLGJQV7hndNFIl5GSv6PSbxPH44B8EUNxPYDRdJyVMKONfCopOJc+9aVsfNX54oQB+2WKsfh9mVo93nBul84JN8B+7dXmqm3K6fUfNSjKtaMx9LqaE1DW2Rcpg0skgde24BHkcx6Y0rLre8e9lk+RWaGeSRsw07xFv7u40nHY3DODF66HQXrkCpPlvA9zkenwNY7ySBOEpSjhD7Dg5Zkn1yWLM0efpMBL9vE0YAdOYsECsUcjm0Ck/lL0RKJUmiW95LUIMXCXF/WGe7x4fDRMbmMefXHfxYdG9iBroQaFliizEIU7Cpuym8dwqP7H2cNIxiL3cVQIDAQAB';

const vendor = /node_modules\/(react|react-dom|scheduler)\//;
const ground =
  /lib\/(platform|messaging)\/|lib\/words\/(formatWords|isoDuration|pickLocale|pseudo)\.ts|lib\/requests\/request\.ts|node_modules\/(icu-minify|@?wxt)/;
/** The pages' words; the worker has its own few. */
const words = /lib\/words\//;

/** Every file that a page loads is a trip to the browser process: React is one, what all pages share another. */
const fewFiles: Plugin = {
  name: 'few-files',
  outputOptions: (options) =>
    options.format === 'es'
      ? {
          ...options,
          codeSplitting: {
            groups: [
              { name: 'react', test: vendor, priority: 2 },
              { name: 'ground', test: ground, priority: 1, minShareCount: 2 },
              { name: 'words', test: words, minShareCount: 2 },
            ],
          },
        }
      : options,
};

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/module-react'],
  manifestVersion: 3,
  outDir: '.output',
  vite: () => ({
    // Every browser that Knock runs in knows `modulepreload`.
    build: { target: 'es2023', sourcemap: false, modulePreload: { polyfill: false } },
    plugins: [fewFiles],
    define: { 'process.env.NODE_ENV': '"production"' },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'storage',
      'alarms',
      'identity',
      'scripting',
      'activeTab',
      'notifications',
      'unlimitedStorage',
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    host_permissions: requiredHosts,
    optional_host_permissions: optionalHosts,
    // A plain script, see entrypoints/denial: smaller than WXT's wrapper, and the page learns nothing of it.
    content_scripts: contentScripts,
    incognito: 'not_allowed',
    web_accessible_resources: [
      browser === 'firefox'
        ? { resources: ['card.html'], matches: [...requiredHosts, ...optionalHosts] }
        : { resources: ['card.html'], matches: [...requiredHosts, ...optionalHosts], use_dynamic_url: true },
    ],
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: { id: 'knock@knock.invalid', strict_min_version: '140.0' } } }
      : {
          key: chromiumKey,
          minimum_chrome_version: '128',
          storage: { managed_schema: 'managed-schema.json' },
        }),
  }),
});
