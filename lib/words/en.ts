import { approval } from './en/approval.ts';
import { common } from './en/common.ts';
import { contact } from './en/contact.ts';
import { facts } from './en/facts.ts';
import { failure } from './en/failure.ts';
import { find } from './en/find.ts';
import { form } from './en/form.ts';
import { guard } from './en/guard.ts';
import { help } from './en/help.ts';
import { life } from './en/life.ts';
import { make } from './en/make.ts';
import { map } from './en/map.ts';
import { need } from './en/need.ts';
import { offer } from './en/offer.ts';
import { options } from './en/options.ts';
import { others } from './en/others.ts';
import { owner } from './en/owner.ts';
import { index } from './en/packageIndex.ts';
import { page } from './en/page.ts';
import { queue } from './en/queue.ts';
import { request } from './en/request.ts';
import { signingOut } from './en/signingOut.ts';
import { usable } from './en/usable.ts';
import { vanished } from './en/vanished.ts';
import { why } from './en/why.ts';

/**
 * English, in ICU message syntax, and the source of every key. `compiledWords.ts` compiles it on import.
 * Rules the tests hold: arguments are plain names; an arm of a plural or select is never a single word, which
 * `messageArguments.ts` would take for an argument.
 */
export const en = {
  ...common,
  ...offer,
  ...need,
  ...facts,
  ...request,
  ...approval,
  ...queue,
  ...find,
  ...form,
  ...failure,
  ...options,
  ...page,
  ...life,
  ...map,
  ...usable,
  ...signingOut,
  ...vanished,
  ...why,
  ...owner,
  ...others,
  ...index,
  ...guard,
  ...help,
  ...contact,
  ...make,
} as const;

export type MessageKey = keyof typeof en;
