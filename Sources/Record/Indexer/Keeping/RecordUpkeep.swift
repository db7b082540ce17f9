import Domain
package import Platform
import Store

/// Looks after the databases while they are kept up to date: the planner's figures, once a day where they are old and
/// once a week all of them, and how long the WAL is.
///
/// What was done when stands in the file itself, with what was done: `roost db check` shows it.
package final class RecordUpkeep {
    private static let optimizeInterval = Duration.seconds(86_400)
    private static let analyzeInterval = Duration.seconds(7 * 86_400)

    private let disk: any Disk
    private let logBytesMax: Int64
    private var logs: [String: LogGrowth] = [:]

    package convenience init(on disk: any Disk) { self.init(on: disk, logBytesMax: LogGrowth.usualBytesMax) }

    init(on disk: any Disk, logBytesMax: Int64) {
        self.disk = disk
        self.logBytesMax = logBytesMax
    }

    /// Does what is due for one database, and answers what a person should know.
    func look(after database: Connection, at now: WallTime) throws(StoreError) -> [String] {
        try refreshFigures(of: database, at: now)
        return try watchLog(of: database)
    }

    // MARK: - The planner

    /// A database that is new has nothing to be counted yet: it is as if that had been done.
    private func refreshFigures(of database: Connection, at now: WallTime) throws(StoreError) {
        let last = (optimized: try database.time(.optimized), analyzed: try database.time(.analyzed))
        guard let optimized = last.optimized, let analyzed = last.analyzed else {
            return try database.write { () throws(StoreError) in
                for property in [Property.optimized, .analyzed] { try database.set(property, to: now.iso) }
            }
        }
        if now - analyzed >= Self.analyzeInterval {
            try database.write { () throws(StoreError) in
                try database.analyze()
                for property in [Property.optimized, .analyzed] { try database.set(property, to: now.iso) }
            }
        } else if now - optimized >= Self.optimizeInterval {
            try database.write { () throws(StoreError) in
                try database.optimize()
                try database.set(.optimized, to: now.iso)
            }
        }
    }

    // MARK: - The WAL

    private func watchLog(of database: Connection) throws(StoreError) -> [String] {
        var watch = logs[database.file] ?? LogGrowth(bytesMax: logBytesMax)
        defer { logs[database.file] = watch }
        guard watch.isLong(try database.walBytes()) else {
            watch.emptied()
            return []
        }
        if try database.movesWholeWAL(), try database.checkpoint() {
            watch.emptied()
            return []
        }
        let bytes = try database.walBytes()
        guard watch.isLong(bytes), watch.stayed(at: bytes) else { return [] }
        return [warning(of: database.file, bytes)]
    }

    private func warning(of file: String, _ bytes: Int64) -> String {
        let readers = OpenElsewhere.processes(with: file, on: disk).map(String.init)
        let who = readers.isEmpty ? "some program" : "process \(readers.joined(separator: " or "))"
        return "\(file)-wal has grown to \(ByteCount(bytes: bytes)), and cannot be emptied while \(who) reads from it: "
            + "end that program, or what it asks, and it gets short by itself"
    }
}

extension Connection {
    fileprivate func time(_ property: Property) throws(StoreError) -> WallTime? {
        try self.property(property).flatMap { text in
            Deliberate.ignore(because: "what is no time is as good as none") { () throws(TimeError) in
                try WallTime(iso: text)
            }
        }
    }
}
