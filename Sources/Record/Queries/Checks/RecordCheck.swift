package import Domain
package import Journal
package import Platform
import Store

/// Whether the databases are whole, and how far they are behind what they are made of.
package struct RecordCheck: Hashable, Sendable {
    package struct Finding: Hashable, Sendable {
        package enum Subject: String, Hashable, Sendable {
            /// Whether it is what it should be: which program's, which schema.
            case kind
            case pages
            case keys
            /// What is still to be read.
            case reading
            /// When the planner's figures were looked at, and how long the WAL is.
            case upkeep
            /// Whether rows match the files that they were made of, as whoever keeps them up to date has found.
            case rows
        }

        package let file: String
        package let subject: Subject
        package let isWrong: Bool
        package let text: String
    }

    package private(set) var findings: [Finding] = []

    package var isClean: Bool { !findings.contains(where: \.isWrong) }

    /// Reads all of both files, and of those of archived months.
    package init(_ paths: RecordPaths, on disk: any Disk, at now: WallTime) {
        lookAtDatabases(paths, on: disk, at: now)
        let disk = ArchivedDisk.beneath(disk)
        let files = Deliberate.ignore(because: "roost archive verify tells of it") { () throws(PlatformError) in
            let archive = try ArchiveFolder.read(paths.home.archive, on: disk)
            return try archive.months(on: disk).map { archive.database(of: $0) }
        }
        for path in files ?? [] {
            let file = MonthFile(path, on: disk, at: now)
            _ = look(at: file.path) { () throws(StoreError) in try file.open() }
        }
    }

    private mutating func lookAtDatabases(_ paths: RecordPaths, on disk: any Disk, at now: WallTime) {
        let index = look(at: paths.index) { () throws(StoreError) in
            try IndexSchema.current.open(paths.index, for: .read, on: disk, at: now)
        }
        guard let index else { return }
        note(.reading, paths.index) { () throws(StoreError) in try Self.behind(index, paths, disk) }
        note(.upkeep, paths.index) { () throws(StoreError) in try Self.upkeep(of: index) }
        lookAtRows(of: index)
        do throws(StoreError) {
            guard let uuid = try index.property(.conversations) else { return }
            let conversations = look(at: paths.conversations) { () throws(StoreError) in
                try ConversationsSchema.current.open(paths.conversations, uuid: uuid, for: .read, on: disk, at: now)
            }
            guard let conversations else { return }
            note(.reading, paths.conversations) { () throws(StoreError) in
                try Self.behind(conversations, paths, disk)
            }
            note(.upkeep, paths.conversations) { () throws(StoreError) in try Self.upkeep(of: conversations) }
        } catch { add(.kind, paths.conversations, isWrong: true, "\(error)") }
    }

    // MARK: - One file

    private mutating func look(at file: String, open: () throws(StoreError) -> Connection) -> Connection? {
        let connection: Connection
        do throws(StoreError) {
            connection = try open()
            add(.kind, file, isWrong: false, "schema \(try connection.schemaVersion()), with checksums")
        } catch {
            add(.kind, file, isWrong: true, "\(error)")
            return nil
        }
        do throws(StoreError) {
            let wrong = try connection.findings()
            if wrong.isEmpty { add(.pages, file, isWrong: false, "all pages are as they were written") }
            for text in wrong { add(.pages, file, isWrong: true, text) }
            let dangling = try connection.danglingKeys()
            if dangling.isEmpty { add(.keys, file, isWrong: false, "all keys lead to a row") }
            for (table, count) in dangling.sorted(by: { $0.key < $1.key }) {
                add(.keys, file, isWrong: true, "\(count) rows of \(table) lead to none")
            }
        } catch { add(.pages, file, isWrong: true, "\(error)") }
        return connection
    }

    private mutating func note(_ subject: Finding.Subject, _ file: String, text: () throws(StoreError) -> String) {
        do throws(StoreError) { add(subject, file, isWrong: false, try text()) } catch {
            add(subject, file, isWrong: true, "\(error)")
        }
    }

    private mutating func add(_ subject: Finding.Subject, _ file: String, isWrong: Bool, _ text: String) {
        findings.append(Finding(file: file, subject: subject, isWrong: isWrong, text: text))
    }

    // MARK: - Rows beside their files

    private mutating func lookAtRows(of index: Connection) {
        do throws(StoreError) {
            let validations = try index.validations()
            for row in validations {
                guard let finding = row.finding else { continue }
                add(.rows, index.file, isWrong: true, "\(row.owner): \(finding)")
            }
            let matches = validations.filter { $0.finding == nil }
            let runs = matches.count { $0.kind == .live }
            let found = "\(runs) runs and \(matches.count - runs) imports match their rows"
            add(.rows, index.file, isWrong: false, found)
        } catch { add(.rows, index.file, isWrong: true, "\(error)") }
    }

    // MARK: - What is done from time to time

    private static func upkeep(of connection: Connection) throws(StoreError) -> String {
        let log = "its WAL has \(ByteCount(bytes: try connection.walBytes()))"
        let times = (try connection.property(.optimized), try connection.property(.analyzed))
        guard case (let optimized?, let analyzed?) = times else { return "not looked after yet; \(log)" }
        return "figures of the planner from \(analyzed), looked at \(optimized); \(log)"
    }

    // MARK: - What is still to be read

    private static func behind(
        _ connection: Connection,
        _ paths: RecordPaths,
        _ disk: any Disk
    ) throws(StoreError) -> String {
        let unread = try UnreadSources(connection, home: paths.home.root, on: disk)
        let known = unread.known == 1 ? "1 source" : "\(unread.known) sources"
        guard unread.bytes > 0 else { return "\(known), all read" }
        return "\(known), of \(unread.files) there are \(ByteCount(bytes: unread.bytes)) to read"
    }
}
