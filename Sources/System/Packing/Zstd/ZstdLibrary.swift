import CZstd

/// What packed files are made and read by.
package enum ZstdLibrary {
    /// Of the library that is there now, which need not be the one that this was built with.
    package static var version: String { String(cString: ZSTD_versionString()) }
}
