// Sets language, direction and theme on the root element before the first paint: from the address, else as
// they were chosen last, else as the browser has them. The page itself reads them from there.
{
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);

  const stored = (name) => {
    try {
      return localStorage.getItem(`jobwatch-demo-${name}`);
    } catch {
      return null; // Storage is blocked: nothing was kept.
    }
  };
  const chosen = (name) => query.get(name) ?? stored(name);

  const language = chosen("lang") ?? navigator.language;
  const [word] = /^(zh|ar)\b/i.exec(language) ?? ["en"];
  root.lang = word.toLowerCase() === "zh" ? "zh-CN" : word.toLowerCase();
  root.dir = root.lang === "ar" ? "rtl" : "ltr";

  const theme = chosen("theme");
  root.dataset.theme = theme === "light" || theme === "dark" ? theme : "system";
}
