/* In the place of the worker it deletes what that one stored, and itself. */
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const ours = (name) => name.startsWith(`handbok ${registration.scope} `);
  event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter(ours).map((name) => caches.delete(name)));
    await registration.unregister();
  })());
});
