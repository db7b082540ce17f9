/// How bad a finding is, from what is normal to what must not be.
package enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Nothing is wrong; worth a word.
    case note
    /// The normal trace of a writer that was killed or of a full disk; nothing that was acknowledged is missing.
    case torn
    case missing
    case damaged
    case edited

    package var isDamage: Bool {
        switch self {
        case .note, .torn: false
        case .missing, .damaged, .edited: true
        }
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .note: 0
        case .torn: 1
        case .missing: 2
        case .damaged: 3
        case .edited: 4
        }
    }
}
