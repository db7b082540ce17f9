/// A name and a text, given together as `NAME=TEXT`.
package struct NamedText: Hashable, Sendable {
    package let name: String
    package let text: String

    /// Nothing where there is no `=`, or nothing on one of its sides. The text may hold more of them.
    package init?(_ pair: String) {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        name = String(parts[0])
        text = String(parts[1])
    }
}
