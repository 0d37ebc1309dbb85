import type { ResourceMap } from '../packages/resourceMap.ts';
import type { CloudId } from '../platform/cloud.ts';
import type { Failure } from '../platform/failure.ts';

/** Every setting, after policy and the person's own choices are merged. Policy wins, key by key. */
export interface Settings {
  clientId?: string;
  /** The second registration, *assignment required*, that alone carries the approver's scope. */
  approverClientId?: string;
  /** The organisation accepts that employee tokens carry approver scopes too: decide with the one client. */
  shareApproverClient: boolean;
  tenantId?: string;
  cloud: CloudId;
  /** *I approve requests*. */
  approvals: boolean;
  /** Ask for `Application.Read.All` to translate app ids (admin-consented). */
  applicationLookUp: boolean;
  /** After delivery, ask SharePoint with the browser's session whether the site opens. */
  usabilityCheck: boolean;
  /** Read package contents when idle. */
  indexTrickle: boolean;
  resourceMap?: ResourceMap;
  /** BCP 47 tag; absent: the browser's language. */
  language?: string;
  /** Detectors switched off. */
  disabledDetectors: string[];
}

export type SettingKey = keyof Settings;
export type SettingOrigin = 'policy' | 'user' | 'default';

export type SettingsState =
  /** `storage.managed` has not answered yet: neither "no policy" nor "policy". */
  | { state: 'notKnownYet' }
  | {
      state: 'known';
      settings: Settings;
      origin: Record<SettingKey, SettingOrigin>;
      /** One entry per policy key that could not be used; the others work. */
      problems: { key: string; why: string; failure: Failure }[];
    };
