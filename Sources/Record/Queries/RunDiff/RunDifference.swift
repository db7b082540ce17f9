/// Two runs side by side.
package struct RunDifference: Hashable, Sendable {
    /// One thing that both runs have, as text; nothing where a run does not have it.
    package struct Fact: Hashable, Sendable {
        package var key: String
        package var first: String?
        package var second: String?

        package var isSame: Bool { first == second }

        package init(_ key: String, _ first: String?, _ second: String?) {
            self.key = key
            self.first = first
            self.second = second
        }
    }

    package var facts: [Fact]
    /// How often each tool was used, those that differ most first.
    package var tools: [ToolUse]
    package var parting: Parting
    package var files: CheckpointDifference
}
