/* On a phone the site can be put among the apps, and read without coverage: worker.js says how. Not from a folder, and not
   in the preview, where nothing may be kept. */
(() => {
  "use strict";
  const base = new URL("../../", document.currentScript.src);
  const { serviceWorker } = navigator;
  const isDraft = document.querySelector("script[data-draft]");
  if (!serviceWorker || !base.protocol.startsWith("http") || isDraft || !document.querySelector("[data-stored]")) return;
  const link = document.createElement("link"); // not written in the page: from a folder a browser would complain of it
  Object.assign(link, { rel: "manifest", href: new URL("manifest.json", base) });
  document.head.append(link);

  const start = async () => {
    const registration = await serviceWorker.register(new URL("uten-dekning.js", base));
    if (!registration.active) return;
    await registration.update();
    if (!registration.installing && !registration.waiting) registration.active.postMessage("unchanged");
  };
  // When the page has been read; without coverage there is nothing to compare with.
  addEventListener("load", () => setTimeout(() => start().catch(() => {}), 1000));
})();
