import { clouds } from '../../platform/cloud.ts';
import { isRecord } from '../../platform/isRecord.ts';
import { redirectUris } from '../ids.ts';
import { graphCalls, registerByGraph, type Send, unregisterByGraph } from './graph.ts';
import { readCommand, usage } from './options.ts';
import { registerPowerShell } from './powershell.ts';
import type { RegisterPlan } from './registrations.ts';
import { registerShell } from './shell.ts';
import { registerTerraform } from './terraform.ts';

// `npm run register`: what registers Knock in a tenant.
try {
  const { plan, how, run, undo, help, problems } = readCommand(process.argv.slice(2));
  const uris = redirectUris(plan.ids);
  const printed = {
    az: () => registerShell(plan),
    powershell: () => registerPowerShell(plan),
    terraform: () => registerTerraform(plan, uris),
    graph: () => graphCalls(plan, uris),
  };
  if (help) process.stdout.write(usage);
  else if (problems.length > 0) fail(problems.join('\n'));
  else if (undo) process.stdout.write(`Deleted: ${(await unregisterByGraph(sender(plan))).join(', ')}\n`);
  else if (run)
    process.stdout.write(`${JSON.stringify(await registerByGraph(sender(plan), plan, uris), null, 2)}\n`);
  else process.stdout.write(await printed[how]());
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

/** `KNOCK_GRAPH` is another address for Graph: that of the simulated tenant. */
function sender({ cloud }: RegisterPlan): Send {
  const { KNOCK_GRAPH_TOKEN: token, KNOCK_GRAPH: address = `https://${clouds[cloud].graphHost}` } =
    process.env;
  if (token === undefined)
    throw new Error('KNOCK_GRAPH_TOKEN is not set: an access token for Microsoft Graph.');
  return async (method, path, body) => {
    const response = await fetch(`${address}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    const answer: unknown = text === '' ? {} : JSON.parse(text);
    return isRecord(answer) ? answer : {};
  };
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\nTry: npm run register -- --help\n`);
  process.exitCode = 1;
}
