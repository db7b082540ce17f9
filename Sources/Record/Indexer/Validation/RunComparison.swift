/// What came of holding the rows of a finished run against its bytes.
package struct RunComparison: Hashable, Sendable {
    package let directory: String
    /// The first file that is not whole.
    package let damage: String?
    /// How many parts of messages its output tells, and how many the index has.
    package let partsToldCount: Int64
    package let partsKeptCount: Int64
    let areEqual: Bool

    package var isWhole: Bool { areEqual }

    /// What is not as it should be.
    package var finding: String? {
        if let damage { return "its files are not whole, roost verify tells more: \(damage)" }
        guard !areEqual else { return nil }
        return
            "its output tells \(partsToldCount) parts of messages, and the index has \(partsKeptCount): roost reindex"
    }
}
