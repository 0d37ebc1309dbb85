import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fetchedJson } from '../../lib/platform/fetchedJson.ts';
import { compiledWords } from '../../lib/words/compiledWords.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [compiledWords(), fetchedJson(), react()],
  server: { host: '127.0.0.1', fs: { allow: ['../..'] } },
  logLevel: 'error',
});
