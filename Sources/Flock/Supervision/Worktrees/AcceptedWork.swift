package import Git

/// What came of an order to take over the work of a task.
package enum AcceptedWork: Hashable, Sendable {
    /// The branch was brought from one commit to another; nil where it had all of it before.
    case merged(into: String, from: ObjectID, to: ObjectID, isFastForward: Bool)
    case alreadyThere(in: String, ObjectID)
    case kept(branch: String, ObjectID)
    /// Nothing was done: a person must choose at these paths.
    case conflicts(with: String, [GitPath])
    /// Nothing was done: the branch is checked out there, and that cannot be brought forward.
    case inTheWay(checkout: String, why: String, [GitPath])

    /// Whether the work is where it was wanted.
    package var isTaken: Bool {
        switch self {
        case .merged, .alreadyThere, .kept: true
        case .conflicts, .inTheWay: false
        }
    }
}
