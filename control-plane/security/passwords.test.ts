// Hashing and verifying passwords.
import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.ts';

test('a password fits its own hash and no other does', async () => {
  const stored = await hashPassword('correct horse battery');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword('correct horse battery', stored)).toBe(true);
  expect(await verifyPassword('correct horse batterx', stored)).toBe(false);
});

test('two hashes of one password differ', async () => {
  expect(await hashPassword('same password')).not.toBe(await hashPassword('same password'));
});

test('an unknown account is refused after the same work', async () => {
  const stored = await hashPassword('correct horse battery');
  const time = async (hash: string | null) => {
    const start = performance.now();
    for (let n = 0; n < 5; n += 1) await verifyPassword('wrong', hash);
    return performance.now() - start;
  };
  await time(stored);
  const [known, unknown] = [await time(stored), await time(null)];
  expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3);
});
