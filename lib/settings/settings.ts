import type { DeclaredApplication } from '../denial/declared.ts';
import type { ReasonClass } from '../denial/denial.ts';
import type { CloudId } from '../platform/cloud.ts';
import type { Failure } from '../platform/failure.ts';
import type { ResourceMap } from '../resourceMap/resourceMap.ts';
import type { WatchedProduct } from './products.ts';

/** Every setting, after policy and the person's own choices are merged. Policy wins, key by key. */
export interface Settings {
  clientId?: string;
  /** The second registration, *assignment required*, that alone carries the approver's scope. */
  approverClientId?: string;
  /** The organisation accepts that employee tokens carry approver scopes too: decide with the one client. */
  shareApproverClient: boolean;
  /** The third registration, *assignment required*, for those who make access packages. */
  administratorClientId?: string;
  /** Whoever may in Entra makes access packages from Knock. Without it, Knock shows what it would do. */
  packageCreation: boolean;
  tenantId?: string;
  cloud: CloudId;
  /** *I approve requests*. */
  approvals: boolean;
  /** Approvers are told of requests that wait, by a notification and the number on the button. */
  approvalNotifications: boolean;
  /** Single letters decide in the list of the hub while it has the focus. */
  approvalKeys: boolean;
  /** Ask for `Application.Read.All` to translate app ids (admin-consented). */
  applicationLookUp: boolean;
  /** After delivery, ask SharePoint with the browser's session whether the site opens. */
  usabilityCheck: boolean;
  /** Days before the end of access at which Knock says so. Empty: it does not. */
  expiryWarningDays: number[];
  /** Requests that are over are forgotten after so many days. */
  historyRetentionDays: number;
  /** So many hours an approval has to wait before Knock suggests to ask on Teams. */
  reminderAfterHours: number;
  /** Notifications name packages, pages and people. */
  notificationNames: boolean;
  /** Managers may ask for people who report to them. */
  requestForOthers: boolean;
  /** Packages of which whoever holds one may not request the other, as the organisation knows and Graph does not tell. */
  incompatiblePackages: { accessPackageId: string; excludedBy: string[] }[];
  /** Read package contents when idle. */
  indexTrickle: boolean;
  /** Evaluated Graph requests an hour that reading when idle may cost a person. */
  indexPace: number;
  /** Entries of policy itself; what the address names is added in the background. */
  resourceMap?: ResourceMap;
  /** Where more of the map is read from, https. */
  resourceMapUrl?: string;
  /** `browserSession`: with the browser's own cookies for that host. A token of Knock's never goes there. */
  resourceMapAuthentication: 'none' | 'browserSession';
  /** Mail domains that a contact of the map may have. */
  contactDomains: string[];
  /** The organisation's own words: who has the files of people who left, and for how long. */
  formerEmployeeFiles?: string;
  /** What the help desk is called, its page (https), its mail address. */
  helpDeskName?: string;
  helpDeskUrl?: string;
  helpDeskMail?: string;
  /** Count, on this device only, what was refused and no package grants. */
  coverage: boolean;
  /** *First contact* on the page *Help*: whoever wants to may ask how the tenant answers. */
  firstContact: boolean;
  /** BCP 47 tag; absent: the browser's language. */
  language?: string;
  /** Detectors, or single rules of them (`azureDevOps.code`), switched off. */
  disabledDetectors: string[];
  /** Watched products the person switched off. */
  unwatchedProducts: WatchedProduct[];
  /** Products the organisation asks to have watched; each needs the person's click where it is not required. */
  watchedProducts: WatchedProduct[];
  /** In-house applications the organisation declares. Empty where only the small part of policy was decoded. */
  inHouseApplications: DeclaredApplication[];
  /** The organisation's dated corrections to what ships. */
  detectorRules?: DetectorRules;
}

/** Whom texts mean that say *help desk*. */
export type HelpDesk = Pick<Settings, 'helpDeskName' | 'helpDeskUrl' | 'helpDeskMail'>;

/** Data only: what shipped detectors say is dropped or re-classed by it, nothing is run. Schema: `docs/policy.md`. */
export interface DetectorRules {
  version: 1;
  /** ISO date on which the organisation wrote it; old ones are pointed out in the options. */
  dated: string;
  /** Ids of rules or detectors not to be believed. */
  disabled: string[];
  /** AADSTS codes that mean something else than Knock's table says, or that it lacks. */
  codes: { code: number; reason: ReasonClass }[];
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
