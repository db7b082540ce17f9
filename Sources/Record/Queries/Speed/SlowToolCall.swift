package import Domain

/// One call of a tool that took long, and where it is.
package struct SlowToolCall: Hashable, Sendable {
    package let tool: String
    package let milliseconds: Double
    package let at: WallTime
    package let run: String
    package let task: String?
    /// The beginning of what the tool was given, as JSON.
    package let input: String?

    package init(tool: String, milliseconds: Double, at: WallTime, run: String, task: String?, input: String?) {
        self.tool = tool
        self.milliseconds = milliseconds
        self.at = at
        self.run = run
        self.task = task
        self.input = input
    }
}
