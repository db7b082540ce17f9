/// How a tool of Codex ended, which its output says in words for the model: in the lines before the output itself.
enum CodexOutcome {
    private static let codes = ["Exit code: ", "Process exited with code "]
    private static let refusals = ["patch rejected", "exec command rejected", "failed to parse function arguments"]
    /// What stands before the output is never longer.
    private static let headLines = 6

    static func isFailure(_ text: String) -> Bool {
        let head = text.utf8.prefix(1024).split(separator: UInt8(ascii: "\n"), maxSplits: headLines)
        for line in head.prefix(headLines).map({ String(Substring($0)) }) {
            if refusals.contains(where: line.hasPrefix) { return true }
            for code in codes where line.hasPrefix(code) { return line.dropFirst(code.count) != "0" }
        }
        return false
    }
}
