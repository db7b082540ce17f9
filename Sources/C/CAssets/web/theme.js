// Before anything is painted: a page that was dark does not flash.
(function () {
  try {
    var theme = localStorage.getItem('roost.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (error) {
    // Where nothing may be kept, the system's theme is shown.
  }
})();
