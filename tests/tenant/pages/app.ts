import { Hono } from 'hono';
import type { TenantCore } from '../contract.ts';
import {
  isAppServiceHost,
  isServiceHost,
  isSharePointHost,
  launcherHosts,
  myAccessHosts,
  phishingHost,
  strangerHost,
} from '../hosts.ts';
import { createApplicationsApp } from './applications.ts';
import { createEasyAuthApp } from './easyAuth.ts';
import { createLauncherApp, createMyAccessApp } from './portals.ts';
import { createServicesApp } from './services.ts';
import { createSharePointApp } from './sharePoint/app.ts';
import { createStrangersApp } from './strangers.ts';

/** Every host that is neither sign-in nor Graph, by the host name of the request's URL. */
export function createPagesApp(core: TenantCore): Hono {
  const sharePoint = createSharePointApp(core);
  const myAccess = createMyAccessApp();
  const launcher = createLauncherApp(core);
  const strangers = createStrangersApp(core);
  const applications = createApplicationsApp(core);
  const services = createServicesApp();
  const easyAuth = createEasyAuthApp(core);
  const appFor = (host: string): Hono => {
    if (isSharePointHost(host)) return sharePoint;
    if (myAccessHosts.includes(host)) return myAccess;
    if (launcherHosts.some((launcherHost) => launcherHost === host)) return launcher;
    if (host === phishingHost || host === strangerHost) return strangers;
    if (isServiceHost(host)) return services;
    if (isAppServiceHost(host)) return easyAuth;
    return applications;
  };
  const app = new Hono();
  app.get('/favicon.ico', () => new Response(null, { status: 204 }));
  app.all('*', (c) => appFor(new URL(c.req.url).hostname).fetch(c.req.raw));
  return app;
}
