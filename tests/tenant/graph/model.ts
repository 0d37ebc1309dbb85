import type { TenantSeed } from '../organization.ts';
import metadata from './data/graph-metadata.json' with { type: 'json' };
import { betaQuestionTypes, newerMembers, newerTypes } from './declaredTypes.ts';
import { registrationTypes } from './registrationTypes.ts';

export interface TypeRow {
  base?: string;
  abstract?: boolean;
  open?: boolean;
  properties?: Record<string, string>;
  navigation?: Record<string, string>;
  /** Served in place of this type although not derived from it. */
  standsFor?: string;
}

/** The entity model of one cloud. */
export interface Model {
  type(name: string): TypeRow | undefined;
  enumMembers(name: string): readonly string[] | undefined;
  /** The declared type of a member, searched up the base types; `undefined`: undeclared. */
  member(typeName: string, member: string): { kind: 'property' | 'navigation'; type: string } | undefined;
  /** Global's metadata has this member, this cloud's has not. */
  lacks(typeName: string, member: string): boolean;
  /** `actual` is `declared`, derives from it or stands for it. */
  isA(actual: string, declared: string): boolean;
}

interface Lacks {
  missingTypes: string[];
  missingProperties: Record<string, string[]>;
}

const otherClouds: Record<string, Lacks> = metadata.otherClouds;
/** Metadata knows sovereign clouds by their code names. */
const codeNames = { usGovHigh: 'Fairfax', usGovDoD: 'Fairfax', china: 'Mooncake' } as const;

const declared: Record<string, TypeRow> = {
  ...metadata.types,
  ...registrationTypes,
  ...betaQuestionTypes,
  ...newerTypes,
};

const types: Record<string, TypeRow> = Object.fromEntries(
  Object.entries(declared).map(([name, row]) => [name, withNewer(row, newerMembers[name])]),
);
const enums: Record<string, readonly string[]> = metadata.enums;

function withNewer(row: TypeRow, newer: (typeof newerMembers)[string] | undefined): TypeRow {
  if (newer === undefined) return row;
  return {
    ...row,
    properties: { ...row.properties, ...newer.properties },
    navigation: { ...row.navigation, ...newer.navigation },
  };
}

/** Question types of the seed that no metadata knows are taken as plain questions. */
export function createModel(tenant: TenantSeed): Model {
  const lacks = tenant.cloud === 'global' ? undefined : otherClouds[codeNames[tenant.cloud]];
  const unknownQuestions = unknownQuestionTypes(tenant);

  const type: Model['type'] = (name) => {
    if (unknownQuestions.has(name)) return { base: 'accessPackageQuestion' };
    return lacks?.missingTypes.includes(name) ? undefined : types[name];
  };

  const lacksMember: Model['lacks'] = (typeName, name) => {
    if (lacks?.missingProperties[typeName]?.includes(name) === true) return true;
    const base = types[typeName]?.base;
    return base !== undefined && lacksMember(base, name);
  };

  const own = (name: string, member: string) => {
    if (lacks?.missingProperties[name]?.includes(member)) return undefined;
    const row = type(name);
    const property = row?.properties?.[member];
    if (property !== undefined) return { kind: 'property', type: property } as const;
    const navigation = row?.navigation?.[member];
    return navigation === undefined ? undefined : ({ kind: 'navigation', type: navigation } as const);
  };

  const member: Model['member'] = (typeName, name) => {
    const found = own(typeName, name);
    const base = type(typeName)?.base;
    return found === undefined && base !== undefined ? member(base, name) : found;
  };

  const isA: Model['isA'] = (actual, declared) => {
    if (actual === declared) return true;
    const row = type(actual);
    if (row?.standsFor === declared) return true;
    return row?.base !== undefined && isA(row.base, declared);
  };

  return { type, member, lacks: lacksMember, isA, enumMembers: (name) => enums[name] };
}

function unknownQuestionTypes(tenant: TenantSeed): ReadonlySet<string> {
  const questions = tenant.accessPackages.flatMap((accessPackage) =>
    accessPackage.assignmentPolicies.flatMap((policy) => policy.questions),
  );
  return new Set(
    questions.flatMap((question) => (question.type === 'unknown' ? [bareType(question.odataType)] : [])),
  );
}

/** `#microsoft.graph.user` → `user`. */
export const bareType = (name: string): string => name.replace(/^#?microsoft\.graph\./, '');

/** `Collection(user)` → `user`; `undefined`: not a collection. */
export const elementType = (name: string): string | undefined => /^Collection\((.+)\)$/.exec(name)?.[1];
