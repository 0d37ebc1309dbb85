import { setTimeout } from 'node:timers/promises';
import { clouds } from '../../platform/cloud.ts';
import { isRecord } from '../../platform/isRecord.ts';
import { redirectUris } from '../ids.ts';
import { graphCalls, registerByGraph, type Send, unregisterByGraph } from './graph.ts';
import { readCommand, usage } from './options.ts';
import { registerPowerShell } from './powershell.ts';
import { cureOf, mayPass } from './refusals.ts';
import { type RegisterPlan, roles } from './registrations.ts';
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

/**
 * `KNOCK_GRAPH` is another address for Graph: that of the simulated tenant. Tries again what Entra refuses for now.
 * @throws what Graph answered, and what helps
 */
function sender({ cloud, ...plan }: RegisterPlan): Send {
  const { KNOCK_GRAPH_TOKEN: token, KNOCK_GRAPH: address = `https://${clouds[cloud].graphHost}` } =
    process.env;
  if (token === undefined)
    throw new Error('KNOCK_GRAPH_TOKEN is not set: an access token for Microsoft Graph.');
  const groups = roles.flatMap((role) => plan[role] ?? []);
  const call = async (order: Parameters<Send>, [seconds, ...later]: number[]): ReturnType<Send> => {
    const [method, path, body] = order;
    const response = await fetch(`${address}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = response.ok && text !== '' ? JSON.parse(text) : {};
    if (response.ok) return isRecord(answer) ? answer : {};
    const answered = { path, text, groups };
    if (seconds === undefined || !mayPass(answered))
      throw new Error(`${method} ${path}: ${response.status} ${text}\n${cureOf(answered)}`);
    await setTimeout(1000 * (Number(response.headers.get('retry-after')) || seconds));
    return call(order, later);
  };
  return (...order) => call(order, [2, 4, 8, 16]);
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\nTry: npm run register -- --help\n`);
  process.exitCode = 1;
}
