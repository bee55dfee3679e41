// One spelling for search: what Arabic writes in many ways meets under one key.

/** A key under which different spellings of one Arabic or English word meet. */
export function fold(text) {
  return String(text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/[ىیئ]/g, "ي")
    .replace(/ک/g, "ك")
    .replace(/[ةۀە]/g, "ه")
    .replace(/ؤ/g, "و")
    .replace(/ء/g, "")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/\s+/g, " ")
    .trim();
}
