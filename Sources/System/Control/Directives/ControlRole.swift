/// What whoever asks may have done.
package enum ControlRole: String, Hashable, Comparable, Sendable, CaseIterable {
    /// May look, and add work that waits for a person.
    case observer
    /// May do everything.
    case owner

    package static func < (left: ControlRole, right: ControlRole) -> Bool { left == .observer && right == .owner }
}
