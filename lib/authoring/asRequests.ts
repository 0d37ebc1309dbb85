import type { PackageDraft } from '../entitlement/packageDraft.ts';
import { resourcePath } from '../graph/administration/reads.ts';
import {
  postCatalog,
  postPackage,
  postPolicy,
  postResourceRequest,
  postRoleScope,
  type Write,
} from '../graph/administration/writes.ts';
import { asOneLine } from './asOneLine.ts';

/** A value that an earlier answer gives; written as a word that no text of a draft can be. */
type Reference = string;

/**
 * A draft as the requests that make it, in the `.http` form that editors send (named requests, `{{name.response.body.$.id}}`).
 * A role that isn't known yet is a variable at the top, to be filled in. In: Graph's host; epoch milliseconds. Out: text.
 */
export function asRequests(draft: PackageDraft, graphHost: string, now: number): string {
  const mark = crypto.randomUUID();
  const expressions: string[] = [];
  const refer = (expression: string): Reference => {
    expressions.push(expression);
    return `${mark}-${expressions.length - 1}-`;
  };
  const parts: string[] = [];
  const put = (title: string, name: string, text: string) =>
    parts.push(`### ${oneLine(title)}\n# @name ${name}\n${text}\n`);
  const write = (title: string, name: string, call: Write) => put(title, name, httpOf(call, graphHost));

  const catalogId = draft.catalog.id ?? refer('catalog.response.body.$.id');
  if (draft.catalog.id === undefined)
    write(`Catalog ${draft.catalog.displayName}`, 'catalog', postCatalog(draft.catalog));
  const variables: string[] = [];
  draft.resources.forEach((resource, index) => {
    write(
      `${resource.displayName} into the catalog`,
      `add${index}`,
      postResourceRequest('adminAdd', catalogId, resource),
    );
    put(
      `Its roles: repeat until there are some, which may take a minute`,
      `resource${index}`,
      `GET https://${graphHost}/v1.0${resourcePath(catalogId, [resource])}\nAuthorization: Bearer {{token}}`,
    );
  });
  for (const one of draft.packages) {
    const packageId = one.id ?? refer(`package_${one.key}.response.body.$.id`);
    if (one.id === undefined)
      write(`Access package ${one.displayName}`, `package_${one.key}`, postPackage(catalogId, one));
    for (const { originId, role } of one.roles) {
      const index = draft.resources.findIndex((resource) => resource.originId === originId);
      const resource = draft.resources[index];
      if (resource === undefined) continue;
      const variable = `role_${one.key}_${index}`;
      if ('need' in role)
        variables.push(
          `# The originId and the name of the role of ${oneLine(resource.displayName)} that lets people ${role.need}: see resource${index}.`,
          `@${variable} = `,
          `@${variable}_name = `,
        );
      const known =
        'need' in role
          ? { originId: refer(variable), displayName: refer(`${variable}_name`) }
          : { originId: role.originId, displayName: role.displayName };
      write(
        `What ${one.displayName} grants`,
        `grant_${one.key}_${index}`,
        postRoleScope(
          packageId,
          refer(`resource${index}.response.body.$.value[0].id`),
          resource,
          { ...known, originSystem: resource.originSystem },
          { originId: resource.originId, originSystem: resource.originSystem },
        ),
      );
    }
    if (one.hasPolicy)
      write(
        `Who may request ${one.displayName}`,
        `policy_${one.key}`,
        postPolicy(packageId, draft, one, now),
      );
  }
  const head = ['# Made by Knock. Sends nothing by itself.', '@token = ', ...variables].join('\n');
  return expressions.reduce(
    (text, expression, index) => text.replaceAll(`${mark}-${index}-`, `{{${expression}}}`),
    `${head}\n\n${parts.join('\n')}`,
  );
}

const httpOf = ({ method, path, body }: Write, graphHost: string): string =>
  [
    `${method} https://${graphHost}/v1.0${path}`,
    'Authorization: Bearer {{token}}',
    'Content-Type: application/json',
    '',
    // What was typed is no variable: two braces in a row are written in another way.
    JSON.stringify(body, undefined, 2).replaceAll('{{', '\\u007b\\u007b'),
  ].join('\n');

/** In a comment, too, two braces in a row would begin a variable. */
const oneLine = (text: string): string => asOneLine(text).replaceAll('{{', '{ {');
