// Stands where JupyterLab looks for MathJax: plans hold no formulas, and what people type
// must not be read as one.
window.MathJax = {
  Hub: { Config() {}, Configured() {}, Queue() {}, Register: { StartupHook() {} } },
  Ajax: {},
  InputJax: { TeX: { resetEquationNumbers() {} } },
};
