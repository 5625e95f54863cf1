// Fontconfig keeps what it has read of the machine's fonts until the process ends, and Pango a font map for each thread.
// LeakSanitizer asks this function what it shall not report; other builds never call it.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig.so"; }
