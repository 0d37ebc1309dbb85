import { createServer } from 'vite';

/** Serves the gallery on a free port. Out: its address, and how to stop it. */
export async function serveGallery(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await createServer({
    configFile: `${import.meta.dirname}/vite.config.ts`,
    server: { port: 0 },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The gallery has no address.');
  return { url, close: () => server.close() };
}
