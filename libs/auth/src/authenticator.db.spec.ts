import { heldBack, testTenancy, type TestTenancy } from '@app/testing';
import { v7 as uuidv7 } from 'uuid';
import { Access } from './access.js';
import { ApiKey } from './api-key.entity.js';
import { Authenticator } from './authenticator.js';
import { Bot } from './bot.entity.js';
import { LastUsed } from './last-used.js';
import { Membership } from './membership.entity.js';
import { Session } from './session.entity.js';
import { hashToken, hintOf, newApiKey } from './tokens.js';
import { User } from './user.entity.js';

describe('who a credential stands for', () => {
  let test: TestTenancy;
  let lastUsed: LastUsed;
  let authenticator: Authenticator;
  beforeAll(async () => {
    test = await testTenancy({ entities: [ApiKey, Bot, Membership, Session, User] });
    lastUsed = new LastUsed(test.control, (error) => {
      throw error;
    });
    authenticator = new Authenticator(test.control, lastUsed, 14);
  });
  afterAll(async () => {
    await lastUsed.close();
    await test.close();
  });

  const newUser = async (): Promise<User> => {
    const id = uuidv7();
    await test.control.manager.insert(User, { id, actorId: uuidv7(), email: `${id}@eparch.example`, handle: id, firstName: '', lastName: '' });
    return test.control.manager.findOneByOrFail(User, { id });
  };
  const newKey = async (user: User, expiration: Date | null = null): Promise<{ id: string; key: string }> => {
    const key = newApiKey();
    const id = uuidv7();
    await test.control.manager.insert(ApiKey, { id, userId: user.id, name: 'test', hint: hintOf(key), keyHash: hashToken(key), expiration });
    return { id, key };
  };

  it('is told for a key that holds, and for no other', async () => {
    const user = await newUser();
    const { id, key } = await newKey(user);
    const expected = { actorId: user.actorId, userId: user.id, via: { kind: 'api-key', apiKeyId: id } };
    expect(await authenticator.byApiKey(key)).toEqual(expected);
    expect(await authenticator.byApiKey(key)).toEqual(expected);
    expect(await authenticator.byApiKey(`${key}x`)).toBeNull();
    expect(await authenticator.bySession(key)).toBeNull();
    expect(await authenticator.byApiKey((await newKey(user, new Date(Date.now() - 1))).key)).toBeNull();
  });

  it('costs one round trip, and none the second time', async () => {
    const { key } = await newKey(await newUser());
    const slow = heldBack(test.control);
    slow.goOn();
    const replica = new Authenticator(slow.control, lastUsed, 14);
    await replica.byApiKey(key);
    const cold = slow.questions();
    expect(await replica.byApiKey(key)).not.toBeNull();
    expect([cold, slow.questions()]).toEqual([1, 1]);
  });

  it('is asked again once anything changed, also when the change came while it was asked', async () => {
    const { id, key } = await newKey(await newUser());
    const slow = heldBack(test.control);
    const replica = new Authenticator(slow.control, lastUsed, 14);
    const answer = replica.byApiKey(key);
    await slow.hasRead;
    await test.control.manager.delete(ApiKey, { id });
    replica.dropAll();
    slow.goOn();
    await answer;
    expect(await replica.byApiKey(key)).toBeNull();
  });

  it('holds for roles alike', async () => {
    const user = await newUser();
    const { accountId } = await test.newWorkspace();
    await test.control.manager.insert(Membership, { accountId, userId: user.id, role: 'owner' });
    const slow = heldBack(test.control);
    const access = new Access(slow.control);
    const principal = { actorId: user.actorId, userId: user.id, via: { kind: 'operator' } } as const;
    const answer = access.roleIn(accountId, principal);
    await slow.hasRead;
    await test.control.manager.delete(Membership, { accountId, userId: user.id });
    access.dropAll();
    slow.goOn();
    await answer;
    expect(await access.check(accountId, principal, 'account:see')).toBe('absent');
  });

  it('notes when a key was last used, all of them in one statement, and never an earlier time', async () => {
    const user = await newUser();
    const [used, unused] = [await newKey(user), await newKey(user)];
    const before = Date.now();
    await authenticator.byApiKey(used.key);
    await lastUsed.flush();
    const lastUseOf = async (id: string): Promise<Date | null> => (await test.control.manager.findOneByOrFail(ApiKey, { id })).lastUsed;
    expect((await lastUseOf(used.id))?.getTime()).toBeGreaterThanOrEqual(before);
    expect(await lastUseOf(unused.id)).toBeNull();
    const later = new Date(Date.now() + 60_000);
    await test.control.manager.update(ApiKey, { id: used.id }, { lastUsed: later });
    await authenticator.byApiKey(used.key);
    await lastUsed.flush();
    expect(await lastUseOf(used.id)).toEqual(later);
  });
});
