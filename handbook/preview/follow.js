// In the preview only: the page is fetched again when it has been drawn anew, and says what is wrong with what was saved.
(() => {
  const script = document.currentScript;
  const { page, version } = script.dataset;
  const address = new URL(`hendelser?${new URLSearchParams({ side: page, versjon: version })}`, script.src);
  const box = document.createElement("div");
  box.setAttribute("role", "alert");
  Object.assign(box.style, {
    position: "fixed", insetInline: "0", bottom: "0", zIndex: "1000", maxHeight: "60vh", overflow: "auto",
    padding: "1rem", background: "#fdecea", color: "#1c2733", borderTop: "4px solid #a8201a",
    font: "14px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap",
  });

  // What a published site has stored at this address would be shown instead of what was saved.
  navigator.serviceWorker?.getRegistrations().then((found) => found.forEach((one) => one.unregister()));

  new EventSource(address).onmessage = ({ data }) => {
    const news = JSON.parse(data);
    if (String(news.version) !== version) return location.reload();
    box.textContent = news.trouble;
    if (news.trouble) document.body.append(box);
    else box.remove();
  };
})();
