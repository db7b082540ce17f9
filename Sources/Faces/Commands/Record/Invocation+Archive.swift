import Domain
import Queries

extension Invocation {
    /// Says which archived months an answer leaves out that is made of what was said.
    func tellArchived(_ record: OpenRecord, _ since: WallTime?, _ until: WallTime?) throws(CommandError) {
        guard !self[RecordOptions.includeArchive] else { return }
        let first = since ?? WallTime(nanoseconds: 0)
        let last = until ?? WallTime(nanoseconds: .max)
        guard first < last else { return }
        let months = try asking { () throws(QueriesError) in try record.archivedMonths(in: first..<last) }
        guard !months.isEmpty else { return }
        try console.say("roost: not in it: what was said in archived runs of \(Self.named(months)): --include-archive")
    }

    /// Says where a run lies whose directory is packed.
    func tellArchived(run: String, in record: OpenRecord) throws(CommandError) {
        let month = try asking { () throws(QueriesError) in try record.archivedMonth(ofRun: run) }
        guard let month else { return }
        try console.say("roost: \(SafeText.of(run)) is archived with \(month)")
    }

    private static func named(_ months: [CivilMonth]) -> String {
        guard let first = months.first, let last = months.last, months.count > 2 else {
            return months.map(\.description).joined(separator: " and ")
        }
        return "\(months.count) months from \(first) to \(last)"
    }
}
