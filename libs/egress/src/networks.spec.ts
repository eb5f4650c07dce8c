import { contains, isPublic, networks } from './networks.js';

describe('the public internet', () => {
  it.each(['8.8.8.8', '1.1.1.1', '100.63.255.255', '172.32.0.1', '192.167.255.255', '223.255.255.255', '2606:4700::1', '2a00:1450:4001::1'])(
    'has %s',
    (address) => expect(isPublic(address)).toBe(true),
  );

  it.each([
    '0.0.0.0',
    '10.255.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'ff02::1',
  ])('does not have %s', (address) => expect(isPublic(address)).toBe(false));
});

describe('networks as they are written', () => {
  it.each([
    ['10.1.0.0/16', '10.1.2.3', '10.2.0.1'],
    ['127.0.0.1', '127.0.0.1', '127.0.0.2'],
    ['fd00::/8', 'fd12::1', 'fc00::1'],
    ['0.0.0.0/0', '10.2.0.1', '::1'],
  ])('%s has %s and not %s', (written, within, without) => {
    const list = networks(['203.0.113.7', written]);
    expect([contains(list, within), contains(list, without)]).toEqual([true, false]);
  });
});
