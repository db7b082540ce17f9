package import Domain
import Platform
import Store

/// What was said in archived runs stands in files of their months, which are attached when a question needs them. All
/// else is in the index, archived or not.
extension OpenRecord {
    /// SQLite attaches ten databases at most, of which the conversations are one.
    package static let attachedMonthsMax = 8

    /// The months that are archived, in their order.
    package func archivedMonths() throws(QueriesError) -> [CivilMonth] {
        do throws(PlatformError) { return try archive.months(on: disk) } catch { throw .disk(error) }
    }

    /// Those in which something of a time may have been said.
    package func archivedMonths(in times: Range<WallTime>) throws(QueriesError) -> [CivilMonth] {
        var found: [CivilMonth] = []
        for month in try archivedMonths() where month.times.lowerBound < times.upperBound {
            guard month.times.upperBound <= times.lowerBound else {
                found.append(month)
                continue
            }
            // A run that began in one month may have gone on in the next.
            let last = try inStore { () throws(StoreError) in
                try index.first("SELECT max(finished_at) FROM runs WHERE archive = ?", "\(month)") { $0.text(0) }
            }
            if let last = last ?? nil, last >= UsageSpan.bound(times.lowerBound) { found.append(month) }
        }
        return found
    }

    /// The month that a run is archived with.
    package func archivedMonth(ofRun run: String) throws(QueriesError) -> CivilMonth? {
        let text = try inStore { () throws(StoreError) in
            try index.first("SELECT archive FROM runs WHERE run_id = ?", run) { $0.text(0) } ?? nil
        }
        return text.flatMap { CivilMonth($0) }
    }

    /// Where what was said in a run stands: the name of a database of this connection.
    func place(ofRun run: String) throws(QueriesError) -> String {
        guard let month = try archivedMonth(ofRun: run) else {
            try requireConversations()
            return ConversationsFile.name
        }
        return try place(of: month)
    }

    /// The name of a month's database, which is attached where it is not yet. The one that was wanted longest ago makes
    /// room for it.
    func place(of month: CivilMonth) throws(QueriesError) -> String {
        let name = Self.name(of: month)
        if let known = attached.firstIndex(of: month) {
            attached.append(attached.remove(at: known))
            return name
        }
        try requireFile(of: month)
        try inStore { () throws(StoreError) in
            if attached.count == Self.attachedMonthsMax {
                try index.run("DETACH \(Self.name(of: attached.removeFirst()))")
            }
            try MonthFile(archive.database(of: month), on: disk, at: now).attach(to: index, as: name)
        }
        attached.append(month)
        return name
    }

    private func requireFile(of month: CivilMonth) throws(QueriesError) {
        let file = archive.database(of: month)
        let (isThere, pruned): (Bool, [CivilMonth])
        do throws(PlatformError) { (isThere, pruned) = try (disk.exists(file), archive.prunedMonths(on: disk)) } catch {
            throw .disk(error)
        }
        guard !isThere else { return }
        throw pruned.contains(month) ? .pruned(month) : .archiveAway(month, file: file)
    }

    static func name(of month: CivilMonth) -> String {
        "archived_" + "\(month)".split(separator: "-").joined(separator: "_")
    }
}
