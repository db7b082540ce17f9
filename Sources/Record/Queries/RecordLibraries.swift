import Decoding
import Packing
import Store

/// What others have made of that by which the record is read.
package enum RecordLibraries {
    /// Their names and versions, as each tells its own.
    package static var versions: [(name: String, version: String)] {
        [("sqlite", SQLiteLibrary.version), ("simdjson", SimdjsonLibrary.version), ("zstd", ZstdLibrary.version)]
    }
}
