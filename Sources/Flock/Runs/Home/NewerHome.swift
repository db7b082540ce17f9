import Domain
package import Journal
package import Platform

/// What a later Roost than this one has written into a home. There is no one mark of a home: run and session
/// directories say their layout, and the index its schema.
package struct NewerHome: Hashable, Sendable {
    /// The schema of the index that this one writes, as `IndexSchema` has it.
    package static let indexSchema: UInt32 = 1

    private static let indexID: UInt32 = 0x5253_5449
    private static let sessionsMax = 100

    package let file: String
    /// As it stands there.
    package let found: String
    package let known: String
    /// It can be made again from the files.
    package let isIndex: Bool

    /// What the newest daemon and the index say, which costs next to nothing.
    package static func look(at home: HomePaths, on disk: any Disk) -> NewerHome? {
        newest(in: home, on: disk).flatMap { session(at: $0, on: disk) } ?? index(of: home, on: disk)
    }

    /// The same with all sessions of the last day, for whoever is to write.
    package static func lookClosely(at home: HomePaths, on disk: any Disk) -> NewerHome? {
        let found = Deliberate.ignore(because: "sessions that cannot be listed are told of by whoever reads them") {
            () throws(JournalError) in try SessionLookup.sessions(in: home, on: disk)
        }
        for paths in (found ?? []).suffix(sessionsMax) {
            if let newer = session(at: paths.metadata, on: disk) { return newer }
        }
        return look(at: home, on: disk)
    }

    /// The link to the log of the newest daemon leads into its session.
    private static func newest(in home: HomePaths, on disk: any Disk) -> String? {
        let target = Deliberate.ignore(because: "a home without a daemon has none") { () throws(PlatformError) in
            try disk.readLink(home.daemonLog)
        }
        return target.map { "\(home.root)/\(FilePath.folder(of: $0))/meta.json" }
    }

    private static func session(at file: String, on disk: any Disk) -> NewerHome? {
        let metadata = Deliberate.ignore(because: "what cannot be read is told of by whoever reads the session") {
            () throws(JournalError) in try SessionMetadata.read(file, on: disk)
        }
        guard let metadata, !metadata.isKnownLayout else { return nil }
        return NewerHome(
            file: file,
            found: "the layout \(metadata.layoutVersion)",
            known: Layout.session,
            isIndex: false
        )
    }

    /// By the head of the file, as SQLite writes it: the schema at byte 60, and at 68 whose it is.
    private static func index(of home: HomePaths, on disk: any Disk) -> NewerHome? {
        let file = RecordPaths(home: home).index
        let head = Deliberate.ignore(because: "an index that cannot be read is told of by whoever asks it") {
            () throws(PlatformError) in
            let file = try disk.openFile(file, .read)
            var head = [UInt8](repeating: 0, count: 72)
            let count = try head.withUnsafeMutableBufferPointer { (buffer) throws(PlatformError) in
                try disk.readFully(file, into: UnsafeMutableRawBufferPointer(buffer), at: 0)
            }
            return count == head.count ? head : nil
        }
        guard let head = head ?? nil, number(head, 68) == indexID, number(head, 60) > indexSchema else { return nil }
        return NewerHome(
            file: file,
            found: "the schema \(number(head, 60))",
            known: "\(indexSchema)",
            isIndex: true
        )
    }

    private static func number(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}

extension NewerHome: CustomStringConvertible {
    package var description: String {
        "a later Roost has written this home: \(file) has \(found), and this one knows \(known)"
    }

    package var hint: String {
        isIndex
            ? "use that Roost, or have this one make the index from the files of the runs: roost reindex"
            : "use that Roost again; nothing was changed"
    }
}
