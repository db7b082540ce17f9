import Store

/// How people name a decision: the end of its session's id, and its number in the journal of that session, as in
/// `bbbbbb/4`. The number of its row is too long to be typed.
package struct DecisionName: Hashable, Sendable {
    /// A journal has no more lines than that; a row that is farther off was numbered otherwise.
    private static let sequenceMax: Int64 = 1 << 40

    package let session: String
    package let row: Int64

    package init(session: String, row: Int64) {
        self.session = session
        self.row = row
    }

    /// Its place in the journal, where its row was numbered by that.
    package var sequence: Int64? {
        let sequence = row &- RowPlace(of: session).first
        return (0..<Self.sequenceMax).contains(sequence) ? sequence : nil
    }

    /// `bbbbbb/4`
    package var short: String {
        let last = session.split(separator: "-").last.map(String.init) ?? session
        return sequence.map { "\(last)/\($0)" } ?? "\(row)"
    }

    /// `ses-2026-11-21-bbbbbb/4`
    package var text: String { sequence.map { "\(session)/\($0)" } ?? "\(row)" }
}
