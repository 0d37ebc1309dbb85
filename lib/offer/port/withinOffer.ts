import type { Shown } from '../../entitlement/requestInput.ts';
import type { CommandMessage } from '../../messaging/protocol.ts';
import { isRecord } from '../../platform/isRecord.ts';
import type { DenialSession } from '../denialSessions.ts';
import type { Offer } from '../offer.ts';
import type { CardCommand } from './messages.ts';

/**
 * The command with its tab and the shown account filled in, or `undefined` when it reaches beyond what was offered.
 * `offer`: what the view was last sent for the account that it showed;
 * `report`: the one which that offer answers; `isFound`: what is asked for was found beside the offer.
 */
export function withinOffer(
  message: CommandMessage<CardCommand>,
  offer: Offer | undefined,
  { tabId, id: denialId }: Pick<DenialSession, 'tabId' | 'id'>,
  isFound = false,
): CommandMessage | undefined {
  const { command } = message;
  if (command === 'signIn') return { command, input: signsInAgain(offer) ? shownIn(offer) : {} };
  if (offer === undefined) return undefined;
  const isOffered = (id: unknown) =>
    isFound ||
    (offer.state === 'offer' && offer.packages.some((candidate) => candidate.accessPackageId === id));
  const page = { tabId, denialId, need: offer.need };
  const input: Record<string, unknown> = isRecord(message.input) ? message.input : {};
  switch (command) {
    case 'readRequirements':
    case 'submitRequest':
    case 'saveDraft':
      return isOffered(input.accessPackageId)
        ? ({ command, input: { ...input, ...shownIn(offer), tabId, denialId } } as CommandMessage)
        : undefined;
    case 'cancelRequest':
    case 'openReturnTo':
      return offer.state === 'requested' && offer.request.id === input.requestId
        ? { command, input: { requestId: offer.request.id, ...shownIn(offer) } }
        : undefined;
    case 'setNeed':
      return offer.need === undefined
        ? undefined
        : ({ command, input: { need: input.need, tabId } } as CommandMessage);
    case 'noteTold':
      return 'contact' in offer && offer.contact !== undefined
        ? { command, input: { ...shownIn(offer), tabId } }
        : undefined;
    case 'openHub': {
      const view: Record<string, unknown> = isRecord(input.view) ? input.view : {};
      const mayOpen =
        view.name === 'request'
          ? isOffered(view.accessPackageId)
          : view.name === 'requests' || view.name === 'find';
      // A search begins with what was typed or pasted, else with what was refused. What a view has no use for is dropped.
      return mayOpen
        ? ({
            command,
            input: { view: { search: offer.denial.resourceName, ...view, ...page } },
          } as CommandMessage)
        : undefined;
    }
    default:
      return command satisfies never;
  }
}

/** The package that a command is about; `undefined`: none. */
export function askedPackage({ input }: CommandMessage): string | undefined {
  const given: unknown = input;
  const asked = isRecord(given) && isRecord(given.view) ? given.view : given;
  return isRecord(asked) && typeof asked.accessPackageId === 'string' ? asked.accessPackageId : undefined;
}

const shownIn = ({ account }: Pick<Offer, 'account'>): Shown =>
  account === undefined ? {} : { profile: account.profile };

/** The very account that is shown, not whoever is picked: its name is filled in, and nobody else is taken for it. */
function signsInAgain(offer: Offer | undefined): offer is Offer {
  if (offer?.account === undefined) return false;
  if (offer.state === 'signedOut') return offer.needs === 'signInAgain';
  return offer.state !== 'otherAccount' && offer.state !== 'otherTenant';
}
