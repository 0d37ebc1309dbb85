import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { approverScopes, employeeScopes } from '../../lib/auth/tokenSource.ts';
import { createAsk } from '../../lib/contact/ask.ts';
import { contactFile } from '../../lib/contact/contactFile.ts';
import { playContact } from '../../lib/contact/play.ts';
import { readings } from '../../lib/contact/readings.ts';
import type { ContactRow } from '../../lib/contact/seen.ts';

const help = `First contact without a window: asks a simulated tenant how it answers, only by reading.

  npm run contact -- --tenant ADDRESS [--json FILE] [--user UPN] [--approver UPN | --no-approver] [--calls]

  --tenant ADDRESS  where it is, e.g. http://127.0.0.1:8080 (npm run tenant -- --http 8080)
  --json FILE       writes what was seen; npm run tenant -- --like FILE starts a tenant that answers so
  --user UPN        who asks (default AdeleV@contoso.com)
  --approver UPN    who asks as an approver (default MeganB@contoso.com)
  --calls           prints the calls and makes none`;

const words = { so: 'so', notSo: 'not so', nothing: 'nothing to ask about' };

try {
  await run();
} catch (error) {
  console.error(`contact: ${error instanceof Error ? error.message : String(error)}`);
  console.error('Try: npm run contact -- --help');
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      tenant: { type: 'string' },
      json: { type: 'string' },
      user: { type: 'string', default: 'AdeleV@contoso.com' },
      approver: { type: 'string', default: 'MeganB@contoso.com' },
      'no-approver': { type: 'boolean', default: false },
      calls: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(help);
  if (values.calls) return console.log(plannedCalls());
  if (values.tenant === undefined) throw new Error('Which tenant? --tenant ADDRESS');
  const tenant = values.tenant.replace(/\/+$/, '');
  const employee = await tokenFor(tenant, values.user, employeeScopes);
  const approver = values['no-approver']
    ? undefined
    : await tokenFor(tenant, values.approver, approverScopes).catch(() => undefined);
  let calls = 0;
  const ask = createAsk({
    graph: `${tenant}/graph.microsoft.com`,
    tokens: { employee, approver },
    locale: 'en',
    fetch: (...call) => {
      calls += 1;
      return fetch(...call);
    },
  });
  const rows = await playContact(ask, { hasApprover: approver !== undefined });
  console.log(`${rows.map(line).join('\n')}\n${calls} calls`);
  if (values.json !== undefined) await writeFile(values.json, contactFile(rows));
}

const plannedCalls = (): string =>
  Object.values(readings)
    .map(({ as, method, path, most }) => `${as.padEnd(8)} ${method.padEnd(4)} ≤${most}  ${path}`)
    .join('\n');

/** A token with exactly these scopes, from the simulated tenant's own steering. */
async function tokenFor(tenant: string, user: string, scopes: readonly string[]): Promise<string> {
  const response = await fetch(`${tenant}/__tenant/token`, {
    method: 'POST',
    body: JSON.stringify({ user, scopes: ['User.Read', ...scopes] }),
  }).catch(() => undefined);
  if (response === undefined) throw new Error(`Nobody answers at ${tenant}.`);
  if (!response.ok) throw new Error(`${tenant} gives no token for ${user} (${response.status}).`);
  const { access_token: token }: { access_token: string } = await response.json();
  return token;
}

function line({ row, answer, position, status, code, trouble }: ContactRow): string {
  const came = [status, code, trouble].filter((one) => one !== undefined).join(' ');
  return `${row.padEnd(28)} ${words[answer].padEnd(22)} ${String(position ?? '').padEnd(14)} ${came}`;
}
