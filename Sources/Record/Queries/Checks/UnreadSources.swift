import Domain
import Journal
import Platform
import Store

/// How far a database is behind the files that it is made of.
package struct UnreadSources: Hashable, Sendable {
    /// All sources that it knows.
    package let known: Int64
    /// Those of which something is still to be read.
    package private(set) var files = 0
    package private(set) var bytes: Int64 = 0

    init(_ connection: Connection, home: String, on disk: any Disk) throws(StoreError) {
        known = try connection.integer("SELECT count(*) FROM sources") ?? 0
        let open = try connection.rows(
            "SELECT path, byte_offset FROM sources WHERE is_finished = 0",
            make: { (path: $0.text(0) ?? "", offset: $0.integer(1) ?? 0) }
        )
        for source in open {
            let path = source.path.hasPrefix("/") ? source.path : "\(home)/\(source.path)"
            let status = Deliberate.ignore(because: "a source that cannot be looked at has nothing more to read") {
                () throws(PlatformError) in try disk.status(of: path)
            }
            guard let length = status??.bytes, length > source.offset else { continue }
            bytes += length - source.offset
            files += 1
        }
    }
}
