export default async function tearDown() {
  await globalThis.eparchTestServers?.stop();
}
