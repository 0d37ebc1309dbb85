import { expect, test } from 'vitest';
import { awsPortals, isHostOf, isOnHosts, loginAddresses, serviceHosts } from '../../../lib/denial/hosts.ts';

/** Regions by DNS suffix: the partitions of AWS' SDKs, 2026-11, without the secret ones. */
const regions = {
  'amazonaws.com':
    'af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2 us-gov-east-1 us-gov-west-1',
  'amazonaws.com.cn': 'cn-north-1 cn-northwest-1',
  'amazonaws.eu': 'eusc-de-east-1',
};

test('the portal is watched in every region that AWS lists, and in no other', () => {
  const portals = Object.entries(regions).flatMap(([suffix, names]) =>
    names.split(' ').map((region) => `portal.sso.${region}.${suffix}`),
  );
  expect(serviceHosts.aws.toSorted()).toEqual(portals.toSorted());
  expect(portals.filter((host) => !isOnHosts(new URL(`https://${host}/`), awsPortals))).toEqual([]);
});

test.each([
  ['portal.sso.xx-new-9.amazonaws.com', true],
  ['portal.sso.eu-west-1.s3.amazonaws.com', false],
  ['portal.sso..amazonaws.com', false],
  ['portal.sso.amazonaws.com', false],
  ['evil.portal.sso.eu-west-1.amazonaws.com', false],
  ['portal.sso.eu-west-1.amazonaws.com.evil.example', false],
] as const)('%s is a portal of AWS: %s', (host, isPortal) => {
  expect(awsPortals.some((portal) => isHostOf(host, portal))).toBe(isPortal);
});

test('every alias of the sign-in is known', () => {
  expect(loginAddresses).toEqual(
    expect.arrayContaining(['login.chinacloudapi.cn', 'login.windows.net', 'login.usgovcloudapi.net']),
  );
  expect(new Set(loginAddresses).size).toBe(loginAddresses.length);
});
