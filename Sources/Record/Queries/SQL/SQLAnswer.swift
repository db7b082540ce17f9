/// What a question in SQL has for an answer.
package struct SQLAnswer: Hashable, Sendable {
    /// Why there are more rows than are given.
    package enum Cut: String, Hashable, Sendable {
        case rows
        case bytes
    }

    package var columns: [String] = []
    package var rows: [[SQLCell]] = []
    package var cut: Cut?

    package init() {}

    /// What is to be said of an answer that goes on.
    package func notice(under limits: SQLLimits) -> String? {
        switch cut {
        case .rows: "the first \(rows.count) rows; the answer goes on"
        case .bytes: "the first \(rows.count) rows, \(limits.bytesMax >> 20) MiB; the answer goes on"
        case nil: nil
        }
    }
}
