/// How long the calls of a tool took, from the call to its result.
package struct ToolSpeed: Hashable, Sendable {
    package let tool: String
    package let calls: Int
    package let failures: Int
    /// Calls of which there is no result: under way, or cut short.
    package let unanswered: Int
    /// Milliseconds.
    package let duration: Spread?

    /// Milliseconds, of all calls together.
    var wholeTime: Double { duration.map { $0.average * Double($0.count) } ?? 0 }
}
