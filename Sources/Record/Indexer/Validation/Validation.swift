import Domain
import Store

/// What came of holding the rows of one run, or of one import, against the file that they were made of.
package struct Validation: Sendable {
    package enum Found: Sendable {
        case live(RunComparison)
        case imported(ImportVerification)
        /// Its file cannot be read, for this reason.
        case unreadable(String)
    }

    /// The run, or the import.
    package let owner: String
    let kind: ValidationRow.Kind
    package let found: Found

    /// Whether it is a run that was recorded as it went.
    package var isLive: Bool { kind == .live }

    /// What is not as it should be.
    package var finding: String? {
        switch found {
        case .live(let comparison): comparison.finding
        case .imported(let verification): verification.finding
        case .unreadable(let reason): "it cannot be read: \(reason)"
        }
    }

    /// What a person should know of it, and what can be done.
    var notice: String? {
        guard let finding else { return nil }
        let reading = isLive ? "\"roost verify \(owner)\" reads its files" : "\"roost import verify\" reads it again"
        return "\(owner) and its rows do not match: \(finding)\n  \(reading), \"roost reindex --check\" all rows"
    }

    func row(at now: WallTime) -> ValidationRow {
        ValidationRow(owner: owner, kind: kind, since: now, finding: finding)
    }
}
