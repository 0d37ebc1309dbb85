import type { DenialSession } from '../../lib/offer/denialSessions.ts';
import { isPasted } from '../../lib/offer/pasted.ts';
import { after } from '../../lib/platform/after.ts';
import { parseResourceKey } from '../../lib/resource/resource.ts';
import type { askSite } from '../../lib/site/askSite.ts';
import type { SiteAnswer } from '../../lib/site/siteAnswer.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';

/** What this worker has asked sites about refused pages: once a report and account, in memory only. */
export interface SiteQuestions {
  /** Asks the site that was refused, unless it has been asked; resolves with its answer. `undefined`: it isn't to be asked. */
  ask(session: DenialSession, profile: ProfileRow): Promise<SiteAnswer | undefined>;
  /** What is known by now. */
  answerOf(session: DenialSession, profile: ProfileRow): { site?: SiteAnswer; isAskingSite?: boolean };
  /** Calls back when a site has answered, or may no longer be waited for; returns the function that stops it. */
  onChange(listener: () => void): () => void;
}

export interface SiteQuestionDeps {
  askSite: typeof askSite;
  /** The setting; policy may switch it off. */
  isEnabled(): Promise<boolean>;
}

/** So long the button waits, in ms: less than the half second for which the card takes no press. */
const patienceMs = 300;
/** More reports than this are not open at once. */
const mostKept = 50;

interface Asked {
  answer: Promise<SiteAnswer | undefined>;
  site?: SiteAnswer;
  isAskingSite: boolean;
}

export function createSiteQuestions(deps: SiteQuestionDeps): SiteQuestions {
  const asked = new Map<string, Asked>();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };

  async function answer(session: DenialSession, profile: ProfileRow): Promise<SiteAnswer | undefined> {
    const web = webOf(session);
    if (web === undefined || !(await deps.isEnabled())) return undefined;
    const { denial } = session;
    return deps.askSite({
      web,
      username: profile.username,
      ...(denial.part === undefined ? {} : { part: denial.part }),
      ...(denial.isManual ? { isOpen: true } : {}),
    });
  }

  return {
    ask(session, profile) {
      const key = keyOf(session, profile);
      const known = asked.get(key);
      if (known !== undefined) return known.answer;
      const one: Asked = { answer: Promise.resolve(undefined), isAskingSite: webOf(session) !== undefined };
      const stopWaiting = () => {
        if (!one.isAskingSite) return;
        one.isAskingSite = false;
        changed();
      };
      one.answer = answer(session, profile).then((site) => {
        one.isAskingSite = false;
        if (site !== undefined) one.site = site;
        changed();
        return site;
      });
      void after(patienceMs).then(stopWaiting);
      asked.set(key, one);
      for (const oldest of [...asked.keys()].slice(0, -mostKept)) asked.delete(oldest);
      return one.answer;
    },
    answerOf(session, profile) {
      const one = asked.get(keyOf(session, profile));
      if (one === undefined) return {};
      const { site, isAskingSite } = one;
      return { ...(site === undefined ? {} : { site }), ...(isAskingSite ? { isAskingSite } : {}) };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const keyOf = ({ id }: DenialSession, { profile }: ProfileRow): string => `${id}|${profile}`;

/** The refused web, deepest first; only SharePoint answers such questions. An address that was pasted is not asked. */
function webOf({ denial, tabId }: DenialSession): string | undefined {
  if (denial.product !== 'sharePoint' || denial.curable === 'no' || isPasted(tabId)) return undefined;
  const found = denial.resources
    .map(({ key }) => parseResourceKey(key))
    .find(({ system }) => system === 'sharepointonline');
  return found?.id;
}
