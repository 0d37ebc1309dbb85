// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it } from 'vitest';
import { useSubmitForPeople } from '../../../../components/hub/useSubmitForPeople.ts';
import type { SubmitInput } from '../../../../lib/entitlement/requestInput.ts';
import { fail, ok, type Result } from '../../../../lib/platform/failure.ts';
import { render } from '../render.tsx';

const [lynne, pradeep] = ['Lynne Robbins', 'Pradeep Gupta'].map((displayName) => ({
  id: displayName,
  displayName,
  mail: '',
}));
if (lynne === undefined || pradeep === undefined) throw new Error('nobody');
const input: SubmitInput = {
  accessPackageId: 'p1',
  justification: 'They join the campaign.',
  answers: [],
  schedule: null,
  draftId: 'draft',
  targetId: lynne.id,
};

async function withAnswers(answers: Record<string, Result<unknown>>) {
  const sent: SubmitInput[] = [];
  let submitting: ReturnType<typeof useSubmitForPeople> | undefined;
  function Submitting() {
    submitting = useSubmitForPeople(async (one) => {
      sent.push(one);
      return answers[one.targetId ?? ''] ?? ok();
    });
    return null;
  }
  await render(<Submitting />);
  return {
    sent,
    refused: () => [...(submitting?.refused ?? [])],
    submit: async (people: { id: string; displayName: string; mail: string }[]) => {
      let result: Result<unknown> | undefined;
      await act(async () => {
        result = await submitting?.submitFor(people, input);
      });
      return result;
    },
  };
}

it('is one request each; the draft becomes the first one’s', async () => {
  const { sent, submit, refused } = await withAnswers({});
  expect(await submit([lynne, pradeep])).toEqual(ok());
  expect(sent).toEqual([input, { ...input, targetId: pradeep.id, draftId: undefined }]);
  expect(sent[1]).not.toHaveProperty('draftId');
  expect(refused()).toEqual([]);
});

it('has an outcome each: one that is refused holds up no other', async () => {
  const no = fail({ kind: 'notRequestable', why: 'notForThem' });
  const { sent, submit, refused } = await withAnswers({ [lynne.id]: no });
  await submit([lynne, pradeep]);
  expect(sent).toHaveLength(2);
  expect(refused()).toMatchObject([[lynne.id, { why: 'notForThem' }]]);
  await submit([pradeep]);
  expect(refused()).toEqual([]);
});

it('takes what is under way already for done', async () => {
  const { submit, refused } = await withAnswers({
    [lynne.id]: fail({ kind: 'alreadyRequested', requestId: 'r1' }),
  });
  await submit([lynne, pradeep]);
  expect(refused()).toEqual([]);
});

it('is as ever for one, and for oneself', async () => {
  const no = fail({ kind: 'notRequestable', why: 'notForThem' });
  const { sent, submit } = await withAnswers({ [lynne.id]: no });
  expect(await submit([lynne])).toEqual(no);
  expect(await submit([])).toEqual(no);
  expect(sent).toEqual([input, input]);
});
