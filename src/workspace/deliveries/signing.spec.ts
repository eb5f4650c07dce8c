import { signed } from './signing.js';

const MESSAGE = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' };
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

describe('the signature of a delivery', () => {
  it('is that of the standard’s example', () =>
    expect(signed({ ...MESSAGE, secrets: SECRET })).toEqual({
      'webhook-id': MESSAGE.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    }));

  it('is there once for each secret, also for one that is not written as the standard writes them', () => {
    const { 'webhook-signature': signatures } = signed({ ...MESSAGE, secrets: `  ${SECRET} plain` });
    expect(signatures?.split(' ')).toEqual(['v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=', expect.stringMatching(/^v1,[\w+/]{43}=$/)]);
  });

  it.each([null, '', ' '])('is not there without a secret', (secrets) => expect(signed({ ...MESSAGE, secrets })).not.toHaveProperty('webhook-signature'));
});
