import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compiledWords } from '../../lib/words/compiledWords.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [compiledWords(), react()],
  server: { host: '127.0.0.1', fs: { allow: ['../..'] } },
  logLevel: 'error',
});
