// A stand-in for Worker where browsers allow none: pages opened by double-click (file://).
// It runs our own search worker in the page. The name is the one that the theme's offline plugin looks for;
// finding it, the plugin adds no shim from another host.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    #inside = new EventTarget();
    #ready;

    constructor(url) {
      super();
      this.#inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.#ready = new Promise((ready) => {
        const script = document.createElement("script");
        script.src = url;
        script.onload = ready;
        document.head.append(script);
      }).then(() => window.serveSearch(this.#inside));
    }

    postMessage(data) {
      this.#ready.then(() => this.#inside.dispatchEvent(new MessageEvent("message", { data })));
    }
  };
}
