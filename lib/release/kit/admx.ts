import { type ChromiumBrowser, chromiumBrowsers, type Plan, settingsKey } from './plan.ts';
import type { PolicyKey } from './policyKeys.ts';
import { xml, xmlHead } from './xml.ts';

/** Name of the category, and of the whole where Intune takes it in. */
export const admxName = (browser: ChromiumBrowser): string =>
  browser === 'chrome' ? 'KnockChrome' : 'KnockEdge';

const namespace = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
const versions = 'revision="1.0" schemaVersion="1.0"';

/** The template of Group Policy. Where a policy is not configured, nothing is written, and Knock's default counts. */
export function admx(plan: Plan, browser: ChromiumBrowser): string {
  const name = admxName(browser);
  return `${xmlHead}
<policyDefinitions xmlns="${namespace}" ${versions}>
  <policyNamespaces>
    <target prefix="${name}" namespace="Knock.Policies.${name}"/>
  </policyNamespaces>
  <resources minRequiredRevision="1.0"/>
  <supportedOn>
    <definitions>
      <definition name="Supported" displayName="$(string.Supported)"/>
    </definitions>
  </supportedOn>
  <categories>
    <category name="${name}" displayName="$(string.${name})"/>
  </categories>
  <policies>
${plan.keys.map((key) => policy(key, name, settingsKey(plan, browser))).join('\n')}
  </policies>
</policyDefinitions>
`;
}

function policy(one: PolicyKey, category: string, place: string): string {
  const { key, kind } = one;
  const isSwitch = kind === 'boolean';
  const attributes = [
    `name="${key}" class="Both" displayName="$(string.${key})" explainText="$(string.${key}_explain)"`,
    isSwitch ? '' : ` presentation="$(presentation.${key})"`,
    ` key="${place}"`,
    isSwitch ? ` valueName="${key}"` : '',
  ].join('');
  const values = isSwitch
    ? `      <enabledValue><decimal value="1"/></enabledValue>
      <disabledValue><decimal value="0"/></disabledValue>`
    : `      <elements>
        ${element(one, place)}
      </elements>`;
  return `    <policy ${attributes}>
      <parentCategory ref="${category}"/>
      <supportedOn ref="Supported"/>
${values}
    </policy>`;
}

/** What is entered where the policy is enabled. */
function element({ key, kind, choices }: PolicyKey, place: string): string {
  const named = `id="${key}" valueName="${key}"`;
  switch (kind) {
    case 'choice':
      return [
        `<enum ${named} required="true">`,
        ...choices.map(
          (choice) =>
            `  <item displayName="$(string.${key}_${choice})"><value><string>${xml(choice)}</string></value></item>`,
        ),
        '</enum>',
      ].join('\n        ');
    case 'number':
      return `<decimal ${named} required="true" minValue="1"/>`;
    case 'list':
      return `<list id="${key}" key="${place}\\${key}" valuePrefix=""/>`;
    case 'json':
      return `<text ${named} required="true" maxLength="1000000"/>`;
    default:
      return `<text ${named} required="true"/>`;
  }
}

/** Its texts, in English. */
export function adml(plan: Plan, browser: ChromiumBrowser): string {
  const { name } = chromiumBrowsers[browser];
  const texts: [id: string, text: string][] = [
    ['Supported', `${name} with the extension Knock (${plan.ids[browser]})`],
    [admxName(browser), `Knock in ${name}`],
    ...plan.keys.flatMap((one): [string, string][] => [
      [one.key, one.title],
      [`${one.key}_explain`, explanation(one)],
      ...one.choices.map((choice): [string, string] => [`${one.key}_${choice}`, choice]),
    ]),
  ];
  return `${xmlHead}
<policyDefinitionResources xmlns="${namespace}" ${versions}>
  <displayName>Knock in ${name}</displayName>
  <description>Settings of the extension Knock.</description>
  <resources>
    <stringTable>
${texts.map(([id, text]) => `      <string id="${id}">${xml(text)}</string>`).join('\n')}
    </stringTable>
    <presentationTable>
${plan.keys
  .filter(({ kind }) => kind !== 'boolean')
  .map(presentation)
  .join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

const explanation = ({ key, kind, description, default: byDefault, example }: PolicyKey): string =>
  [
    description,
    kind === 'json' ? 'The value is JSON on one line.' : '',
    byDefault === undefined ? '' : `Default: ${JSON.stringify(byDefault)}.`,
    `Example: ${JSON.stringify(example)}`,
    `Key: ${key}`,
  ]
    .filter(Boolean)
    .join('\n');

function presentation({ key, kind, title, default: byDefault }: PolicyKey): string {
  const label = xml(title);
  const controls = {
    text: `<textBox refId="${key}"><label>${label}</label></textBox>`,
    json: `<textBox refId="${key}"><label>${label}</label></textBox>`,
    choice: `<dropdownList refId="${key}" noSort="true" defaultItem="0">${label}</dropdownList>`,
    number: `<decimalTextBox refId="${key}" defaultValue="${Number(byDefault ?? 1)}">${label}</decimalTextBox>`,
    list: `<listBox refId="${key}">${label}</listBox>`,
    boolean: '',
  };
  return `      <presentation id="${key}">${controls[kind]}</presentation>`;
}
