export const themeKey = "theme";

/** Sets the theme that was chosen before the first paint. Without a choice the system's holds. */
export const themeScript = `try{const t=localStorage.getItem("${themeKey}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{/* storage is off: the system's theme holds */}`;
