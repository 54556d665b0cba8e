// Sets colour scheme and language before the first paint. It is a file of its own
// because the content security policy allows no inline script.
(() => {
  const root = document.documentElement;
  let scheme = null;
  let language = null;
  try {
    scheme = localStorage.getItem('tollgate-color-scheme');
    language = localStorage.getItem('tollgate-language');
  } catch {
    // Storage can be forbidden; the system's preferences decide then.
  }
  const dark =
    scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  if (language !== 'en' && language !== 'zh') {
    language = navigator.language.startsWith('zh') ? 'zh' : 'en';
  }
  root.lang = language === 'zh' ? 'zh-CN' : 'en';
})();
