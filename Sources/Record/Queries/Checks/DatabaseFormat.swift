package import Domain
package import Journal
package import Platform
import Store

/// In which schema a database was written, beside the one that this program knows.
package struct DatabaseFormat: Hashable, Sendable {
    package enum Age: Hashable, Sendable {
        case current
        /// The next who writes to it brings it up to date.
        case older
        /// A later Roost wrote it; `isReadable` where that one said that we may read it.
        case newer(isReadable: Bool)
    }

    package let file: String
    package let found: Int64
    package let known: Int64
    package let age: Age

    /// Those that are there and can be read; of damage `roost db check` tells.
    package static func all(_ paths: RecordPaths, on disk: any Disk, at now: WallTime) -> [DatabaseFormat] {
        [(paths.index, IndexSchema.current), (paths.conversations, ConversationsSchema.current)].compactMap {
            file,
            schema in
            let isThere = Deliberate.ignore(because: "what cannot be looked at is met by whoever opens it") {
                () throws(PlatformError) in try disk.exists(file)
            }
            return isThere == true ? look(at: file, schema, on: disk, at: now) : nil
        }
    }

    static func look(
        at file: String,
        _ schema: Schema,
        on disk: any Disk,
        at now: WallTime
    ) -> DatabaseFormat? {
        do throws(StoreError) {
            let found = try schema.open(file, for: .read, on: disk, at: now).schemaVersion()
            let age: Age = found > schema.version ? .newer(isReadable: true) : .current
            return DatabaseFormat(file: file, found: found, known: schema.version, age: age)
        } catch {
            switch error {
            case .olderSchema(_, let found, let known):
                return DatabaseFormat(file: file, found: found, known: known, age: .older)
            case .newerSchema(_, let found, let known):
                return DatabaseFormat(file: file, found: found, known: known, age: .newer(isReadable: false))
            case .refused, .disk, .missing, .sharedDisk, .notWAL, .wrongFile, .away, .damaged, .question, .tooMuch,
                .forbidden:
                return nil
            }
        }
    }
}
