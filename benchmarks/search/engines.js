// One way to ask every engine: start(engine, data) makes ready; then ask(query) gives addresses, best first.

const frame = document.currentScript.dataset.base;

async function worker(url, message) {
  const worker = new Worker(url);
  const answer = () => new Promise((resolve) => worker.addEventListener("message", ({ data }) => resolve(data), { once: true }));
  const send = (type, data) => {
    const answered = answer();
    worker.postMessage({ type, data });
    return answered;
  };
  await send(0, message);
  return async (query) => (await send(2, query)).data.items.map((item) => item[0]);
}

const starters = {
  // With danger the acute procedure comes first.
  async own({ url, index }) {
    await new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement("script"), { src: url, charset: "utf-8", onload, onerror })));
    const engine = handbookSearch.search(index);
    engine.ask("a");
    return async (query) => {
      const { danger, hits } = engine.ask(query);
      return [...(danger ? engine.config.help.slice(0, 1) : []), ...hits].map(({ location }) => location);
    };
  },
  // The worker that Material opens, driven by Material's own messages.
  async stock({ url, index }) {
    const ask = await worker(url, { ...index, options: {} });
    return async (query) => (await ask(query)).map((item) => item.location.split("#")[0]);
  },
  async minisearch({ index }) {
    const pages = index.docs.map(({ location, title, names, keywords, text, parts }) => {
      const under = parts.map((part) => `${part.title} ${part.text}`).join(" ");
      return { id: location, title, names: names.join(" "), keywords: keywords.join(" "), text: `${text} ${under}` };
    });
    const search = new MiniSearch({ fields: ["title", "names", "keywords", "text"] });
    search.addAll(pages);
    const options = { prefix: true, fuzzy: 0.2, boost: { title: 6, names: 5, keywords: 5 } };
    return async (query) => search.search(query, options).map((hit) => hit.id);
  },
  async pagefind({ url }) {
    const pagefind = await import(url);
    await pagefind.options({ baseUrl: "/" });
    await pagefind.init();
    return async (query) => {
      const { results } = await pagefind.search(query);
      const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return shown.map((page) => page.url.replace(/^\//, "").replace(/#.*/, ""));
    };
  },
};

window.start = async (engine, data) => {
  const before = performance.now();
  const given = data.index ? { ...data, index: await (await fetch(new URL(data.index, frame))).json() } : data;
  window.ask = await starters[engine](given);
  return performance.now() - before;
};

window.askAll = async (queries) => {
  const answers = [];
  for (const query of queries) {
    const before = performance.now();
    const found = await window.ask(query);
    answers.push({ found, ms: performance.now() - before });
  }
  return answers;
};
