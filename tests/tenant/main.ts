import { parseArgs } from 'node:util';
import { hostResolverRules } from './hosts.ts';
import { readObserved } from './observed.ts';
import type { Seed } from './organization.ts';
import { builtInOrganization } from './organizations/builtIn.ts';
import { readSeed } from './readSeed.ts';
import { type RunningServer, startServer } from './server.ts';
import { defaultPositions, type SwitchPositions } from './state/switches.ts';
import { createTenant } from './tenant.ts';
import { withPackages } from './withPackages.ts';

const help = `The simulated tenant: Entra sign-in, Microsoft Graph and the denied pages of one organisation.

  npm run tenant -- [--http PORT] [--https PORT] [--seed FILE.json] [--packages N] [--like FILE.json]

  --http PORT      plain HTTP on 127.0.0.1; any host as a path prefix:
                   http://127.0.0.1:PORT/graph.microsoft.com/v1.0/me   (default 8080; 0: any free port)
  --https PORT     HTTPS under the real host names, for browsers that map them here (0: any free port)
  --seed FILE      an organisation as JSON; the built-in one is at /__tenant/seed
  --packages N     N more requestable access packages in the first tenant
  --like FILE      answers in the positions that First contact saw (npm run contact, or Knock's page Help)

Steering, on any host:
  POST /__tenant/token {"user":"AdeleV@contoso.com","scopes":["User.Read"]}   → {"access_token"}
  GET|POST /__tenant/clock · /__tenant/switches    GET|POST|DELETE /__tenant/faults    GET|DELETE /__tenant/log
  POST /__tenant/login/revoke · /signOutEverywhere · /requireInteraction {"user"}    GET /__tenant/violations
Everything lives in memory and ends with this process.`;

interface Options {
  http: number | undefined;
  https: number | undefined;
  seed: Seed;
  switches: Partial<SwitchPositions>;
}

try {
  await run();
} catch (error) {
  console.error(`tenant: ${error instanceof Error ? error.message : String(error)}`);
  console.error('Try: npm run tenant -- --help');
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const options = await readOptions();
  if (!options) return console.log(help);
  const { seed, switches, http, https } = options;
  const server = await startServer({
    tenant: createTenant(seed, { switches }),
    ...(http === undefined ? {} : { http }),
    ...(https === undefined ? {} : { https }),
  });
  announce(seed, server);
  announceSwitches(switches);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
}

/** `undefined`: help was asked for. Throws a sentence about what cannot be used. */
async function readOptions(): Promise<Options | undefined> {
  const { values } = parseArgs({
    options: {
      http: { type: 'string' },
      https: { type: 'string' },
      seed: { type: 'string' },
      packages: { type: 'string' },
      like: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return undefined;
  const seed = values.seed === undefined ? builtInOrganization : await readSeed(values.seed);
  const https = whole('--https', values.https, 65_535);
  const http = whole('--http', values.http, 65_535) ?? (https === undefined ? 8080 : undefined);
  const switches = values.like === undefined ? {} : await readObserved(values.like);
  return {
    http,
    https,
    switches,
    seed: withPackages(seed, whole('--packages', values.packages, 100_000) ?? 0),
  };
}

/** What cannot be seen by reading keeps its default, and that is said. */
function announceSwitches(switches: Partial<SwitchPositions>): void {
  const seen = Object.entries(switches).map(([name, position]) => `${name} ${position}`);
  if (seen.length === 0) return;
  const others = Object.keys(defaultPositions).filter((name) => !(name in switches));
  console.log(`As observed: ${seen.join(', ')}`);
  console.log(`By default, since reading doesn't show them: ${others.join(', ')}`);
}

function whole(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new Error(`${name} takes a whole number from 0 to ${most}, not '${text}'.`);
}

function announce(seed: Seed, { httpPort, httpsPort, spki }: RunningServer): void {
  const people = seed.tenants.flatMap((tenant) => tenant.users).filter((user) => user.userType === 'member');
  console.log(`Tenants: ${seed.tenants.map((tenant) => `${tenant.displayName} (${tenant.id})`).join(', ')}`);
  console.log(`Sign in as: ${people.map((user) => user.userPrincipalName).join(', ')} — no passwords`);
  if (httpPort !== undefined) {
    console.log(
      `HTTP:  http://127.0.0.1:${httpPort}/graph.microsoft.com/v1.0/me (any host as a path prefix)`,
    );
    console.log(`       http://127.0.0.1:${httpPort}/__tenant/seed`);
  }
  if (httpsPort !== undefined) {
    console.log(`HTTPS: 127.0.0.1:${httpsPort}; start Chromium with`);
    console.log(`  --host-resolver-rules="${hostResolverRules(httpsPort, seed)}"`);
    console.log(`  --ignore-certificate-errors-spki-list=${spki}`);
  }
  console.log('Stop with Ctrl+C.');
}
