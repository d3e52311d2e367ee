/* What is read without coverage: one fixed set of files of one edition, EDITION and FILES, which the build wrote above.
   Every page comes from the net; when that fails, or takes more than three seconds, the stored page is shown, and says
   when it was fetched. A file is stored only when its bytes are those of this edition, so two editions never meet. */
const OURS = `handbok ${registration.scope} `; // other handbooks may lie at the same host
const CACHE = OURS + EDITION;
const PATIENCE = 3000; // ms
const AT_ONCE = 6; // files fetched side by side

const address = (file) => new URL(file, registration.scope).href;
const digests = new Map(Object.entries(FILES).map(([file, digest]) => [address(file), digest]));
const OTHERWISE = address("uten-dekning.html");
const FETCHED = address("hentet"); // no page: the moment when the set was last known to be what the server has
const HASHED = /[.?][0-9a-f]{8}(\.|$)/; // a new content gets a new name

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const isRight = async (response, url) => {
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return hex(digest).startsWith(digests.get(url));
};

const stamp = async () => (await caches.open(CACHE)).put(FETCHED, new Response(new Date().toISOString()));

const store = async () => {
  const cache = await caches.open(CACHE);
  const left = [...digests.keys()];
  const one = async () => {
    for (let url = left.pop(); url; url = left.pop()) {
      let found = await caches.match(url); // most files are as they were in the edition before
      if (!found || !(await isRight(found, url))) found = await fetch(url, { cache: "no-cache" });
      if (!found.ok || !(await isRight(found, url))) throw new Error(`another edition: ${url}`);
      await cache.put(url, found);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  await stamp();
};

const stored = async (url) => {
  const cache = await caches.open(CACHE);
  const [page, fetched] = await Promise.all([cache.match(url), cache.match(FETCHED)]);
  if (!page || !fetched) return null;
  const day = new Date(await fetched.text()).toLocaleDateString("nb-NO", { day: "numeric", month: "long", year: "numeric" });
  const line = `data-stored>Nettet svarer ikke. Du leser en lagret kopi, hentet ${day}.</p>`;
  const html = await page.text();
  return new Response(html.replace("data-stored hidden></p>", line), page);
};

/* For a page that isn't stored, at its own address, so that it comes when it is loaded again with coverage. */
const notStored = async () => {
  const page = await stored(OTHERWISE);
  return page ? new Response((await page.text()).replace(/ href="(?=[a-z-]+\.html")/g, `$&${registration.scope}`), page) : null;
};

/* The answer of the net, unless it is late or there is none; then what is stored, and else whatever comes. */
const freshFirst = async (fresh, fallback) => {
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE));
  return Promise.race([fresh, late]).catch(async () => (await fallback()) ?? fresh);
};

const page = (request) => {
  const path = request.url.replace(/[?#].*/, "");
  const url = [path, `${path}index.html`, `${path}.html`].find((one) => digests.has(one));
  const fresh = fetch(request, { cache: "no-cache" }); // what the browser itself has kept bears no date
  if (!url) return fresh.catch(async () => (await notStored()) ?? Response.error());
  const answered = fresh.then((answer) => (answer.status < 500 ? answer : Promise.reject(answer.status)));
  return freshFirst(answered, () => stored(url)).catch(() => fresh);
};

const part = async (url, request) => {
  const found = () => caches.open(CACHE).then((cache) => cache.match(url));
  return (HASHED.test(url) && (await found())) || freshFirst(fetch(request), found);
};

addEventListener("install", (event) => event.waitUntil(store().then(() => skipWaiting())));
addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(OURS) && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});
addEventListener("message", (event) => event.data === "unchanged" && event.waitUntil(stamp()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (digests.has(request.url)) event.respondWith(part(request.url, request));
});
