import { parseArgs } from 'node:util';
import { ofGraphClient } from './graphClient.ts';
import { installed } from './installed.ts';
import { ofMsalNode } from './msalNode.ts';
import { ofOpenIdClient } from './openIdClient.ts';

/**
 * `npm run clients -- [--from FOLDER]`: official clients, which nobody here wrote, go through the simulated tenant and
 * meet its refusals. Knock needs none of them: install them in any folder, outside of this one,
 * (`npm install @azure/msal-node openid-client`) and name it. What isn't there is skipped. Exit code 1: something went
 * otherwise than documented.
 */
const { values } = parseArgs({ options: { from: { type: 'string', default: '.' } } });

const clients = {
  '@azure/msal-node': ofMsalNode,
  'openid-client': ofOpenIdClient,
  '@microsoft/microsoft-graph-client': ofGraphClient,
};

let failed = 0;
let skipped = 0;
for (const [name, checks] of Object.entries(clients)) {
  const found = await installed(name, values.from);
  if (found === undefined) {
    console.log(`${name}: skipped, it is not installed in ${values.from}`);
    skipped += 1;
    continue;
  }
  for (const [what, check] of Object.entries(checks(found.exports))) {
    const problem = await check().then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    console.log(`${name} ${found.version}: ${what}: ${problem ?? 'ok'}`);
    if (problem !== undefined) failed += 1;
  }
}
console.log(`${failed} failed, ${skipped} clients skipped`);
process.exitCode = failed === 0 ? 0 : 1;
