import Platform
import TestSupport

extension Programs {
    /// What the `sqlite3` program, which knows nothing of ours, answers.
    @discardableResult
    static func sqlite(_ file: String, _ statements: String) throws -> String {
        try ProgramCall(tool("sqlite3"), ["-batch", file, statements]).run().text
    }
}
