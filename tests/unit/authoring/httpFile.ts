import type { Send } from '../../tenant/testing.ts';

/**
 * Sends a `.http` file as editors do: `###` parts requests, `# @name` names one, `@x = y` is a variable, and `{{…}}` stands
 * for one or for a part of an earlier answer.
 */
export async function replay(
  text: string,
  send: Send,
  fill: (name: string, answers: ReadonlyMap<string, unknown>) => string | undefined = () => undefined,
): Promise<{ name: string; status: number }[]> {
  const [head = '', ...parts] = text.split(/^###.*$/m);
  const variables = new Map(
    [...head.matchAll(/^@(\w+) = (.*)$/gm)].map(([, name = '', value = '']) => [name, value] as const),
  );
  const answers = new Map<string, unknown>();
  const done: { name: string; status: number }[] = [];
  const filled = (template: string) =>
    template.replace(/\{\{([^{}]+)\}\}/g, (_, expression: string) => {
      const [, name, path] = /^(\w+)\.response\.body\.\$\.(.+)$/.exec(expression) ?? [];
      const value =
        name === undefined
          ? (fill(expression, answers) ?? variables.get(expression))
          : valueAt(answers.get(name), path ?? '');
      if (typeof value !== 'string') throw new Error(`nothing is called ${expression}`);
      return value;
    });
  for (const part of parts) {
    const name = /^# @name (\w+)$/m.exec(part)?.[1] ?? '';
    const [top = '', body = ''] = part
      .replace(/^# .*$/m, '')
      .trim()
      .split(/\n\n([\s\S]*)/);
    const [line = ''] = top.split('\n');
    const [method = '', address = ''] = filled(line).split(' ');
    const url = new URL(address);
    const answer = await send(
      method,
      url.pathname + url.search,
      body.trim() === '' ? undefined : JSON.parse(filled(body)),
    );
    answers.set(name, answer.body);
    done.push({ name, status: answer.status });
  }
  return done;
}

/** `value[0].id` */
function valueAt(from: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], from);
}
