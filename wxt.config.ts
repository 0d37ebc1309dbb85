import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { fetchedJson } from './lib/platform/fetchedJson.ts';
import { developmentIds, developmentKey } from './lib/release/ids.ts';
import { createNotices, noticesFile } from './lib/release/notices.ts';
import { contentScripts, optionalHosts } from './lib/settings/manifest.ts';
import { requiredHosts } from './lib/settings/products.ts';
import { leanDexie, leanerDexieIn, modernDexie } from './lib/store/leanDexie.ts';
import { compiledWords } from './lib/words/compiledWords.ts';

/**
 * What differs between organisations is a parameter of the build (docs/policy.md). By default: a build for development
 * and for the tests, with no place to update from.
 */
const parameters = {
  /** Firefox's id: policy's place and the redirect URI follow from it, and addons.mozilla.org gives it away only once. */
  firefoxId: process.env.KNOCK_FIREFOX_ID || developmentIds.firefox,
  /** Public half of the key that fixes the id of an unpacked Chromium build. The zip has no key. */
  chromiumKey: process.env.KNOCK_CHROMIUM_KEY || developmentKey,
  /** Where a self-hosted installation looks for updates; absent: a store, or nobody. */
  chromiumUpdateUrl: process.env.KNOCK_CHROMIUM_UPDATE_URL || undefined,
  firefoxUpdateUrl: process.env.KNOCK_FIREFOX_UPDATE_URL || undefined,
};

/**
 * What Firefox tells at installation (MDN, `browser_specific_settings`; extensionworkshop.com, "Firefox built-in
 * consent", as of 2025-08). It counts whatever leaves the browser, whoever gets it: Knock sends nothing to its makers,
 * but signs people in at Microsoft and sends their requests, with id and reason, to their organisation's tenant there.
 * So `none` would not be true.
 */
const leavesTheBrowser = ['authenticationInfo', 'personallyIdentifyingInfo'];

const target = 'es2023';
const htmlPlugins = 'virtual:wxt-html-plugins';
const popupPage = '/entrypoints/popup/main.tsx';

/**
 * Every file that a page loads is a trip to the browser process, and a compilation of its own: with ten of them the
 * card was ready some 20 ms later than with one (Chromium 156, 2026-11). The auth page has a script of its own
 * (`authPage.ts`), and so has the card, which is built alone; the other pages share what the popup loads at once.
 */
function fewFiles(): Plugin {
  return {
    name: 'few-files',
    enforce: 'pre',
    // Each page of WXT's imports its plugins, and Knock has none. Nothing is loaded in their place, so that no chunk of
    // its own comes of it. (Told later, in `transform`, it did in three of twelve builds: 2026-11.)
    resolveId: (id) => (id === htmlPlugins ? `\0${htmlPlugins}` : undefined),
    load: (id) => (id === `\0${htmlPlugins}` ? { code: '', moduleSideEffects: false } : undefined),
    outputOptions: (options) =>
      options.format === 'es'
        ? { ...options, codeSplitting: { groups: [{ name: popupOrOwn, debugName: 'popup' }] } }
        : options,
  };
}

/**
 * Knock writes nothing to the console. What libraries would write there (Dexie's advice on indexes) is for developers
 * and weighs half a KiB in the worker. The browser still shows an error that nobody catches.
 */
function quietWorker(): Plugin {
  const minify = { compress: { dropConsole: true, target }, mangle: true, codegen: true };
  return {
    name: 'quiet-worker',
    // Under `npm run dev` nothing is minified, and the console stays.
    outputOptions: (options) =>
      options.name === 'background' && options.minify === true ? { ...options, minify } : options,
  };
}

/** Styles go their own way; an entry is a file already. */
const popupOrOwn = (id: string, graph: ModuleGraph): string | null =>
  !id.endsWith('.css') && !id.includes('/entrypoints/') && isLoadedBy(popupPage, id, graph) ? 'popup' : null;

interface ModuleGraph {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}

/** Whether a module is imported statically, through however many others, by a page's entry. */
function isLoadedBy(entry: string, id: string, graph: ModuleGraph): boolean {
  const seen = new Set<string>();
  const above = [id];
  for (let next = above.pop(); next !== undefined; next = above.pop()) {
    if (next.endsWith(entry)) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    above.push(...(graph.getModuleInfo(next)?.importers ?? []));
  }
  return false;
}

const updatesFrom = (address: string | undefined) => (address === undefined ? {} : { update_url: address });

const notices = createNotices();

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/module-react'],
  manifestVersion: 3,
  outDir: '.output',
  hooks: {
    // In spite of `imports: false`, WXT 0.21 brings its own modules wherever it takes a word for one of their names:
    // a parameter `storage` brought its whole storage module into the auth page.
    'config:resolved': ({ config }) => {
      config.imports.presets = [];
    },
    // Built with the other pages, the card would share files with them. Alone it has one, besides what it loads later.
    'entrypoints:grouped': (_, groups) => {
      const pages = groups.find((group) => Array.isArray(group));
      const card = pages?.findIndex(({ name }) => name === 'card') ?? -1;
      if (pages !== undefined && card >= 0) groups.push(pages.splice(card, 1));
    },
    'build:publicAssets': (_, files) => {
      files.push({ relativeDest: noticesFile, contents: notices.text() });
    },
  },
  vite: ({ command }) => {
    // A build is the same whoever asks for it. Vite compiles JSX by this variable, and test runners set it.
    if (command === 'build') process.env.NODE_ENV = 'production';
    return {
      // Every browser that Knock runs in knows `modulepreload`.
      build: { target, sourcemap: false, modulePreload: { polyfill: false } },
      resolve: { alias: [modernDexie] },
      plugins: [
        compiledWords(),
        fetchedJson(),
        fewFiles(),
        quietWorker(),
        leanDexie(),
        leanerDexieIn('background'),
        notices.plugin(),
      ],
      worker: { plugins: () => [notices.plugin()] },
      define: { 'process.env.NODE_ENV': '"production"' },
    };
  },
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
    // Opens the popup from the keyboard; people may choose other keys in the browser's settings.
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+K' } } },
    web_accessible_resources: [
      browser === 'firefox'
        ? { resources: ['card.html'], matches: [...requiredHosts, ...optionalHosts] }
        : { resources: ['card.html'], matches: [...requiredHosts, ...optionalHosts], use_dynamic_url: true },
    ],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: parameters.firefoxId,
              ...updatesFrom(parameters.firefoxUpdateUrl),
              strict_min_version: '140.0',
              data_collection_permissions: { required: leavesTheBrowser },
            },
          },
        }
      : {
          key: parameters.chromiumKey,
          ...updatesFrom(parameters.chromiumUpdateUrl),
          minimum_chrome_version: '128',
          storage: { managed_schema: 'managed-schema.json' },
        }),
  }),
});
