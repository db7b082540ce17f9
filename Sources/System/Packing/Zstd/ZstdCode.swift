import CZstd

/// What the library's calls answer: a size, or an error among the largest numbers.
enum ZstdCode {
    static func check(_ result: Int) throws(PackingError) {
        guard ZSTD_isError(result) != 0 else { return }
        throw .refused(ZSTD_getErrorName(result).map { String(cString: $0) } ?? "for no given reason")
    }
}
