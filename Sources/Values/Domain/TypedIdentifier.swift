/// An id that says what it is the id of, so that the id of a task is never taken for the id of a run.
package protocol TypedIdentifier: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// What errors call it, as in "the run id is empty".
    static var noun: String { get }

    var identifier: Identifier { get }

    init(_ text: String) throws(IdentifierError)
}

extension TypedIdentifier {
    package var text: String { identifier.text }

    package var description: String { identifier.text }

    package static func < (left: Self, right: Self) -> Bool { left.identifier < right.identifier }
}
